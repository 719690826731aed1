// What Ctrl+K and Ctrl+N open: the same list of people, asked for two reasons.
export interface FoundPerson {
  id: string;
  name: string;
  /** What tells people of one name apart: local id, preferred name. */
  detail: string;
}

class PaletteState {
  /** Why a person is looked for; null while the palette is shut. */
  purpose = $state<"anything" | "checkIn" | null>(null);
  /** Finds people by what is typed, best first. Set once the caseload can be asked. */
  people = $state<(typed: string) => Promise<FoundPerson[]>>();
}

export const palette = new PaletteState();
