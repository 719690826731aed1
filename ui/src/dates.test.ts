import { describe, expect, it } from "vitest";
import {
  addMonths,
  ageOn,
  dateNear,
  dayOf,
  daysBetween,
  fullDate,
  longDate,
  monthFrom,
  plainDate,
  understand,
} from "./dates";
import type { Leaning } from "./dates";

const today = "2026-11-22"; // a Sunday
const day = (text: string, leaning?: Leaning) => {
  const found = understand(text, today, leaning);
  return found.kind === "day" ? found.day : found.kind === "unclear" ? found.why : found.kind;
};

describe("understand", () => {
  it.each([
    // near words
    ["today", "2026-11-22"],
    ["Today ", "2026-11-22"],
    ["tomorrow", "2026-11-23"],
    ["yesterday", "2026-11-21"],
    // steps
    ["-2d", "2026-11-20"],
    ["−2d", "2026-11-20"],
    ["+3d", "2026-11-25"],
    ["2w", "2026-12-06"],
    ["2 wks", "2026-12-06"],
    ["in 2 weeks", "2026-12-06"],
    ["in a fortnight", "2026-12-06"],
    ["in two weeks", "2026-12-06"],
    ["3m", "2027-02-22"],
    ["1y", "2027-11-22"],
    ["a week ago", "2026-11-15"],
    ["10 days ago", "2026-11-12"],
    ["next week", "2026-11-29"],
    ["last month", "2026-10-22"],
    // written dates
    ["19 nov", "2026-11-19"],
    ["19nov", "2026-11-19"],
    ["19th November", "2026-11-19"],
    ["Thu 19 Nov 2026", "2026-11-19"],
    ["thursday, 19 november 2026", "2026-11-19"],
    ["nov 19", "2026-11-19"],
    ["19/11", "2026-11-19"],
    ["19/11/2026", "2026-11-19"],
    ["19/11/26", "2026-11-19"],
    ["19.11.2026", "2026-11-19"],
    ["19 11 2026", "2026-11-19"],
    ["2026-11-19", "2026-11-19"],
    ["3/4/2026", "2026-04-03"],
    ["1 sept", "2026-09-01"],
    ["29 feb 2024", "2024-02-29"],
    // in January the nearest 20 December is behind us; here the nearest 3 February is ahead
    ["3 feb", "2027-02-03"],
    // answers
    ["", "empty"],
    ["   ", "empty"],
    ["unknown", "unknown"],
    ["not known", "unknown"],
    ["?", "unknown"],
    // refused, with a reason
    ["31 feb", "noSuchDay"],
    ["29/02/2026", "noSuchDay"],
    ["31/11/2026", "noSuchDay"],
    ["0/11/2026", "noSuchDay"],
    ["11/19/2026", "monthFirst"],
    ["13/13/2026", "noSuchDay"],
    ["200y", "tooFar"],
    ["9999y", "tooFar"],
    ["9999w", "tooFar"],
    ["soon", "words"],
    ["19 novembre", "words"],
    ["ma 3", "words"],
    ["12345", "words"],
    ["constructor", "words"],
    ["in __proto__ weeks", "words"],
  ])("takes %j as %s", (text, expected) => expect(day(text)).toBe(expected));

  it.each<[string, Leaning, string]>([
    ["mon", "future", "2026-11-23"],
    ["mon", "past", "2026-11-16"],
    ["mon", "nearest", "2026-11-23"],
    ["sun", "nearest", "2026-11-22"],
    ["sun", "future", "2026-11-29"],
    ["last friday", "future", "2026-11-20"],
    ["next tue", "past", "2026-11-24"],
    ["19 nov", "future", "2027-11-19"],
    ["19 nov", "past", "2026-11-19"],
    ["25 dec", "past", "2025-12-25"],
    ["22 nov", "future", "2026-11-22"],
    ["22 nov", "past", "2026-11-22"],
    ["29 feb", "future", "2028-02-29"],
    ["29 feb", "past", "2024-02-29"],
  ])("leans: %j, %s, is %s", (text, leaning, expected) => expect(day(text, leaning)).toBe(expected));

  it("stays within the month when stepping from its end", () => {
    expect(understand("1m", "2026-01-31")).toEqual({ kind: "day", day: "2026-02-28" });
    expect(addMonths("2024-03-31", -1)).toBe("2024-02-29");
    expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
  });

  it("reads back every date it writes", () => {
    for (let n = 0; n < 800; n += 1) {
      const found = understand(`+${n}d`, today);
      if (found.kind !== "day") throw new Error(`${n}`);
      expect(day(longDate(found.day))).toBe(found.day);
      expect(day(plainDate(found.day))).toBe(found.day);
      expect(daysBetween(today, found.day)).toBe(n);
    }
  });
});

describe("writing", () => {
  it("writes days as UX asks", () => {
    expect(longDate("2026-11-19")).toBe("Thu 19 Nov 2026");
    expect(longDate("2026-09-01")).toBe("Tue 1 Sep 2026");
    expect(fullDate("2026-11-19")).toBe("Thursday 19 November");
    expect(dateNear("2026-11-19", today)).toBe("Thu 19 Nov");
    expect(dateNear("2027-01-04", today)).toBe("Mon 4 Jan 2027");
  });
  it("takes the day from the clock's local reading", () => {
    expect(dayOf(new Date(2026, 10, 22, 0, 30))).toBe("2026-11-22");
    expect(dayOf(new Date(2026, 10, 22, 23, 59))).toBe("2026-11-22");
  });
  it("counts age in whole years", () => {
    expect(ageOn("1968-03-04", "2026-11-22")).toBe(58);
    expect(ageOn("2000-11-22", "2026-11-22")).toBe(26);
    expect(ageOn("2000-11-23", "2026-11-22")).toBe(25);
    expect(ageOn("2004-02-29", "2026-02-28")).toBe(21);
    expect(ageOn("2004-02-29", "2026-03-01")).toBe(22);
  });
  it("knows months by three letters or figures", () => {
    expect(["3", "03", "mar", "March", "sept", "may", "13", "0", "ma", "x"].map(monthFrom)).toEqual([
      3,
      3,
      3,
      3,
      9,
      5,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
