// A day with a time of day, and how often, as people type them: "Thu 3 Dec 10:30", "yesterday 4pm", "2w"; "every 2 weeks".
import { daysBetween, longDate, understand, type Day, type Leaning } from "./dates";

export interface Moment {
  day: Day;
  /** "HH:MM", or null where none was typed. */
  time: string | null;
}
export type UnderstoodWhen =
  | { kind: "empty" }
  | ({ kind: "when" } & Moment)
  | { kind: "unclear"; why: "words" | "noSuchDay" | "monthFirst" | "tooFar" | "noDay" | "noSuchTime" };

/** "10:30" of "10:30", "10.30", "1030", "4pm", "4:15 pm", "noon", "9"; undefined when the clock has no such time. */
export function timeFrom(text: string): string | undefined {
  const word = text.trim().toLowerCase();
  if (/^(noon|midday)$/.test(word)) return "12:00";
  const m = word.match(/^(\d{1,2})(?:[:.]?(\d{2}))?(?: ?([ap])\.?m\.?)?$/);
  if (!m) return undefined;
  const typed = Number(m[1]);
  const minute = Number(m[2] ?? 0);
  if (m[3] && (typed < 1 || typed > 12)) return undefined;
  const hour = m[3] ? (typed % 12) + (m[3] === "p" ? 12 : 0) : typed;
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** Endings that can be nothing but a time of day, then those that may be part of a date as well. */
const surely =
  /^(.*?)(?:^|[\s,]+)(?:(?:at|@) ?)?(\d{1,2}:\d{1,2}(?: ?[ap]\.?m\.?)?|\d{1,2}(?:\.\d{2})? ?[ap]\.?m\.?|noon|midday)$/;
const afterAt = /^(.*?)(?:^|[\s,]+)(?:at|@) ?(\d{1,2}(?:[:.]?\d{2})?)$/;
const perhaps = /^(.+?)[\s,]+(\d{1,2}\.\d{2}|\d{4})$/;

/** No contact is agreed further ahead than this; a slip of the finger (200w for 20w) is. */
const FARTHEST_AHEAD = 3 * 366;

const near = (day: Day, today: Day) => daysBetween(today, day) <= FARTHEST_AHEAD;

/** What a person meant by `text`. A time alone means `today` when `alone` is given, and lacks its day otherwise. */
export function understandWhen(text: string, today: Day, leaning: Leaning, alone?: "today"): UnderstoodWhen {
  const words = text.toLowerCase().replace(/\s+/g, " ").trim();
  if (words === "") return { kind: "empty" };
  let split = words.match(surely) ?? words.match(afterAt);
  if (!split) {
    const whole = understand(words, today, leaning);
    // No appointment was ever made for the year 1030: those digits are a time.
    if (whole.kind === "day" && whole.day >= "1900") {
      return near(whole.day, today) ? { kind: "when", day: whole.day, time: null } : { kind: "unclear", why: "tooFar" };
    }
    split = words.match(perhaps);
    if (!split) return { kind: "unclear", why: whole.kind === "unclear" ? whole.why : "words" };
  }
  const time = timeFrom(split[2] ?? "");
  const before = (split[1] ?? "").replace(/,$/, "").trim();
  if (before === "" && !alone) return { kind: "unclear", why: time ? "noDay" : "noSuchTime" };
  const found = before === "" ? { kind: "day" as const, day: today } : understand(before, today, leaning);
  if (found.kind === "unclear") return found;
  if (found.kind !== "day") return { kind: "unclear", why: "words" };
  if (!near(found.day, today)) return { kind: "unclear", why: "tooFar" };
  return time ? { kind: "when", day: found.day, time } : { kind: "unclear", why: "noSuchTime" };
}

/** "Thu 3 Dec 2026, 10:30"; understood again on any later day as the same moment. */
export const longWhen = ({ day, time }: Moment): string => (time ? `${longDate(day)}, ${time}` : longDate(day));

const named: Record<string, number> = { daily: 1, weekly: 7, fortnightly: 14, fortnight: 14, week: 7, day: 1 };

/** The days of "14", "14 days", "2w", "every 2 weeks", "fortnightly", 1 to 366; undefined for anything else. */
export function daysFrom(text: string): number | undefined {
  const words = text
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(every|each|a) /, "");
  const m = words.match(/^(\d{1,3}) ?(d|days?|w|wks?|weeks?|fortnights?)?$/);
  const each = !m?.[2] || m[2].startsWith("d") ? 1 : m[2].startsWith("w") ? 7 : 14;
  const days = m ? Number(m[1]) * each : named[words];
  return days !== undefined && days >= 1 && days <= 366 ? days : undefined;
}
