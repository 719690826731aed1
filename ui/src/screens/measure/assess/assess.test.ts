// Questionnaires from the first key to the total, the safety step, and the laptop in other hands: in the whole window,
// against a small host of the test's own that scores nothing but what a test needs.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import axe from "axe-core";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { confine } from "../../../actions.svelte";
import App from "../../../App.svelte";
import type {
  AnswerConcern,
  AnswersSaved,
  DeferConcern,
  Draft,
  Instrument,
  InstrumentItem,
  SaveAnswers,
  Measure,
  NewScore,
  Person,
  SafetyConcern,
  SlipConcern,
  Today,
} from "../../../bindings";
import { setClock } from "../../../clock";
import { t, tn } from "../../../messages";
import { router } from "../../../router.svelte";
import { session } from "../../../session.svelte";
import { stale } from "../../../store.svelte";

const often = ["Not at all", "Several days", "Most days"].map((label, value) => ({ value, label }));
const item = (id: string, text: string, more: Partial<InstrumentItem> = {}): InstrumentItem => ({
  id,
  text,
  choices: often,
  scored: true,
  askIf: [],
  askIfAnyAbove: null,
  ...more,
});
const instrument = (id: string, short: string, more: Partial<Instrument> = {}): Instrument => ({
  id,
  version: "1",
  name: `${short} in full`,
  short,
  origin: "shipped",
  entry: "items",
  about: "moods, last 2 weeks",
  recall: "last 2 weeks",
  stem: "How often have you been bothered?",
  instructions: null,
  notice: "Free to use.",
  sources: ["A source"],
  respondent: "self",
  ageFrom: 18,
  items: [item("1", "Little interest"), item("2", "Feeling down"), item("3", "Better off dead")],
  min: 0,
  max: 6,
  wholeNumbers: true,
  bands: [],
  caseness: null,
  direction: "higherWorse",
  reliableChange: null,
  alerts: [{ item: "3", above: 0 }],
  asksSelfHarm: true,
  repeatDays: 14,
  repeat: null,
  coding: null,
  derivedFrom: [],
  ...more,
});
const mood = instrument("mood", "MOOD-3");
const drink = instrument("drink", "DRINK-C", {
  alerts: [],
  items: [
    item("1", "How often do you drink?"),
    item("2", "How much?", { askIf: [{ item: "1", isOneOf: [1, 2] }] }),
    item("3", "And in all?"),
  ],
});
const core = instrument("core", "CORE-10", { entry: "scoreOnly", items: [], max: 40, alerts: [] });
const sum = instrument("sum", "SUM", { entry: "derived", items: [] });

const person = {
  patient: { id: "p", given: "Dilwyn", family: "Dlamini", preferred: "Dil", contactDays: 14, status: "active" },
  name: "Dilwyn Dlamini",
  initials: "DD",
  age: 58,
  alerts: [],
  reasons: [],
  planned: [],
  owed: [],
  goals: [],
  circle: [],
  stay: null,
  followUp: null,
  episode: {
    id: null,
    patient: "p1",
    number: 1,
    openedReason: null,
    referrer: null,
    startedOn: null,
    endedOn: null,
    endedReason: null,
    continuedBy: null,
    followUpOn: null,
    followUpRule: null,
    followedUpOn: null,
    followUpOutcome: null,
    mistakenOn: null,
    mistakenWhy: null,
  },
  unmappedCells: [],
  scores: [],
  groups: [],
  snoozed: [],
  known: { allergies: [], concerns: [], due: [] },
  aboutMe: null,
  safetyPlan: { answer: "made", updatedOn: "2026-11-01", reviewOn: null, coping: "Walk to the lido" },
} as unknown as Person;

let drafts: Map<string, Draft>;
let concerns: SafetyConcern[];
let kept: SaveAnswers[];
let done: {
  finished: string[];
  totals: NewScore[];
  answered: AnswerConcern[];
  deferred: DeferConcern[];
  slips: SlipConcern[];
};
let views: Map<string, string>;
let measures: Measure[];
let refuse: Record<string, unknown>;
let age: number;
let app: object;

const settle = async (ms = 0) => {
  for (let n = 0; n < 8; n += 1) await new Promise((done) => setTimeout(done, n === 0 ? ms : 0));
  flushSync();
};
const text = () => document.body.textContent?.replace(/\s+/g, " ") ?? "";
const one = <E extends HTMLElement = HTMLInputElement>(selector: string) => document.querySelector(selector) as E;
const focused = () => (document.activeElement as HTMLInputElement).name || document.activeElement?.tagName;
const button = (words: string) =>
  [...document.querySelectorAll("main button")].find((b) => b.textContent?.trim().startsWith(words)) as HTMLElement;
async function click(words: string) {
  button(words).click();
  await settle();
}
async function press(key: string, more: KeyboardEventInit = {}) {
  const init = {
    key,
    code: key.length === 1 ? `Key${key.toUpperCase()}` : key,
    bubbles: true,
    cancelable: true,
    ...more,
  };
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", init));
  await settle();
}
async function type(name: string, value: string) {
  const field = one<HTMLTextAreaElement>(`[name="${name}"]`);
  field.focus();
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await settle();
}
const answers = () => Object.fromEntries((kept.at(-1)?.answers ?? []).map(({ item, value }) => [item, value]));

/** As the core keeps answers: skip rules, and a concern for an answer that has to be talked about. */
function keep(ask: SaveAnswers): AnswersSaved {
  if (ask.draft && !drafts.has(ask.draft)) throw { code: "notFound", field: "draft", reason: null, report: null };
  const of = [mood, drink].find((known) => known.id === ask.instrument) as Instrument;
  const value = (id: string) => ask.answers.find((answer) => answer.item === id)?.value ?? null;
  const asked = of.items.filter((one) => one.askIf.every((rule) => rule.isOneOf.includes(value(rule.item) ?? -1)));
  const answered = asked.filter((one) => value(one.id) !== null).length;
  const { draft, version, answers, at, ...details } = ask;
  const id = draft ?? `d${drafts.size + 1}`;
  const body = { details, version, answers, at, short: of.short, answered, of: asked.length };
  const savedAt = "2026-11-22T14:02:00+00:00";
  const saved = { id, kind: "assessment", patient: "p", body: JSON.stringify(body), startedAt: savedAt, savedAt };
  drafts.set(id, saved as Draft);
  kept.push(structuredClone(ask));
  const fires = of.alerts.some((alert) => (value(alert.item) ?? 0) > alert.above);
  const known = concerns.some((concern) => concern.source === "item" && concern.state !== "slip");
  if (fires && !known)
    concerns.push(concern("c1", { instrument: of.short, item: "Better off dead", answer: "Several days" }));
  const open = concerns.find((concern) => concern.source === "item" && concern.state === "open") ?? null;
  return {
    draft: id,
    savedAt,
    concern: open,
    asked: asked.map((one) => one.id),
    answered,
    of: asked.length,
    complete: answered === asked.length,
  };
}
const concern = (id: string, more: Partial<SafetyConcern> = {}): SafetyConcern => ({
  id,
  patient: "p",
  raisedAt: "2026-11-22T14:02:00+00:00",
  source: "item",
  instrument: null,
  item: null,
  answer: null,
  assessment: null,
  checkIn: null,
  words: null,
  state: "open",
  said: null,
  agreed: null,
  planOpened: null,
  consulted: null,
  tonight: null,
  deferredUntil: null,
  deferredWhy: null,
  answeredAt: null,
  ...more,
});
const unsettled = () => concerns.filter(({ state }) => state === "open" || state === "deferred");
function settleConcern(id: string, change: Partial<SafetyConcern>) {
  concerns = concerns.map((one) => (one.id === id ? { ...one, ...change } : one));
  stale("record");
  return null;
}
const day = (): Today => ({
  date: "2026-11-22",
  computedAt: "08:12",
  asked: [],
  off: [],
  housekeeping: [],
  snoozed: [],
  active: 1,
  visits: [],
  unanswered: [],
  todo: [],
  drafts: [...drafts.values()].map((draft) => ({ ...draft, draft: draft.id, name: "Dil D.", initials: "DD" })),
  concerns: unsettled().map((concern) => ({ concern, name: "Dil D.", initials: "DD" })),
  attention: [],
  coming: [],
});

async function start(place: { screen: string; id?: string; tab?: string } = { screen: "person", id: "p" }) {
  router.start(place);
  app = mount(App, { target: document.body });
  await settle();
}
/** From the person's page to the first item. */
async function begin(letters = "mo") {
  await press("a", { ctrlKey: true, shiftKey: true });
  await type("instrument", letters);
  await press("Enter");
  if (focused() === "mode") await press("1");
}

beforeEach(() => {
  setClock(new Date(2026, 10, 22, 14, 2));
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
  Element.prototype.scrollIntoView ??= () => undefined;
  Element.prototype.scrollTo ??= () => undefined;
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as unknown as typeof ResizeObserver;
  drafts = new Map();
  concerns = [];
  kept = [];
  done = { finished: [], totals: [], answered: [], deferred: [], slips: [] };
  views = new Map();
  measures = [];
  refuse = {};
  age = 58;
  mockIPC(
    (name, payload) => {
      const arg = (payload as { arg: never }).arg;
      if (refuse[name]) throw refuse[name];
      switch (name) {
        case "vault_state":
          return { state: "open", reason: null, demo: false, dir: "/vault" };
        case "preferences":
          return { zoomPercent: 100, theme: "system" };
        case "settings":
          return { word: "person", lockMinutes: 5, visitLockMinutes: 15, contactDays: 28, coordinator: null };
        case "status":
          return { unsent: 4, lastExport: null, undo: null, undoName: null };
        case "drafts_about":
          return [...drafts.values()].filter((draft) => draft.patient === arg);
        case "today":
          return day();
        case "people":
          return [
            {
              ...person.patient,
              initials: "DD",
              localId: "P0004",
              attention: 0,
              reason: null,
              age,
              groups: [],
              measures: [],
            },
          ];
        case "person":
          return { ...person, age, concerns: unsettled() };
        case "instruments":
          return [mood, drink, core, sum];
        case "scores":
          return {
            measures,
            marks: [],
            outcome: null,
            followUp: { worse: [], responses: [], repeats: [], programmes: [] },
          };
        case "crisis_lines":
          return { country: "gb", lines: [{ name: "Samaritans", reach: "116 123" }], checkedOn: null };
        case "concerns":
          return concerns;
        case "timeline":
          return { checkIns: [], more: false };
        case "safety_plans":
          return [];
        case "view_state":
          return views.get(arg) ?? null;
        case "save_view_state":
          views.set((arg as { id: string }).id, (arg as { value: string }).value);
          return null;
        case "draft": {
          const found = drafts.get(arg);
          if (!found) throw { code: "notFound", field: "draft", reason: null, report: null };
          return found;
        }
        case "save_draft": {
          const { kind, body } = arg as { kind: "checkIn"; body: string };
          const at = "2026-11-22T14:02:00+00:00";
          const saved: Draft = { id: "visit", kind, patient: "p", body, startedAt: at, savedAt: at };
          drafts.set(saved.id, saved);
          return saved;
        }
        case "discard_draft":
          drafts.delete(arg);
          stale("draft");
          return null;
        case "save_answers":
          return keep(arg);
        case "finish_assessment": {
          const { draft } = arg as { draft: string };
          done.finished.push(draft);
          drafts.delete(draft);
          const missing =
            (kept.at(-1)?.answers ?? []).some(({ value }) => value === null) || answers()["3"] === undefined;
          measures = [{ instrument: mood, points: [], sentence: "Scored 4; was 6.", items: [], nextAllowedOn: null }];
          stale("record");
          return { id: "a1", total: missing ? null : 4, answered: 2, of: 3, band: missing ? null : "some" };
        }
        case "record_score": {
          done.totals.push(arg);
          const raised =
            (arg as NewScore).selfHarm === "yes" ? concern("c2", { source: "score", instrument: "CORE-10" }) : null;
          if (raised) concerns.push(raised);
          return { id: "a2", concern: raised };
        }
        case "raise_concern":
          concerns.unshift(concern("c3", { source: "other", words: (arg as { words: string }).words }));
          stale("record");
          return "c3";
        case "answer_concern":
          done.answered.push(arg);
          return settleConcern((arg as AnswerConcern).id, { state: "answered" });
        case "defer_concern": {
          const { id, why } = arg as DeferConcern;
          done.deferred.push(arg);
          const until = "2026-11-22T23:59:59+00:00";
          return settleConcern(id, { state: "deferred", deferredWhy: why, deferredUntil: until });
        }
        case "slip_concern":
          done.slips.push(arg);
          return settleConcern((arg as SlipConcern).id, { state: "slip" });
        case "check_passphrase":
          if (arg !== "five good words") throw { code: "wrongPassphrase", field: null, reason: null, report: null };
          return null;
        default:
          return null;
      }
    },
    { shouldMockEvents: true },
  );
});
afterEach(async () => {
  await unmount(app);
  await settle(20);
  session.vault = undefined;
  session.locking = false;
  session.handedOver = false;
  session.discreet = false;
  confine();
  setClock();
  clearMocks();
});

describe("choosing", () => {
  it("takes two letters and Enter, offers no sums of others, and puts those used last first", async () => {
    views.set("assess.recent", JSON.stringify(["drink"]));
    await start();
    await press("a", { ctrlKey: true, shiftKey: true });
    expect(focused()).toBe("instrument");
    const offered = () =>
      [...document.querySelectorAll("[role=option] > :first-child")].map((o) => o.textContent?.trim());
    expect(offered()).toEqual(["DRINK-C", "MOOD-3", "CORE-10"]);
    expect(text()).toContain("moods, last 2 weeks");
    await type("instrument", "mo");
    expect(offered()[0]).toBe("MOOD-3");
    await press("Enter");
    expect(text()).toContain("MOOD-3 with Dilwyn Dlamini");
  });

  it("says who it is not made for and that the last one is near, and bars nothing", async () => {
    age = 16;
    const point = { on: "2026-11-15" } as Measure["points"][number];
    measures = [{ instrument: mood, points: [point], sentence: "", items: [], nextAllowedOn: "2026-11-29" }];
    await start();
    await begin();
    expect(text()).toContain(t("assess.tooYoung", { short: "MOOD-3", from: 18, age: 16 }));
    expect(text()).toContain("Until Sun 29 Nov 2026");
    expect(focused()).toBe("item-1");
  });

  it("asks with whom when nobody is open, and leads back to a check-in as it was typed", async () => {
    await start({ screen: "today" });
    await press("a", { ctrlKey: true, shiftKey: true });
    await type("palette", "dil");
    await press("Enter");
    expect(router.place).toEqual({ screen: "assess", id: "p" });
    await press("Escape");
    router.go({ screen: "checkin", id: "p" });
    await settle();
    await type("note", "Tired, but glad of the visit.");
    await click(t("assess.start"));
    expect(router.place.screen).toBe("assess");
    await type("instrument", "mo");
    await press("Enter");
    await press("1");
    await press("0");
    await press("Escape");
    await settle(20);
    // The half-answered questionnaire is no check-in, and is not taken for one.
    expect(router.place.screen).toBe("checkin");
    expect(one<HTMLTextAreaElement>("[name=note]").value).toBe("Tired, but glad of the visit.");
  });
});

describe("answering", () => {
  it("takes a digit an item, stores each at once, and shows no total before the end", async () => {
    await start();
    await press("a", { ctrlKey: true, shiftKey: true });
    await type("instrument", "mo");
    await press("Enter");
    // Nobody is chosen beforehand, and nothing is asked before that.
    expect([focused(), document.querySelectorAll("[data-item]").length]).toEqual(["mode", 0]);
    await press("1");
    expect(focused()).toBe("item-1");
    await press("2");
    expect([focused(), answers()]).toEqual(["item-2", { "1": 2 }]);
    await press("2");
    await press("0");
    expect(answers()).toEqual({ "1": 2, "2": 2, "3": 0 });
    expect(text()).toContain(t("assess.count", { n: 3, of: 3 }));
    expect(text()).toContain(t("draft.saved", { time: "14:02" }));
    expect(text()).not.toContain(t("assess.done.range", { min: 0, max: 6 }));
    expect(document.activeElement?.textContent).toContain(t("assess.finish"));
    const first = kept[0] as SaveAnswers;
    expect([first.mode, first.takenOn, first.time, first.version, first.draft]).toEqual([
      "self",
      "2026-11-22",
      "14:02",
      "1",
      null,
    ]);
    await click(t("assess.finish"));
    expect(done.finished).toEqual(["d1"]);
    for (const said of ["4", "some", "Scored 4; was 6."]) expect(text()).toContain(said);
    await click(t("assess.done.scores"));
    expect(router.place).toEqual({ screen: "person", id: "p", tab: "scores" });
  });

  it("takes quick fingers one after the other, and never two for one item", async () => {
    await start();
    await begin();
    for (const key of ["1", "2", "0"]) {
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
    await settle(20);
    expect(answers()).toEqual({ "1": 1, "2": 2, "3": 0 });
  });

  it("goes back by Backspace, moves by arrows, and looks at answers to the sides without choosing one", async () => {
    await start();
    await begin();
    await press("1");
    await press("Backspace");
    expect([focused(), answers()]).toEqual(["item-1", { "1": 1 }]);
    await press("ArrowDown");
    await press("ArrowDown");
    expect(focused()).toBe("item-3");
    await press("ArrowRight");
    expect([focused(), kept.length, concerns.length]).toEqual(["item-3", 1, 0]);
    await press("ArrowUp");
    expect(focused()).toBe("item-2");
    await press("7");
    expect(answers()).toEqual({ "1": 1 });
  });

  it("skips what an answer rules out", async () => {
    await start();
    await begin("dr");
    expect(document.querySelectorAll("[data-item]")).toHaveLength(2);
    await press("0");
    expect(focused()).toBe("item-3");
    await press("Backspace");
    await press("1");
    expect(focused()).toBe("item-2");
  });

  it("keeps 'prefer not to say' as an answer of its own, and finishes without a total only on purpose", async () => {
    await start();
    await begin();
    await press("p");
    await press("1");
    await press("0");
    expect(answers()).toEqual({ "1": null, "2": 1, "3": 0 });
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(done.finished).toEqual([]);
    expect(text()).toContain(tn("assess.unfinished.words", 1));
    expect(document.activeElement?.textContent).toContain(t("assess.unfinished.goOn"));
    await click(t("assess.unfinished.finish"));
    expect(done.finished).toEqual(["d1"]);
    expect(text()).toContain(t("assess.done.noTotal"));
  });

  it("says that nothing is answered yet, and keeps no draft of it", async () => {
    await start();
    await begin();
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(text()).toContain(t("failure.invalid.answers.nothing"));
    await press("Escape");
    expect([kept.length, router.place.screen]).toEqual([0, "person"]);
  });

  it("is paused by Esc, waits under Finish later, and goes on at the same item with who answered", async () => {
    await start();
    await begin();
    await press("1");
    await press("Escape");
    expect(text()).toContain(t("checkIn.kept"));
    router.go({ screen: "today" });
    await settle();
    expect(text()).toContain(t("today.draft.assessmentFrom", { short: "MOOD-3", when: "today, 14:02" }));
    expect(text()).toContain(t("assess.count", { n: 1, of: 3 }));
    one("[data-row='draft-d1'] a").click();
    await settle(20);
    expect(focused()).toBe("item-2");
    expect(one<HTMLInputElement>("[name=item-1]:checked").closest("label")?.textContent).toContain("Several days");
    // The next one with the same person has it chosen already.
    await press("2");
    await press("0");
    await click(t("assess.finish"));
    await click(t("assess.done.another"));
    await type("instrument", "dr");
    await press("Enter");
    expect(focused()).toBe("item-1");
  });

  it("asks before a draft of it is thrown away", async () => {
    await start();
    await begin();
    await press("1");
    await press("Escape");
    router.go({ screen: "today" });
    await settle();
    one("[data-row='draft-d1'] a").focus();
    await press("t");
    expect(text()).toContain("A safety concern that an answer raised stays.");
    expect(drafts.size).toBe(1);
  });

  it("keeps the answers on the screen while the disk refuses them, and says so", async () => {
    await start();
    await begin();
    refuse = { save_answers: { code: "storage", field: null, reason: "full", report: null } };
    await press("1");
    expect(focused()).toBe("item-2");
    expect(text()).toContain(t("failure.storage.full"));
    refuse = {};
    await press("1");
    expect(answers()).toEqual({ "1": 1, "2": 1 });
  });
});

describe("an answer that has to be talked about", () => {
  const fire = async () => {
    await begin();
    await press("1");
    await press("1");
    await press("1");
  };

  it("opens the safety step at once, says what was answered, and comes back to the questions", async () => {
    await start();
    await fire();
    expect(text()).toContain(
      t("concern.raised.item", { short: "MOOD-3", n: 3, item: "Better off dead", answer: "Several days" }),
    );
    for (const beside of ["Walk to the lido", "116 123"]) expect(text()).toContain(beside);
    expect(document.querySelectorAll("[data-item]")).toHaveLength(0);
    expect(focused()).toBe("concern-said");
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(done.answered).toEqual([]);
    expect(text()).toContain(t("concern.fault.plan"));
    await type("concern-said", "Tired of it all, no plan.");
    one("#f-concern-planOpened").focus();
    await press("2");
    await type("concern-tonight", "Idris stays.");
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(done.answered).toEqual([
      {
        id: "c1",
        said: "Tired of it all, no plan.",
        agreed: null,
        planOpened: false,
        consulted: null,
        tonight: "Idris stays.",
      },
    ]);
    await settle(20);
    expect(document.activeElement?.textContent).toContain(t("assess.finish"));
  });

  it("is put off with a reason, and stands at the top of Today until then", async () => {
    await start();
    await fire();
    await click(t("concern.later.open"));
    await click(t("concern.later.button"));
    expect(done.deferred).toEqual([]);
    await type("concern-later-why", "Her son is in the room.");
    await click(t("concern.later.button"));
    expect(done.deferred).toEqual([{ id: "c1", why: "Her son is in the room." }]);
    router.go({ screen: "today" });
    await settle();
    const sections = [...document.querySelectorAll("main section h2")].map((h) => h.textContent ?? "");
    expect(sections[0]).toContain(t("today.concern.title"));
    expect(text()).toContain(t("today.concern.deferred", { until: "23:59", why: "Her son is in the room." }));
    one("[data-row='concern-c1'] a").click();
    await settle();
    expect(focused()).toBe("concern-said");
    session.discreet = true;
    router.back();
    await settle();
    expect(text()).not.toContain("Better off dead");
  });

  it("was a slip: the answer is taken out and asked again, and nothing is raised twice", async () => {
    await start();
    await fire();
    await click(t("concern.slip"));
    expect(done.slips).toEqual([{ id: "c1", draft: "d1" }]);
    await settle(20);
    expect(answers()).toEqual({ "1": 1, "2": 1 });
    expect(focused()).toBe("item-3");
    await press("0");
    expect(concerns.map(({ state }) => state)).toEqual(["slip"]);
  });

  it("that was a slip is taken out of the draft from Today too", async () => {
    await start();
    await fire();
    await press("Escape");
    expect(text()).toContain(t("assess.keptOpen"));
    router.go({ screen: "concern", id: "p", tab: "c1" });
    await settle();
    await click(t("concern.slip"));
    await settle(20);
    expect(answers()).toEqual({ "1": 1, "2": 1 });
    expect([router.place.screen, focused()]).toEqual(["assess", "item-3"]);
  });

  it("keeps what is typed while the safety plan is opened, and comes back to the step", async () => {
    await start();
    await fire();
    await type("concern-said", "Tired of it all.");
    await click(t("concern.openPlan"));
    expect(router.place).toEqual({ screen: "person", id: "p", tab: "safety" });
    router.back();
    await settle(20);
    expect(one<HTMLTextAreaElement>("[name=concern-said]").value).toBe("Tired of it all.");
    expect(one<HTMLInputElement>("[name=concern-planOpened]:checked").value).toBe("yes");
  });

  it("has no violation that axe finds", async () => {
    await start();
    await fire();
    const found = await axe.run(one("main"), { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });
});

describe("the laptop in other hands", () => {
  const handOver = async () => {
    await start();
    await begin();
    await click(t("assess.handOver.button"));
  };

  it("shows the questions and nothing else, and no key leads out", async () => {
    await handOver();
    expect(text()).not.toContain("Dilwyn");
    expect(document.querySelector("nav, footer")).toBeNull();
    expect(focused()).toBe("item-1");
    for (const [key, more] of [
      ["Escape", {}],
      ["k", { ctrlKey: true }],
      ["n", { ctrlKey: true }],
      ["1", { ctrlKey: true, code: "Digit1" }],
      ["a", { ctrlKey: true, shiftKey: true }],
      ["Enter", { ctrlKey: true }],
      ["F1", {}],
    ] as const) {
      await press(key, more);
      expect(router.place.screen, key).toBe("assess");
      expect(document.querySelector("dialog[open]"), key).toBeNull();
    }
    expect(document.querySelectorAll("[data-item]")).toHaveLength(3);
    await press("F9");
    expect(session.covered).toBe(true);
    await press("F9");
    const found = await axe.run(one("main"), { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations.map(({ id }) => id)).toEqual([]);
  });

  it("records what an answer raises and shows it only when the laptop is back, which takes the passphrase", async () => {
    await handOver();
    for (const key of ["1", "1", "1"]) await press(key);
    expect(concerns).toHaveLength(1);
    expect(text()).not.toContain(t("concern.title"));
    expect(text()).toContain(t("assess.handedOver.end"));
    await click(t("assess.handedOver.take"));
    await type("passphrase", "guess");
    await click(t("assess.handedOver.take"));
    expect(text()).toContain(t("failure.wrongPassphrase.any"));
    expect(document.querySelector("nav")).toBeNull();
    await type("passphrase", "five good words");
    await click(t("assess.handedOver.take"));
    expect(document.querySelector("nav")).not.toBeNull();
    expect(text()).toContain(t("concern.cameBack"));
    expect(focused()).toBe("concern-said");
  });

  it("never takes the focus out of the passphrase, however slow the store is", async () => {
    await handOver();
    await click(t("assess.handedOver.take"));
    one("[name=item-1]").focus();
    await settle();
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "1", bubbles: true, cancelable: true }));
    one("[name=passphrase]").focus();
    await settle(20);
    expect([focused(), answers()]).toEqual(["passphrase", { "1": 1 }]);
  });

  it("stays so when the lock could not be had", async () => {
    await handOver();
    await press("1");
    refuse = { save_answers: { code: "storage", field: null, reason: "full", report: null } };
    await press("1");
    await press("l", { ctrlKey: true });
    await settle(20);
    expect([session.locking, document.querySelector("nav")]).toEqual([false, null]);
    expect(document.querySelectorAll("[data-item]")).toHaveLength(3);
    expect(text()).not.toContain("Dilwyn");
    refuse = {};
  });
});

describe("the total alone", () => {
  const open = async () => {
    await start();
    await press("a", { ctrlKey: true, shiftKey: true });
    await type("instrument", "co");
    await press("Enter");
  };

  it("is held to its range, asks about self-harm, and takes a date that is not known", async () => {
    await open();
    expect(focused()).toBe("score-total");
    await type("score-total", "41");
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(done.totals).toEqual([]);
    expect(text()).toContain(t("assess.fault.total", { min: 0, max: 40 }));
    expect(text()).toContain(t("failure.invalid.selfHarm.required"));
    await type("score-total", "12");
    one("#f-score-selfHarm").focus();
    await press("3");
    one("#f-score-mode").focus();
    await press("5");
    await type("score-rater", "Dr Ada Byrne");
    await type("score-takenOn", "unknown");
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(done.totals).toMatchObject([
      { instrument: "core", total: 12, selfHarm: "notKnown", mode: "clinician", rater: "Dr Ada Byrne", takenOn: null },
    ]);
    expect(text()).toContain("12");
  });

  it("leads through the safety step before it shows anything", async () => {
    await open();
    await type("score-total", "12");
    one("#f-score-selfHarm").focus();
    await press("1");
    one("#f-score-mode").focus();
    await press("1");
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(text()).toContain(t("concern.raised.score", { short: "CORE-10" }));
    expect(text()).not.toContain(t("assess.done.scores"));
    await type("concern-said", "An old thought.");
    one("#f-concern-planOpened").focus();
    await press("1");
    await type("concern-tonight", "Sister calls.");
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(text()).toContain(t("assess.done.scores"));
  });
});

describe("something noticed without a score", () => {
  it("is written down from the check-in, leads into the same step, and comes back", async () => {
    await start({ screen: "today" });
    router.go({ screen: "checkin", id: "p" });
    await settle();
    await click(t("concern.open"));
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(concerns).toEqual([]);
    await type("raise-words", "He gave his dog away.");
    await press("Enter", { ctrlKey: true, code: "Enter" });
    await settle(20);
    expect(text()).toContain("He gave his dog away.");
    expect(focused()).toBe("concern-said");
    await type("concern-said", "He says he cannot care for it.");
    one("#f-concern-planOpened").focus();
    await press("1");
    await type("concern-tonight", "We speak at seven.");
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(done.answered).toMatchObject([{ id: "c3", planOpened: true }]);
    expect(router.place.screen).toBe("checkin");
  });

  it("stands on the person's page while it is open", async () => {
    concerns = [concern("c9", { source: "other", words: "Said goodbye twice." })];
    await start();
    expect(text()).toContain("Said goodbye twice.");
  });
});
