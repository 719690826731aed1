// How many days pass before somebody is asked again.
import type { RuleSettings, Urgency } from "../../bindings";

export function chaseDays(rules: RuleSettings | undefined, urgency: Urgency | null | undefined): number | undefined {
  if (!rules || !urgency) return undefined;
  return { crisis: rules.chaseCrisisDays, urgent: rules.chaseUrgentDays, routine: rules.chaseRoutineDays }[urgency];
}
