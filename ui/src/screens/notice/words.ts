// What a notice says: to whom, since when, and why it is not told.
import type { Notice, NoticeRow, ToldWay } from "../../bindings";
import { today } from "../../clock";
import { daysBetween } from "../../dates";
import { t, tn } from "../../messages";
import { session } from "../../session.svelte";

export const ways: readonly ToldWay[] = ["call", "letter", "email", "inPerson", "meeting", "message"];

/** "Dr Rao": whoever they are, in dialogs and in what is said afterwards. */
export const whoOf = (row: Pick<NoticeRow, "role" | "contactName">): string =>
  session.discreet ? row.role : row.contactName;

/** What there is to tell; hidden while the screen is discreet. */
export const wordsOf = (notice: Notice): string =>
  session.discreet ? t(`notice.about.${notice.about}`) : notice.words;

/** "since today", "not told for 4 days" */
export function waiting(notice: Notice): string {
  const days = daysBetween(notice.raisedOn, today());
  return days <= 0 ? t("notice.today") : tn("notice.waiting", days);
}

/** Why somebody must not hear of it, in a sentence. */
export function withheldWords(notice: Notice): string {
  const why = session.discreet ? null : notice.why;
  if (notice.withheld === "byHand") return t("notice.mustNot.byHand", { why: why ?? "–" });
  if (notice.withheld === "neverAsked") return t("notice.mustNot.neverAsked");
  return why ? t("notice.mustNot.wishWhy", { why }) : t("notice.mustNot.wish");
}

/** The wish that it is told against, with who said so and whether the person knows. */
export function againstWords(notice: Notice): string | null {
  if (notice.overrideReason === null || session.discreet) return null;
  const against = t("notice.against", { reason: ended(notice.overrideReason), by: ended(notice.overrideBy ?? "–") });
  return `${against} ${t(notice.overrideTold ? "notice.personTold" : "notice.personNotTold")}`;
}

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
