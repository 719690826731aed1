// What a dry run says, in words: why a cell or a row is not taken, and what was made of one that is.
import type { Column, ColumnReport, Refusal, RowNote } from "../../../bindings";
import { longDate } from "../../../dates";
import { t } from "../../../messages";

/** The highest total of the questionnaire that a column of scores holds. */
function highest(column: Column | null | undefined): { scale: string; most: number } | undefined {
  if (column?.startsWith("phq9")) return { scale: "PHQ-9", most: 27 };
  if (column?.startsWith("gad7")) return { scale: "GAD-7", most: 21 };
  return undefined;
}

/** Why a cell or a whole row is not taken. */
export function refusalWords(refusal: Refusal, columns: readonly ColumnReport[]): string {
  const scale = highest(columns.find((column) => column.header === refusal.header)?.becomes);
  const tooHigh = refusal.reason === "scoreOutOfRange" && scale !== undefined && Number(refusal.value) > scale.most;
  const words = tooHigh
    ? t("import.above", { value: refusal.value.trim(), ...scale })
    : t(`import.reason.${refusal.reason}`);
  return refusal.otherLine === null ? words : `${words} ${t("import.otherLine", { line: refusal.otherLine })}`;
}

/** What was made of a row: "Name: one name, read as Amina · Abbott." */
export function noteWords(note: RowNote): string {
  const became = note.became && /^\d{4}-\d{2}-\d{2}$/.test(note.became) ? longDate(note.became) : note.became;
  const words = t(`import.note.${note.remark}`, { became: became ?? "" });
  return note.header ? t("import.about", { header: note.header, words }) : words;
}

/** A date order that was told, by column. */
export type Orders = Record<string, "dayFirst" | "monthFirst">;

/** A path without its last part: "/home/a/caseload.csv" gives "/home/a/". */
export const folderOf = (path: string): string => path.replace(/[^/\\]*$/, "");
/** The last part of a path. */
export const fileOf = (path: string): string => path.slice(folderOf(path).length);
