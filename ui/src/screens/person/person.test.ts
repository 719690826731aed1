// A person's page against a small host of the test's own: what is asked of it, what is said, where the focus goes.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CheckIn, ContactRow, Milestone, Person as PersonType, Plan } from "../../bindings";
import { setClock } from "../../clock";
import { t } from "../../messages";
import { router } from "../../router.svelte";
import { session } from "../../session.svelte";
import { stale } from "../../store.svelte";
import Person from "./Person.svelte";

type Answer = (arg: never) => unknown;
let answers: Record<string, Answer>;
let asked: { name: string; arg: unknown }[];
let app: object | undefined;
let at = 0;

const fail = (code: string, field: string | null = null, reason: string | null = null) => {
  throw { code, field, reason, report: null };
};
const settle = async () => {
  for (let n = 0; n < 6; n += 1) await new Promise((done) => setTimeout(done));
  flushSync();
};
const text = () => document.body.textContent?.replace(/\s+/g, " ") ?? "";
const named = (words: string) =>
  [...document.querySelectorAll<HTMLElement>("button, a, [role=option]")].find((one) =>
    (one.getAttribute("aria-label") ?? one.textContent ?? "").trim().startsWith(words),
  ) as HTMLElement;
async function press(words: string) {
  named(words).click();
  await settle();
}
async function type(selector: string, value: string) {
  const input = document.querySelector(selector) as HTMLInputElement;
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await settle();
}
async function key(key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  document.activeElement?.dispatchEvent(event);
  await settle();
  return event;
}
const calls = (name: string) => asked.filter((one) => one.name === name).map((one) => one.arg);
const focusedName = () =>
  (document.activeElement as HTMLInputElement).name || document.activeElement?.textContent?.trim();

const milestone: Milestone = {
  id: "m1",
  patient: "p",
  goal: "g1",
  text: "First rehearsal, singing",
  expected: "sings the first half",
  due: "2026-11-21",
  owner: null,
  state: "open",
  actual: null,
  learned: null,
  closedOn: null,
};
const goal = {
  id: "g1",
  patient: "p",
  setOn: "2026-02-12",
  text: "Get back to the choir.",
  need: null,
  importance: 9,
  confidence: 6,
  state: "open" as const,
};
const checkIn = (more: Partial<CheckIn>): CheckIn => ({
  id: `c${(at += 1)}`,
  patient: "p",
  kind: "homeVisit",
  outcome: "attended",
  at: "2026-11-12T10:00",
  note: "Sang two verses.",
  recordedAt: "2026-11-12T11:00:00+00:00",
  origin: "here",
  enteredAt: null,
  ...more,
});

function person(more: Partial<PersonType> = {}, patient: Partial<PersonType["patient"]> = {}): PersonType {
  return {
    patient: {
      id: "p",
      status: "active",
      pausedUntil: null,
      ended: null,
      endedReason: null,
      addedAt: "2026-02-10T09:00:00+00:00",
      demo: false,
      localId: "P0004",
      nhsNumber: "9991000216",
      family: "Dlamini",
      given: "Dilwyn",
      preferred: "Dil",
      pronouns: "he/him",
      born: "1968-03-04",
      phone: "07700 900698",
      email: null,
      address: null,
      postcode: null,
      accessNotes: "Side gate",
      cohort: null,
      keyWorker: null,
      started: null,
      contactDays: 14,
      question: null,
      reportedLastContact: null,
      ...patient,
    },
    name: "Dilwyn Dlamini",
    initials: "DD",
    age: 58,
    alerts: [],
    reasons: [
      {
        rule: "contactOverdue",
        section: "week",
        text: "No contact for 17 days; agreed every 14 days.",
        numbers: { days: 17, interval: 14 },
        since: "2026-11-20",
        due: "2026-11-19",
        days: 3,
        closes: "Record a contact.",
        about: null,
      },
    ],
    snoozed: [],
    lastContact: "2026-11-05",
    planned: [],
    owed: [],
    reviewOn: null,
    goals: [{ goal, milestones: [milestone], ratings: [] }],
    circle: [],
    safetyPlan: null,
    aboutMe: null,
    groups: [],
    known: { allergies: [], concerns: [], due: [] },
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
    concerns: [],
    scores: [],
    ...more,
  };
}
const plan: Plan = {
  plan: {
    id: "plan",
    version: 1,
    startedOn: "2026-02-12",
    versionFrom: null,
    patient: "p",
    strengths: null,
    agreedOn: null,
    agreedBy: null,
    agreedWith: null,
    agreedAs: null,
    reviewOn: null,
    reviewOwner: null,
  },
  needs: [],
  goals: [],
  interventions: [],
  versions: [],
};
const rao: ContactRow = {
  contact: {
    id: "rao",
    kind: "person",
    name: "Dr Anjali Rao",
    job: "GP",
    organisation: null,
    phone: "01632 960102",
    email: null,
    address: null,
    note: null,
  },
  organisation: null,
  people: 1,
};

async function show(tab?: string, id = "p") {
  router.start({ screen: "person", id, tab });
  app = mount(Person, { target: document.body, props: { place: { screen: "person", id, tab } } });
  await settle();
}

beforeEach(() => {
  setClock(new Date(2026, 10, 22, 9, 41));
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollIntoView ??= () => undefined;
  asked = [];
  answers = {
    person: () => person(),
    timeline: () => ({ checkIns: [], more: false }),
    settings: () => ({ word: "person", lockMinutes: 5, visitLockMinutes: 15, contactDays: 28, coordinator: null }),
    contacts: () => [rao],
    disclosures: () => [],
    history: () => ({ ops: [], more: false }),
  };
  mockIPC(
    (name, payload) => {
      const arg = (payload as { arg: never }).arg;
      asked.push({ name, arg });
      return answers[name]?.(arg) ?? null;
    },
    { shouldMockEvents: true },
  );
});
afterEach(async () => {
  if (app) await unmount(app);
  app = undefined;
  session.discreet = false;
  setClock();
  clearMocks();
});

describe("the banner", () => {
  it("says who it is in words, and what an alert is besides its colour", async () => {
    answers["person"] = () =>
      person(
        {
          alerts: [
            {
              id: "a",
              patient: "p",
              text: "Dog at the address",
              source: null,
              reviewOn: "2026-11-01",
              notedOn: "2026-03-02",
              endedOn: null,
            },
          ],
        },
        { status: "paused", pausedUntil: "2026-12-03", endedReason: "In hospital" },
      );
    await show();
    for (const words of [
      "Dilwyn Dlamini",
      "likes “Dil”",
      "he/him",
      "born 4 Mar 1968, 58",
      "P0004",
      "NHS 999 100 0216",
      "Paused until Thu 3 Dec 2026",
      "Because: In hospital",
      "Alert: Dog at the address · review was due Sun 1 Nov 2026",
    ]) {
      expect(text()).toContain(words);
    }
    expect(document.title).toBe("Person · Catchment");
  });

  it("says two reasons of the same words, and two changes of one row in one step", async () => {
    const twice = person().reasons.flatMap((reason) => [reason, { ...reason }]);
    answers["person"] = () => person({ reasons: twice });
    await show();
    expect(text().split("No contact for 17 days").length).toBe(3);
    if (app) await unmount(app);
    const change = { table: "milestone", row: "m1", what: "edited" as const };
    const told = (field: string, after: string) => ({ ...change, fields: [{ field, before: null, after }] });
    const op = { seq: 1, kind: "editMilestone", at: "2026-11-20T10:00:00+00:00", undone: false };
    answers["history"] = () => ({
      ops: [{ ...op, changes: [told("text", "Sing"), told("owner", "Mo")] }],
      more: false,
    });
    await show("record");
    for (const words of ["Sing", "Mo"]) expect(text()).toContain(words);
  });

  it("shows initials, and no reason, number or note, while the screen is discreet", async () => {
    answers["timeline"] = () => ({ checkIns: [checkIn({})], more: false });
    session.discreet = true;
    await show();
    expect(document.querySelector("h1")?.textContent).toContain("DD");
    for (const words of [
      "Dilwyn",
      "Dil",
      "999 100",
      "No contact for 17 days",
      "Sang two verses",
      "07700",
      "Side gate",
    ]) {
      expect(text()).not.toContain(words);
    }
  });
});

it("says why a page cannot be shown, and tries again", async () => {
  answers["person"] = () => fail("storage", null, "io");
  await show(undefined, "q");
  expect(text()).toContain(t("failure.storage.io"));
  answers["person"] = () => person();
  await press(t("person.again"));
  expect(text()).toContain("Dilwyn Dlamini");
});

it("says when what is shown could not be asked for again, and shows nobody who is gone", async () => {
  await show(undefined, "r");
  answers["person"] = () => fail("storage", null, "io");
  stale("record");
  await settle();
  expect(text()).toContain("Dilwyn Dlamini");
  expect(text()).toContain(t("person.stale"));
  answers["person"] = () => fail("notFound", null, "patient");
  stale("record");
  await settle();
  expect(text()).not.toContain("Dilwyn");
  expect(text()).toContain(t("failure.notFound.any"));
});

describe("a milestone, ticked in place", () => {
  it("wants a word for what came of it, then sends it with what happened", async () => {
    await show();
    await press("What came of “First rehearsal");
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    await type("textarea[name$=actual]", "sang until the break");
    await press(t("person.form.save"));
    expect(calls("close_milestone")).toEqual([]);
    expect(text()).toContain(t("person.milestone.chooseOne"));
    (document.querySelector("input[value=partly]") as HTMLInputElement).click();
    await settle();
    await press(t("person.form.save"));
    expect(calls("close_milestone")).toEqual([
      { milestone: "m1", state: "partly", actual: "sang until the break", learned: null },
    ]);
    expect(document.activeElement?.getAttribute("aria-label")).toContain("First rehearsal");
  });

  it("is not left by Esc while something is typed, and keeps it when the host refuses", async () => {
    answers["close_milestone"] = () => fail("storage", null, "full");
    await show();
    await press("What came of “First rehearsal");
    await type("textarea[name$=actual]", "sang until the break");
    (document.querySelector("textarea[name$=actual]") as HTMLElement).focus();
    expect((await key("Escape")).defaultPrevented).toBe(true);
    expect(text()).toContain(t("dialog.typed"));
    // Twice is no answer: it goes back to typing.
    await key("Escape");
    expect(text()).not.toContain(t("dialog.typed"));
    [...document.querySelectorAll("button")].find((one) => one.textContent.includes(t("dialog.cancel")))?.focus();
    await press(t("dialog.cancel"));
    expect(document.activeElement?.textContent).toContain(t("dialog.keepTyping"));
    await press(t("dialog.keepTyping"));
    (document.querySelector("input[value=met]") as HTMLInputElement).click();
    await press(t("person.form.save"));
    expect(text()).toContain(t("failure.storage.full"));
    expect(text()).toContain(t("errors.nothingChanged"));
    expect((document.querySelector("textarea[name$=actual]") as HTMLTextAreaElement).value).toBe(
      "sang until the break",
    );
  });
});

describe("the timeline", () => {
  it("tells when something was recorded later, imported, or has no note, and marks what was entered", async () => {
    const later = checkIn({ at: "2026-11-04T16:20", recordedAt: "2026-11-06T08:10:00+00:00" });
    answers["timeline"] = () => ({
      checkIns: [
        later,
        checkIn({ origin: "import", outcome: "noAccess", note: "", enteredAt: "2026-11-01T09:00:00+00:00" }),
      ],
      more: false,
    });
    await show();
    expect(text()).toContain("Recorded later, Fri 6 Nov 2026");
    expect(text()).toContain(t("person.entry.imported"));
    expect(text()).toContain("No access");
    expect(text()).not.toContain(t("person.entry.noNote"));
    await press("Mark as entered in the official record: Wed 4 Nov 2026, Home visit");
    expect(calls("mark_entered")).toEqual([later.id]);
  });

  it("asks for the page before the last of those shown, and leads to the first that came", async () => {
    const first = checkIn({ at: "2026-11-12T10:00" });
    const second = checkIn({ at: "2026-10-01T10:00", note: "Earlier" });
    answers["timeline"] = (query: { before: string | null }) =>
      query.before === null ? { checkIns: [first], more: true } : { checkIns: [second], more: false };
    await show();
    await press(t("person.timeline.earlier"));
    expect(calls("timeline")).toContainEqual({ patient: "p", before: first.id });
    expect(text()).toContain("Earlier");
    expect(document.activeElement?.textContent).toContain("Thu 1 Oct 2026");
    expect(named(t("person.timeline.earlier"))).toBeUndefined();
  });
});

describe("a plan", () => {
  it("goes from a goal to its milestones and on to the next goal by the keyboard alone", async () => {
    let now: Plan | null = null;
    answers["plan"] = () => now;
    answers["add_goal"] = () => {
      now = { ...plan, goals: [{ goal, milestones: [], ratings: [] }] };
      return goal.id;
    };
    await show("plan");
    expect(text()).toContain(t("plan.empty"));
    await press(t("plan.start"));
    expect(focusedName()).toBe("goal-text");
    await type("textarea[name=goal-text]", goal.text);
    await key("Enter");
    stale("record");
    await settle();
    expect(calls("add_goal")).toEqual([
      { patient: "p", details: { text: goal.text, need: null, importance: null, confidence: null, state: "open" } },
    ]);
    expect(focusedName()).toBe("milestone-g1-text");
    await type("textarea[name=milestone-g1-text]", "Ring Sioned");
    await type("input[name=milestone-g1-due]", "2w");
    await key("Enter");
    expect(calls("add_entry")).toEqual([
      {
        noun: "milestone",
        details: {
          goal: "g1",
          patient: "p",
          text: "Ring Sioned",
          expected: null,
          due: "2026-12-06",
          owner: null,
        },
      },
    ]);
    const field = document.activeElement as HTMLTextAreaElement;
    expect([field.name, field.value]).toEqual(["milestone-g1-text", ""]);
    expect((document.querySelector("input[name=milestone-g1-due]") as HTMLInputElement).value).toBe("");
    await key("Escape");
    expect(focusedName()).toBe(t("plan.goal.another"));
  });

  it("is hidden while the screen is discreet, and what was half-typed stands there afterwards", async () => {
    answers["plan"] = () => ({ ...plan, goals: [{ goal, milestones: [milestone], ratings: [] }] });
    await show("plan");
    await press(t("plan.goal.another"));
    await type("textarea[name=goal-text]", "Half a go");
    const half = document.querySelector<HTMLTextAreaElement>("textarea[name=goal-text]");
    expect([half?.closest("[hidden]"), text().includes(t("plan.discreet"))]).toEqual([null, false]);
    session.discreet = true;
    await settle();
    expect(text()).toContain(t("plan.discreet"));
    for (const part of ["textarea[name=goal-text]", "article"])
      expect(document.querySelector(part)?.closest("[hidden]")).toBeInstanceOf(HTMLElement);
    session.discreet = false;
    await settle();
    expect([half?.isConnected, half?.value, half?.closest("[hidden]")]).toEqual([true, "Half a go", null]);
  });

  it("refuses a rating out of range before asking, and leads to it", async () => {
    answers["plan"] = () => plan;
    await show("plan");
    await press(t("plan.goal.add"));
    await type("textarea[name=goal-text]", "x");
    await type("input[name=goal-importance]", "11");
    await key("Enter", { ctrlKey: true });
    expect(calls("add_goal")).toEqual([]);
    await press(t("failure.invalid.importance.range"));
    expect(focusedName()).toBe("goal-importance");
  });
});

describe("the circle", () => {
  async function choose(words: string, option: string) {
    await press(t("circle.addFirst"));
    await type("input[name=member-contact]", words);
    await press(option);
  }

  it("always says that listening discloses nothing", async () => {
    await show("circle");
    expect(text()).toContain("You may listen to a carer without disclosing anything.");
  });

  it("says who may know what without the reason, the topics and the number while the screen is discreet", async () => {
    const member = {
      id: "m",
      patient: "p",
      contact: "rao",
      role: "GP",
      emergency: false,
      keyWorker: false,
      share: "topics" as const,
      shareTopics: "Medication",
      shareReason: "The flat is nobody's business",
      shareAgreedOn: null,
      shareReviewOn: null,
      endedOn: null,
    };
    answers["person"] = () => person({ circle: [{ member, contact: rao.contact, organisation: null }] });
    await show("circle");
    const hidden = ["Anjali", "Medication", "nobody's business", "01632"];
    for (const words of hidden) expect(text()).toContain(words);
    session.discreet = true;
    await settle();
    for (const words of hidden) expect(text()).not.toContain(words);
    expect(text()).toContain(t("circle.share.topics"));
  });

  it("takes somebody from the directory, with what may be shared said and not assumed", async () => {
    await show("circle");
    await choose("anj", "Dr Anjali Rao");
    expect((document.querySelector("input[name=member-role]") as HTMLInputElement).value).toBe("GP");
    await press(t("circle.addButton"));
    expect(calls("add_to_circle")).toEqual([]);
    expect(text()).toContain(t("failure.invalid.share.required"));
    (document.querySelector("input[value=nothing]") as HTMLInputElement).click();
    await press(t("circle.addButton"));
    expect(calls("add_to_circle")).toEqual([
      expect.objectContaining({ patient: "p", contact: "rao", role: "GP", share: "nothing", emergency: false }),
    ]);
  });

  it("writes somebody new into the directory once, however often the circle refuses", async () => {
    let refusals = 1;
    answers["add_contact"] = () => {
      answers["contacts"] = () => [rao, { ...rao, contact: { ...rao.contact, id: "mair", name: "Mair" } }];
      return "mair";
    };
    answers["add_to_circle"] = () => (refusals-- > 0 ? fail("storage", null, "full") : "x");
    await show("circle");
    await choose("Mair", "Create “Mair”");
    await type("input[name=member-role]", "neighbour");
    (document.querySelector("input[value=notAsked]") as HTMLInputElement).click();
    await press(t("circle.addButton"));
    expect(text()).toContain(t("failure.storage.full"));
    stale("record");
    await settle();
    await press(t("circle.addButton"));
    expect(calls("add_contact")).toHaveLength(1);
    expect(calls("add_to_circle").map((arg) => (arg as { contact: string }).contact)).toEqual(["mair", "mair"]);
  });
});
