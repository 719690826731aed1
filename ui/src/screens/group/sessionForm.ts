// What the forms about a session hold: text as it is typed, made into what the core takes and back.
import type { AttendanceAnswer, Session, SessionDetails } from "../../bindings";
import { orNull, typedFrom } from "../../parts/form.svelte";
import { timeFrom } from "../../when";

export interface TypedSession {
  on: string | null;
  time: string;
  topic: string;
  place: string;
  ledBy: string;
  note: string;
}

/** Whoever was not expected has no answer in the record, and one on the form. */
export type Said = AttendanceAnswer | "notExpected";

export const blankSession: TypedSession = { on: null, time: "", topic: "", place: "", ledBy: "", note: "" };

export const typedSession = (session: Session): TypedSession => typedFrom(blankSession, session);

/** Null for none, undefined for what is no time of day. */
export const timeOf = (typed: TypedSession): string | null | undefined =>
  typed.time.trim() === "" ? null : timeFrom(typed.time);

export const detailsOf = (typed: TypedSession): SessionDetails => ({
  topic: orNull(typed.topic),
  place: orNull(typed.place),
  ledBy: orNull(typed.ledBy),
  note: orNull(typed.note),
  on: typed.on ?? "",
  time: timeOf(typed) ?? null,
});
