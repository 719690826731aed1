// What each question about a person is answered from: a change of one of these tables asks again.
import type { Table } from "../../store.svelte";

export const planTables: readonly Table[] = [
  "care_plan",
  "need",
  "goal",
  "goal_rating",
  "milestone",
  "intervention",
  "plan_version",
];
export const healthTables: readonly Table[] = [
  "medication",
  "medication_event",
  "allergy",
  "condition",
  "physical_check",
];
export const lawTables: readonly Table[] = [
  "safeguarding_concern",
  "dependant",
  "legal_clock",
  "legal_role",
  "capacity",
  "advance_decision",
  "contact",
];
export const owedTables: readonly Table[] = ["task", "chase", "liaison", "contact", "setting"];
export const circleTables: readonly Table[] = ["circle_member", "contact"];
export const scoreTables: readonly Table[] = ["assessment", "instrument", "check_in", "intervention", "care_plan"];
