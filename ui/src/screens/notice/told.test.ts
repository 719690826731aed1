// Who needs to hear what, against a small host of the test's own: two keys and how, a call for several, nothing shown in
// the wrong eyes.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NoticeRow, ToTell } from "../../bindings";
import { setClock } from "../../clock";
import { t, tn } from "../../messages";
import { session } from "../../session.svelte";
import { status } from "../../status.svelte";
import { stale } from "../../store.svelte";
import { justChanged } from "./justChanged.svelte";
import Notices from "./Notices.svelte";
import Ring from "./Ring.svelte";
import StillToHear from "./StillToHear.svelte";

let answers: Record<string, unknown>;
let asked: { name: string; arg: unknown }[];
let app: object | undefined;

const settle = async () => {
  for (let n = 0; n < 6; n += 1) await new Promise((done) => setTimeout(done));
  flushSync();
};
const text = () => document.body.textContent?.replace(/\s+/g, " ") ?? "";
const calls = (name: string) => asked.filter((one) => one.name === name).map((one) => one.arg);
const named = (words: string) =>
  [...document.querySelectorAll<HTMLElement>("button, a")].find((one) =>
    (one.getAttribute("aria-label") ?? one.textContent ?? "").trim().startsWith(words),
  ) as HTMLElement;
async function press(words: string) {
  named(words).click();
  await settle();
}
async function key(on: HTMLElement, key: string) {
  on.focus();
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await settle();
}
const input = (selector: string) => document.querySelector(selector) as HTMLInputElement;

const row = (id: string, notice: Partial<NoticeRow["notice"]> = {}, more: Partial<NoticeRow> = {}): NoticeRow => ({
  notice: {
    id,
    patient: "p",
    member: `m-${id}`,
    contact: `c-${id}`,
    about: "plan",
    words: "A new plan was agreed on Mon 16 Nov 2026.",
    raisedOn: "2026-11-16",
    state: "open",
    topics: null,
    withheld: null,
    why: null,
    toldOn: null,
    way: null,
    said: null,
    toldBy: null,
    overrideReason: null,
    overrideBy: null,
    overrideTold: null,
    overrideOn: null,
    ...notice,
  },
  role: "GP",
  contactName: "Dr Anjali Rao",
  phone: "01632 960100",
  lookFirst: false,
  ...more,
});
const sister = row(
  "s",
  { state: "mustNot", withheld: "wish", why: "They fell out" },
  { role: "sister", contactName: "Ida Okonedo" },
);

async function show(component: typeof Notices | typeof Ring | typeof StillToHear, props: object) {
  app = mount(component as typeof Notices, { target: document.body, props: props as { patient: string } });
  await settle();
}

beforeEach(() => {
  asked = [];
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
  setClock(new Date(2026, 10, 20, 9, 0));
  answers = { notices: { open: [row("a")], withheld: [sister], done: [] }, circle: [], view_state: null };
  mockIPC((name, payload) => {
    asked.push({ name, arg: (payload as { arg: unknown }).arg });
    return answers[name] ?? null;
  });
});
afterEach(() => {
  setClock();
  if (app) void unmount(app);
  app = undefined;
  session.discreet = false;
  document.body.innerHTML = "";
  stale("record");
  clearMocks();
});

describe("who needs to hear what", () => {
  it("is told in two keys and how, with the words to tell in their place", async () => {
    await show(Notices, { patient: "p" });
    expect(text()).toContain(tn("notice.waiting", 4));
    expect(text()).toContain(t("notice.mustNot.wishWhy", { why: "They fell out" }));
    await key(named("Dr Anjali Rao"), "t");
    expect(document.querySelector<HTMLTextAreaElement>("textarea")?.value).toBe(row("a").notice.words);
    await press(t("notice.tell.send"));
    expect(calls("tell_notices")).toEqual([]);
    input("input[value=call]").click();
    await press(t("notice.tell.send"));
    expect(calls("tell_notices")).toEqual([
      { notices: ["a"], on: "2026-11-20", way: "call", said: row("a").notice.words, by: null },
    ]);
  });

  it("says to look first where only topics are shared, and why a wish is told against", async () => {
    answers["notices"] = {
      open: [
        row("a", { topics: "Appointments" }, { lookFirst: true }),
        row("b", {
          state: "overridden",
          overrideReason: "She holds the keys",
          overrideBy: "Team manager",
          overrideTold: false,
        }),
      ],
      withheld: [],
      done: [],
    };
    await show(Notices, { patient: "p" });
    expect(text()).toContain(t("notice.lookFirst", { topics: "Appointments" }));
    expect(text()).toContain("She holds the keys. Authorised by Team manager.");
    expect(text()).toContain(t("notice.personNotTold"));
  });

  it("hands the focus to its heading when the last of them is told", async () => {
    await show(Notices, { patient: "p" });
    named("Dr Anjali Rao").focus();
    answers["notices"] = { open: [], withheld: [], done: [] };
    stale("record");
    await settle();
    expect(text()).toContain(t("notice.none"));
    expect(document.activeElement?.textContent).toContain(t("notice.title"));
  });

  it("hides names, what there is to tell and every reason while discreet", async () => {
    session.discreet = true;
    await show(Notices, { patient: "p" });
    for (const hidden of ["Anjali", "agreed on", "fell out", "Okonedo"]) expect(text()).not.toContain(hidden);
    expect(text()).toContain(t("notice.about.plan"));
  });

  it("says after a change how many are still to hear of it, and nothing once they have", async () => {
    await show(StillToHear, { patient: "p", about: ["plan"] });
    expect(text()).toContain(tn("notice.after", 1));
    expect(text()).toContain(tn("notice.afterWithheld", 1));
    answers["notices"] = { open: [], withheld: [sister], done: [row("a", { state: "told" })] };
    stale("record");
    await settle();
    expect(text().trim()).toBe("");
  });
});

describe("what was just changed", () => {
  it("is said with how many are still to hear of it, and of nothing else", async () => {
    const paused = row("b", { about: "pause" });
    answers["notices"] = { open: [row("a"), paused, row("c", { about: "pause" })], withheld: [], done: [] };
    await justChanged.say("Contact is paused.", "p", ["pause"]);
    expect(status.said).toBe(`Contact is paused. ${tn("notice.after", 2)}`);
    expect([justChanged.patient, justChanged.about]).toEqual(["p", ["pause"]]);
    await justChanged.say("Back.", "p", ["return"]);
    expect(status.said).toBe("Back.");
    justChanged.forget();
    expect(justChanged.patient).toBeUndefined();
  });
});

describe("whom to ring", () => {
  const surgery: ToTell = {
    contact: {
      id: "surgery",
      kind: "organisation",
      name: "Riverside Practice",
      job: "GP surgery",
      organisation: null,
      phone: "01632 960100",
      email: null,
      address: null,
      note: null,
    },
    notices: ["a", "b", "c"].map((id) => ({ ...row(id), person: `Person ${id}`, born: null, within: true })),
  };

  it("is told all of it, or what is ticked, in one call", async () => {
    answers["to_tell"] = [surgery];
    await show(Ring, {});
    await press(`${tn("notice.ring.all", 3)}: Riverside Practice`);
    const said = [...document.querySelectorAll("dialog li b")].map((one) => one.textContent);
    expect(said, "whose change each is").toEqual(["Person a", "Person b", "Person c"]);
    input("input[value=letter]").click();
    await press(t("notice.tell.send"));
    document.querySelectorAll<HTMLInputElement>("main input[type=checkbox], li input[type=checkbox]")[1]?.click();
    await settle();
    await press(`${tn("notice.ring.some", 1)}: Riverside Practice`);
    input("input[value=call]").click();
    await press(t("notice.tell.send"));
    expect(calls("tell_notices")).toEqual([
      { notices: ["a", "b", "c"], on: "2026-11-20", way: "letter", said: null, by: null },
      expect.objectContaining({ notices: ["b"], way: "call" }),
    ]);
  });
});
