// What Ctrl+K, Ctrl+N and Ctrl+Shift+A open: people, groups and what can be done, asked for one of four reasons.
export interface FoundPerson {
  id: string;
  name: string;
  /** What tells people of one name apart: local id, preferred name. */
  detail: string;
}

class PaletteState {
  /** Why something is looked for; null while the palette is shut. */
  purpose = $state<"anything" | "checkIn" | "assess" | "session" | null>(null);
  /** Finds people by what is typed, best first. There while the palette is open and the caseload has come. */
  people = $state.raw<(typed: string) => FoundPerson[]>();
  /** Finds groups in the same way; not there while a person's own screen is open. */
  groups = $state.raw<(typed: string) => { id: string; name: string }[]>();
}

export const palette = new PaletteState();
