// How ratings over time and what was agreed are said.
import type { AgreedBy, CarePlan, GoalRating } from "../../bindings";
import { longDate } from "../../dates";
import { t } from "../../messages";
import { wholeNumber } from "../../parts/form.svelte";
import { dotted } from "../../words";

export const agreedBys: readonly AgreedBy[] = ["person", "representative"];
export type Rated = "importance" | "confidence";

/** "Ida Okonedo · sister · Mon 1 Jun 2026"; empty when nothing was agreed. */
export const agreedWords = (plan: CarePlan): string =>
  dotted(
    plan.agreedBy === "person" ? t("plan.agreedThemselves") : plan.agreedWith,
    plan.agreedBy !== "person" && plan.agreedAs,
    plan.agreedOn && longDate(plan.agreedOn),
  );

/** "on Mon 2 Mar 2026", or that the day is not known. */
export const ratedWhen = (rating: GoalRating): string =>
  rating.ratedOn ? t("plan.goal.ratedSince.on", { date: longDate(rating.ratedOn) }) : t("plan.goal.ratedSince.unknown");

/** "confidence 3 on Mon 2 Mar 2026, now 6": the latest against the first; empty when it was never rated. */
export function ratedSince(ratings: readonly GoalRating[], field: Rated): string {
  const rated = ratings.filter((rating) => rating[field] !== null);
  const [first, last] = [rated[0], rated.at(-1)];
  if (!first || !last) return "";
  if (first === last) return t(`plan.goal.${field}Is`, { n: last[field] ?? "" });
  const words = { first: first[field] ?? "", last: last[field] ?? "", when: ratedWhen(first) };
  return first[field] === last[field]
    ? t(`plan.goal.ratedSince.same.${field}`, words)
    : t(`plan.goal.ratedSince.${field}`, words);
}

/** Whether what is typed is nothing, or a whole number from 1 to 10. */
export function isRating(text: string): boolean {
  const number = wholeNumber(text);
  return number === null || (number >= 1 && number <= 10);
}

/** "1 to 10; 3 on Mon 2 Mar 2026, 4 on Wed 1 Apr 2026": the first rating and the last one, beside a field. */
export function wasRated(ratings: readonly GoalRating[], field: Rated): string {
  const rated = ratings.filter((rating) => rating[field] !== null);
  const shown = rated.length > 1 ? [rated[0], rated.at(-1)] : rated;
  const words = shown.map((rating) => (rating ? `${rating[field]} ${ratedWhen(rating)}` : ""));
  return `${t("plan.goal.rating")}; ${words.length > 0 ? words.join(", ") : t("plan.look.wasNot")}`;
}

/** Under which name a review that was begun is kept. */
export const reviewKept = (patient: string): string => `form.review.${patient}`;
