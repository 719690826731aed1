// Where somebody is for a while, and the hours that are left, in words.
import type { FollowUpClock, FollowUpContact, StayKind, WardStay } from "../../bindings";
import { longDate } from "../../dates";
import { t, tn } from "../../messages";

export const stayKinds: readonly StayKind[] = ["ward", "hospital", "crisisHouse", "custody"];

/** "Maple ward", or "a ward" where nobody said which. */
export const stayWords = (stay: Pick<WardStay, "kind" | "place">): string => stay.place ?? t(`stay.a.${stay.kind}`);

/** "Tue 17 Nov 2026, 14:30" of a local time, with or without its offset. */
export function momentWords(at: string): string {
  return t("stay.moment", { date: longDate(leftOn(at)), time: leftTime(at) });
}
export const leftOn = (at: string): string => at.slice(0, 10);
export const leftTime = (at: string): string => at.slice(11, 16);

/** "31 hours", and below one hour "40 minutes": never more than there are. */
export function spanWords(minutes: number): string {
  const whole = Math.abs(minutes);
  return whole < 60 ? tn("stay.minutes", whole) : tn("stay.hours", Math.floor(whole / 60));
}

/** "31 hours left", "Ran out 3 hours ago". */
export const leftWords = (clock: FollowUpClock): string =>
  t(clock.minutesLeft < 0 ? "stay.clock.past" : "stay.clock.left", { span: spanWords(clock.minutesLeft) });

/** "Wed 18 Nov 2026, 10:00: phone, did not attend" */
export const contactWords = (contact: FollowUpContact): string =>
  t("stay.clock.attempt", {
    when: momentWords(contact.at),
    kind: t(`kind.short.${contact.kind}`),
    outcome: t(`person.outcome.${contact.outcome}`),
  });

/** "On a ward since Tue 10 Nov 2026: Maple ward" */
export function stayLine(stay: WardStay): string {
  const line = t("stay.line", { there: t(`stay.there.${stay.kind}`), date: longDate(stay.admittedOn ?? "") });
  return stay.place ? t("stay.linePlace", { line, place: stay.place }) : line;
}
