// What Ctrl+K, Ctrl+N and Ctrl+Shift+A open: the same list of people, asked for three reasons.
export interface FoundPerson {
  id: string;
  name: string;
  /** What tells people of one name apart: local id, preferred name. */
  detail: string;
}

class PaletteState {
  /** Why a person is looked for; null while the palette is shut. */
  purpose = $state<"anything" | "checkIn" | "assess" | null>(null);
  /** Finds people by what is typed, best first. There while the palette is open and the caseload has come. */
  people = $state.raw<(typed: string) => FoundPerson[]>();
}

export const palette = new PaletteState();
