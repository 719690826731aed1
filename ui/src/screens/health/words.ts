// How entries of health and the law are said: what holds and what was, told by whom and when, what is due.
import type { Allergy, DueKind, Person } from "../../bindings";
import { today } from "../../clock";
import { daysBetween, longDate } from "../../dates";
import { t, tn } from "../../messages";
import { dotted } from "../../words";
import type { Shown } from "../entry/EntrySection.svelte";

/** What holds, and what was before. */
export function cut<T extends { endedOn: string | null }>(
  rows: readonly T[],
  over: (row: T) => boolean = () => false,
): { now: T[]; before: T[] } {
  const before = (row: T) => row.endedOn !== null || over(row);
  return { now: rows.filter((row) => !before(row)), before: rows.filter(before) };
}

/** "Told by the person, Tue 3 Nov 2026" */
export const from = (source: string | null, reportedOn: string | null): string =>
  source && reportedOn
    ? t("told.by", { source, date: longDate(reportedOn) })
    : (source ?? (reportedOn ? longDate(reportedOn) : ""));

/** "ended Tue 3 Nov 2026 · Felt flat" */
export const endedLine = (row: { endedOn: string | null; outcome: string | null }): string | null =>
  row.endedOn && dotted(t("told.endedOn", { date: longDate(row.endedOn) }), row.outcome);

/** The mark of a date that stands out: because it has passed, or because the core says it is near. */
export function dueMark(due: string, near: boolean): NonNullable<Shown["marks"]> {
  const days = daysBetween(today(), due);
  if (!near && days >= 0) return [];
  const words =
    days < 0
      ? t("person.now.passed")
      : days === 0
        ? t("date.today")
        : days === 1
          ? t("date.tomorrow")
          : tn("date.ahead", days);
  return [{ kind: "attention", words }];
}

const substance = (one: Allergy): string =>
  one.reaction ? `${one.substance ?? ""} (${one.reaction})` : (one.substance ?? "");

/** "Allergy: Penicillin (rash)", "None known". */
export const allergyWords = (one: Allergy): string =>
  one.answer === "noneKnown"
    ? t("told.noneKnown")
    : t(one.answer === "intolerance" ? "told.now.intolerance" : "told.now.allergy", {
        words: substance(one),
      });

/** Below a heading that says what it is about: "Penicillin (rash)", "None known, as told on Tue 3 Nov 2026". */
export function allergyAnswer(one: Allergy): string {
  if (one.answer === "noneKnown" && one.reportedOn) return t("told.noneKnownOn", { date: longDate(one.reportedOn) });
  return one.answer === "allergy" ? substance(one) : allergyWords(one);
}

/** Whether this date is among what the page shows as due: how many days before is settled in the core alone. */
export const isNear = (person: Person, what: DueKind, name: string, on: string | null): boolean =>
  person.known.due.some((due) => due.what === what && due.name === name && due.on === on);
