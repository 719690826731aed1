// The palette over the record: what is asked, what is shown, where Enter leads, and what is never shown.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FoundGroup, Hit, SearchFound, SearchQuery } from "../bindings";
import { t } from "../messages";
import { router } from "../router.svelte";
import { session } from "../session.svelte";
import Palette from "./Palette.svelte";
import { palette, searchRecord } from "../palette.svelte";
import { PAUSE } from "./recordSearch.svelte";

const hit = (kind: string, id: string, more: Partial<Hit> = {}): Hit => ({
  kind,
  id,
  patient: "p",
  name: "Wren Okonedo",
  careGroup: null,
  initials: "WO",
  contact: null,
  who: null,
  discharged: false,
  on: "2026-11-18",
  part: "note",
  excerpt: [
    { text: "She ", marked: false },
    { text: "walked", marked: true },
    { text: " to the café", marked: false },
  ],
  ...more,
});
const group = (name: FoundGroup["group"], hits: Hit[], more = false): FoundGroup => ({ group: name, hits, more });
const notes = group("note", [hit("check_in", "c1"), hit("check_in", "c2", { discharged: true })]);

let asked: SearchQuery[];
let answer: (query: SearchQuery) => SearchFound | Promise<SearchFound>;
let up: object;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answer = () => ({ groups: [notes] });
  mockIPC((name, args) => {
    if (name !== "search") return null;
    const query = (args as { arg: SearchQuery }).arg;
    asked.push(query);
    return answer(query);
  });
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
  Element.prototype.scrollIntoView = () => undefined;
  palette.people = () => [];
  palette.groups = undefined;
  palette.beside = null;
  palette.record = null;
  session.discreet = false;
  router.start();
  up = mount(Palette, { target: document.body });
  palette.purpose = "anything";
  flushSync();
});
afterEach(() => {
  palette.purpose = null;
  session.discreet = false;
  void unmount(up);
  clearMocks();
  vi.useRealTimers();
});

const settle = async (ms = PAUSE) => {
  await vi.advanceTimersByTimeAsync(ms);
  flushSync();
};
const field = () => document.querySelector<HTMLInputElement>("#f-palette") as HTMLInputElement;
function typeAlone(text: string) {
  field().value = text;
  field().dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}
async function type(text: string) {
  typeAlone(text);
  await settle();
}
function press(key: string) {
  field().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  flushSync();
}
const all = (selector: string) =>
  [...document.querySelectorAll(selector)].map((one) => one.textContent?.replace(/\s+/g, " ").trim());
const options = () => all("[role=option]");
const said = () => all("[role=status]")[0];

describe("the palette over the record", () => {
  it("waits for a pause in typing and asks once", async () => {
    for (const text of ["w", "wa", "wal", "walk"]) typeAlone(text);
    expect(asked).toEqual([]);
    await settle();
    expect(asked).toEqual([{ text: "walk", patient: null }]);
  });

  it("shows who, when and the words that answer, below the people and the actions", async () => {
    palette.people = () => [{ id: "q", name: "Walker Quinn", detail: "P0002" }];
    await type("walk");
    expect(options()).toEqual([
      "Walker Quinn P0002",
      "Wren Okonedo Wed 18 Nov 2026 She walked to the café",
      "Wren Okonedo Wed 18 Nov 2026 · Discharged She walked to the café",
    ]);
    expect(all(".group")).toEqual([t("palette.people"), t("search.group.note")]);
    expect(all("mark")).toEqual(["walked", "walked"]);
  });

  it("leads to the check-in itself by keys alone", async () => {
    await type("walk");
    press("ArrowDown");
    expect(field().getAttribute("aria-activedescendant")).toBe(
      document.querySelector("[role=option][aria-selected=true]")?.id,
    );
    press("Enter");
    expect(router.place).toEqual({ screen: "person", id: "p", tab: "overview", at: "c2" });
    expect(palette.purpose).toBeNull();
  });

  it("leads to the tab of a plan and to the directory", async () => {
    answer = () => ({
      groups: [group("contact", [hit("contact", "k", { patient: null, on: null })]), group("plan", [hit("goal", "g")])],
    });
    await type("lido");
    press("Enter");
    expect(router.place).toEqual({ screen: "contact", id: "k" });
    palette.purpose = "anything";
    flushSync();
    await type("lido");
    press("ArrowDown");
    press("Enter");
    expect(router.place).toEqual({ screen: "person", id: "p", tab: "plan" });
  });

  it("leads from a service to whoever offers it, and from a notice to the circle", async () => {
    answer = () => ({
      groups: [
        group("contact", [
          hit("service", "s", {
            patient: null,
            name: "Supported flats",
            contact: "k",
            who: "Harbour Housing",
            on: null,
          }),
        ]),
        group("told", [hit("notice", "n", { who: "Riverside Practice" })]),
      ],
    });
    await type("walk");
    expect(options()[0]).toContain(`Supported flats ${t("record.table.service")} · Harbour Housing`);
    expect(options()[1]).toContain("Wren Okonedo Riverside Practice · Wed 18 Nov 2026");
    press("Enter");
    expect(router.place).toEqual({ screen: "contact", id: "k" });
    palette.purpose = "anything";
    flushSync();
    await type("walk");
    press("ArrowDown");
    press("Enter");
    expect(router.place).toEqual({ screen: "person", id: "p", tab: "circle" });
  });

  it("leads to the tab of a group, which stands there once", async () => {
    const ofGroup = (kind: string, id: string) =>
      hit(kind, id, { patient: null, careGroup: "g", name: "Year 9", initials: "", on: null });
    palette.groups = () => [{ id: "g", name: "Year 9" }];
    answer = () => ({ groups: [group("group", [ofGroup("care_group", "g"), ofGroup("group_session", "s")])] });
    await type("year");
    expect(options().filter((option) => option.startsWith("Year 9"))).toHaveLength(2);
    press("ArrowDown");
    press("Enter");
    expect(router.place).toEqual({ screen: "group", id: "g", tab: "sessions" });
  });

  it("shows initials and no excerpt while the screen is discreet", async () => {
    session.discreet = true;
    await type("walk");
    expect(options()[0]).toBe("W. O. Wed 18 Nov 2026");
    expect(all("mark, .excerpt")).toEqual([]);
  });

  it("asks nothing but the record of whom the laptop lies beside, and shows there what is theirs to see", async () => {
    palette.beside = "p";
    palette.people = undefined;
    answer = () => ({
      groups: [
        notes,
        group("alert", [hit("alert", "a")]),
        group("concern", [hit("safety_concern", "s")]),
        group("law", [hit("legal_date", "l")]),
        group("told", [hit("notice", "n")]),
        group("service", [hit("carer", "k")]),
      ],
    });
    await type("walk");
    expect(asked).toEqual([{ text: "walk", patient: "p" }]);
    expect(all(".group")).toEqual([t("search.group.note")]);
    expect(document.body.textContent).not.toContain("Wren Okonedo");
  });

  it("searches one person's record", async () => {
    palette.purpose = null;
    flushSync();
    searchRecord("p");
    flushSync();
    expect(field().getAttribute("placeholder")).toBe(t("palette.askRecord"));
    expect(said()).toBe(t("search.hint.record"));
    answer = () => ({
      groups: [
        group("person", [hit("patient", "p")]),
        group("contact", [hit("contact", "k", { patient: null, name: "The Lido", on: null, part: null, excerpt: [] })]),
        notes,
      ],
    });
    await type("walk");
    expect(asked).toEqual([{ text: "walk", patient: "p" }]);
    expect(all(".group")).toEqual([t("search.group.note"), t("person.tab.circle")]);
    expect(options()[2]).toBe("The Lido");
    expect(options()[0]).toBe("Wed 18 Nov 2026 She walked to the café");
  });

  it("says what can be searched, and what was", async () => {
    answer = () => ({ groups: [] });
    expect(said()).toBe(t("search.hint.all"));
    typeAlone("zzz");
    expect(said()).toBe("");
    await settle();
    expect(said()).toBe(t("search.none.all"));
  });

  it("says so when the record cannot be read", async () => {
    answer = () => Promise.reject({ code: "storage" });
    await type("zzz");
    expect(said()).not.toBe(t("search.none.all"));
    expect(said()).not.toBe("");
  });

  it("shows a few of a kind, and the rest when asked", async () => {
    const many = Array.from({ length: 20 }, (_, n) => hit("check_in", `c${n}`));
    answer = () => ({ groups: [group("note", many, true)] });
    await type("walk");
    expect(options()).toHaveLength(6);
    for (let n = 0; n < 5; n += 1) press("ArrowDown");
    press("Enter");
    expect(options()).toHaveLength(20);
    expect(document.querySelector("[aria-selected=true]")?.id).toContain("c5");
    expect(all(".group")).toEqual([t("search.first", { group: t("search.group.note"), n: 20 })]);
  });

  it("shows nothing of an answer that came too late, nor of the last time it was open", async () => {
    let late: (found: SearchFound) => void = () => undefined;
    answer = ({ text }) =>
      text === "heron" ? new Promise((done) => (late = done)) : { groups: [group("goal" as never, [])] };
    await type("heron");
    await type("other");
    late({ groups: [notes] });
    await settle();
    expect(all("mark")).toEqual([]);
    answer = () => ({ groups: [notes] });
    await type("walk");
    expect(all("mark")).toHaveLength(2);
    palette.purpose = null;
    flushSync();
    palette.purpose = "anything";
    flushSync();
    expect(all("mark")).toEqual([]);
  });

  it("holds the one that was moved to when people come to stand before it", async () => {
    answer = () => ({ groups: [group("person", [hit("patient", "p", { part: "phone" })]), notes] });
    palette.people = () => [
      { id: "q", name: "Amina Abbott", detail: "" },
      { id: "r", name: "Zoë Quinn", detail: "" },
    ];
    typeAlone("077");
    press("ArrowDown");
    await settle();
    expect(all("[aria-selected=true]")).toEqual(["Zoë Quinn"]);
    expect(options()[2]).toContain("Wren Okonedo");
  });
});
