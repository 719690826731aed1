// What is the same every week and is typed once: the folder files go to, who reads the summary. It is kept as it is
// typed, so that a lock takes nothing away.
import { call } from "./api";
import { Autosave } from "./autosave.svelte";

export type Kept = "sheetFile" | "summaryFolder" | "summaryRecipient" | "bundleFolder" | "pageFolder" | "tableFolder";

/** The text of one field, as it was left. */
export class LastUsed {
  #text = $state("");
  #typed = false;
  readonly #id: string;
  readonly #autosave = new Autosave(async () => {
    await call("save_view_state", { id: this.#id, value: JSON.stringify(this.#text.trim()) });
  });

  /** `otherwise` stands there when nothing was kept. */
  constructor(what: Kept, otherwise = "") {
    this.#id = `last.${what}`;
    void this.#load(otherwise);
  }

  get text(): string {
    return this.#text;
  }
  set text(text: string) {
    this.#typed = true;
    this.#text = text;
    this.#autosave.touch();
  }

  async #load(otherwise: string): Promise<void> {
    const kept = (await this.#read()) || otherwise;
    // Whoever was quicker than the store is right.
    if (!this.#typed) this.#text = kept;
  }

  async #read(): Promise<string> {
    try {
      const kept: unknown = JSON.parse((await call("view_state", this.#id)) ?? '""');
      return typeof kept === "string" ? kept : "";
    } catch {
      return "";
    }
  }

  /** Stores it now: on leaving the screen. */
  flush(): void {
    void this.#autosave.flush();
  }
}
