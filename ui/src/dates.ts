// Dates as people type them and as the window shows them. A date is a calendar day, never a moment: no time zones here.
// UK order throughout. Nothing is guessed silently: what was understood is always echoed, what was not says why.

/** A calendar day as "YYYY-MM-DD", as it crosses to the core. */
export type Day = string;

export type Understood =
  | { kind: "empty" }
  | { kind: "day"; day: Day }
  /** "unknown", "not known", "?": an answer. */
  | { kind: "unknown" }
  | { kind: "unclear"; why: "words" | "noSuchDay" | "monthFirst" | "tooFar" };

/** Which way "19 nov" and "monday" lean when the year or week is left out. */
export type Leaning = "past" | "future" | "nearest";

const dayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const shortDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const shortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const title = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const MS_A_DAY = 86_400_000;
const two = (n: number) => String(n).padStart(2, "0");
const number = (day: Day) => Date.parse(`${day}T00:00:00Z`) / MS_A_DAY;
const fromNumber = (n: number): Day => new Date(n * MS_A_DAY).toISOString().slice(0, 10);
const parts = (day: Day) => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  date: Number(day.slice(8, 10)),
  weekday: new Date(`${day}T00:00:00Z`).getUTCDay(),
});

/** The calendar day at a clock's local reading. */
export const dayOf = (clock: Date): Day =>
  `${String(clock.getFullYear()).padStart(4, "0")}-${two(clock.getMonth() + 1)}-${two(clock.getDate())}`;

/** The day, or undefined when the calendar has none such (31 February). */
export function dayFrom(year: number, month: number, date: number): Day | undefined {
  if (![year, month, date].every(Number.isInteger)) return undefined;
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return undefined;
  return `${year}-${two(month)}-${two(date)}`;
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

export const addDays = (day: Day, n: number): Day => fromNumber(number(day) + n);
export const daysBetween = (from: Day, to: Day): number => number(to) - number(from);

/** Whole months later; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, n: number): Day {
  const at = parts(day);
  const months = at.year * 12 + (at.month - 1) + n;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return `${year}-${two(month)}-${two(Math.min(at.date, daysIn(year, month)))}`;
}

/** Age in whole years; a birthday on 29 February counts from 1 March in other years. */
export function ageOn(born: Day, on: Day): number {
  const a = parts(born);
  const b = parts(on);
  return b.year - a.year - (b.month < a.month || (b.month === a.month && b.date < a.date) ? 1 : 0);
}

/** The number of a month written in figures or letters, at least three of them ("mar", "sept"). */
export function monthFrom(text: string): number | undefined {
  const word = text.trim().toLowerCase();
  if (/^\d{1,2}$/.test(word)) return Number(word) >= 1 && Number(word) <= 12 ? Number(word) : undefined;
  const at = word.length >= 3 ? monthNames.findIndex((name) => name.startsWith(word)) : -1;
  return at >= 0 ? at + 1 : undefined;
}

function weekdayFrom(word: string): number | undefined {
  const at = word.length >= 3 ? dayNames.findIndex((name) => name.startsWith(word)) : -1;
  return at >= 0 ? at : undefined;
}

const numberWords = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const counted = (word: string) =>
  /^\d{1,4}$/.test(word)
    ? Number(word)
    : numberWords.includes(word)
      ? Math.max(1, numberWords.indexOf(word))
      : undefined;
const units: [RegExp, (day: Day, n: number) => Day][] = [
  [/^(d|days?)$/, addDays],
  [/^(w|wks?|weeks?)$/, (day, n) => addDays(day, 7 * n)],
  [/^(fortnights?)$/, (day, n) => addDays(day, 14 * n)],
  [/^(m|mths?|months?)$/, addMonths],
  [/^(y|yrs?|years?)$/, (day, n) => addMonths(day, 12 * n)],
];

/** How far "in 2 weeks" may reach: a slip of the finger (2000 weeks) is no appointment. */
const FARTHEST_YEARS = 120;

function step(today: Day, amount: string, unit: string, sign: 1 | -1): Understood | undefined {
  const n = counted(amount);
  const move = units.find(([name]) => name.test(unit))?.[1];
  if (n === undefined || !move) return undefined;
  // Past the year 9999 there is no number of days to compare: that is too far as well.
  if (!(daysBetween(today, move(today, n)) <= FARTHEST_YEARS * 366)) return { kind: "unclear", why: "tooFar" };
  return { kind: "day", day: move(today, sign * n) };
}

/** A day of the week: this one counts as today only when it leans neither way. */
function weekday(today: Day, wanted: number, leaning: Leaning): Day {
  const ahead = (wanted - parts(today).weekday + 7) % 7;
  if (leaning === "future") return addDays(today, ahead === 0 ? 7 : ahead);
  if (leaning === "past") return addDays(today, ahead === 0 ? -7 : ahead - 7);
  return addDays(today, ahead > 3 ? ahead - 7 : ahead);
}

function withYear(today: Day, date: number, month: number, year: string | undefined, leaning: Leaning): Understood {
  if (month > 12) return { kind: "unclear", why: date <= 12 ? "monthFirst" : "noSuchDay" };
  if (year !== undefined) {
    const full = year.length === 2 ? 2000 + Number(year) : Number(year);
    const day = dayFrom(full, month, date);
    return day ? { kind: "day", day } : { kind: "unclear", why: "noSuchDay" };
  }
  const here = parts(today).year;
  // Eight years hold a 29 February whichever way it leans.
  const days = Array.from({ length: 17 }, (_, i) => dayFrom(here - 8 + i, month, date)).filter((d) => d !== undefined);
  const fitting =
    leaning === "past" ? days.filter((d) => d <= today) : leaning === "future" ? days.filter((d) => d >= today) : days;
  const away = (d: Day) => Math.abs(daysBetween(today, d));
  const day = fitting.sort((a, b) => away(a) - away(b))[0];
  return day ? { kind: "day", day } : { kind: "unclear", why: "noSuchDay" };
}

/** What a person meant by `text`, typed on `today`. */
export function understand(text: string, today: Day, leaning: Leaning = "nearest"): Understood {
  const words = text
    .toLowerCase()
    .replace(/[,]/g, " ")
    .replace(/−/g, "-")
    .replace(/(\d)(st|nd|rd|th)\b/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
  if (words === "") return { kind: "empty" };
  if (/^(\?|unknown|not known|don'?t know|dk|n\/?k)$/.test(words)) return { kind: "unknown" };

  const near: Record<string, number> = { today: 0, now: 0, tomorrow: 1, tom: 1, tmrw: 1, yesterday: -1, yday: -1 };
  if (Object.hasOwn(near, words)) return { kind: "day", day: addDays(today, near[words] ?? 0) };

  let m: RegExpMatchArray | null;
  // -2d, +3w, 2w, 10 days, in 2 weeks, a week ago, in a fortnight, next week, last month
  if ((m = words.match(/^([+-]?) ?(\d+) ?([a-z]+)$/))) {
    const found = step(today, m[2] ?? "", m[3] ?? "", m[1] === "-" ? -1 : 1);
    if (found) return found;
  }
  if ((m = words.match(/^in (\w+) ([a-z]+)$/))) {
    const found = step(today, m[1] ?? "", m[2] ?? "", 1);
    if (found) return found;
  }
  if ((m = words.match(/^(\w+) ?([a-z]+) ago$/))) {
    const found = step(today, m[1] ?? "", m[2] ?? "", -1);
    if (found) return found;
  }
  if ((m = words.match(/^(next|last) (week|month|year)$/))) {
    const found = step(today, "one", m[2] ?? "", m[1] === "next" ? 1 : -1);
    if (found) return found;
  }
  // mon, monday, next tue, last friday, this thu
  if ((m = words.match(/^(?:(next|last|this|on) )?([a-z]{3,9})$/))) {
    const wanted = weekdayFrom(m[2] ?? "");
    if (wanted !== undefined) {
      const lean = m[1] === "next" ? "future" : m[1] === "last" ? "past" : leaning;
      return { kind: "day", day: weekday(today, wanted, lean) };
    }
  }
  // 2026-11-19
  if ((m = words.match(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/))) {
    return withYear(today, Number(m[3]), Number(m[2]), m[1], leaning);
  }
  // 19/11, 19/11/26, 19.11.2026
  if ((m = words.match(/^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?$/))) {
    return withYear(today, Number(m[1]), Number(m[2]), m[3], leaning);
  }
  // 19 nov, thu 19 november 2026, nov 19, 19nov
  const bare = words.replace(/^([a-z]{3,9}) (?=\d)/, (whole, word: string) =>
    weekdayFrom(word) !== undefined && monthFrom(word) === undefined ? "" : whole,
  );
  m = bare.match(/^(\d{1,2}) ?(?:of )?([a-z]{3,9})(?: (\d{4}|\d{2}))?$/);
  const turned = m ? null : bare.match(/^([a-z]{3,9}) (\d{1,2})(?: (\d{4}))?$/);
  const month = monthFrom(m?.[2] ?? turned?.[1] ?? "");
  if (month !== undefined) return withYear(today, Number(m?.[1] ?? turned?.[2]), month, m?.[3] ?? turned?.[3], leaning);

  return { kind: "unclear", why: "words" };
}

/** "Thu 19 Nov 2026" */
export const longDate = (day: Day): string => `${shortDate(day)} ${parts(day).year}`;
/** "Thu 19 Nov" */
export const shortDate = (day: Day): string => {
  const at = parts(day);
  return `${shortDays[at.weekday]} ${at.date} ${shortMonths[at.month - 1]}`;
};
/** "4 Mar 1968" */
export const plainDate = (day: Day): string => {
  const at = parts(day);
  return `${at.date} ${shortMonths[at.month - 1]} ${at.year}`;
};
/** "Thursday 19 November" */
export const fullDate = (day: Day): string => {
  const at = parts(day);
  return `${title(dayNames[at.weekday] ?? "")} ${at.date} ${title(monthNames[at.month - 1] ?? "")}`;
};
/** Short within the same year, long otherwise. */
export const dateNear = (day: Day, today: Day): string =>
  day.slice(0, 4) === today.slice(0, 4) ? shortDate(day) : longDate(day);
/** "14:02", from a clock's local reading. */
export const clockTime = (clock: Date): string => `${two(clock.getHours())}:${two(clock.getMinutes())}`;
