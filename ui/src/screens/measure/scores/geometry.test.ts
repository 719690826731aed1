import { describe, expect, it } from "vitest";
import type { Instrument, Measure, ScorePoint } from "../../../bindings";
import { bandsOf, bracketOf, courseOf, cutOffOf, daysOf, markOf } from "./geometry";

// PHQ-9: 0 to 27, bands from 5, 10, 15 and 20, cut-off 10, reliable change 6.
const phq9 = {
  min: 0,
  max: 27,
  version: "1",
  coding: null,
  direction: "higherWorse",
  bands: [
    { from: 0, to: 4, name: "minimal" },
    { from: 5, to: 9, name: "mild" },
    { from: 10, to: 14, name: "moderate" },
    { from: 15, to: 19, name: "moderately severe" },
    { from: 20, to: 27, name: "severe" },
  ],
  caseness: { atLeast: 10, atMost: null, source: null },
  reliableChange: { points: 6, rule: "NHS Talking Therapies", verified: true },
} as unknown as Instrument;
const point = (more: Partial<ScorePoint>) =>
  ({
    assessment: "a",
    on: "2026-02-12",
    total: 18,
    version: "1",
    coding: null,
    mode: "self",
    origin: "here",
    baseline: false,
    ...more,
  }) as ScorePoint;
const measure = (points: ScorePoint[], instrument = phq9) => ({ instrument, points }) as Measure;

describe("bands", () => {
  it("fill the whole scale without a gap, darker towards the worse end", () => {
    expect(bandsOf(phq9).map(({ from, to, severity }) => [from, to, severity])).toEqual([
      [0, 5, 0],
      [5, 10, 1],
      [10, 15, 2],
      [15, 20, 3],
      [20, 27, 4],
    ]);
  });
  it("are darker at the bottom where a higher score is better", () => {
    const better = { ...phq9, direction: "higherBetter" as const, bands: phq9.bands.slice(0, 3) };
    expect(bandsOf(better).map((band) => band.severity)).toEqual([4, 2, 0]);
  });
  it("may be one or none", () => {
    expect(
      bandsOf({ ...phq9, bands: phq9.bands.slice(0, 1) }).map((band) => [band.from, band.to, band.severity]),
    ).toEqual([[0, 27, 0]]);
    expect(bandsOf({ ...phq9, bands: [] })).toEqual([]);
  });
});

it("puts the cut-off where the instrument has it, 0 as well", () => {
  expect(cutOffOf(phq9.caseness)).toEqual({ at: 10, side: "atLeast" });
  expect(cutOffOf({ atLeast: null, atMost: 0, source: null })).toEqual({ at: 0, side: "atMost" });
  expect(cutOffOf(null)).toBeUndefined();
});

describe("the bracket of reliable change", () => {
  const of = (total: number | null) => bracketOf(measure([point({ total, baseline: true }), point({ total: 3 })]));
  it("reaches 6 points either way from the first score", () => {
    expect(of(18)).toEqual({ first: 18, low: 12, high: 24, points: 6 });
  });
  it("is open where the scale ends before, and closed at its very ends", () => {
    expect(of(4)).toMatchObject({ low: undefined, high: 10 });
    expect(of(25)).toMatchObject({ low: 19, high: undefined });
    expect(of(6)).toMatchObject({ low: 0 });
    expect(of(21)).toMatchObject({ high: 27 });
  });
  it("stands on a first score of 0", () => {
    expect(of(0)).toEqual({ first: 0, low: undefined, high: 6, points: 6 });
  });
  it("stands on the first score of today's coding, where there were two", () => {
    const points = [point({ total: 25, baseline: true, coding: "0-40" }), point({ total: 18, baseline: true })];
    expect(bracketOf(measure(points))?.first).toBe(18);
  });
  it("is missing without a rule or a first score", () => {
    expect(of(null)).toBeUndefined();
    expect(bracketOf(measure([point({})]))).toBeUndefined();
    expect(
      bracketOf(measure([point({ baseline: true })], { ...phq9, reliableChange: null } as Instrument)),
    ).toBeUndefined();
  });
});

describe("a point", () => {
  it("has a shape by who answered and where it came from", () => {
    const shapes = (["self", "readAloud", "phone", "proxy", "clinician"] as const).map((mode) =>
      markOf(point({ mode }), phq9),
    );
    expect(shapes).toEqual(["self", "self", "self", "proxy", "clinician"]);
    expect(markOf(point({ origin: "import", version: "" }), phq9)).toBe("import");
    expect(markOf(point({ version: "0" }), phq9)).toBe("otherVersion");
    expect(markOf(point({ coding: "0-40" }), phq9)).toBe("otherVersion");
  });
  it("without a day is never on the axis, and without a total never on a line", () => {
    const points = [
      point({ assessment: "undated", on: null }),
      point({ assessment: "zero", on: "2026-01-01", total: 0 }),
      point({ assessment: "part", on: "2026-01-08", total: null }),
      point({ assessment: "last", on: "2026-01-15", total: 5 }),
    ];
    const course = courseOf(points);
    expect(course.joined.map((run) => run.map((one) => one.assessment))).toEqual([["zero", "last"]]);
    expect(course.incomplete.map((one) => one.assessment)).toEqual(["part"]);
    expect(course.undated.map((one) => one.assessment)).toEqual(["undated"]);
    expect(daysOf(points)).toEqual(["2026-01-01", "2026-01-08", "2026-01-15"]);
  });
  it("of another coding is on no line with the others", () => {
    const points = [point({ on: "2026-01-01", coding: "0-40" }), point({ on: "2026-01-15", coding: "10-50" })];
    expect(courseOf(points).joined).toHaveLength(2);
  });
});
