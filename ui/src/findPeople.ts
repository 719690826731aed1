// Whom two or three letters mean: every word typed begins a part of the name, the preferred name or a number.
import type { PersonRow } from "./bindings";
import { fits, fold } from "./fold";
import { t } from "./messages";
import { session } from "./session.svelte";
import type { FoundPerson } from "./palette.svelte";

/** More than a screen of them says "type one more letter" better than a list does. */
const MOST = 12;

/** Best first: those whose name begins so, then those on the caseload before those who left it, then by name. */
export function findPeople(rows: readonly PersonRow[], typed: string): FoundPerson[] {
  if (fold(typed) === "") return [];
  const start = fold(typed).split(" ")[0] ?? "";
  const rank = (row: PersonRow) =>
    (row.status === "discharged" ? 4 : 0) +
    (([row.preferred ?? row.given, row.given, row.family].findIndex((name) => fold(name).startsWith(start)) + 4) % 4);
  return rows
    .filter((row) => fits(typed, [row.given, row.family, row.preferred, row.localId].filter(Boolean).join(" ")))
    .map((row, at) => ({ row, at, rank: rank(row) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, MOST)
    .map(({ row }) => ({ id: row.id, name: `${row.given} ${row.family}`, detail: detail(row) }));
}

/** What tells people of one name apart. */
function detail(row: PersonRow): string {
  const age = row.age === null ? undefined : String(row.age);
  const preferred =
    !session.discreet && row.preferred && row.preferred !== row.given ? `“${row.preferred}”` : undefined;
  const gone = row.status === "active" ? undefined : t(`people.status.${row.status}`);
  return [preferred, row.localId, age, gone].filter(Boolean).join(" · ");
}
