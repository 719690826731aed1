// Writing a session down against a small host of the test's own: one digit a person, what is refused, what is sent.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GroupPage, GroupPerson, GroupRow, SessionRow } from "../../bindings";
import { setClock } from "../../clock";
import { findGroups } from "../../frame/findGroups";
import { router } from "../../router.svelte";
import { session } from "../../session.svelte";
import { stale } from "../../store.svelte";
import GroupPeople from "./GroupPeople.svelte";
import Session from "./Session.svelte";
import { progress } from "./words";

let app: object | undefined;
let page: GroupPage;
let asked: { name: string; arg: unknown }[];

const settle = async () => {
  for (let n = 0; n < 6; n += 1) await new Promise((done) => setTimeout(done));
  flushSync();
};
const text = () => document.body.textContent?.replace(/\s+/g, " ") ?? "";
const person = (id: string, name: string, more: Partial<GroupPerson> = {}): GroupPerson => ({
  membership: { id: `m-${id}`, patient: id, group: "g", joinedOn: "2026-09-01", leftOn: null, why: null },
  name,
  initials: name.replace(/[^A-Z]/g, ""),
  status: "active",
  demo: false,
  lastCame: null,
  attended: 0,
  offered: 0,
  lastContact: null,
  absence: null,
  ...more,
});
const held: SessionRow = {
  session: {
    id: "s1",
    group: "g",
    on: "2026-11-17",
    time: "14:00",
    place: "Library",
    topic: "CVs",
    ledBy: "Ida",
    note: null,
    state: "held",
    reason: null,
  },
  answers: [{ patient: "a", answer: "came" }],
  came: 1,
  didNotCome: 0,
  sentWord: 0,
};

async function show(tab?: string) {
  app = mount(Session, { target: document.body, props: { place: { screen: "session", id: "g", tab } } });
  await settle();
}
async function digit(key: string) {
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await settle();
}
async function store() {
  document.querySelector("form")?.requestSubmit();
  await settle();
}
const sent = (name: string) => asked.filter((one) => one.name === name).map((one) => one.arg);

beforeEach(() => {
  setClock(new Date(2026, 10, 22, 9, 41));
  Element.prototype.scrollIntoView ??= () => undefined;
  asked = [];
  page = {
    group: { id: "g", name: "Year 11", kind: "schoolYear", about: null, startedOn: null, endedOn: null, demo: false },
    people: [person("b", "Bryn Bowen"), person("a", "Ada Adeyemi"), person("c", "Cai Eze", { status: "paused" })],
    former: [person("z", "Zeki Zola")],
    objectives: [],
    sessions: [held],
    latelySessions: 2,
    latelyDays: 28,
  };
  mockIPC(
    (name, payload) => {
      asked.push({ name, arg: (payload as { arg: unknown }).arg });
      return name === "group" ? page : null;
    },
    { shouldMockEvents: true },
  );
  stale("record");
  router.start({ screen: "session", id: "g" });
});
afterEach(async () => {
  if (app) await unmount(app);
  app = undefined;
  session.discreet = false;
  setClock();
  clearMocks();
});

describe("a session", () => {
  it("takes one digit a person, goes on to the next and then to the note", async () => {
    await show();
    document.getElementById("f-came-a")?.focus();
    await digit("1");
    expect(document.activeElement?.getAttribute("name")).toBe("came-b");
    await digit("3");
    await digit("4");
    expect(document.activeElement?.id).toBe("f-session-note");
    await store();
    expect(sent("record_session")).toEqual([
      {
        group: "g",
        session: null,
        on: "2026-11-22",
        time: "14:00",
        place: "Library",
        topic: null,
        ledBy: "Ida",
        note: null,
        answers: [
          { patient: "a", answer: "came" },
          { patient: "b", answer: "sentWord" },
        ],
      },
    ]);
    expect(router.place).toEqual({ screen: "group", id: "g", tab: "sessions" });
  });

  it("is not taken while somebody has no answer; somebody whose care is paused was not expected", async () => {
    await show();
    await store();
    expect(text()).toContain("Say of 2 more people whether they came.");
    expect(sent("record_session")).toEqual([]);
    expect(document.querySelector<HTMLInputElement>("input[name=came-c]:checked")?.value).toBe("notExpected");
  });

  it("that is corrected begins as it was written down, with whoever was there then", async () => {
    page.sessions[0]?.answers.push({ patient: "z", answer: "didNotCome" });
    await show("s1");
    const chosen = [...document.querySelectorAll<HTMLInputElement>("input:checked")].map((one) => [
      one.name,
      one.value,
    ]);
    expect(chosen).toEqual([
      ["came-a", "came"],
      ["came-b", "notExpected"],
      ["came-c", "notExpected"],
      ["came-z", "didNotCome"],
    ]);
    await store();
    expect(sent("record_session")).toEqual([]);
    expect((sent("correct_session")[0] as { session: string }).session).toBe("s1");
    page.sessions[0]?.answers.pop();
  });
});

describe("a group's people", () => {
  it("stand as initials and without reasons while the screen is discreet", async () => {
    const absence = "Expected at the last 2 sessions and came to none. Has not come yet.";
    page.people = [person("a", "Ada Adeyemi", { absence })];
    const props = { page, onadd: () => undefined };
    app = mount(GroupPeople, { target: document.body, props });
    await settle();
    expect(text()).toContain("1 person we haven’t seen lately");
    expect(text()).toContain("Ada Adeyemi");
    expect(text()).toContain(absence);
    session.discreet = true;
    await settle();
    expect(text()).not.toContain("Ada");
    expect(text()).not.toContain(absence);
  });
});

describe("groups", () => {
  it("are found by letters, for a session without any, and not once they have ended", () => {
    const row = (id: string, name: string, endedOn: string | null): GroupRow => ({
      group: { id, name, kind: "area", about: null, startedOn: null, endedOn, demo: false },
      people: 0,
      notSeen: 0,
      next: null,
      lastSession: null,
      objectives: 0,
      objectivesOpen: 0,
      objectivesMet: 0,
    });
    const rows = [
      row("1", "Back to work", null),
      row("2", "Walking group", null),
      row("3", "Walking, old", "2025-01-01"),
    ];
    const ids = (typed: string, unasked: boolean) => findGroups(rows, typed, unasked).map((one) => one.id);
    expect(ids("", false)).toEqual([]);
    expect(ids("", true)).toEqual(["1", "2"]);
    expect(ids("walk", false)).toEqual(["2"]);
  });

  it("count what is met of what is still wanted", () => {
    const states = ["met", "partly", "noLongerWanted", "open"] as const;
    expect(progress(states.map((state) => ({ state })))).toBe("1 of 3 met");
  });
});
