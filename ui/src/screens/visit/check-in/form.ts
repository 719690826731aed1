// A check-in as it is being typed. The draft keeps it as JSON of this shape; a later release may have more fields, and a
// draft it wrote must still open here.
import type { Kind, MilestoneState, Outcome, ToldWay } from "../../../bindings";
import { dateNear, type Day } from "../../../dates";
import { t } from "../../../messages";
import { understandWhen, type Moment } from "../../../when";
import { kinds, outcomes } from "../../../words";

export type Closed = Exclude<MilestoneState, "open">;
export const closings: readonly Closed[] = ["met", "partly", "notMet", "noLongerWanted"];

/** How somebody hears of a change while a visit lasts. */
export const toldHere = ["call", "inPerson", "message"] as const satisfies readonly ToldWay[];
export type ToldHere = (typeof toldHere)[number];

export interface Ticked {
  state: Closed | null;
  /** What actually happened. */
  actual: string;
}

/** The first, second of those seen in one visit. */
export interface Turn {
  at: number;
  of: number;
}

export interface CheckInForm {
  /** As typed; a day and time once understood, so that "yesterday 4pm" means the same tomorrow. */
  when: string;
  kind: Kind | null;
  outcome: Outcome | null;
  note: string;
  next: string;
  nextKind: Kind | null;
  nextPlace: string;
  /** How often, where it is agreed again. */
  every: string;
  /** By the milestone's id. */
  milestones: Record<string, Ticked>;
  /** What I owed and is done now, by the task's id. */
  done: string[];
  /** Who was told of what waited to be told, and how, by the notice's id. */
  told: Record<string, ToldHere | null>;
  /** Those of the household who are seen in the same visit and whose check-ins come after this one, by id. */
  also: string[];
  /** Which of the household this one is. */
  turn: Turn | null;
  /** Something else of the visit was begun from here, an assessment for one: then it is a check-in, though nothing is typed. */
  begun: boolean;
  /** The field that had the focus, and what was marked in it. */
  focus: { name: string; start: number; end: number } | null;
}

export const emptyForm = (when: string): CheckInForm => ({
  when,
  kind: null,
  outcome: null,
  note: "",
  next: "",
  nextKind: null,
  nextPlace: "",
  every: "",
  milestones: {},
  done: [],
  told: {},
  also: [],
  turn: null,
  begun: false,
  focus: null,
});

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const text = (value: unknown) => (typeof value === "string" ? value : "");
const oneOf = <V extends string>(value: unknown, all: readonly V[]) => all.find((known) => known === value) ?? null;
const number = (value: unknown) => (typeof value === "number" ? value : 0);

/** What a draft holds. Whatever cannot be read is empty; a body that is no JSON at all stands in the note, as it is. */
export function readForm(body: string): CheckInForm {
  let kept: unknown;
  try {
    kept = JSON.parse(body);
  } catch {
    return { ...emptyForm(""), note: body };
  }
  if (!isObject(kept)) return emptyForm("");
  const milestones = isObject(kept["milestones"]) ? Object.entries(kept["milestones"]) : [];
  const told = isObject(kept["told"]) ? Object.entries(kept["told"]) : [];
  const { focus, turn } = kept;
  return {
    when: text(kept["when"]),
    kind: oneOf(kept["kind"], kinds),
    outcome: oneOf(kept["outcome"], outcomes),
    note: text(kept["note"]),
    next: text(kept["next"]),
    nextKind: oneOf(kept["nextKind"], kinds),
    nextPlace: text(kept["nextPlace"]),
    every: text(kept["every"]),
    milestones: Object.fromEntries(
      milestones.map(([id, ticked]) => [
        id,
        isObject(ticked)
          ? { state: oneOf(ticked["state"], closings), actual: text(ticked["actual"]) }
          : { state: null, actual: "" },
      ]),
    ),
    done: Array.isArray(kept["done"]) ? kept["done"].filter((id) => typeof id === "string") : [],
    told: Object.fromEntries(told.map(([id, way]) => [id, oneOf(way, toldHere)])),
    also: Array.isArray(kept["also"]) ? kept["also"].filter((id) => typeof id === "string") : [],
    turn: isObject(turn) ? { at: number(turn["at"]), of: number(turn["of"]) } : null,
    begun: kept["begun"] === true,
    focus: isObject(focus)
      ? { name: text(focus["name"]), start: number(focus["start"]), end: number(focus["end"]) }
      : null,
  };
}

/** Whether anything was typed or chosen. */
export const isEmpty = (form: CheckInForm): boolean =>
  form.kind === null &&
  form.outcome === null &&
  form.nextKind === null &&
  form.done.length === 0 &&
  form.also.length === 0 &&
  !form.begun &&
  Object.values(form.told).every((way) => way === null) &&
  [form.note, form.next, form.nextPlace, form.every].every((words) => words.trim() === "") &&
  Object.values(form.milestones).every((ticked) => ticked.state === null && ticked.actual.trim() === "");

/** "note started, next contact not set": what there is, and what is still to do. */
export function draftWords(form: CheckInForm): string {
  const parts = [
    t(form.note.trim() ? "today.draft.note" : "today.draft.noNote"),
    form.kind === null ? t("today.draft.noKind") : undefined,
    form.outcome === null ? t("today.draft.noOutcome") : undefined,
    form.next.trim() ? undefined : t("today.draft.noNext"),
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

/** When the visit of a draft was: as it says, else when the draft was begun. */
export function visitMoment(form: CheckInForm, startedAt: string, today: Day): Moment {
  const found = understandWhen(form.when, today, "past", "today");
  return found.kind === "when" ? found : { day: startedAt.slice(0, 10), time: startedAt.slice(11, 16) };
}

/** "Wed 18 Nov, 16:40", "today, 16:40" */
export function momentNear({ day, time }: Moment, today: Day): string {
  const words = day === today ? t("date.today") : dateNear(day, today);
  return time ? `${words}, ${time}` : words;
}
