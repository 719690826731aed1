// The columns of the caseload table and what each sorts by.
import type { PersonRow } from "../../bindings";
import { t } from "../../messages";
import type { Column } from "../../parts/Table.svelte";

/** `varied`: people of several standings are shown, so that theirs is worth a column. */
export const columnsOf = (varied: boolean): Column<PersonRow>[] => [
  { id: "name", label: t("people.column.name"), value: (row) => `${row.family} ${row.given}` },
  { id: "localId", label: t("people.column.localId"), value: (row) => row.localId },
  { id: "age", label: t("people.column.age"), value: (row) => row.age, end: true },
  ...(varied ? [{ id: "status", label: t("people.column.status"), value: (row: PersonRow) => row.status }] : []),
  { id: "last", label: t("people.column.last"), value: (row) => row.lastContact },
  { id: "agreed", label: t("people.column.agreed"), value: (row) => row.contactDays },
  { id: "next", label: t("people.column.next"), value: nextOf },
  { id: "milestone", label: t("people.column.milestone"), value: (row) => row.nextMilestoneDue },
  { id: "review", label: t("people.column.review"), value: (row) => row.reviewOn },
  {
    id: "attention",
    label: t("people.column.attention"),
    value: (row) => (row.attention === 0 ? null : row.attention),
    first: "descending",
  },
  // Sentences stand last: where the table is narrow they go below the row. Nobody is ranked by a score: it does not sort.
  { id: "scores", label: t("people.column.scores"), sentence: true },
  { id: "reason", label: t("people.column.reason"), hideLabel: true, sentence: true },
];

const nextOf = (row: PersonRow) => row.nextContact && `${row.nextContact} ${row.nextTime ?? "99:99"}`;
