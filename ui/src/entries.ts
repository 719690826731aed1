// What is asked of a noun by its name, with the types of that noun: as if each had commands of its own.
import { call, type Arg } from "./api";
import type { NounName, Nouns } from "./bindings";

export type Row<N extends NounName> = Nouns[N]["row"];
export type Details<N extends NounName> = Nouns[N]["details"];

/** Answers with the id of the new one. */
export const addEntry = <N extends NounName>(noun: N, details: Details<N>): Promise<string> =>
  call("add_entry", { noun, details } as Arg<"add_entry">);

export const editEntry = <N extends NounName>(noun: N, id: string, details: Details<N>): Promise<null> =>
  call("edit_entry", { noun, id, details } as Arg<"edit_entry">);

/** It no longer holds since a day (left out, today), is closed, or goes. */
export const endEntry = (
  noun: NounName,
  id: string,
  { on = null, outcome = null }: { on?: string | null; outcome?: string | null } = {},
): Promise<null> => call("end_entry", { noun, ending: { id, on, outcome } });
