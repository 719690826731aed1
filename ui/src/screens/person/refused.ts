// Why a cell of a sheet was not taken: in the import's own sentences, and with its number where a score was too high.
import type { UnmappedCell } from "../../bindings";
import { find, t } from "../../messages";

/** The highest total of the instruments a column may be named after. */
const highest: readonly (readonly [RegExp, string, number])[] = [
  [/phq.?9/i, "PHQ-9", 27],
  [/gad.?7/i, "GAD-7", 21],
];

/** Undefined for a cell that was not refused: its home is not built yet, that is all. */
export function refusedWords(cell: Pick<UnmappedCell, "header" | "value" | "refused">): string | undefined {
  if (!cell.refused) return undefined;
  const scale = highest.find(([name]) => name.test(cell.header));
  if (cell.refused === "scoreOutOfRange" && scale && Number(cell.value) > scale[2]) {
    return t("person.unmapped.above", { scale: scale[1], most: scale[2] });
  }
  return find(`import.reason.${cell.refused}`) ?? t("person.unmapped.refused");
}
