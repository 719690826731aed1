// The columns of the caseload table, what each sorts by, and which of them stand there until somebody chooses others.
import type { PersonRow, TableColumn } from "../../../bindings";
import { find, t } from "../../../messages";
import type { Column } from "../../../parts/Table.svelte";

/** Beyond the name, in their order. A measure is `measure:<its id>`, between the dates and the sentences. */
export const offered = [
  "localId",
  "age",
  "status",
  "cohort",
  "groups",
  "last",
  "agreed",
  "next",
  "milestone",
  "review",
  "attention",
  "scores",
  "reason",
] as const;
type Offered = (typeof offered)[number];

export const usualColumns: readonly string[] = [
  "localId",
  "age",
  "last",
  "agreed",
  "next",
  "milestone",
  "review",
  "attention",
  "scores",
  "reason",
];

const MEASURE = "measure:";
/** The instrument's id of a column that is a measure. */
export const measureOf = (column: string): string | undefined =>
  column.startsWith(MEASURE) ? column.slice(MEASURE.length) : undefined;

export interface Offer {
  id: string;
  label: string;
}

/** What may be chosen: every column, and every measure that anybody has a score of. */
export function offers(rows: readonly PersonRow[]): Offer[] {
  const measures = new Map(rows.flatMap((row) => row.measures.map((one) => [one.instrument, one.short] as const)));
  return [
    ...offered.map((id) => ({ id, label: t(`people.column.${id}`) })),
    ...[...measures].map(([id, label]) => ({ id: MEASURE + id, label })),
  ];
}

const nextOf = (row: PersonRow) => row.nextContact && `${row.nextContact} ${row.nextTime ?? "99:99"}`;

type More = Omit<Column<PersonRow>, "id" | "label">;
const how: Record<Offered, More> = {
  localId: { value: (row) => row.localId },
  age: { value: (row) => row.age, end: true },
  status: { value: (row) => row.status },
  cohort: { value: (row) => row.cohort },
  groups: { value: (row) => row.groups.join(", ") || null },
  last: { value: (row) => row.lastContact },
  agreed: { value: (row) => row.contactDays },
  next: { value: nextOf },
  milestone: { value: (row) => row.nextMilestoneDue },
  review: { value: (row) => row.reviewOn },
  attention: { value: (row) => (row.attention === 0 ? null : row.attention), first: "descending" },
  // Sentences stand last: where the table is narrow they go below the row. Nobody is ranked by a score: it does not sort.
  scores: { sentence: true },
  reason: { hideLabel: true, sentence: true },
};

/** `varied`: people of several standings are shown, so that theirs is worth a column even where nobody chose it. */
export function columnsOf(chosen: readonly string[], varied: boolean, all: readonly Offer[]): Column<PersonRow>[] {
  const shown = new Set(chosen);
  const plain = (id: Offered): Column<PersonRow>[] =>
    shown.has(id) || (id === "status" && varied) ? [{ id, label: t(`people.column.${id}`), ...how[id] }] : [];
  const measures = all
    .filter(({ id }) => measureOf(id) !== undefined && shown.has(id))
    .map(({ id, label }) => ({ id, label }));
  return [
    { id: "name", label: t("people.column.name"), value: (row) => `${row.family} ${row.given}` },
    ...offered.filter((id) => !how[id].sentence).flatMap(plain),
    ...measures,
    ...offered.filter((id) => how[id].sentence).flatMap(plain),
  ];
}

/** The columns of the screen as the file has them; who it is stands in the file either way. */
export function fileColumns(columns: readonly Column<PersonRow>[]): TableColumn[] {
  return columns.flatMap(({ id }): TableColumn[] => {
    const instrument = measureOf(id);
    if (instrument !== undefined) return [{ column: "measure", instrument }];
    const known = offered.find((one) => one === id);
    return known === undefined || known === "localId" ? [] : [{ column: known }];
  });
}

export const groupings = ["cohort", "status", "groups"] as const;
export type Grouping = (typeof groupings)[number];

/** Under which headings somebody stands; under none of them, a heading of its own. */
export const headingsOf: Record<Grouping, (row: PersonRow) => string[]> = {
  cohort: (row) => (row.cohort ? [row.cohort] : []),
  status: (row) => [find(`people.status.${row.status}`) ?? row.status],
  groups: (row) => row.groups,
};
