// The bare keys of a row about somebody.
import type { Reason } from "../../../bindings";
import { t } from "../../../messages";
import type { RowKey } from "../../../parts/roving";
import { router } from "../../../router.svelte";
import { session } from "../../../session.svelte";

/** C: a check-in with whoever the row is about, of the visit it is about. */
export const checkInKey = <R extends { patient: string; visit?: string }>(): RowKey<R> => ({
  key: "c",
  label: t("keys.row.checkIn.does"),
  run: (row) => router.go({ screen: "checkin", id: row.patient, ...(row.visit && { at: row.visit }) }),
});

/** B: the brief of a visit. */
export const briefKey = <R extends { patient: string; visit: string }>(): RowKey<R> => ({
  key: "b",
  label: t("keys.row.brief.does"),
  run: (row) => router.go({ screen: "brief", id: row.patient, tab: row.visit }),
});

/** What a row of the attention list says of somebody. */
export interface About {
  patient: string;
  name: string;
  address: string | null;
  reasons: readonly Reason[];
}

/** What the screen does for a row. */
export interface Acts {
  snooze: (row: About) => void;
  plan: (row: About) => void;
  why: (row: About) => void;
  respond: (row: About) => void;
  ask: (row: About) => void;
}

/** The score that got worse and that an answer would be about. */
export const worseOf = (row: About): Reason | undefined =>
  row.reasons.find((reason) => reason.rule === "deteriorated" && reason.about !== null);

/** What somebody else owes and is to be asked for again. */
export const waitedFor = (row: About): Reason | undefined =>
  row.reasons.find((reason) => reason.rule === "waitingOn" && reason.about !== null);

/** C, S, N, W; A where somebody is to be asked again, R where a score got worse. */
export const attentionKeys = (acts: Acts): RowKey<About>[] => [
  checkInKey(),
  { key: "s", label: t("keys.row.snooze.does"), run: acts.snooze },
  { key: "n", label: t("keys.row.plan.does"), run: acts.plan },
  { key: "w", label: t("keys.row.why.does"), run: acts.why },
  {
    key: "a",
    label: t("keys.row.askedAgain.does"),
    run: acts.ask,
    fits: (row) => waitedFor(row) !== undefined && !session.discreet,
  },
  {
    key: "r",
    label: t("keys.row.respond.does"),
    run: acts.respond,
    fits: (row) => worseOf(row) !== undefined && !session.discreet,
  },
];
