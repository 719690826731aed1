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
export const circleTables: readonly Table[] = ["circle_member", "contact"];
export const scoreTables: readonly Table[] = ["assessment", "instrument", "check_in", "intervention", "care_plan"];
