// What keeps a check-in from being recorded, in the order of the form, each with its field.
import type { Failure, Milestone, NewCheckIn, NoticeRow } from "../../../bindings";
import { clockTime, dayOf } from "../../../dates";
import { wording } from "../../../failure";
import { t } from "../../../messages";
import type { Fault } from "../../../parts/ErrorSummary.svelte";
import { daysFrom, type Moment } from "../../../when";
import type { CheckInForm } from "./form";

export interface Written {
  form: CheckInForm;
  when: Moment | null;
  next: Moment | null;
  /** What the two moments' fields say themselves. */
  problems: { when?: string | undefined; next?: string | undefined };
}

export function faultsOf({ form, when, next, problems }: Written, clock: Date): Fault[] {
  const at = when && `${when.day}T${when.time}`;
  const found: [name: string, text: string | undefined | false | null][] = [
    [
      "when",
      form.when.trim() === "" ? t("checkIn.fault.when") : problems.when && `${t("checkIn.when")}: ${problems.when}`,
    ],
    ["when", at && at > `${dayOf(clock)}T${clockTime(clock)}` && t("failure.invalid.at.future")],
    ["kind", form.kind === null && t("checkIn.fault.kind")],
    ["outcome", form.outcome === null && t("checkIn.fault.outcome")],
    ["next", problems.next && `${t("checkIn.next")}: ${problems.next}`],
    ["next", next && next.day < dayOf(clock) && t("failure.invalid.next.past")],
    ["every", form.every.trim() !== "" && daysFrom(form.every) === undefined && t("checkIn.fault.every")],
  ];
  const faults = found.flatMap(([name, text]) => (text ? [{ name, text }] : []));
  return faults.filter((fault, at) => faults.findIndex((other) => other.name === fault.name) === at);
}

/** What was written down besides the moment and the note. */
export type Parts = Pick<NewCheckIn, "kind" | "outcome" | "next" | "contactDays" | "milestones" | "done" | "told">;

/** What is sent, once nothing is wrong with it. Milestones closed, and people told, elsewhere meanwhile are left as they are. */
export function partsOf(
  { form, next }: Written,
  open: readonly Milestone[],
  waiting: readonly NoticeRow[],
): Parts | undefined {
  if (form.kind === null || form.outcome === null) return undefined;
  const place = form.nextPlace.trim();
  return {
    kind: form.kind,
    outcome: form.outcome,
    next: next && { on: next.day, time: next.time, kind: form.nextKind, place: place === "" ? null : place },
    contactDays: daysFrom(form.every) ?? null,
    done: form.done,
    told: waiting.flatMap(({ notice }) => {
      const way = form.told[notice.id];
      return way ? [{ notice: notice.id, way }] : [];
    }),
    milestones: open.flatMap(({ id }) => {
      const ticked = form.milestones[id];
      if (!ticked?.state) return [];
      const actual = ticked.actual.trim();
      return [{ milestone: id, state: ticked.state, actual: actual === "" ? null : actual, learned: null }];
    }),
  };
}

/** The core's fields by the names they have here. */
const fields: Record<string, string> = {
  at: "when",
  contactDays: "every",
  time: "next",
  on: "next",
  place: "nextPlace",
};

export function faultOf(failure: Failure): Fault {
  const name = failure.code === "invalid" && failure.field ? (fields[failure.field] ?? failure.field) : undefined;
  return { name, text: wording(failure) };
}
