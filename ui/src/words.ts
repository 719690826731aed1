// How the record's own terms and times are said on a person's screens.
import {
  contactKinds,
  type Alert,
  type CircleRow,
  type GoalState,
  type InterventionStatus,
  type Kind,
  type MilestoneState,
  type Outcome,
  type Share,
  type Visit,
} from "./bindings";
import { today } from "./clock";
import { daysBetween, longDate, type Day } from "./dates";
import { t, tn } from "./messages";

export const kinds: readonly Kind[] = contactKinds;
export const outcomes: readonly Outcome[] = ["attended", "didNotAttend", "wasNotBrought", "cancelled", "noAccess"];
export const milestoneOutcomes: readonly MilestoneState[] = ["met", "partly", "notMet", "noLongerWanted"];
export const goalStates: readonly GoalState[] = ["open", "met", "noLongerWanted"];
export const interventionStatuses: readonly InterventionStatus[] = ["planned", "active", "ended"];
export const shares: readonly Share[] = ["everything", "topics", "nothing", "notAsked"];

/** "Sarah Evans" for an id of a contact, where the directory has come. */
export type NameOf = (id: string) => string | undefined;

/** "Thu 26 Nov 2026, 10:00" */
export const visitWhen = (visit: Pick<Visit, "on" | "time">): string =>
  visit.time ? `${longDate(visit.on)}, ${visit.time}` : longDate(visit.on);

/** "today", "in 3 days", "12 days ago" */
export function awayWords(day: Day, from: Day = today()): string {
  const days = daysBetween(from, day);
  if (days === 0) return t("date.today");
  if (days === 1) return t("date.tomorrow");
  if (days === -1) return t("date.yesterday");
  return days > 0 ? tn("date.ahead", days) : tn("date.ago", -days);
}

/** "Home visit, 37 Cross Street"; empty when neither is known. */
export const visitWhat = (visit: Pick<Visit, "kind" | "place">): string =>
  [visit.kind && t(`kind.short.${visit.kind}`), visit.place].filter(Boolean).join(", ");

/** "Sun 3 May 2026 (every 14 days)" style pieces joined with a middle dot; what is empty is left out. */
export const dotted = (...parts: (string | null | undefined | false)[]): string => parts.filter(Boolean).join(" · ");

/** What may be shared with whom, in one line: "everything with 3, named topics with 1, nothing with Gareth Evans". */
export function sharingSummary(circle: readonly CircleRow[]): string {
  if (circle.length === 0) return t("person.sharing.nobody");
  const of = (share: Share) => circle.filter((row) => row.member.share === share);
  const named = (rows: CircleRow[]) =>
    rows.length <= 2
      ? rows.map((row) => row.contact.name).join(t("person.sharing.and"))
      : tn("person.sharing.people", rows.length);
  if (of("everything").length === circle.length) return t("person.sharing.all");
  return shares
    .map((share) => ({ share, rows: of(share) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ share, rows }) => t(`person.sharing.${share}`, { who: named(rows) }))
    .join("; ");
}

/** A line says enough to know; the whole of it stands in the alert itself. */
const LONGEST = 120;

/** "Two staff to visit", "Dog in the hall · review was due Tue 3 Nov 2026" */
export function alertWords(alert: Alert): string {
  const text = alert.text.replace(/\s+/g, " ");
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")}…` : text;
  const overdue = alert.reviewOn !== null && alert.reviewOn < today();
  return dotted(short, overdue && t("person.alert.reviewWas", { date: longDate(alert.reviewOn ?? "") }));
}
