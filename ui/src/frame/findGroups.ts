// Which groups are meant by what is typed; for a new session all of them, without a letter.
import type { GroupRow } from "../bindings";
import { fits, fold } from "../fold";

export const findGroups = (
  rows: readonly GroupRow[],
  typed: string,
  unasked: boolean,
): { id: string; name: string }[] =>
  rows
    .filter((row) => row.group.endedOn === null && (fold(typed) === "" ? unasked : fits(typed, row.group.name)))
    .map((row) => ({ id: row.group.id, name: row.group.name }));
