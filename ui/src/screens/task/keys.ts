// The bare keys of a row about something owed.
import type { OwedRow } from "../../bindings";
import { t } from "../../messages";
import type { RowKey } from "../../parts/roving";

/** What can be done about something owed. */
export interface OwedActs {
  done: (row: OwedRow) => void;
  askedAgain: (row: OwedRow) => void;
  notNeeded: (row: OwedRow) => void;
}

/** D, A, X. */
export const owedKeys = <R>(acts: OwedActs, of: (row: R) => OwedRow): RowKey<R>[] => [
  { key: "d", label: t("keys.row.done.does"), run: (row) => acts.done(of(row)) },
  {
    key: "a",
    label: t("keys.row.askedAgain.does"),
    run: (row) => acts.askedAgain(of(row)),
    fits: (row) => of(row).task.owedBy === "other",
  },
  { key: "x", label: t("keys.row.notNeeded.does"), run: (row) => acts.notNeeded(of(row)) },
];
