// One check-in while it is written: what is typed, the draft it is kept in, and how it becomes a record.
import { untrack } from "svelte";
import { asFailure, call } from "../../../api";
import { Autosave } from "../../../autosave.svelte";
import type { Draft } from "../../../bindings";
import { now, today } from "../../../clock";
import { clockTime } from "../../../dates";
import { wording } from "../../../failure";
import { t } from "../../../messages";
import { longWhen, type Moment } from "../../../when";
import type { Place } from "../../../router.svelte";
import type { Parts } from "./faults";
import { emptyForm, isEmpty, readForm, visitMoment, type CheckInForm, type Turn } from "./form";

export class CheckInWriting {
  readonly patient: string;
  form = $state<CheckInForm>(emptyForm(longWhen({ day: today(), time: clockTime(now()) })));
  /** What was understood of the two typed moments. */
  when = $state<Moment | null>(null);
  next = $state<Moment | null>(null);
  /** The draft it is kept in; null until something was typed. */
  draft = $state<string | null>(null);
  readonly autosave = new Autosave(() => this.#save());
  /** Where the writer is; kept beside the rest, and no reason to begin a draft. */
  #focus: CheckInForm["focus"] = null;
  #kept = "";
  /** The check-in of the next of the household, once it was begun. */
  #next: string | null = null;

  constructor(patient: string) {
    this.patient = patient;
    this.#kept = this.#typed();
  }

  #typed(): string {
    const { when, next } = this.form;
    return JSON.stringify({
      ...this.form,
      // "yesterday 4pm" must mean the same tomorrow.
      when: this.when ? longWhen(this.when) : when,
      next: this.next ? longWhen(this.next) : next,
      focus: null,
    });
  }

  get empty(): boolean {
    return isEmpty(this.form);
  }

  /** Keeps what is typed, as it is typed: to be called in an effect of the screen. */
  keep(): void {
    const typed = this.#typed();
    untrack(() => {
      if (typed === this.#kept || (this.draft === null && this.empty)) return;
      this.#kept = typed;
      this.autosave.touch();
    });
  }

  /** Where the writer is now. */
  at(focus: NonNullable<CheckInForm["focus"]>): void {
    this.#focus = focus;
    if (this.draft) this.autosave.touch();
  }

  async #save(): Promise<void> {
    const { focus, ...typed } = JSON.parse(this.#typed()) as CheckInForm;
    const body = JSON.stringify({ ...typed, focus: this.#focus ?? focus });
    const keep = (id: string | null) => call("save_draft", { id, kind: "checkIn", patient: this.patient, body });
    try {
      this.draft = (await keep(this.draft)).id;
    } catch (thrown) {
      // Thrown away or recorded elsewhere meanwhile: what is on the screen is kept again.
      if (asFailure(thrown).code !== "notFound" || this.draft === null) throw thrown;
      this.draft = (await keep(null)).id;
    }
  }

  /** Goes on where a draft was left; answers with the place the writer was at. */
  take(draft: Draft): CheckInForm["focus"] {
    const form = readForm(draft.body);
    if (form.when === "") form.when = longWhen(visitMoment(form, draft.startedAt, today()));
    this.#focus = form.focus;
    this.form = { ...form, focus: null };
    this.draft = draft.id;
    this.#kept = this.#typed();
    this.autosave.savedAt = new Date(draft.savedAt);
    return form.focus;
  }

  /** Leaves it for later; a draft with nothing in it is no draft. Answers with what to say, if anything. */
  async leave(): Promise<string | undefined> {
    if (this.empty) {
      await this.autosave.drop();
      if (this.draft) await call("discard_draft", this.draft).catch(() => undefined);
      return undefined;
    }
    await this.autosave.flush();
    const { failed } = this.autosave;
    return failed === undefined ? t("checkIn.kept") : t("checkIn.notKept", { why: wording(asFailure(failed)) });
  }

  /** Keeps it although nothing is typed yet: something else of the visit begins from here. */
  async begin(): Promise<void> {
    this.form.begun = true;
    this.#kept = this.#typed();
    this.autosave.touch();
    await this.autosave.flush();
  }

  /** Which of the household this is; null where nobody else is seen. */
  get turn(): Turn | null {
    const { turn, also } = this.form;
    const at = turn?.at ?? 1;
    return turn || also.length > 0 ? { at, of: at + also.length } : null;
  }

  /** Begins the check-in of the next of the household, of the same visit: nothing of this one but when and how is in it. */
  async handOn(): Promise<Place | undefined> {
    const [next, ...rest] = this.form.also;
    const turn = this.turn;
    if (next === undefined || !turn || !this.when) return undefined;
    const body = JSON.stringify({
      ...emptyForm(longWhen(this.when)),
      kind: this.form.kind,
      also: rest,
      turn: { at: turn.at + 1, of: turn.of },
    } satisfies CheckInForm);
    this.#next = (await call("save_draft", { id: this.#next, kind: "checkIn", patient: next, body })).id;
    return { screen: "checkin", id: next, tab: this.#next };
  }

  /** Records it, with everything agreed at the door, in one piece; answers with its id. Throws a `Failure`; then nothing was recorded. */
  async record(parts: Parts): Promise<string | undefined> {
    if (!this.when) return undefined;
    await this.autosave.flush();
    const id = await call("record_check_in", {
      ...parts,
      patient: this.patient,
      at: `${this.when.day}T${this.when.time ?? "00:00"}`,
      note: this.form.note,
      draft: this.draft,
    });
    void this.autosave.drop();
    return id;
  }
}
