import { expect, it } from "vitest";
import { timeFrom } from "./time";

it("takes a time of day as people type it", () => {
  const said: Record<string, string> = {
    "10:30": "10:30",
    "10.30": "10:30",
    "1030": "10:30",
    "10": "10:00",
    "9:05": "09:05",
    "2pm": "14:00",
    "2.15 pm": "14:15",
    "12am": "00:00",
    "12pm": "12:00",
    "2 p.m.": "14:00",
    "0:00": "00:00",
    "23:59": "23:59",
  };
  for (const [typed, time] of Object.entries(said)) expect(timeFrom(typed), typed).toBe(time);
  expect(timeFrom("  ")).toBeNull();
});

it("refuses what is no time of day", () => {
  for (const typed of ["24:00", "10:60", "25", "13pm", "0am", "10m", "noonish", "10:3", "10:300", "-1"]) {
    expect(timeFrom(typed), typed).toBeUndefined();
  }
});
