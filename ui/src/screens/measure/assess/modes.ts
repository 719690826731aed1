// How a questionnaire is answered, in the order in which it is asked; and what was chosen the last time with somebody.
import { call } from "../../../api";
import type { AssessmentMode } from "../../../bindings";

export const modes: readonly AssessmentMode[] = ["self", "readAloud", "phone", "proxy", "clinician"];

const idOf = (patient: string) => `assess.mode.${patient}`;

export async function lastMode(patient: string): Promise<AssessmentMode | null> {
  const kept = await call("view_state", idOf(patient)).catch(() => null);
  return modes.find((mode) => JSON.stringify(mode) === kept) ?? null;
}

export async function rememberMode(patient: string, mode: AssessmentMode): Promise<void> {
  await call("save_view_state", { id: idOf(patient), value: JSON.stringify(mode) }).catch(() => undefined);
}
