// What the lines of a note that begin with `>` will be: promises. The core reads them the same way when it is recorded.
import { t, tn } from "../../../messages";

export const promisesOf = (note: string): string[] =>
  note
    .split(/\r?\n/)
    .filter((line) => line.trimStart().startsWith(">"))
    .map((line) => line.replace(/^\s*>[>\s]*/, "").trim())
    .filter((line) => line !== "");

/** "2 promises: bring the form; ring on Friday"; how to make one while there is none. */
export function promiseWords(note: string): string {
  const all = promisesOf(note);
  return all.length === 0 ? t("checkIn.promiseHint") : tn("checkIn.promises", all.length, { what: all.join("; ") });
}
