import { describe, expect, it } from "vitest";
import { addDays } from "../../dates";
import { gapLimit, linesOf, runs, spanOf, spread, timeScale, timeTicks } from "./axis";

const every = (days: number, count: number, from = "2026-01-05") =>
  Array.from({ length: count }, (_, at) => addDays(from, at * days));

describe("the days of an axis", () => {
  it("go from the first to the last, in whatever order they come", () => {
    expect(spanOf(["2026-03-01", "2026-01-01", "2026-02-01"])).toEqual(["2026-01-01", "2026-03-01"]);
    expect(spanOf([])).toBeUndefined();
  });
  it("are four weeks at least, with a single day in the middle", () => {
    expect(spanOf(["2026-06-15"])).toEqual(["2026-06-01", "2026-06-29"]);
    expect(spanOf(["2026-06-10", "2026-06-20"])).toEqual(["2026-06-01", "2026-06-29"]);
  });
  it("stand where the calendar has them, also over the change of the clocks", () => {
    const scale = timeScale(["2026-03-22", "2026-04-01"], 100, 200);
    expect(["2026-03-22", "2026-03-29", "2026-03-30", "2026-04-01"].map(scale.x)).toEqual([100, 170, 180, 200]);
  });
});

describe("the days that are named", () => {
  const words = (from: string, to: string, room: number) =>
    timeTicks(timeScale([from, to], 0, room)).map((tick) => tick.words);
  it("are months, with the year said once and where it turns", () => {
    expect(words("2025-10-20", "2026-03-10", 700)).toEqual(["Nov 2025", "Dec", "Jan 2026", "Feb", "Mar"]);
  });
  it("are days on a short axis and years on a long one", () => {
    expect(words("2026-06-01", "2026-06-29", 400)).toEqual(["7 Jun 2026", "14 Jun", "21 Jun", "28 Jun"]);
    expect(words("2019-05-01", "2026-05-01", 800)).toEqual(["2020", "2021", "2022", "2023", "2024", "2025", "2026"]);
  });
  it.each([150, 320, 700])("never stand over one another in %i px", (room) => {
    for (const to of ["2026-02-02", "2026-05-20", "2027-03-01", "2031-01-01"]) {
      const ticks = timeTicks(timeScale(["2026-01-05", to], 0, room));
      expect(ticks.length).toBeGreaterThan(0);
      for (const [at, tick] of ticks.slice(1).entries()) {
        expect(tick.x - (ticks[at]?.x ?? 0), `${to}: ${tick.words}`).toBeGreaterThanOrEqual(42);
      }
    }
  });
});

describe("a gap", () => {
  it("is more than twice the usual distance", () => {
    // Every two weeks: 28 days are one visit missed, 29 are a gap.
    expect(gapLimit(every(14, 5))).toBe(28);
    const days = every(14, 4);
    const joined = (apart: number) =>
      runs([...days, addDays(days.at(-1) as string, apart)].map((on) => ({ on }))).length;
    expect([joined(28), joined(29)]).toEqual([1, 2]);
  });
  it("is measured by the middle of all distances, so that one long absence is not the usual", () => {
    // 7, 7, 10 and 100 days apart: the middle is 8.5.
    expect(gapLimit(["2026-01-01", "2026-01-08", "2026-01-15", "2026-01-25", "2026-05-05"])).toBe(17);
  });
  it("is more than 90 days while nothing is usual yet", () => {
    expect([gapLimit([]), gapLimit(every(14, 2)), gapLimit(every(7, 3))]).toEqual([90, 90, 90]);
    const two = (apart: number) => runs([{ on: "2026-01-01" }, { on: addDays("2026-01-01", apart) }]).length;
    expect([two(90), two(91)]).toEqual([1, 2]);
  });
  it("does not count two of one day as a distance", () => {
    expect(gapLimit(["2026-01-01", "2026-01-01", "2026-01-15", "2026-01-15", "2026-01-29", "2026-02-12"])).toBe(28);
  });
  it("ends a run, and so does whatever must be the same", () => {
    const points = [
      { on: "2026-01-01", version: "1" },
      { on: "2026-01-15", version: "1" },
      { on: "2026-01-29", version: "2" },
    ];
    expect(runs(points, (a, b) => a.version === b.version).map((run) => run.length)).toEqual([2, 1]);
  });
});

describe("labels in a column", () => {
  const spreadAt = (at: number[], low = 0, high = 240) =>
    spread(
      at.map((one) => ({ at: one, height: 16 })),
      low,
      high,
    );
  it("stay where they are while none lies over another", () => {
    expect(spreadAt([20, 100, 60])).toEqual([20, 100, 60]);
  });
  it("part evenly where they collide, in whatever order they come", () => {
    expect(spreadAt([100, 100])).toEqual([92, 108]);
    expect(spreadAt([104, 96])).toEqual([108, 92]);
    expect(spreadAt([50, 50, 50])).toEqual([34, 50, 66]);
  });
  it("stay inside, and keep their distance there", () => {
    expect(spreadAt([0, 2])).toEqual([8, 24]);
    expect(spreadAt([240, 238])).toEqual([232, 216]);
  });
  it("give a name of two lines twice the room", () => {
    expect(
      spread(
        [
          { at: 100, height: 32 },
          { at: 100, height: 16 },
        ],
        0,
        240,
      ),
    ).toEqual([88, 112]);
  });
  it("are none where there are none", () => {
    expect(spreadAt([])).toEqual([]);
  });
});

it("breaks a long name between its words", () => {
  expect(linesOf("moderately severe", 19)).toEqual(["moderately severe"]);
  expect(linesOf("likely to have a severe disorder", 19)).toEqual(["likely to have a", "severe disorder"]);
});
