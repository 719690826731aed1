// One goal over time: where each thing stands between its first day and its last, the sentence that sums it up, and the
// same as rows of a table. Nothing here draws.
import type { GoalRow, Measure, Milestone } from "../../bindings";
import { addDays, daysBetween, longDate, shortDate, type Day } from "../../dates";
import { t, tn } from "../../messages";
import { dotted } from "../../words";
import { ratedWhen } from "./words";

/** Numbers over the same time, drawn on a scale of their own: an instrument's scores. */
export interface Series {
  label: string;
  points: readonly { on: Day; value: number }[];
  min: number;
  max: number;
}

/** The measures that have a place in time: two scores with a day at least. */
export function seriesOf(measures: readonly Measure[]): Series[] {
  return measures
    .map(({ instrument, points }) => ({
      label: instrument.short,
      points: points.flatMap(({ on, total }) => (on !== null && total !== null ? [{ on, value: total }] : [])),
      min: instrument.min,
      max: instrument.max,
    }))
    .filter((series) => series.points.length > 1);
}

export interface Span {
  from: Day;
  to: Day;
}

/** From the first thing known of the goal to the last, today within, with a little room on both sides. */
export function spanOf(row: GoalRow, scores: readonly Series[], today: Day): Span {
  const days = [
    today,
    row.goal.setOn,
    ...row.milestones.flatMap((milestone) => [milestone.due, milestone.closedOn]),
    ...row.ratings.map((rating) => rating.ratedOn),
    ...scores.flatMap((series) => series.points.map((point) => point.on)),
  ].filter((day) => day !== null);
  const sorted = days.sort();
  const [first, last] = [sorted[0] ?? today, sorted.at(-1) ?? today];
  const room = Math.max(3, Math.round(daysBetween(first, last) * 0.03));
  return { from: addDays(first, -room), to: addDays(last, room) };
}

/** Where a day lies in a span, 0 to 1. */
export const placeOf = (day: Day, span: Span): number =>
  daysBetween(span.from, day) / Math.max(1, daysBetween(span.from, span.to));

/** Days to be named below: at most `most` of them, evenly apart. */
export function ticks(span: Span, most: number): { on: Day; label: string }[] {
  const all = daysBetween(span.from, span.to);
  const many = Math.max(1, Math.min(most, Math.floor(all / 7)));
  const step = all / (many + 1);
  return Array.from({ length: many }, (_, n) => addDays(span.from, Math.round(step * (n + 1)))).map((on) => ({
    on,
    label: shortDate(on),
  }));
}

/** "due Fri 1 May 2026 · met, Mon 1 Jun 2026" */
export const milestoneWhen = (milestone: Milestone): string =>
  dotted(
    milestone.due ? t("person.milestone.due", { date: longDate(milestone.due) }) : t("plan.over.noDue"),
    milestone.state !== "open" && stateWhen(milestone),
  );

const stateWhen = (milestone: Milestone): string => {
  const state = t(`person.milestone.state.${milestone.state}`);
  return milestone.closedOn ? `${state}, ${longDate(milestone.closedOn)}` : state;
};

/** "1 of 3 milestones met · 1 past its day · confidence 3 on Mon 2 Mar 2026, now 6" */
export function summary(row: GoalRow, today: Day): string {
  const wanted = row.milestones.filter((milestone) => milestone.state !== "noLongerWanted");
  const met = wanted.filter((milestone) => milestone.state === "met").length;
  const late = wanted.filter((one) => one.state === "open" && one.due !== null && one.due < today).length;
  const rated = row.ratings.filter((rating) => rating.confidence !== null);
  const [first, last] = [rated[0], rated.at(-1)];
  const confidence =
    first && last
      ? t(first === last ? "plan.over.sum.confidenceOnce" : "plan.over.sum.confidence", {
          first: first.confidence ?? "",
          last: last.confidence ?? "",
          when: ratedWhen(first),
        })
      : "";
  const steps = wanted.length > 0 ? tn("plan.over.sum.steps", wanted.length, { met }) : t("plan.over.sum.none");
  return `${[steps, late > 0 && tn("plan.over.sum.late", late), confidence].filter(Boolean).join("; ")}.`;
}

export interface TableRow {
  when: string;
  what: string;
  expected: string;
  actual: string;
}

/** The same in words: milestones by the day they were due, ratings by theirs, each score by its day. */
export function tableRows(row: GoalRow, scores: readonly Series[]): TableRow[] {
  const dated: (TableRow & { on: Day })[] = [];
  const put = (on: Day | null, what: string, expected: string, actual: string) =>
    dated.push({ on: on ?? "", when: on ? longDate(on) : t("plan.over.noDue"), what, expected, actual });
  for (const milestone of row.milestones)
    put(
      milestone.due ?? milestone.closedOn,
      milestone.text,
      milestone.expected ?? "",
      dotted(milestone.state !== "open" && stateWhen(milestone), milestone.actual),
    );
  for (const rating of row.ratings)
    put(
      rating.ratedOn,
      t("plan.over.confidence"),
      "",
      dotted(
        rating.confidence !== null && t("plan.over.rating", { n: rating.confidence }),
        rating.importance !== null && t("plan.over.importance", { n: rating.importance }),
      ),
    );
  for (const series of scores) for (const point of series.points) put(point.on, series.label, "", String(point.value));
  return dated
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map(({ when, what, expected, actual }) => ({ when, what, expected, actual }));
}
