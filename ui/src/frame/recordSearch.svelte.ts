// What the record says to the words typed: asked of the core after a short pause, never while a key is still on its way,
// and forgotten with the palette. Only the answer to what stands in the field now counts.
import { asFailure, call } from "../api";
import type { Failure, SearchFound } from "../bindings";

/** Long enough for the next letter, too short to be felt. */
export const PAUSE = 120;

export class RecordSearch {
  /** The answer to `#text`, or to a beginning of it while the next is on its way. */
  found = $state.raw<SearchFound>();
  failure = $state.raw<Failure>();
  /** Whether what is typed now has its answer. */
  answered = $state(false);
  #text = "";
  #of: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Looks for `text`, in everything or in the record of one person. */
  look(text: string, of: string | null): void {
    if (text === this.#text && of === this.#of) return;
    // What answers a longer word was found by its beginning: it stays until the answer comes. Anything else goes.
    if (of !== this.#of || this.#text === "" || !text.startsWith(this.#text)) this.found = undefined;
    clearTimeout(this.#timer);
    this.#text = text;
    this.#of = of;
    this.failure = undefined;
    this.answered = false;
    if (text.trim() === "") return;
    this.#timer = setTimeout(() => void this.#ask(text, of), PAUSE);
  }

  forget(): void {
    this.look("", null);
    this.found = undefined;
  }

  async #ask(text: string, of: string | null): Promise<void> {
    const current = () => text === this.#text && of === this.#of;
    try {
      const found = await call("search", { text, patient: of });
      if (current()) this.found = found;
    } catch (thrown) {
      if (current()) {
        this.found = undefined;
        this.failure = asFailure(thrown);
      }
    }
    if (current()) this.answered = true;
  }
}
