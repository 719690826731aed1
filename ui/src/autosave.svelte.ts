// Typed text reaches the store within a second, whatever happens next. One `Autosave` stands behind one draft.
import { now } from "./clock";

const PAUSE_MS = 400;
/** Somebody who types without a pause is saved at least this often. */
const LONGEST_MS = 900;
/** What the disk refused is tried again, also when nobody types any more. */
const RETRY_MS = 5000;

const waiting = new Set<Autosave>();

export class Autosave {
  /** When what is on the screen was last stored. */
  savedAt = $state<Date>();
  failed = $state<unknown>();
  #save: () => Promise<void>;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #longest: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  /** Whether what is on its way is tried again if it fails; not once it was dropped. */
  #retried = false;

  /** `save` stores what is typed at the moment it is called; it is never called twice at a time. */
  constructor(save: () => Promise<void>) {
    this.#save = save;
  }

  /** Something was typed. */
  touch(): void {
    waiting.add(this);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.flush(), PAUSE_MS);
    this.#longest ??= setTimeout(() => void this.flush(), LONGEST_MS);
  }

  /** Stores now what is not stored yet. Never rejects: `failed` says so, and the next key tries again. */
  async flush(): Promise<void> {
    clearTimeout(this.#pause);
    clearTimeout(this.#longest);
    this.#longest = undefined;
    if (this.#running) await this.#running;
    if (!waiting.delete(this)) return;
    this.#retried = true;
    this.#running = this.#save().then(
      () => {
        this.savedAt = now();
        this.failed = undefined;
      },
      (thrown: unknown) => {
        if (!this.#retried) return;
        this.failed = thrown;
        waiting.add(this);
        this.#pause = setTimeout(() => void this.flush(), RETRY_MS);
      },
    );
    await this.#running;
    this.#running = undefined;
  }

  /**
   * The draft is finished or thrown away: nothing is left to store. What is on its way to the store still arrives there,
   * and the promise waits for it: only then can it be taken away for good.
   */
  async drop(): Promise<void> {
    clearTimeout(this.#pause);
    clearTimeout(this.#longest);
    this.#longest = undefined;
    waiting.delete(this);
    this.#retried = false;
    await this.#running;
  }
}

/** Stores everything typed anywhere: before locking. Answers with why not, where something could not be stored. */
export const flushAll = async (): Promise<unknown> => {
  const all = [...waiting];
  await Promise.all(all.map((autosave) => autosave.flush()));
  // One that is being tried again by its own screen, which closes at the same moment, waits no longer but has failed.
  return [...all, ...waiting].find((autosave) => autosave.failed !== undefined)?.failed;
};
