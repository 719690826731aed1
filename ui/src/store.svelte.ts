// Answers of the host, kept while a screen shows them and asked for again when a table they came from has changed.
// The core owns the data; nothing here is ever written back.
import { createSubscriber } from "svelte/reactivity";
import { asFailure, callWith, onChanged, type Arg, type Name, type Result } from "./api";
import type { Failure } from "./bindings";

/** A table of the store, as `changed` names it. */
export type Table = string;

/** One answer. While it is fetched again the old one stays on the screen. */
export class Answer<R> {
  #value: R | undefined;
  #failure: Failure | undefined;
  #asked = 0;
  #shown = false;
  #update: () => void = () => undefined;
  readonly #ask: () => Promise<R>;
  readonly #subscribe: () => void;
  readonly tables: readonly Table[];

  constructor(ask: () => Promise<R>, tables: readonly Table[]) {
    this.#ask = ask;
    this.tables = tables;
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

  /** Asks again. Of several questions in flight only the last one's answer counts. */
  async refetch(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const value = await this.#ask();
      if (asked !== this.#asked) return;
      this.#value = value;
      this.#failure = undefined;
    } catch (thrown) {
      if (asked !== this.#asked) return;
      this.#failure = asFailure(thrown);
    }
    this.#update();
  }
}

/** Enough for going back and forth without an empty screen in between. */
const KEPT = 40;
const answers = new Map<string, Answer<unknown>>();

/**
 * The answer to a question, shared by all who ask the same: `const people = $derived(ask("people", query, ["patient"]))`,
 * then `people.value`. `tables` are those whose change makes it stale; none given: any change of the record.
 */
export function ask<N extends Name>(name: N, arg: Arg<N>, tables: readonly Table[] = []): Answer<Result<N>> {
  const key = `${name} ${JSON.stringify(arg)}`;
  let answer = answers.get(key);
  if (!answer) {
    answer = new Answer<unknown>(() => callWith(name, arg), tables);
    answers.set(key, answer);
    for (const [oldest, kept] of answers) {
      if (answers.size <= KEPT) break;
      if (!kept.shown && kept !== answer) answers.delete(oldest);
    }
  }
  return answer as Answer<Result<N>>;
}

/** No table: whatever counts in hours is asked for again as they pass. */
export const MINUTES: Table = "minutes";

/** Change at every pause in typing, and are no part of the record. */
const passing: readonly Table[] = ["draft", "view_state", MINUTES];

/** Asks again for every answer on the screen that came from one of `tables`; none given: for all of them. */
export function stale(tables: readonly Table[]): void {
  const recorded = tables.length === 0 || tables.some((table) => !passing.includes(table));
  for (const answer of answers.values()) {
    const concerned =
      tables.length === 0 ||
      (answer.tables.length === 0 ? recorded : answer.tables.some((table) => tables.includes(table)));
    if (answer.shown && concerned) void answer.refetch();
  }
}

/** Keeps the answers on the screen fresh; returns how to stop. */
export const keepFresh = (): (() => void) => onChanged(stale);
