// Answers of the host, kept while a screen shows them and asked for again after every change of the record. No screen
// says what its answer is made of: whatever is shown follows. The core owns the data; nothing here is ever written back.
import { createSubscriber } from "svelte/reactivity";
import { asFailure, callWith, onChanged, type Arg, type Name, type Result } from "./api";
import type { Touched, Failure } from "./bindings";
import { keepUnchanged } from "./unchanged";

/** One answer. While it is fetched again the old one stays on the screen. */
export class Answer<R> {
  #value: R | undefined;
  #failure: Failure | undefined;
  #shown = false;
  #wanted = false;
  #asking: Promise<void> | undefined;
  #update: () => void = () => undefined;
  readonly #ask: () => Promise<R>;
  readonly #subscribe: () => void;
  readonly name: Name;

  constructor(name: Name, ask: () => Promise<R>) {
    this.name = name;
    this.#ask = ask;
    this.#subscribe = createSubscriber((update) => {
      this.#shown = true;
      this.#update = update;
      void this.refetch();
      return () => {
        this.#shown = false;
      };
    });
  }

  /** The answer; undefined until it first came. */
  get value(): R | undefined {
    this.#subscribe();
    return this.#value;
  }
  get failure(): Failure | undefined {
    this.#subscribe();
    return this.#failure;
  }
  get shown(): boolean {
    return this.#shown;
  }

  /**
   * Asks again. While a question is in flight, any number of further calls ask once more after it. Done when an answer
   * is there that is no older than this call.
   */
  refetch(): Promise<void> {
    this.#wanted = true;
    this.#asking ??= this.#askWhileWanted();
    return this.#asking;
  }

  async #askWhileWanted(): Promise<void> {
    while (this.#wanted) {
      this.#wanted = false;
      try {
        this.#value = keepUnchanged(this.#value, await this.#ask());
        this.#failure = undefined;
      } catch (thrown) {
        this.#failure = asFailure(thrown);
      }
      this.#update();
    }
    this.#asking = undefined;
  }
}

/** Enough for going back and forth without an empty screen in between. */
const KEPT = 40;
const answers = new Map<string, Answer<unknown>>();

/**
 * The answer to a question, shared by all who ask the same: `const people = $derived(ask("people", null))`, then
 * `people.value`.
 */
export function ask<N extends Name>(name: N, arg: Arg<N>): Answer<Result<N>> {
  const key = `${name} ${JSON.stringify(arg)}`;
  let answer = answers.get(key);
  if (!answer) {
    answer = new Answer<unknown>(name, () => callWith(name, arg));
    answers.set(key, answer);
    for (const [oldest, kept] of answers) {
      if (answers.size <= KEPT) break;
      if (!kept.shown && kept !== answer) answers.delete(oldest);
    }
  }
  return answer as Answer<Result<N>>;
}

/** What makes answers stale: what the host says after a commit, or that time has passed. */
export type Change = Touched | "day" | "minute";

/** What is typed changes at every pause, and minutes pass: only these follow. Every other change makes every answer stale. */
const followers: Partial<Record<Change, ReadonlySet<Name>>> = {
  draft: new Set(["today", "closing"]),
  view: new Set(["view_state"]),
  // What counts in hours.
  minute: new Set(["today", "closing", "people", "person", "brief", "why", "summary"]),
};

/** Asks again for every answer on the screen that may have changed. */
export function stale(change: Change): void {
  const names = followers[change];
  for (const answer of answers.values()) {
    if (answer.shown && (!names || names.has(answer.name))) void answer.refetch();
  }
}

/** Keeps the answers on the screen fresh; returns how to stop. */
export const keepFresh = (): (() => void) => onChanged(stale);
