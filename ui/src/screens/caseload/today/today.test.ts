// Today and the caseload, in the whole window, against a small host of the test's own.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import App from "../../../App.svelte";
import {
  rules,
  type AttentionRow,
  type PersonRow,
  type Reason,
  type Rule,
  type RuleSettings,
  type Settings,
  type SnoozedReason,
  type Today,
  type Why,
} from "../../../bindings";
import { setClock } from "../../../clock";
import { t, tn } from "../../../messages";
import { router } from "../../../router.svelte";
import { session } from "../../../session.svelte";
import { stale } from "../../../store.svelte";
import { personWord } from "../../../word.svelte";
import { usualColumns } from "../people/columns";
import { view } from "../people/view.svelte";

let today: Today;
let people: PersonRow[];
let settings: Settings;
let why: Why;
let kept: Map<string, string>;
let asked: { name: string; arg: unknown }[];
let app: object;

const settle = async (ms = 0) => {
  for (let n = 0; n < 8; n += 1) await new Promise((done) => setTimeout(done, n === 0 ? ms : 0));
  flushSync();
};
const text = () => one("main").textContent?.replace(/\s+/g, " ") ?? "";
const one = <E extends HTMLElement = HTMLElement>(selector: string) => document.querySelector(selector) as E;
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
// The menu of the rail has some of the same words.
const button = (words: string) =>
  all("main button, dialog button").find((b) => b.textContent?.trim().startsWith(words)) as HTMLElement;
const link = (row: string) => one(`[data-row="${row}"] [data-row-link]`);
async function click(element: HTMLElement) {
  element.click();
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
async function type(selector: string, value: string, ends = "input") {
  const field = one<HTMLInputElement>(selector);
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (ends !== "input") field.dispatchEvent(new Event(ends, { bubbles: true }));
  await settle();
}

const reason = (text: string, days: number, more: Partial<Reason> = {}): Reason => ({
  rule: "contactOverdue",
  section: "week",
  text,
  numbers: {},
  since: "2026-11-01",
  due: "2026-11-01",
  days,
  closes: "Record a contact.",
  about: null,
  ...more,
});
const attention = (patient: string, ...reasons: Reason[]): AttentionRow => ({
  patient,
  name: `${patient} D.`,
  initials: "XD",
  status: "active",
  section: reasons[0]?.section ?? "week",
  reasons,
  address: null,
});
const snoozed = (rule: Rule, text: string, why: string): SnoozedReason => ({
  reason: reason(text, 3, { rule }),
  snooze: { id: "s1", patient: "z", rule, until: "2026-11-30", reason: why, informed: null, madeOn: "2026-11-20" },
  backOn: "2026-11-30",
});
const usual = {
  ...Object.fromEntries(rules.flatMap((row) => row.numbers).map((number) => [number.name, number.usual])),
  off: [],
} as unknown as RuleSettings;
const person = (id: string, given: string, family: string, more: Partial<PersonRow> = {}) =>
  ({
    id,
    given,
    family,
    preferred: null,
    initials: "",
    localId: null,
    status: "active",
    cohort: null,
    age: 40,
    lastContact: null,
    lastKind: null,
    contactDays: null,
    nextContact: null,
    nextTime: null,
    nextMilestone: null,
    nextMilestoneDue: null,
    reviewOn: null,
    groups: [],
    measures: [],
    attention: 0,
    reason: null,
    demo: false,
    ...more,
  }) satisfies PersonRow;

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
  router.start();
  view.ready = false;
  view.typed = "";
  asked = [];
  kept = new Map();
  people = [person("1", "Dilwyn", "Dlamini"), person("2", "Amina", "Abbott")];
  settings = {
    word: "person",
    lockMinutes: 5,
    visitLockMinutes: 15,
    contactDays: 28,
    openOnBrief: true,
    coordinator: null,
    rules: usual,
  };
  today = {
    date: "2026-11-22",
    computedAt: "08:12",
    asked: ["safety", "lapsed", "silent"],
    off: ["flag"],
    active: 2,
    visits: [],
    unanswered: [],
    drafts: [],
    todo: [],
    concerns: [],
    attention: [],
    housekeeping: [],
    snoozed: [],
    coming: [],
  };
  mockIPC(
    (name, payload) => {
      const arg = (payload as { arg: never }).arg;
      asked.push({ name, arg });
      switch (name) {
        case "vault_state":
          return { state: "open", reason: null, demo: false, dir: "/vault" };
        case "preferences":
          return { zoomPercent: 100, theme: "dark" };
        case "settings":
          return settings;
        case "change_settings":
          settings = arg;
          stale("record");
          return null;
        case "why":
          return why;
        case "services":
          return {
            referrals: [
              { referral: { id: "r0", urgency: "routine" }, provider: { name: "Other", phone: null } },
              { referral: { id: "r1", urgency: "routine" }, provider: { name: "Harbour", phone: null } },
            ],
            inPlace: [],
            chaseDays: [{ urgency: "routine", days: 14 }],
          };
        case "status":
          return { unsent: 0, lastExport: null, undo: null, undoName: null };
        case "today":
          return today;
        case "people":
          return people;
        case "view_state":
          return kept.get(arg) ?? null;
        case "save_view_state":
          kept.set((arg as { id: string }).id, (arg as { value: string }).value);
          return null;
        case "discard_draft":
          today = { ...today, drafts: [] };
          stale("draft");
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
  session.discreet = false;
  personWord.now = "person";
  setClock();
  clearMocks();
});
async function start() {
  app = mount(App, { target: document.body });
  await settle();
}

describe("Today", () => {
  it("of a calm day says when it was worked out, and every rule", async () => {
    await start();
    expect(text()).toContain("Sunday 22 November");
    expect(text()).toContain(t("today.visits.none"));
    expect(text()).toContain(t("today.needs.nobody", { n: 2 }));
    expect(text()).toContain(t("today.needs.computedAt", { time: "08:12", rules: 3 }));
    expect(all("#rules li")).toHaveLength(today.asked.length);
    expect(one("#rules").textContent).toContain(t("rule.name.flag"));
  });

  it("with nobody on the caseload says what goes here and gives two ways to begin", async () => {
    today = { ...today, active: 0 };
    people = [];
    await start();
    expect(text()).toContain(t("people.nobody.words"));
    await click(button("Add a person"));
    expect(router.place).toEqual({ screen: "people", id: "new" });
    expect(one<HTMLDialogElement>("dialog[open]")).not.toBeNull();
    router.back();
    await settle();
    await click(button(t("people.import")));
    expect(router.place.screen).toBe("import");
  });

  it("with only people who left is no empty caseload", async () => {
    today = { ...today, active: 0 };
    people = [person("1", "Dilwyn", "Dlamini", { status: "discharged" })];
    await start();
    expect(text()).not.toContain(t("people.nobody.words"));
    expect(text()).toContain(t("today.needs.nobody", { n: 0 }));
  });

  it("says the strongest reason and holds the others one key away", async () => {
    today = { ...today, attention: [attention("a", reason("First.", 17), reason("Second.", 3), reason("Third.", 0))] };
    await start();
    expect(text()).toContain("First.");
    expect(text()).not.toContain("Second.");
    expect(text()).toContain("17 days");
    link("needs-a").focus();
    await press("m");
    expect(all(".others li").map((li) => li.textContent?.replace(/\s+/g, " ").trim())).toEqual([
      "Second. 3 days",
      "Third. today",
    ]);
    await press("m");
    expect(text()).not.toContain("Second.");
    await press("c");
    expect(router.place).toEqual({ screen: "checkin", id: "a" });
  });

  it("lists visits by time, and below them whom to be in touch with at any time", async () => {
    const named = { patient: "a", name: "Amina A.", initials: "AA", on: "2026-11-22" };
    const visit = { ...named, kind: null, place: null, address: null, accessNotes: null, who: null, together: null };
    today = {
      ...today,
      visits: [
        { ...visit, visit: "v1", time: "10:00", kind: "homeVisit", place: "118 Heol Fawr", alerts: ["Two staff"] },
        { ...visit, visit: "v2", time: null, alerts: [] },
      ],
    };
    await start();
    expect(text()).toContain("1 visit, 1 contact due");
    const row = one(`[data-row="visit-v1"]`);
    expect(row.textContent?.replace(/\s+/g, " ")).toContain("Home visit, 118 Heol Fawr");
    expect(row.querySelector(".tag svg")).not.toBeNull();
    expect(one(`[data-row="visit-v2"]`).textContent).toContain(t("today.visits.anyTime"));
  });

  it("shows one visit to a household once, and below it each person with what is theirs alone", async () => {
    const visit = {
      on: "2026-11-22",
      kind: "homeVisit" as const,
      place: "3 Lido Terrace",
      address: "3 Lido Terrace",
      accessNotes: "Side gate",
      who: null,
      together: "h1",
    };
    const amina = { ...visit, visit: "v1", patient: "a", name: "Amina A.", initials: "AA", time: "10:00" };
    const bo = { ...visit, visit: "v2", patient: "b", name: "Bo A.", initials: "BA", time: "10:00" };
    const alone = {
      ...visit,
      visit: "v3",
      patient: "c",
      name: "Cai C.",
      initials: "CC",
      time: "12:00",
      together: null,
    };
    today = {
      ...today,
      visits: [
        { ...amina, alerts: ["Two staff"] },
        { ...bo, alerts: [] },
        { ...alone, alerts: [] },
      ],
    };
    await start();
    expect(text()).toContain("2 visits");
    const group = one("[role=group][aria-label*=Lido]");
    expect(group.getAttribute("aria-label")).toBe(
      tn("today.visits.household", 2, { what: "10:00, Home visit, 3 Lido Terrace" }),
    );
    const said = () => group.textContent?.replace(/\s+/g, " ") ?? "";
    for (const once of ["10:00", "3 Lido Terrace", "Side gate"]) expect(said().split(once), once).toHaveLength(2);
    expect(one(`[data-row="visit-v1"]`).textContent).toContain("Two staff");
    expect(one(`[data-row="visit-v2"]`).textContent).not.toContain("Two staff");
    expect(group.contains(one(`[data-row="visit-v3"]`))).toBe(false);
    // One tab stop, the arrows through all of them, each with keys of their own.
    link("visit-v1").focus();
    await press("ArrowDown");
    await press("ArrowDown");
    expect(document.activeElement).toBe(link("visit-v3"));
    link("visit-v2").focus();
    await press("b");
    expect(router.place).toEqual({ screen: "brief", id: "b", tab: "v2" });
  });

  it("keeps apart what people of a household do not share, and says nothing of where while discreet", async () => {
    const visit = {
      on: "2026-11-22",
      kind: "homeVisit" as const,
      address: null,
      who: null,
      alerts: [],
      together: "h1",
    };
    const [a, b] = [
      { ...visit, visit: "v1", patient: "a", name: "Amina A.", initials: "AA", time: "10:00" },
      { ...visit, visit: "v2", patient: "b", name: "Bo A.", initials: "BA", time: "10:20" },
    ];
    today = {
      ...today,
      visits: [
        { ...a, place: "Flat 1", accessNotes: "Knock" },
        { ...b, place: "Flat 2", accessNotes: "Ring" },
      ],
    };
    await start();
    expect(one(`[data-row="visit-v1"]`).textContent).toContain("Flat 1 · Knock");
    expect(one(`[data-row="visit-v2"]`).textContent).toContain("Flat 2 · Ring");
    expect(one(`[data-row="visit-v2"]`).textContent).toContain("10:20");
    session.discreet = true;
    await settle();
    for (const hidden of ["Flat", "Knock", "Home visit", "Amina"]) expect(text()).not.toContain(hidden);
    expect(one("main [role=group]").getAttribute("aria-label")).toBe(
      tn("today.visits.household", 2, { what: "10:00" }),
    );
  });

  it("asks again from the row that says so, of the record the reason is about", async () => {
    const waiting = reason("Harbour was asked.", 6, { rule: "waitingOn", numbers: { referral: 1 }, about: "r1" });
    today = { ...today, attention: [attention("a", reason("x", 9), waiting), attention("b", reason("y", 2))] };
    await start();
    link("needs-b").focus();
    await press("a");
    expect(asked.map((one) => one.name)).not.toContain("services");
    link("needs-a").focus();
    await press("a");
    expect(asked).toContainEqual({ name: "services", arg: "a" });
    expect(one("dialog[open]").textContent).toContain(t("services.chaseTitle", { name: "Harbour" }));
    await type("#f-chase-stepWords", "Mo will look");
    await press("Enter", { ctrlKey: true });
    expect(asked).toContainEqual({
      name: "chase_referral",
      arg: { id: "r1", on: "2026-11-22", words: "Mo will look", chaseOn: null },
    });
  });

  it("asks first what became of a visit of an earlier day, and sends the answer with the new day", async () => {
    const named = { patient: "a", name: "Amina A.", initials: "AA", on: "2026-11-20", kind: "phone" as const };
    const row = { ...named, place: null, address: null, accessNotes: null, who: null, together: null, alerts: [] };
    today = { ...today, unanswered: [{ ...row, visit: "v0", time: "09:00" }] };
    await start();
    expect(text().indexOf(t("today.visits.unanswered"))).toBeLessThan(text().indexOf(t("today.visits.none")));
    link("unanswered-v0").focus();
    await press("a");
    await press("Enter", { ctrlKey: true });
    expect(one("dialog[open]").textContent).toContain(t("failure.invalid.what.required"));
    all("input[name=answer-what]")[5]?.click();
    await settle();
    await press("Enter", { ctrlKey: true });
    expect(asked.map((one) => one.name)).not.toContain("answer_visit");
    await type("#f-answer-note", "Off sick");
    await type("#f-answer-rebook", "1w 10:30");
    await press("Enter", { ctrlKey: true });
    const rebook = { on: "2026-11-29", time: "10:30", kind: "phone", place: null };
    expect(asked).toContainEqual({
      name: "answer_visit",
      arg: { visit: "v0", why: "cancelledByUs", note: "Off sick", rebook },
    });
  });

  it("opens the brief on B", async () => {
    const named = { patient: "a", name: "Amina A.", initials: "AA", on: "2026-11-22", kind: null, alerts: [] };
    const row = { ...named, place: null, address: null, accessNotes: null, who: null, together: null };
    today = { ...today, visits: [{ ...row, visit: "v1", time: "15:00" }] };
    await start();
    link("visit-v1").focus();
    await press("b");
    expect(router.place).toEqual({ screen: "brief", id: "a", tab: "v1" });
  });

  it("throws a draft away only when asked twice", async () => {
    today = {
      ...today,
      drafts: [
        {
          draft: "d",
          kind: "checkIn",
          patient: "a",
          name: "Amina A.",
          initials: "AA",
          body: JSON.stringify({ when: "Wed 18 Nov 2026, 16:40", note: "x" }),
          startedAt: "2026-11-18T16:41:00+00:00",
          savedAt: "2026-11-18T16:52:00+00:00",
        },
      ],
    };
    await start();
    expect(text()).toContain("Check-in from Wed 18 Nov, 16:40");
    link("draft-d").focus();
    await press("t");
    expect(asked.map((one) => one.name)).not.toContain("discard_draft");
    await click(button(t("today.draft.keep")));
    expect(asked.map((one) => one.name)).not.toContain("discard_draft");
    // A real dialog gives the focus back itself.
    link("draft-d").focus();
    await press("t");
    await click(button(t("dialog.throwAway")));
    expect(asked).toContainEqual({ name: "discard_draft", arg: "d" });
    expect(text()).not.toContain(t("today.draft.title"));
  });

  it("draws the first hundred of many and the rest when asked, with the focus on the next", async () => {
    today = { ...today, attention: Array.from({ length: 150 }, (_, at) => attention(`n${at}`, reason("Late.", 1))) };
    await start();
    expect(all(`[data-row^="needs-"]`)).toHaveLength(100);
    await click(button(t("rows.showAll", { n: 150 })));
    expect(all(`[data-row^="needs-"]`)).toHaveLength(150);
    expect(document.activeElement).toBe(link("needs-n100"));
  });

  it("has three sections, and housekeeping is one line a rule that opens", async () => {
    today = {
      ...today,
      attention: [
        attention("n", reason("A concern is open.", 2, { rule: "safety", section: "now" })),
        attention("w", reason("No contact.", 2)),
      ],
      housekeeping: [
        {
          rule: "unrecorded",
          reason: null,
          people: [
            { patient: "h", name: "Hamish I.", initials: "HI", reason: reason("Not entered.", 3), address: null },
          ],
        },
        { rule: "unsent", reason: reason("4 changes have not left.", 1, { rule: "unsent" }), people: [] },
      ],
    };
    await start();
    expect(all("main h3").map((h) => h.textContent?.replace(/\s+/g, " ").trim())).toEqual([
      "Now 1 person",
      "This week 1 person",
      "Housekeeping",
    ]);
    expect(one(`[data-row="needs-n"] .tag`).textContent).toContain(t("rule.name.safety"));
    expect(text()).toContain("4 changes have not left.");
    expect(text()).not.toContain("Hamish");
    await click(button(t("rule.name.unrecorded")));
    expect(text()).toContain("Hamish I.");
    expect(text()).toContain("Not entered.");
  });

  it("says how long past due, how long ahead, and since when where there is no day", async () => {
    const row = (id: string, days: number, more: Partial<Reason> = {}) => attention(id, reason("x", days, more));
    today = {
      ...today,
      attention: [
        row("a", 1),
        row("b", -3),
        row("c", 0),
        row("d", 0, { due: null }),
        row("e", 0, { due: null, since: null }),
      ],
    };
    await start();
    const ends = all(".row .end").map((end) =>
      [...end.querySelectorAll(":scope > span:not(.keys)")].map((part) => part.textContent).join(" "),
    );
    expect(ends).toEqual(["1 day past due", "in 3 days", "today", "since Sun 1 Nov", ""]);
  });

  it("snoozes a reason by keyboard: a day, why, and for safety who was told", async () => {
    today = {
      ...today,
      attention: [attention("a", reason("Concern.", 2, { rule: "safety", section: "now" }), reason("No contact.", 9))],
    };
    await start();
    link("needs-a").focus();
    await press("s");
    expect(one("dialog[open]").textContent).toContain(t("snooze.title", { name: "a D." }));
    await press("Enter", { ctrlKey: true });
    expect(one(".faults, [role=alert], dialog[open]").textContent).toContain(t("failure.invalid.until.required"));
    expect(asked.map((one) => one.name)).not.toContain("snooze");
    await type("#f-snooze-until", "tomorrow");
    await type("#f-snooze-reason", "Rang; out until tomorrow");
    await type("#f-snooze-informed", "Duty worker");
    await press("Enter", { ctrlKey: true });
    expect(asked).toContainEqual({
      name: "snooze",
      arg: {
        patient: "a",
        rule: "safety",
        until: "2026-11-23",
        reason: "Rang; out until tomorrow",
        informed: "Duty worker",
      },
    });
  });

  it("shows what is snoozed in a quiet line that opens, and ends one by its key", async () => {
    today = {
      ...today,
      snoozed: [
        { patient: "z", name: "Zofia Z.", initials: "ZZ", snoozed: snoozed("silent", "None planned.", "On holiday") },
      ],
    };
    await start();
    expect(text()).toContain(tn("snooze.count", 1));
    expect(text()).not.toContain("On holiday");
    await click(button(tn("snooze.count", 1)));
    expect(text()).toContain("None planned.");
    expect(text()).toContain("until Mon 30 Nov 2026 · On holiday");
    session.discreet = true;
    await settle();
    for (const hidden of ["Zofia", "None planned.", "On holiday"]) expect(text()).not.toContain(hidden);
    session.discreet = false;
    await settle();
    link("snoozed-s1-0").focus();
    await press("e");
    expect(asked).toContainEqual({ name: "end_snooze", arg: "s1" });
  });

  it("says why somebody is on the list, and of anybody why not, also when it is empty", async () => {
    why = {
      patient: "1",
      name: "Dilwyn D.",
      explanations: [
        { rule: "silent", answer: "no", text: "The next contact is planned.", since: null, until: null },
        { rule: "lapsed", answer: "holds", text: "No outcome.", since: "2026-11-20", until: null },
        { rule: "flag", answer: "off", text: "Switched off.", since: null, until: null },
      ],
    };
    await start();
    await click(button(t("today.needs.why")));
    await type("#f-why", "dil");
    await press("Enter");
    expect(asked).toContainEqual({ name: "why", arg: "1" });
    const lines = all("dialog[open] li").map((li) => li.textContent?.replace(/\s+/g, " ").trim());
    expect(lines[0]).toContain("No outcome. since Fri 20 Nov 2026");
    expect(lines.map((line) => line?.split(" ")[0])).toEqual(["No", "Next", "Your"]);
    await click(button(t("dialog.close")));
    today = { ...today, attention: [attention("a", reason("No contact.", 9))] };
    stale("record");
    await settle();
    link("needs-a").focus();
    await press("w");
    expect(asked).toContainEqual({ name: "why", arg: "a" });
  });

  it("plans the next contact from the row", async () => {
    today = { ...today, attention: [attention("a", reason("None planned.", 0))] };
    await start();
    link("needs-a").focus();
    await press("n");
    await type("#f-visit-on", "1w");
    await press("Enter", { ctrlKey: true });
    expect(asked).toContainEqual({
      name: "plan_visit",
      arg: { patient: "a", on: "2026-11-29", time: null, kind: null, place: null, who: null },
    });
  });

  it("while discreet says initials and how many reasons, and none of them", async () => {
    today = { ...today, attention: [attention("Amina", reason("No contact for 31 days.", 17))] };
    await start();
    session.discreet = true;
    await settle();
    expect(text()).toContain("A. D.");
    expect(text()).toContain(tn("today.needs.reasons", 1));
    for (const hidden of ["Amina", "No contact", "17 days"]) expect(text()).not.toContain(hidden);
  });
});

describe("People", () => {
  const names = () => all("tbody th").map((th) => th.textContent?.trim().replace(/\s+/g, " "));
  const sorted = () => one("th[aria-sort]")?.textContent?.trim();

  it("are the active ones by name, and come back as they were left", async () => {
    people = [
      person("1", "Dilwyn", "Dlamini", { lastContact: "2026-11-12" }),
      person("2", "Amina", "Abbott", { lastContact: "2026-10-01" }),
      person("3", "Łukasz", "Zieliński", { status: "discharged" }),
    ];
    await start();
    await press("2", { ctrlKey: true, code: "Digit2" });
    expect(names()).toEqual(["Amina Abbott", "Dilwyn Dlamini"]);
    await click(button(t("people.column.last")));
    await click(button(t("people.column.last")));
    expect([sorted(), one("th[aria-sort]").getAttribute("aria-sort"), names()]).toEqual([
      t("people.column.last"),
      "descending",
      ["Dilwyn Dlamini", "Amina Abbott"],
    ]);
    await type("#f-standing", "everybody", "change");
    expect(names()).toHaveLength(3);
    await settle(600);
    expect(JSON.parse(kept.get("people") ?? "")).toEqual({
      sort: { column: "last", direction: "descending" },
      standing: "everybody",
      cohort: null,
      grouping: null,
      columns: usualColumns,
    });
    view.ready = false;
    view.standing = "active";
    router.go({ screen: "today" });
    await settle();
    router.go({ screen: "people" });
    await settle();
    expect([sorted(), names().length]).toEqual([t("people.column.last"), 3]);
  });

  it("are found by letters without accents, and all shown again when nobody fits", async () => {
    people = [person("1", "Siân", "Dlamini"), person("2", "Amina", "Abbott", { status: "paused" })];
    await start();
    await press("2", { ctrlKey: true, code: "Digit2" });
    view.everybody();
    await settle();
    await press("f", { ctrlKey: true });
    expect((document.activeElement as HTMLInputElement).name).toBe("find");
    await type("#f-find", "sian");
    expect(names()).toEqual(["Siân Dlamini"]);
    await type("#f-find", "zz");
    expect(text()).toContain(t("people.noneFit", { typed: "zz" }));
    await click(button("Show everybody"));
    expect(names()).toHaveLength(2);
  });

  it("open on Enter and begin a check-in on C, and nothing in a field does", async () => {
    await start();
    await press("2", { ctrlKey: true, code: "Digit2" });
    view.standing = "active";
    await settle();
    one("#f-find").focus();
    await press("c");
    expect(router.place.screen).toBe("people");
    link("2").focus();
    await press("c");
    expect(router.place).toEqual({ screen: "checkin", id: "2" });
  });
});

describe("Settings", () => {
  it("hold at once: the word everywhere, the theme for the lock screen too", async () => {
    await start();
    expect(document.documentElement.dataset["theme"]).toBe("dark");
    await press("7", { ctrlKey: true, code: "Digit7" });
    all("input[name=word]")[2]?.click();
    await settle(600);
    expect(settings.word).toBe("client");
    expect(one("nav").textContent).toContain("Clients");
    all("input[name=theme]")[1]?.click();
    await settle();
    expect(asked).toContainEqual({ name: "set_theme", arg: "light" });
    expect(document.documentElement.dataset["theme"]).toBe("light");
  });

  it("keep the rules: a number, a rule that is not asked, and the way back", async () => {
    await start();
    await press("7", { ctrlKey: true, code: "Digit7" });
    await click(button(t("settings.rules.show")));
    expect(all("input[name^=asked-]")).toHaveLength(22);
    expect(one("#f-silentDays")).not.toBeNull();
    await type("#f-missedDays", "5", "change");
    expect(settings.rules.missedDays).toBe(5);
    one("input[name=asked-ready]").click();
    await settle();
    expect(settings.rules).toEqual({ ...usual, missedDays: 5, off: ["ready"] });
    expect(text()).toContain(tn("settings.rules.changed", 2));
    await click(button(t("settings.rules.back")));
    expect(settings.rules).toEqual(usual);
  });

  it("refuse a number out of range beside its field, and keep one in range", async () => {
    await start();
    await press("7", { ctrlKey: true, code: "Digit7" });
    for (const wrong of ["0", "31", "x", ""]) {
      await type("#f-lockMinutes", wrong, "change");
      expect(one("#f-lockMinutes-error").textContent).toContain(t("settings.range", { least: 1, most: 30 }));
    }
    expect(asked.map((one) => one.name)).not.toContain("change_settings");
    await type("#f-lockMinutes", "30", "change");
    expect([settings.lockMinutes, one("#f-lockMinutes-error")]).toEqual([30, null]);
  });

  it("opens on the next visit's brief unless that is not wanted", async () => {
    await start();
    await press("7", { ctrlKey: true, code: "Digit7" });
    expect(one<HTMLInputElement>("#f-openOnBrief").checked).toBe(true);
    one("#f-openOnBrief").click();
    await settle();
    expect([settings.openOnBrief, one<HTMLInputElement>("#f-openOnBrief").checked]).toEqual([false, false]);
  });
});
