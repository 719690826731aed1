// Ctrl+Z: one sentence for what it would take back, and one for what it has.
import type { Undoable } from "../bindings";
import { call } from "../api";
import { fill, find, t } from "../messages";

/** "check-in with Dilwyn D."; `name` is null where the change is about nobody, or about somebody no longer here. */
export function undoWords(undoable: Pick<Undoable, "kind" | "patient">, name: string | null): string {
  const words = find(`undo.what.${undoable.kind}`) ?? t("undo.what.other");
  return fill(words, { name: name ?? t("undo.somebody") });
}

/** Takes the last change back; answers with what to say. `name` is whom the change is about, as the status line knew. */
export async function takeBack(name: (seq: string) => string | null): Promise<string> {
  const taken = await call("undo");
  if (!taken) return t("undo.nothing");
  const what = undoWords(taken, name(taken.seq));
  const drafted = taken.kind === "recordCheckIn" || taken.kind === "finishAssessment";
  return drafted ? t("undo.doneDraft", { what }) : t("undo.done", { what });
}
