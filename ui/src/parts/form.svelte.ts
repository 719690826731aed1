// One form while it is filled in: what stands in it, what is wrong with it, and whether it is on its way. Typed text
// stays whatever happens; a field's control is `f-<prefix>-<field>`, which is where the summary of faults leads.
import { untrack } from "svelte";
import { asFailure, call } from "../api";
import { Autosave } from "../autosave.svelte";
import type { Failure } from "../bindings";
import { wording } from "../failure";
import { find } from "../messages";
import type { Fault } from "./ErrorSummary.svelte";

type Field<T> = keyof T & string;
export type Labels<T> = Partial<Record<Field<T>, string>>;

/** Empty text is no answer. */
export const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** Typed text of which nothing is left is no answer; a choice, a day, a tick stay as they are. */
export type Answered<T> = { [F in keyof T]: T[F] extends string ? string | null : T[F] };

/** What is typed into a form, as the core takes it. */
export const answered = <T extends object>(values: T): Answered<T> =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, typeof value === "string" ? orNull(value) : value]),
  ) as Answered<T>;

/** What a field may be filled from. */
type Known<V> = V | null | undefined | (V extends string ? number : never);

/** A form's fields with what a row of the record says of them; what it says nothing of is as in `blank`. */
export const typedFrom = <T extends object>(blank: T, row: { readonly [F in keyof T]?: Known<T[F]> }): T =>
  Object.fromEntries(
    Object.entries(blank).map(([field, empty]: [string, unknown]) => {
      const known: unknown = row[field as keyof T] ?? empty;
      return [field, typeof known === "number" && typeof empty === "string" ? String(known) : known];
    }),
  ) as T;

/** A whole number in plain digits; null when empty, NaN when it is none. */
export function wholeNumber(text: string): number | null {
  const typed = text.trim();
  if (typed === "") return null;
  return /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
}

function readObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** For a form on the page: what its main button does. */
export const submits = (act: () => unknown) => (event: SubmitEvent) => {
  event.preventDefault();
  void act();
};

/** For a field of several lines: Enter stores the form, Shift+Enter begins a line. */
export function enterSends(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): void {
  if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

/** What is spread over a control; `value` is written back to the form, as `bind:` would. */
function control<T extends object, F extends Field<T>>(form: Form<T>, field: F) {
  return {
    get label() {
      return form.label(field);
    },
    get name() {
      return form.name(field);
    },
    get error() {
      return form.error(field);
    },
    get value() {
      return form.values[field];
    },
    set value(value) {
      form.values[field] = value;
    },
  };
}

function tick<T extends object>(form: Form<T>, field: Field<T>) {
  return {
    get label() {
      return form.label(field);
    },
    get name() {
      return form.name(field);
    },
    get checked() {
      return form.values[field] as boolean;
    },
    set checked(ticked) {
      form.values[field] = ticked as T[Field<T>];
    },
  };
}

export class Form<T extends object> {
  values: T;
  busy = $state(false);
  failure = $state<Failure>();
  faults = $state.raw<Fault[]>([]);
  /** Why what is typed into a field cannot be taken, as its control says: bound to date fields. */
  problems = $state<Partial<Record<Field<T>, string>>>({});
  readonly prefix: string;
  /** Its dialog is open; closed again once it is stored. */
  open = $state(false);
  /** What was typed into it before, and never stored, stands in it again. */
  restored = $state(false);
  readonly #labels: () => Labels<T>;
  #start = $state("");
  /** Under which name what is typed is kept until it is stored or thrown away. */
  #keptAs: string | undefined;
  #kept = "";
  /** Under which name the store holds something of this form, or is about to. */
  #heldAs: string | undefined;
  /** Done once the store holds nothing more of what was stored or thrown away. */
  #forgotten: Promise<void> = Promise.resolve();
  readonly #autosave = new Autosave(async () => {
    await this.#forgotten;
    const id = this.#keptAs;
    this.#kept = JSON.stringify(this.values);
    if (!id) return;
    this.#heldAs = id;
    await call("save_view_state", { id, value: JSON.stringify(this.#changed()) });
  });

  constructor(prefix: string, values: T, labels: () => Labels<T>) {
    this.prefix = prefix;
    this.values = $state(values);
    this.#labels = labels;
    this.#start = JSON.stringify(values);
  }

  /**
   * Starts again: nothing wrong, nothing typed but what was kept under `keptAs` when the form was left half-filled, by a
   * lock or by going elsewhere.
   */
  start(values: T, keptAs?: string): void {
    void this.#autosave.drop();
    this.#begin(values);
    this.#keptAs = keptAs;
    if (keptAs) void this.#restore(keptAs);
  }

  /** As `start`, and opens its dialog. */
  show(values: T, keptAs?: string): void {
    this.start(values, keptAs);
    this.open = true;
  }

  #begin(values: T): void {
    this.values = values;
    this.#start = this.#kept = JSON.stringify(values);
    this.problems = {};
    this.faults = [];
    this.failure = undefined;
    this.restored = false;
  }

  async #restore(keptAs: string): Promise<void> {
    await this.#forgotten;
    const text = await call("view_state", keptAs).catch(() => null);
    if (!text || keptAs !== this.#keptAs || this.typed) return;
    const empty = JSON.parse(this.#start) as T;
    // A form of an earlier release may have had other fields.
    const kept = readObject(text);
    const known = Object.entries(kept).filter(([field]) => field in empty);
    this.values = { ...empty, ...Object.fromEntries(known) };
    this.#kept = JSON.stringify(this.values);
    this.#heldAs = keptAs;
    this.restored = this.typed;
  }

  /** The fields that differ from what is stored: only these are kept, the others may change in the meantime. */
  #changed(): Partial<T> {
    const start = JSON.parse(this.#start) as T;
    const differs = ([field, value]: [string, unknown]) =>
      JSON.stringify(value) !== JSON.stringify(start[field as Field<T>]);
    return Object.fromEntries(Object.entries(this.values).filter(differs)) as Partial<T>;
  }

  /** Keeps what is typed, as it is typed: to be called in an effect of whoever shows the form. */
  keep(): void {
    const text = JSON.stringify(this.values);
    untrack(() => {
      if (this.#keptAs && text !== this.#kept) this.#autosave.touch();
    });
  }

  /** Leaves what is typed for the next time. */
  leave(): void {
    void this.#autosave.flush();
  }

  /**
   * Nothing of it is wanted any more: it is stored, or thrown away. Done when the store holds nothing of it, so that it
   * never stands in the form again.
   */
  forget(): Promise<void> {
    const arrived = this.#autosave.drop();
    this.#begin(JSON.parse(this.#start) as T);
    this.#forgotten = arrived.then(async () => {
      const id = this.#heldAs;
      this.#heldAs = undefined;
      if (id) await call("save_view_state", { id, value: "" }).catch(() => undefined);
    });
    return this.#forgotten;
  }

  /** Something stands in it that is not stored. */
  get typed(): boolean {
    return JSON.stringify(this.values) !== this.#start || Object.values(this.problems).some(Boolean);
  }

  name(field: Field<T>): string {
    return `${this.prefix}-${field}`;
  }
  /** Leads to a field, with the whole form in sight where there is room. */
  focus(field: Field<T>): void {
    const control = document.getElementById(`f-${this.name(field)}`);
    control?.focus();
    control?.closest("form")?.scrollIntoView({ block: "nearest" });
  }
  label(field: Field<T>): string {
    return this.#labels()[field] ?? "";
  }
  error(field: Field<T>): string | undefined {
    return this.faults.find((fault) => fault.name === this.name(field))?.text;
  }

  /** All that the control of a field is given, to spread: its label, its name, what is wrong with it, and its value. */
  field<F extends Field<T>>(field: F) {
    return control(this, field);
  }

  /** As `field`, for a control that says by itself why what is typed cannot be taken: dates. */
  date<F extends Field<T>>(field: F): ReturnType<typeof control<T, F>> & { problem: string | undefined } {
    return Object.defineProperty(control(this, field), "problem", {
      enumerable: true,
      get: () => this.problems[field],
      set: (problem: string | undefined) => (this.problems[field] = problem),
    }) as ReturnType<typeof control<T, F>> & { problem: string | undefined };
  }

  /** For a box to tick. */
  tick<F extends Field<T>>(field: F) {
    return tick(this, field);
  }

  /**
   * Sends it, unless a field is known to be wrong. Answers whether it was taken; `act` stores and may throw a `Failure`.
   * `checks` are the faults that need no asking.
   */
  async send(
    act: () => Promise<unknown>,
    checks: readonly (readonly [Field<T>, string | undefined])[] = [],
  ): Promise<boolean> {
    if (this.busy) return false;
    this.failure = undefined;
    const problems = Object.entries(this.problems) as [Field<T>, string | undefined][];
    const faults = [...checks, ...problems].flatMap(([field, text]) =>
      text ? [{ name: this.name(field), text }] : [],
    );
    // In the order of the form, whoever found them.
    const order = Object.keys(this.#labels());
    const place = (fault: Fault) => order.indexOf((fault.name ?? "").slice(this.prefix.length + 1));
    this.faults = faults.sort((a, b) => place(a) - place(b));
    if (faults.length > 0) return false;
    this.busy = true;
    try {
      await act();
      await this.forget();
      this.open = false;
      return true;
    } catch (thrown) {
      this.failure = asFailure(thrown);
      this.faults = [this.#fault(this.failure)];
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** "Family name: fill this in." for a field that must not be empty; undefined when it is not. */
  missing(field: Field<T>): readonly [Field<T>, string | undefined] {
    const value: unknown = this.values[field];
    const empty = value === null || (typeof value === "string" && value.trim() === "");
    return [field, empty ? this.words(field, "required") : undefined];
  }

  /** The sentence for a reason about a field: its own, or the usual one after the field's label. */
  words(field: Field<T>, reason: string): string {
    const own = find(`failure.invalid.${field}.${reason}`);
    if (own) return own;
    const usual = find(`failure.invalid.${reason}`) ?? find("failure.invalid.any") ?? "";
    return this.label(field) ? `${this.label(field)}: ${usual.charAt(0).toLowerCase()}${usual.slice(1)}` : usual;
  }

  #fault(failure: Failure): Fault {
    const field = failure.field as Field<T> | null;
    if (failure.code !== "invalid" || !field || !failure.reason || !this.label(field))
      return { text: wording(failure) };
    return { name: this.name(field), text: this.words(field, failure.reason) };
  }
}
