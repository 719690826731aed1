import { describe, expect, it } from "vitest";
import { daysFrom, longWhen, timeFrom, understandWhen } from "./when";

// A Sunday.
const today = "2026-11-22";
const next = (text: string) => {
  const found = understandWhen(text, today, "future");
  return found.kind === "when"
    ? `${found.day} ${found.time ?? "-"}`
    : found.kind === "unclear"
      ? found.why
      : found.kind;
};
const was = (text: string) => {
  const found = understandWhen(text, today, "past", "today");
  return found.kind === "when"
    ? `${found.day} ${found.time ?? "-"}`
    : found.kind === "unclear"
      ? found.why
      : found.kind;
};

describe("a day with a time", () => {
  it.each([
    ["2w", "2026-12-06 -"],
    ["Thu 3 Dec 10:30", "2026-12-03 10:30"],
    ["Thu 3 Dec 2026, 10:30", "2026-12-03 10:30"],
    ["3 dec at 9", "2026-12-03 09:00"],
    ["3 dec 10.30", "2026-12-03 10:30"],
    ["3 dec 1030", "2026-12-03 10:30"],
    ["3/12 2pm", "2026-12-03 14:00"],
    ["3.12 14.15", "2026-12-03 14:15"],
    ["thu 10.30", "2026-11-26 10:30"],
    ["in 2 weeks @ 4:15pm", "2026-12-06 16:15"],
    ["tomorrow noon", "2026-11-23 12:00"],
    ["3 dec 12am", "2026-12-03 00:00"],
    // A date alone stays a date, although its end could be a time.
    ["19.12", "2026-12-19 -"],
    ["19 dec 26", "2026-12-19 -"],
    ["19 dec 2026", "2026-12-19 -"],
    ["", "empty"],
    ["10:30", "noDay"],
    ["at 9", "noDay"],
    ["3 dec 25:00", "noSuchTime"],
    ["3 dec 13pm", "noSuchTime"],
    ["31 feb 10:00", "noSuchDay"],
    ["3/13 10:00", "monthFirst"],
    ["2000w 10:00", "tooFar"],
    ["200w", "tooFar"],
    ["150w", "2029-10-07 -"],
    ["whenever 10:00", "words"],
    ["unknown", "words"],
    ["soon", "words"],
  ])("typed for the next contact: %s", (text, meant) => expect(next(text)).toBe(meant));

  it.each([
    ["yesterday 4pm", "2026-11-21 16:00"],
    ["14:05", "2026-11-22 14:05"],
    ["at 9", "2026-11-22 09:00"],
    ["today 14:05", "2026-11-22 14:05"],
    ["thu 16:40", "2026-11-19 16:40"],
    ["-2d 9:00", "2026-11-20 09:00"],
    ["yesterday", "2026-11-21 -"],
    ["24:00", "noSuchTime"],
  ])("typed for a visit that was: %s", (text, meant) => expect(was(text)).toBe(meant));

  it("reads what it writes as the same moment, on any later day", () => {
    for (const moment of [
      { day: "2026-12-03", time: "10:30" },
      { day: "2026-12-03", time: null },
      { day: "2028-02-29", time: "00:00" },
    ]) {
      for (const on of [today, "2026-12-24", "2031-07-01"]) {
        expect(understandWhen(longWhen(moment), on, "future")).toEqual({ kind: "when", ...moment });
      }
    }
  });
});

describe("a time of day", () => {
  it.each([
    ["9", "09:00"],
    ["09:05", "09:05"],
    ["0905", "09:05"],
    ["9.05", "09:05"],
    ["12pm", "12:00"],
    ["12am", "00:00"],
    ["4 p.m.", "16:00"],
    ["midday", "12:00"],
    ["24", undefined],
    ["9:60", undefined],
    ["0pm", undefined],
    ["-1", undefined],
    ["nine", undefined],
  ])("%s", (text, time) => expect(timeFrom(text)).toBe(time));
});

describe("how often", () => {
  it.each([
    ["14", 14],
    ["14 days", 14],
    ["1 day", 1],
    ["2w", 14],
    ["every 2 weeks", 14],
    ["fortnightly", 14],
    ["a fortnight", 14],
    ["weekly", 7],
    ["366", 366],
    ["0", undefined],
    ["367", undefined],
    ["53w", undefined],
    ["-3", undefined],
    ["2.5w", undefined],
    ["a month", undefined],
    ["", undefined],
  ])("%s", (text, days) => expect(daysFrom(text)).toBe(days));
});
