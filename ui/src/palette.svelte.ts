// What Ctrl+K, Ctrl+N, Ctrl+Shift+A and Ctrl+F on a person's page open: one list, asked for one of five reasons.
export interface FoundPerson {
  id: string;
  name: string;
  /** What tells people of one name apart: local id, preferred name. */
  detail: string;
}

class PaletteState {
  /** Why something is looked for; null while the palette is shut. */
  purpose = $state<"anything" | "checkIn" | "assess" | "session" | "record" | null>(null);
  /** Whose record is searched, when the purpose is "record". */
  record = $state<string | null>(null);
  /** Beside whom the laptop lies open: nothing of anybody else is found. */
  beside = $state<string | null>(null);
  /** Finds people by what is typed, best first. There while the palette is open and the caseload has come. */
  people = $state.raw<(typed: string) => FoundPerson[]>();
  /** Finds groups in the same way; not there while a person's own screen is open. */
  groups = $state.raw<(typed: string) => { id: string; name: string }[]>();
}

/** Searches the record of one person. */
export function searchRecord(patient: string): void {
  palette.record = patient;
  palette.purpose = "record";
}

export const palette = new PaletteState();
