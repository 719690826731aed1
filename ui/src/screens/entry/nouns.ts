// What each entry of health, of the law and of those who care is asked for: its fields in the order of the form, and how each is typed. The
// words of a field stand in `told.<noun>.field.<name>`, its hint in `told.<noun>.hint.<name>`, its answers in
// `told.<noun>.choice.<name>.<value>`.
import type { EntryNoun } from "../../bindings";
import { today } from "../../clock";
import { longDate, understand } from "../../dates";
import { find, fill, type Words } from "../../messages";
import { daysFrom } from "../../when";

export type Value = string | null;
export type Values = Record<string, Value>;

export interface FieldSpec {
  name: string;
  /** line and text: typed words; since: a year, a month or a day; days: "4w"; label: words of the country; who: of the circle. */
  as: "line" | "text" | "past" | "future" | "since" | "days" | "number" | "choice" | "select" | "label" | "who";
  needed?: true;
  choices?: readonly string[];
  shows?: (values: Values) => boolean;
}

const line = (name: string): FieldSpec => ({ name, as: "line" });
const text = (name: string): FieldSpec => ({ name, as: "text" });
const past = (name: string): FieldSpec => ({ name, as: "past" });
const future = (name: string): FieldSpec => ({ name, as: "future" });
const needed = (spec: FieldSpec): FieldSpec => ({ ...spec, needed: true });
const source = [line("source"), past("reportedOn")];

/** What a section or a leave is called here; somebody elsewhere writes their own words. */
export const usualClocks = ["section2", "section3", "leave17", "cto", "review117", "tribunal", "renewal"] as const;
export const roles = [
  "nearestRelative",
  "attorneyHealth",
  "attorneyProperty",
  "deputyHealth",
  "deputyProperty",
  "imha",
  "imca",
  "advocate",
] as const;
const events = ["depot", "clozapineBlood", "lithiumBlood", "otherBlood", "other"] as const;

export const nouns: Record<EntryNoun, readonly FieldSpec[]> = {
  medication: [
    needed(line("name")),
    line("dose"),
    line("howOften"),
    line("purpose"),
    line("prescriber"),
    { name: "started", as: "since" },
    text("sideEffects"),
    ...source,
  ],
  medicationEvent: [
    { name: "kind", as: "select", choices: events, needed: true },
    needed(line("name")),
    needed(future("due")),
    { name: "intervalDays", as: "days" },
    line("source"),
  ],
  allergy: [
    { name: "answer", as: "choice", choices: ["allergy", "intolerance", "noneKnown"], needed: true },
    { ...needed(line("substance")), shows: (values) => values.answer !== "noneKnown" },
    { ...text("reaction"), shows: (values) => values.answer !== "noneKnown" },
    ...source,
  ],
  condition: [needed(line("name")), { name: "since", as: "since" }, text("note"), ...source],
  physicalCheck: [
    future("due"),
    past("doneOn"),
    ...[
      line("doneWhere"),
      line("alcohol"),
      line("glucose"),
      line("lipids"),
      line("bloodPressure"),
      line("weight"),
      line("smoking"),
      text("note"),
    ].map((spec) => ({ ...spec, shows: (values: Values) => values.doneOn !== null })),
    line("source"),
  ],
  concern: [
    { name: "about", as: "choice", choices: ["adult", "child"], needed: true },
    line("who"),
    needed(text("facts")),
    past("notedOn"),
    line("source"),
    text("wishes"),
    line("reportedTo"),
    past("reportedOn"),
    { name: "consent", as: "choice", choices: ["agreed", "refused", "notAsked"] },
    { ...text("overrideReason"), shows: (values) => values.consent === "refused" || values.consent === "notAsked" },
    line("reference"),
  ],
  dependant: [
    needed(line("name")),
    past("born"),
    { name: "age", as: "number" },
    line("caredBy"),
    line("school"),
    text("note"),
    ...source,
  ],
  clock: [needed({ name: "label", as: "label" }), past("starts"), needed(future("due")), text("note"), ...source],
  role: [
    { name: "role", as: "select", choices: roles, needed: true },
    { name: "contact", as: "who" },
    line("document"),
    past("seenOn"),
    ...source,
  ],
  capacity: [
    needed(text("decision")),
    { name: "hasCapacity", as: "choice", choices: ["yes", "no", "fluctuates"], needed: true },
    past("assessedOn"),
    line("assessedBy"),
    text("supported"),
    text("bestInterests"),
    line("decidedBy"),
    future("reviewOn"),
  ],
  carer: [
    text("needs"),
    { name: "caringSince", as: "since" },
    text("respite"),
    past("assessmentOfferedOn"),
    {
      name: "assessmentAnswer",
      as: "choice",
      choices: ["accepted", "declined"],
      shows: (values) => values.assessmentOfferedOn !== null,
    },
    { ...past("assessmentAnsweredOn"), shows: (values) => values.assessmentAnswer !== null },
    past("contingencyOfferedOn"),
    past("contingencyMadeOn"),
    future("nextOfferOn"),
    past("reportedOn"),
  ],
  advanceDecision: [needed(text("about")), past("madeOn"), line("keptAt"), past("seenOn"), ...source],
};

/** The sentence of a noun that may have none of its own. */
export const said = (noun: string, path: string, words: Words = {}): string | undefined => {
  const found = find(`told.${noun}.${path}`);
  return found === undefined ? undefined : fill(found, words);
};

/** Dates are days or nothing; everything else is typed. */
export const isDay = (spec: FieldSpec): boolean => spec.as === "past" || spec.as === "future";
const isChosen = (spec: FieldSpec): boolean => spec.as === "choice" || spec.as === "select" || spec.as === "who";

export const blank = (noun: EntryNoun): Values => ({
  ...Object.fromEntries(nouns[noun].map((spec) => [spec.name, isDay(spec) || isChosen(spec) ? null : ""])),
  // Somebody who does not stand in the directory, and the medication that a date belongs to.
  ...(noun === "role" ? { name: "" } : {}),
  ...(noun === "medicationEvent" ? { medication: null } : {}),
  // Whose place in the circle it is.
  ...(noun === "carer" ? { member: null } : {}),
});

/** "2019", "Jul 2019", "Tue 30 Jul 2019". */
export function sinceShown(since: string): string {
  if (since.length === 4) return since;
  return since.length === 7 ? longDate(`${since}-01`).split(" ").slice(2).join(" ") : longDate(since);
}

/** A year or a month as it is, any date that is understood as its day; what is not understood stays, to be refused. */
export function sinceFrom(typed: string): string | null {
  const words = typed.trim();
  if (words === "") return null;
  if (/^\d{4}(-\d{2})?$/.test(words)) return words;
  const month = understand(`1 ${words}`, today(), "past");
  if (/^[a-z]+ \d{4}$/i.test(words) && month.kind === "day") return month.day.slice(0, 7);
  const found = understand(words, today(), "past");
  return found.kind === "day" ? found.day : words;
}

/** What a row holds, as it is typed. */
export function typed(noun: EntryNoun, row: Readonly<Record<string, unknown>>): Values {
  const empty = blank(noun);
  return Object.fromEntries(
    Object.keys(empty).map((name) => {
      const spec = nouns[noun].find((one) => one.name === name);
      const value = row[name];
      if (value === null || value === undefined) return [name, empty[name] ?? null];
      if (spec?.as === "since") return [name, sinceShown(String(value as string))];
      return [name, String(value as string | number)];
    }),
  );
}

/** What is typed, as the core takes it. */
export function details(noun: EntryNoun, patient: string, values: Values): Record<string, unknown> {
  const one = (name: string, value: Value): unknown => {
    const spec = nouns[noun].find((one) => one.name === name);
    const words = typeof value === "string" ? value.trim() : value;
    if (spec?.shows && !spec.shows(values)) return null;
    if (spec?.as === "days") return words ? (daysFrom(words) ?? 0) : null;
    if (spec?.as === "number") return words ? Number(words) : null;
    if (spec?.as === "since") return sinceFrom(words ?? "");
    if (spec?.needed && !isDay(spec) && !spec.shows) return words ?? "";
    return words === "" ? null : words;
  };
  return { patient, ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, one(name, value)])) };
}
