// A check-in from Ctrl+N to Ctrl+Enter, in the whole window, against a small host of the test's own.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import App from "../../../App.svelte";
import type { Draft, NewCheckIn, Person, PersonRow, Today } from "../../../bindings";
import { setClock } from "../../../clock";
import { t } from "../../../messages";
import { router } from "../../../router.svelte";
import { session } from "../../../session.svelte";
import { stale } from "../../../store.svelte";

const NOTE = "Sang two verses in the kitchen.";
let drafts: Map<string, Draft>;
let recorded: NewCheckIn[];
let refuse: Record<string, unknown>;
let visit: boolean[];
let undone: number;
let kept: number;
let waiting: unknown[];
let app: object;

const settle = async (ms = 0) => {
  for (let n = 0; n < 8; n += 1) await new Promise((done) => setTimeout(done, n === 0 ? ms : 0));
  flushSync();
};
const text = () => document.body.textContent?.replace(/\s+/g, " ") ?? "";
const one = <E extends HTMLElement = HTMLInputElement>(selector: string) => document.querySelector(selector) as E;
const focused = () => (document.activeElement as HTMLInputElement).name || document.activeElement?.tagName;
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
  field.setSelectionRange(value.length, value.length);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  await settle();
}

const row = { id: "p", given: "Dilwyn", family: "Dlamini", preferred: "Dil", initials: "DD", localId: "P0004" };
const personRow = { ...row, status: "active", attention: 1, reason: "No contact for 31 days.", age: 58 } as PersonRow;
const somebodyElse = { ...personRow, id: "q", given: "Amina", family: "Abbott", preferred: null } as PersonRow;
const person = {
  patient: { ...row, pronouns: "he/him", contactDays: 14, status: "active" },
  name: "Dilwyn Dlamini",
  initials: "DD",
  age: 58,
  alerts: [{ id: "a", text: "Two staff to visit", reviewOn: null }],
  known: {
    allergies: [{ id: "al", answer: "allergy", substance: "Penicillin", reaction: "rash" }],
    concerns: [],
    due: [],
  },
  reasons: [{ rule: "contactOverdue", text: "No contact for 31 days.", since: "2026-11-08", days: 17 }],
  owed: [],
  planned: [
    { id: "v1", on: "2026-11-20", time: "10:00", kind: "homeVisit" },
    { id: "v2", on: "2026-11-30", time: null, kind: null },
  ],
  goals: [
    {
      goal: { id: "g", text: "Get back to the choir" },
      milestones: [
        { id: "m1", text: "Sit in on one", state: "met" },
        { id: "m2", text: "First rehearsal", state: "open", due: "2026-11-21", expected: null },
      ],
    },
  ],
} as unknown as Person;
const theOther = {
  ...person,
  patient: { id: "q", given: "Amina", family: "Abbott", preferred: null, contactDays: 14 },
  name: "Amina Abbott",
  initials: "AA",
  alerts: [],
  known: { allergies: [], concerns: [], due: [] },
  planned: [],
  goals: [],
} as unknown as Person;
const day = (): Today => ({
  date: "2026-11-22",
  computedAt: "08:12",
  asked: ["contactOverdue"],
  off: [],
  active: 2,
  visits: [],
  unanswered: [],
  todo: [],
  drafts: [...drafts.values()].map((draft) => ({ ...draft, draft: draft.id, name: "Dil D.", initials: "DD" })),
  concerns: [],
  attention: [
    {
      patient: "p",
      name: "Dil D.",
      initials: "DD",
      status: "active",
      section: "week",
      reasons: person.reasons,
      address: null,
    },
  ],
  housekeeping: [],
  snoozed: [],
  coming: [],
});
const draft = (id: string, startedAt: string, form: object): Draft => ({
  id,
  kind: "checkIn",
  patient: "p",
  body: JSON.stringify(form),
  startedAt,
  savedAt: startedAt,
});

const heard = (id: string, contactName: string, role: string) => ({
  notice: { id, about: "plan", words: "A new plan was agreed.", raisedOn: "2026-11-20", overrideReason: null },
  role,
  contactName,
  phone: null,
  lookFirst: false,
});

async function start() {
  app = mount(App, { target: document.body });
  await settle();
}
async function choose(name: string, value: string) {
  one(`[name="${name}"][value="${value}"]`).click();
  await settle();
}
/** From wherever: Ctrl+N, three letters, Enter. */
async function begin() {
  await press("n", { ctrlKey: true });
  await type("palette", "dil");
  await press("Enter");
  await settle();
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
  drafts = new Map();
  recorded = [];
  refuse = {};
  visit = [];
  waiting = [];
  undone = kept = 0;
  router.start();
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
          return { unsent: 4, lastExport: null, undo: recorded.length > undone ? undo() : null, undoName: "Dil D." };
        case "drafts_about":
          return [...drafts.values()].filter((draft) => draft.patient === arg);
        case "today":
          return day();
        case "people":
          return [somebodyElse, personRow];
        case "person":
          return arg === "q" ? theOther : person;
        case "household":
          return {
            members: arg === "p" ? [{ patient: "q", name: "Amina Abbott", initials: "AA" }] : [],
            suggested: [],
          };
        case "notices":
          return { open: arg === "p" ? waiting : [], withheld: [], done: [] };
        case "visit_mode":
          visit.push(arg);
          return null;
        case "draft": {
          const found = drafts.get(arg);
          if (!found) throw { code: "notFound", field: "draft", reason: null, report: null };
          return found;
        }
        case "save_draft": {
          const { id, body } = arg as { id: string | null; body: string };
          kept += 1;
          if (id && !drafts.has(id)) throw { code: "notFound", field: "draft", reason: null, report: null };
          const saved = draft(id ?? `d${drafts.size + 1}`, "2026-11-22T14:02:00+00:00", JSON.parse(body));
          drafts.set(saved.id, saved);
          return saved;
        }
        case "discard_draft":
          drafts.delete(arg);
          return null;
        case "record_check_in":
          recorded.push(arg);
          if ((arg as NewCheckIn).draft) drafts.delete((arg as NewCheckIn).draft ?? "");
          stale("record");
          return `c${recorded.length}`;
        case "undo":
          undone += 1;
          stale("record");
          return undo();
        default:
          return null;
      }
    },
    { shouldMockEvents: true },
  );
});
const undo = () => ({ seq: "7", kind: "recordCheckIn", at: "2026-11-22T14:02:00+00:00", patient: "p" });
afterEach(async () => {
  await unmount(app);
  await settle(20);
  session.vault = undefined;
  setClock();
  clearMocks();
});

describe("a check-in", () => {
  it("goes from Ctrl+N to Ctrl+Enter in eleven keys besides the note, and back where one came from", async () => {
    await start();
    await begin();
    expect(focused()).toBe("note");
    await type("note", NOTE);
    one("#f-kind").focus();
    await press("1");
    expect(focused()).toBe("outcome");
    await press("1");
    expect(focused()).toBe("next");
    await type("next", "2w");
    expect(text()).toContain("Sun 6 Dec 2026");
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(recorded).toEqual([
      {
        patient: "p",
        kind: "homeVisit",
        outcome: "attended",
        at: "2026-11-22T14:02",
        note: NOTE,
        next: { on: "2026-12-06", time: null, kind: null, place: null },
        contactDays: null,
        milestones: [],
        done: [],
        told: [],
        draft: "d1",
      },
    ]);
    expect(router.place).toEqual({ screen: "today" });
    expect(text()).toContain("Saved 14:02");
    expect(text()).toContain("Undo: check-in with Dil D.");
  });

  it("leads from one of a household to the next, with the same time and kind and nothing of the first", async () => {
    await start();
    await begin();
    expect(text()).not.toContain("Amina");
    await type("note", NOTE);
    await choose("kind", "homeVisit");
    await choose("outcome", "attended");
    one("[name=also-q]").click();
    await settle();
    expect(text()).toContain(t("checkIn.turn", { at: 1, of: 2 }));
    await press("Enter", { ctrlKey: true });
    await settle();
    expect(recorded.map((check) => [check.patient, check.note])).toEqual([["p", NOTE]]);
    expect(router.place).toMatchObject({ screen: "checkin", id: "q" });
    expect(text()).toContain(t("checkIn.turn", { at: 2, of: 2 }));
    for (const first of ["Dilwyn", NOTE, "Penicillin"]) expect(document.body.innerHTML, first).not.toContain(first);
    expect(one("[name=note]").value).toBe("");
    expect(one("[name=kind]:checked").value).toBe("homeVisit");
    await type("note", "Hers.");
    await choose("outcome", "attended");
    await press("Enter", { ctrlKey: true });
    await settle();
    expect(recorded[1]).toMatchObject({ patient: "q", note: "Hers.", kind: "homeVisit", at: recorded[0]?.at });
    expect(router.place).toEqual({ screen: "today" });
    expect(text()).toContain(t("copy.noteFor", { who: "DD" }));
    expect(text()).toContain(t("copy.noteFor", { who: "AA" }));
  });

  it("shows nothing of anybody else, and of the person what to keep in mind and no reasons", async () => {
    await start();
    expect(document.querySelector("nav .count")).not.toBeNull();
    await begin();
    for (const other of ["Amina", "Abbott", "No contact for", t("status.neverExported"), "Undo:"]) {
      expect(text(), other).not.toContain(other);
    }
    expect(text()).toContain("Two staff to visit");
    expect(text()).toContain("Penicillin (rash)");
    expect(document.querySelector("nav .count")).toBeNull();
    expect(document.title).not.toContain("Dilwyn");
    expect(visit).toEqual([true]);
    await press("Escape");
    expect(visit).toEqual([true, false]);
  });

  it("chooses nothing beforehand and says what is missing, each with a way to it, keeping what was typed", async () => {
    await start();
    await begin();
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    await type("note", NOTE);
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(recorded).toEqual([]);
    expect(document.activeElement?.getAttribute("role")).toBe("alert");
    const links = [...document.querySelectorAll<HTMLAnchorElement>("[role=alert] a")];
    expect(links.map((link) => link.textContent)).toEqual([t("checkIn.fault.kind"), t("checkIn.fault.outcome")]);
    links[1]?.click();
    expect([focused(), one("[name=note]").value]).toEqual(["outcome", NOTE]);
  });

  it("tells whoever of the circle hears of a change now, on the way of the Enter key, and leaves the others", async () => {
    waiting = [heard("n1", "Dr Rao", "GP"), heard("n2", "Ida Dlamini", "sister")];
    await start();
    await begin();
    expect(text()).toContain("Dr Rao (GP): A new plan was agreed.");
    one("#f-next").focus();
    await press("Enter");
    await press("1");
    one("#f-actual-m2").focus();
    await press("Enter");
    expect(focused()).toBe("told-n1");
    await press("2");
    await press("Enter");
    expect(focused()).toBe("told-n2");
    await press("1");
    await press("Backspace");
    one("#f-kind").focus();
    await press("2");
    await press("1");
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(recorded[0]?.told).toEqual([{ notice: "n1", way: "inPerson" }]);
  });

  it("leads by one key from part to part beside the note, and back to it", async () => {
    waiting = [heard("n1", "Dr Rao", "GP")];
    await start();
    await begin();
    const parts = [];
    for (let n = 0; n < 5; n += 1) {
      await press("F6", { code: "F6" });
      parts.push(focused());
    }
    expect(parts).toEqual(["milestone-m2", "told-n1", "also-q", "BUTTON", "note"]);
  });

  it("answers milestones in place, on the way of the Enter key", async () => {
    await start();
    await begin();
    one("#f-next").focus();
    await press("Enter");
    expect(focused()).toBe("milestone-m2");
    await press("2");
    expect(focused()).toBe("actual-m2");
    await type("actual-m2", "Stayed an hour");
    one("#f-kind").focus();
    await press("2");
    await press("1");
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(recorded[0]?.milestones).toEqual([
      { milestone: "m2", state: "partly", actual: "Stayed an hour", learned: null },
    ]);
  });

  it("says which planned contact it answers, which stays, and when the next is later than agreed", async () => {
    await start();
    await begin();
    expect(text()).toContain(t("checkIn.answers", { when: "Fri 20 Nov 2026, 10:00" }));
    expect(text()).toContain(t("checkIn.already", { when: "Mon 30 Nov 2026" }));
    await type("next", "14d");
    expect(text()).not.toContain(t("checkIn.longer", { days: 14, agreed: 14 }));
    await type("next", "15d");
    expect(text()).toContain(t("checkIn.longer", { days: 15, agreed: 14 }));
  });

  it("that the core refuses stays as it was typed, and says that nothing was changed", async () => {
    refuse["record_check_in"] = { code: "storage", field: null, reason: "full", report: null };
    await start();
    await begin();
    await type("note", NOTE);
    one("#f-kind").focus();
    await press("1");
    await press("1");
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(text()).toContain(t("failure.storage.full"));
    expect(text()).toContain(t("errors.nothingChanged"));
    expect(one("[name=note]").value).toBe(NOTE);
    refuse = {};
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(recorded).toHaveLength(1);
  });

  it("taken back has its draft again, and says so", async () => {
    await start();
    await begin();
    one("#f-kind").focus();
    await press("1");
    await press("1");
    await press("Enter", { ctrlKey: true, code: "Enter" });
    await press("z", { ctrlKey: true });
    expect(text()).toContain(t("undo.doneDraft", { what: "check-in with Dil D." }));
  });
});

describe("its draft", () => {
  it("is stored within a second of the first key, and when the screen is left", async () => {
    await start();
    await begin();
    expect(drafts.size).toBe(0);
    await type("note", "S");
    await settle(1000);
    expect(drafts.size).toBe(1);
    expect(text()).toContain(t("draft.saved", { time: "14:02" }));
    await type("note", "Sang two");
    await press("Escape");
    expect(JSON.parse(drafts.get("d1")?.body ?? "").note).toBe("Sang two");
    expect(text()).toContain(t("checkIn.kept"));
    expect(text()).toContain(t("today.draft.from", { when: "today, 14:02" }));
  });

  it("means the same on any later day, however its dates were typed", async () => {
    await start();
    await begin();
    await type("when", "yesterday 4pm");
    await type("next", "2w");
    await press("Escape");
    const body = JSON.parse(drafts.get("d1")?.body ?? "{}");
    expect([body.when, body.next]).toEqual(["Sat 21 Nov 2026, 16:00", "Sun 6 Dec 2026"]);
  });

  it("is none where nothing was typed, or all of it was taken out again", async () => {
    await start();
    await begin();
    await settle(1000);
    expect(kept).toBe(0);
    await type("note", "x");
    await settle(1000);
    await type("note", "");
    await press("Escape");
    expect(drafts.size).toBe(0);
    expect(text()).not.toContain(t("checkIn.kept"));
  });

  it("opened again is as it was left, to the place in the note", async () => {
    const form = {
      when: "Wed 18 Nov 2026, 16:40",
      kind: "phone",
      note: NOTE,
      next: "Thu 3 Dec 2026, 10:30",
      milestones: { m2: { state: "met", actual: "" } },
      focus: { name: "note", start: 5, end: 8 },
    };
    drafts.set("d0", draft("d0", "2026-11-18T16:41:00+00:00", form));
    await start();
    one<HTMLAnchorElement>(`[data-row="draft-d0"] a`).click();
    await settle();
    const note = one<HTMLTextAreaElement>("[name=note]");
    expect([focused(), note.value, note.selectionStart, note.selectionEnd]).toEqual(["note", NOTE, 5, 8]);
    expect([one("#f-when").value, one("#f-next").value]).toEqual([form.when, form.next]);
    expect([...document.querySelectorAll<HTMLInputElement>("input:checked")].map((input) => input.value)).toEqual([
      "phone",
      "met",
    ]);
    one("#f-outcome").focus();
    await press("1");
    await press("Enter", { ctrlKey: true, code: "Enter" });
    expect(recorded[0]).toMatchObject({
      at: "2026-11-18T16:40",
      draft: "d0",
      next: { on: "2026-12-03", time: "10:30" },
    });
  });

  it("of today goes on by itself; an older one is offered and left alone", async () => {
    drafts.set("d0", draft("d0", "2026-11-22T13:40:00+00:00", { when: "Sun 22 Nov 2026, 13:40", note: "Half" }));
    await start();
    await begin();
    expect(one("[name=note]").value).toBe("Half");
    await press("Escape");
    drafts.clear();
    drafts.set("d0", draft("d0", "2026-11-18T16:41:00+00:00", { when: "Wed 18 Nov 2026, 16:40", note: "Half" }));
    await begin();
    expect(one("[name=note]").value).toBe("");
    expect(text()).toContain(t("checkIn.other", { when: "Wed 18 Nov, 16:40" }));
    await type("note", "New");
    await settle(1000);
    expect([...drafts.keys()]).toEqual(["d0", "d2"]);
  });

  it("that the disk refuses is said while it is typed and when it is left", async () => {
    refuse["save_draft"] = { code: "storage", field: null, reason: "full", report: null };
    await start();
    await begin();
    await type("note", NOTE);
    await settle(1000);
    expect(text()).toContain(t("failure.storage.full"));
    await press("Escape");
    expect(text()).toContain(t("checkIn.notKept", { why: t("failure.storage.full") }));
    refuse = {};
  });

  it("whose person is gone can still be read", async () => {
    refuse["person"] = { code: "notFound", field: "patient", reason: null, report: null };
    drafts.set("d0", draft("d0", "2026-11-18T16:41:00+00:00", { when: "Wed 18 Nov 2026, 16:40", note: NOTE }));
    await start();
    router.go({ screen: "checkin", id: "gone", tab: "d0" });
    await settle();
    expect(text()).toContain(t("checkIn.noPerson"));
    expect(one("[name=note]").value).toBe(NOTE);
  });
});
