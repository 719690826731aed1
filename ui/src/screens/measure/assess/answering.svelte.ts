// One questionnaire while it is answered: the answers, the draft they are kept in at every key, what is asked next, and
// the safety concern that an answer raised. Totals are no part of it: there is none before the end.
import { untrack } from "svelte";
import { asFailure, call } from "../../../api";
import { Autosave } from "../../../autosave.svelte";
import type {
  AssessmentDone,
  AssessmentMode,
  Draft,
  Instrument,
  InstrumentItem,
  SafetyConcern,
} from "../../../bindings";
import { now, today } from "../../../clock";
import { clockTime, type Day } from "../../../dates";
import { wording } from "../../../failure";
import { t } from "../../../messages";
import { orNull } from "../../../parts/form.svelte";
import { session } from "../../../session.svelte";
import { valueOf } from "./digits";
import { readBody, type AssessmentDetails } from "./draft";

export interface Details {
  takenOn: Day | null;
  /** The date is not known, and that is an answer. */
  unknown: boolean;
  mode: AssessmentMode | null;
  rater: string;
  language: string;
  note: string;
}

export class Answering {
  readonly patient: string;
  readonly instrument: Instrument;
  details = $state<Details>({ takenOn: today(), unknown: false, mode: null, rater: "", language: "", note: "" });
  /** By the item's id; null: preferred not to say. */
  answers = $state.raw<ReadonlyMap<string, number | null>>(new Map());
  /** The item in focus. */
  at = $state<string | null>(null);
  /** The last item has its answer, and the focus has gone on. */
  end = $state(false);
  /** As the core says: what earlier answers rule out is not asked. */
  asked = $state.raw<readonly string[]>([]);
  answered = $state(0);
  of = $state(0);
  complete = $state(false);
  /** What the answers raised, and nobody has talked about yet. */
  concern = $state.raw<SafetyConcern | null>(null);
  draft = $state<string | null>(null);
  readonly autosave = new Autosave(() => this.#save());
  /** When it was answered: of the day it was begun. */
  #begun = { day: today(), time: clockTime(now()) as string | null };
  #kept = "";
  /** One key after the other: what a key does hangs on what the key before it led to. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(patient: string, instrument: Instrument) {
    this.patient = patient;
    this.instrument = instrument;
    // What hangs on an answer is asked once the core has seen one.
    this.asked = instrument.items.filter((item) => free(item)).map((item) => item.id);
    this.of = instrument.items.filter((item) => item.scored).length;
    this.at = this.asked[0] ?? null;
    this.#kept = this.#typed();
  }

  get items(): readonly InstrumentItem[] {
    return this.instrument.items.filter((item) => this.asked.includes(item.id));
  }

  #typed = () => JSON.stringify(this.details);

  /** Keeps what is typed beside the answers: to be called in an effect of the screen. */
  keep(): void {
    const typed = this.#typed();
    untrack(() => {
      if (typed === this.#kept) return;
      this.#kept = typed;
      const words = this.details.note + this.details.rater + this.details.language;
      if (this.draft !== null || words.trim() !== "") this.autosave.touch();
    });
  }

  get #sent(): AssessmentDetails | undefined {
    const { takenOn, mode, rater, language, note } = this.details;
    if (mode === null) return undefined;
    return {
      patient: this.patient,
      instrument: this.instrument.id,
      takenOn,
      time: takenOn === this.#begun.day ? this.#begun.time : null,
      mode,
      rater: orNull(rater),
      language: orNull(language),
      note: orNull(note),
      checkIn: null,
    };
  }

  async #save(): Promise<void> {
    const details = this.#sent;
    if (!details) return;
    const answers = this.instrument.items.flatMap(({ id }) => {
      const value = this.answers.get(id);
      return value === undefined ? [] : [{ item: id, value }];
    });
    const keep = (draft: string | null) =>
      call("save_answers", { ...details, draft, version: this.instrument.version, answers, at: this.at });
    let kept;
    try {
      kept = await keep(this.draft);
    } catch (thrown) {
      // Finished or thrown away elsewhere meanwhile: what is on the screen is kept again.
      const { code, field } = asFailure(thrown);
      if (code !== "notFound" || field !== "draft" || this.draft === null) throw thrown;
      kept = await keep(null);
    }
    this.draft = kept.draft;
    this.asked = kept.asked;
    this.answered = kept.answered;
    this.of = kept.of;
    this.complete = kept.complete;
    this.concern = kept.concern;
  }

  async #store(): Promise<void> {
    this.autosave.touch();
    await this.autosave.flush();
  }

  /** The safety step stands before everything else, unless the person has the laptop: then it waits. */
  get interrupted(): boolean {
    return this.concern !== null && !session.handedOver;
  }

  #queue(act: () => unknown): Promise<void> {
    this.#turn = this.#turn.then(act);
    return this.#turn.then(() => undefined);
  }

  /** Answers an item, stores it and goes on to the next that is asked. */
  answer(item: string, value: number | null): Promise<void> {
    return this.#queue(() => this.#answer(item, value));
  }

  /** As `answer`, of the item in focus by then: quick fingers are ahead of the store. */
  press(digit: string): Promise<void> {
    return this.#queue(() => {
      const item = this.instrument.items.find((one) => one.id === this.at);
      const value = item && !this.end ? valueOf(item, digit) : undefined;
      return item && value !== undefined ? this.#answer(item.id, value) : undefined;
    });
  }

  async #answer(item: string, value: number | null): Promise<void> {
    if (this.interrupted) return;
    this.answers = new Map(this.answers).set(item, value);
    this.at = item;
    await this.#store();
    if (!this.interrupted) this.#step(1);
  }

  /** One item back or on; what was answered stays. */
  move(by: 1 | -1): Promise<void> {
    return this.#queue(() => this.#step(by));
  }

  #step(by: 1 | -1): void {
    // From the end, back leads to the last item.
    const from = this.end ? this.asked.length : this.asked.indexOf(this.at ?? "");
    const to = Math.max(0, from + by);
    this.end = to >= this.asked.length;
    this.at = this.asked[Math.min(to, this.asked.length - 1)] ?? null;
  }

  goTo(item: string): void {
    this.at = item;
    this.end = false;
  }

  /** What a draft holds, as it was left. */
  read(draft: Draft): void {
    const body = readBody(draft.body);
    if (!body) return;
    const { details } = body;
    const { takenOn, mode, time } = details;
    const words = { rater: details.rater ?? "", language: details.language ?? "", note: details.note ?? "" };
    this.details = { takenOn, unknown: takenOn === null, mode, ...words };
    this.#begun = { day: takenOn ?? "", time };
    this.#kept = this.#typed();
    this.answers = new Map(body.answers.map((one) => [one.item, one.value]));
    this.draft = draft.id;
    this.at = body.at ?? this.at;
  }

  /** Goes on where a draft was left. */
  async take(draft: Draft): Promise<void> {
    this.read(draft);
    // What is asked, and whether something still has to be talked about, the core says.
    await this.#store();
    if (this.at !== null && this.answers.has(this.at)) this.#step(1);
  }

  /** The step is done, or put off: another may wait. */
  async settled(): Promise<void> {
    this.concern = null;
    await this.#store();
    if (!this.interrupted && this.at !== null && this.answers.has(this.at)) this.#step(1);
  }

  /** The answer that raised it was a slip: it is taken out, and asked again. */
  async slipped(concern: SafetyConcern): Promise<void> {
    const alerts = this.instrument.alerts.map((alert) => alert.item);
    const item = this.instrument.items.find((one) => one.text === concern.item && alerts.includes(one.id));
    this.concern = null;
    if (item) {
      const answers = new Map(this.answers);
      answers.delete(item.id);
      this.answers = answers;
      this.goTo(item.id);
    }
    await this.#store();
  }

  /** Ends it as a record. Throws a `Failure`; then it stays as it is. */
  async finish(): Promise<AssessmentDone> {
    await this.#turn;
    await this.#store();
    if (this.autosave.failed !== undefined) throw asFailure(this.autosave.failed);
    const done = await call("finish_assessment", { draft: this.draft ?? "" });
    this.autosave.drop();
    return done;
  }

  /** Leaves it for later. Answers with what to say, if anything. */
  async leave(): Promise<string | undefined> {
    await this.#turn;
    await this.autosave.flush();
    const { failed } = this.autosave;
    if (failed !== undefined) return t("checkIn.notKept", { why: wording(asFailure(failed)) });
    return this.draft === null ? undefined : t(this.concern ? "assess.keptOpen" : "checkIn.kept");
  }
}

const free = (item: InstrumentItem) => item.askIf.length === 0 && item.askIfAnyAbove === null;
