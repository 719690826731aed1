// The parts of a safety plan and of what a person says of themselves, in the order in which they are asked and shown.
import type { AboutMe, Person, SafetyPlan } from "../../bindings";
import { longDate } from "../../dates";
import { t } from "../../messages";
import { dotted } from "../../words";

export const safetyParts = [
  "warningSigns",
  "triggers",
  "coping",
  "distraction",
  "contacts",
  "shouldHappen",
  "saferPlace",
  "reasons",
  "helped",
  "notHelped",
  "advanceStatement",
] as const satisfies readonly (keyof SafetyPlan)[];

/** What helps at the door, and the story behind the plan. */
export const doorstep = [
  "matters",
  "pleaseDo",
  "pleaseDont",
  "communicate",
] as const satisfies readonly (keyof AboutMe)[];
export const story = [
  "support",
  "also",
  "strengths",
  "symptoms",
  "history",
  "social",
] as const satisfies readonly (keyof AboutMe)[];

/** "Safety plan of Tue 3 Nov 2026 · review Wed 3 Feb 2027", "declined ...", "never asked". */
export function safetyState(plan: Person["safetyPlan"]): string {
  if (!plan) return t("safety.state.never");
  const on = longDate(plan.updatedOn);
  const again = plan.reviewOn ? longDate(plan.reviewOn) : null;
  return plan.answer === "declined"
    ? dotted(t("safety.state.declined", { date: on }), again && t("safety.state.again", { date: again }))
    : dotted(
        t("safety.state.made", { date: on }),
        again ? t("safety.state.review", { date: again }) : t("safety.state.noReview"),
      );
}
