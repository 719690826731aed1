// How an entry of a noun is typed and shown: the fields, from the core, in the order of the form, as strings that somebody
// types. The words of a field stand in `told.<noun>.field.<name>`, its hint in `told.<noun>.hint.<name>`, its answers in
// `told.<noun>.choice.<name>.<value>`.
import { nouns, type FieldSpec, type NounName } from "../../bindings";
import { today } from "../../clock";
import { longDate, understand } from "../../dates";
import { find, fill, type Words } from "../../messages";
import { daysFrom } from "../../when";

export type Value = string | null;
export type Values = Record<string, Value>;

/** What a section or a leave is called here; somebody elsewhere writes their own words. */
export const usualClocks = ["section2", "section3", "leave17", "cto", "review117", "tribunal", "renewal"] as const;

/** Whether a field is asked for, by what is answered already. */
export function asked({ typed, when }: FieldSpec, values: Values): boolean {
  if (typed === "hidden") return false;
  const other = when ? (values[when.field] ?? "") : "";
  return !when || (other !== "" && (when.values.length === 0 || when.values.includes(other)));
}

/** The sentence of a noun that may have none of its own. */
export const said = (noun: string, path: string, words: Words = {}): string | undefined => {
  const found = find(`told.${noun}.${path}`);
  return found === undefined ? undefined : fill(found, words);
};

/** Days, choices and ids are chosen or null; everything else is typed. */
const isChosen = ({ typed, most }: FieldSpec): boolean =>
  ["past", "future", "choice", "who"].includes(typed) || (typed === "hidden" && most === null);

export const blank = (noun: NounName): Values =>
  Object.fromEntries(nouns[noun].map((spec) => [spec.name, isChosen(spec) ? null : ""]));

/** As blank, with today where the core would write it for an empty field. */
export const fresh = (noun: NounName): Values => ({
  ...blank(noun),
  ...Object.fromEntries(nouns[noun].filter((spec) => spec.today).map((spec) => [spec.name, today()])),
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
export function typed(noun: NounName, row: Readonly<Record<string, unknown>>): Values {
  const empty = blank(noun);
  return Object.fromEntries(
    Object.keys(empty).map((name) => {
      const spec = nouns[noun].find((one) => one.name === name);
      const value = row[name];
      if (value === null || value === undefined) return [name, empty[name] ?? null];
      if (spec?.typed === "since") return [name, sinceShown(String(value as string))];
      return [name, String(value as string | number)];
    }),
  );
}

/** What is typed, as the core takes it. */
export function details(noun: NounName, patient: string, values: Values): Record<string, unknown> {
  const one = (name: string, value: Value): unknown => {
    const spec = nouns[noun].find((one) => one.name === name);
    const words = typeof value === "string" ? value.trim() : value;
    if (spec?.when && !asked(spec, values)) return null;
    if (spec?.typed === "days") return words ? (daysFrom(words) ?? 0) : null;
    if (spec?.typed === "number") return words ? Number(words) : null;
    if (spec?.typed === "since") return sinceFrom(words ?? "");
    if (spec?.required && !isChosen(spec)) return words ?? "";
    return words === "" ? null : words;
  };
  return { patient, ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, one(name, value)])) };
}
