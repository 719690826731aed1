import { describe, expect, it } from "vitest";
import type { GoalRating, GoalRow, Measure, Milestone } from "../../bindings";
import { type Series, placeOf, seriesOf, spanOf, summary, tableRows, ticks } from "./overTime";
import { isRating, ratedSince, wasRated } from "./words";

const milestone = (more: Partial<Milestone>): Milestone => ({
  id: "m",
  patient: "p",
  goal: "g",
  text: "Walk to the lido",
  expected: "An hour",
  due: "2026-05-01",
  owner: null,
  state: "open",
  actual: null,
  learned: null,
  closedOn: null,
  ...more,
});
const rating = (ratedOn: string | null, confidence: number | null, importance: number | null = null): GoalRating => ({
  id: ratedOn ?? "unknown",
  ratedOn,
  importance,
  confidence,
});
const goal = (milestones: Milestone[], ratings: GoalRating[]): GoalRow => ({
  goal: {
    id: "g",
    patient: "p",
    text: "Swim",
    need: null,
    importance: null,
    confidence: null,
    state: "open",
    setOn: "2026-03-02",
  },
  milestones,
  ratings,
});
const scores: Series[] = [{ label: "PHQ-9", points: [{ on: "2026-02-01", value: 18 }], min: 0, max: 27 }];

describe("a goal over time", () => {
  it("spans everything that is known of it, scores too, with today within", () => {
    const row = goal([milestone({ due: "2026-12-01" })], [rating("2026-03-02", 3), rating(null, 5)]);
    const span = spanOf(row, scores, "2026-06-01");
    expect(span.from < "2026-02-01" && span.to > "2026-12-01").toBe(true);
    expect([placeOf(span.from, span), placeOf(span.to, span)]).toEqual([0, 1]);
    for (const tick of ticks(span, 5)) expect(tick.on > span.from && tick.on < span.to).toBe(true);
    expect(ticks(span, 5)).toHaveLength(5);
  });

  it("is summed up in one sentence, against the first rating", () => {
    const row = goal(
      [
        milestone({ state: "met", closedOn: "2026-05-04" }),
        milestone({ id: "n" }),
        milestone({ id: "o", state: "noLongerWanted" }),
      ],
      [rating("2026-03-02", 3), rating("2026-06-01", null, 9), rating("2026-06-02", 6)],
    );
    expect(summary(row, "2026-06-03")).toBe(
      "1 of 2 milestones met; 1 past its day; confidence 3 on Mon 2 Mar 2026, now 6.",
    );
    expect(summary(goal([], []), "2026-06-03")).toBe("No milestones yet.");
  });

  it("is a table in the order of the days, expected beside actual", () => {
    const row = goal([milestone({ state: "met", closedOn: "2026-05-04", actual: "Two hours" })], [rating(null, 3)]);
    expect(tableRows(row, scores).map((one) => [one.when, one.what, one.expected, one.actual])).toEqual([
      ["no date", "Confidence", "", "confidence 3"],
      ["Sun 1 Feb 2026", "PHQ-9", "", "18"],
      ["Fri 1 May 2026", "Walk to the lido", "An hour", "met, Mon 4 May 2026 · Two hours"],
    ]);
  });
});

describe("ratings in words", () => {
  it("are read against the first one, and an unknown day is said", () => {
    expect(ratedSince([], "confidence")).toBe("");
    expect(ratedSince([rating("2026-03-02", 3)], "confidence")).toBe("confidence 3 of 10");
    expect(ratedSince([rating(null, 3), rating("2026-06-01", 6)], "confidence")).toBe(
      "confidence 3 on a day not known, now 6",
    );
    expect(ratedSince([rating("2026-03-02", 3), rating("2026-06-01", 3)], "confidence")).toBe(
      "confidence 3, as on Mon 2 Mar 2026",
    );
    expect(wasRated([rating("2026-03-02", 3)], "importance")).toBe("1 to 10; not rated before");
  });

  it("are nothing, or whole numbers from 1 to 10", () => {
    expect(["", "1", "10"].map(isRating)).toEqual([true, true, true]);
    expect(["0", "11", "3.5", "many"].map(isRating)).toEqual([false, false, false, false]);
  });
});

it("gives a measure a place in time by its days and totals, and none to one that has fewer than two", () => {
  const measure = (short: string, points: { on: string | null; total: number | null }[]) =>
    ({ instrument: { short, min: 0, max: 27 }, points }) as unknown as Measure;
  const told = seriesOf([
    measure("PHQ-9", [
      { on: null, total: 20 },
      { on: "2026-02-01", total: 0 },
      { on: "2026-03-01", total: null },
      { on: "2026-04-01", total: 11 },
    ]),
    measure("GAD-7", [{ on: "2026-02-01", total: 4 }]),
  ]);
  expect(told).toEqual([
    {
      label: "PHQ-9",
      points: [
        { on: "2026-02-01", value: 0 },
        { on: "2026-04-01", value: 11 },
      ],
      min: 0,
      max: 27,
    },
  ]);
});
