// The bare keys of a row about somebody.
import { t } from "../../messages";
import type { RowKey } from "../../parts/roving";
import { router } from "../../router.svelte";

/** C: a check-in with whoever the row is about. */
export const checkInKey = <R extends { patient: string }>(): RowKey<R> => ({
  key: "c",
  label: t("keys.row.checkIn.does"),
  run: (row) => router.go({ screen: "checkin", id: row.patient }),
});
