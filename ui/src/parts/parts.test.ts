// How the parts answer to keys: what a screen reader and a person without a mouse rely on.
import { flushSync, mount, unmount, type Component } from "svelte";
import { afterEach, describe, expect, it } from "vitest";
import DateField from "./DateField.svelte";
import BirthDate from "./BirthDate.svelte";
import ErrorSummary from "./ErrorSummary.svelte";
import Field from "./Field.svelte";
import RadioRow from "./RadioRow.svelte";
import { bound } from "../bound.test.svelte";
import { moved } from "./roving";
import { sorted } from "./Table.svelte";

let up: object | undefined;
afterEach(() => {
  if (up) void unmount(up);
  up = undefined;
});
function show<P extends object>(part: unknown, props: P): P {
  const state = bound(props);
  up = mount(part as Component<P>, { target: document.body, props: state });
  flushSync();
  return state;
}
const one = <E extends HTMLElement = HTMLInputElement>(selector: string) => document.querySelector(selector) as E;
function type(selector: string, text: string) {
  const input = one(selector);
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}
function press(key: string, more: KeyboardEventInit = {}) {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }),
  );
  flushSync();
}

describe("Field", () => {
  it("is described by its hint and its error", () => {
    show(Field, { label: "Name", name: "given", value: "", hint: "As they say it", error: "Type a name." });
    const input = one("#f-given");
    const words = (input.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => one(`#${id}`).textContent?.trim());
    expect(words).toEqual(["As they say it", "Type a name."]);
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(one("label").getAttribute("for")).toBe("f-given");
  });
});

describe("DateField", () => {
  const today = "2026-11-22";
  it("takes words and echoes the date it understood", () => {
    const state = show(DateField, {
      label: "Next",
      name: "next",
      value: null as string | null,
      leaning: "future",
      today,
    });
    type("input", "2w");
    expect(state.value).toBe("2026-12-06");
    expect(one("#f-next-below").textContent?.replace(/\s+/g, " ").trim()).toBe("Sun 6 Dec 2026 · in 14 days");
    type("input", "31 feb");
    expect(state.value).toBeNull();
    expect(one("#f-next-below").textContent).toContain("no such day");
  });
  it("takes 'unknown' only where that is an answer", () => {
    const known = show(DateField, {
      label: "x",
      name: "x",
      value: null,
      problem: undefined as string | undefined,
      today,
    });
    type("input", "unknown");
    expect(known.problem).toBeTruthy();
    void unmount(up as object);
    const open = show(DateField, { label: "x", name: "x", value: null, unknown: false, problem: undefined, today });
    type("input", "unknown");
    expect([open.unknown, open.problem, open.value]).toEqual([true, undefined, null]);
  });
  it("shows what the form sets, and leaves alone what is being typed", () => {
    const state = show(DateField, { label: "x", name: "x", value: "2026-11-19" as string | null, today });
    expect(one("input").value).toBe("Thu 19 Nov 2026");
    type("input", "tomorrow");
    expect(one("input").value).toBe("tomorrow");
    state.value = "2026-12-24";
    flushSync();
    expect(one("input").value).toBe("Thu 24 Dec 2026");
  });
});

describe("BirthDate", () => {
  it("needs three parts that make a day of the past", () => {
    const state = show(BirthDate, { label: "Born", name: "b", value: null, problem: undefined, today: "2026-11-22" });
    const fill = (day: string, month: string, year: string) => {
      type("[name=b-day]", day);
      type("[name=b-month]", month);
      type("[name=b-year]", year);
      return state.value ?? Boolean(state.problem);
    };
    expect(fill("4", "mar", "1968")).toBe("1968-03-04");
    const refused: [string, string, string][] = [
      ["31", "2", "1968"],
      ["4", "3", "68"],
      ["4", "3", ""],
      ["4", "3", "2027"],
      ["4", "3", "1880"],
      ["x", "3", "1968"],
    ];
    for (const wrong of refused) expect(fill(...wrong), wrong.join(" ")).toBe(true);
    expect(fill("", "", "")).toBe(false);
  });
});

describe("RadioRow", () => {
  const props = () => ({
    label: "Kind",
    name: "kind",
    value: null as string | null,
    choices: ["home", "phone", "video"].map((value) => ({ value, label: value })),
  });
  it("chooses nothing beforehand, and the first with the first arrow", () => {
    const state = show(RadioRow, props());
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    one("#f-kind").focus();
    press("ArrowDown");
    expect([state.value, (document.activeElement as HTMLInputElement).value]).toEqual(["home", "home"]);
  });
  it("takes the digit of an answer, and no digit with Ctrl or beyond the last", () => {
    const state = show(RadioRow, props());
    one("#f-kind").focus();
    press("2", { ctrlKey: true });
    press("4");
    expect(state.value).toBeNull();
    press("3");
    expect([state.value, (document.activeElement as HTMLInputElement).value]).toEqual(["video", "video"]);
    press("Backspace");
    expect(state.value).toBeNull();
  });
});

describe("ErrorSummary", () => {
  it("takes the focus and leads to the field", () => {
    document.body.insertAdjacentHTML("beforeend", `<input id="f-when">`);
    show(ErrorSummary, { faults: [{ name: "when", text: "Say when." }], nothingChanged: true });
    expect(document.activeElement?.getAttribute("role")).toBe("alert");
    expect(document.activeElement?.textContent).toContain("Nothing was changed.");
    one("a").click();
    expect(document.activeElement?.id).toBe("f-when");
    one("#f-when").remove();
  });
});

describe("lists and tables", () => {
  it("move within their ends", () => {
    expect(["ArrowDown", "ArrowUp", "Home", "End", "PageDown", "x"].map((key) => moved(key, 0, 3))).toEqual([
      1,
      0,
      0,
      2,
      2,
      undefined,
    ]);
    expect(moved("ArrowDown", 0, 0)).toBeUndefined();
  });
  it("sort numbers as numbers, names without regard to case or accents, and nothing last", () => {
    const rows = [
      { n: "Élan", d: 10 },
      { n: "eve", d: null },
      { n: "Dai", d: 9 },
    ];
    const columns = [
      { id: "n", label: "", value: (row: (typeof rows)[0]) => row.n },
      { id: "d", label: "", value: (row: (typeof rows)[0]) => row.d },
    ];
    const names = (column: string, direction: "ascending" | "descending") =>
      sorted(rows, columns, { column, direction }).map((row) => row.n);
    expect(names("n", "ascending")).toEqual(["Dai", "Élan", "eve"]);
    expect(names("d", "ascending")).toEqual(["Dai", "Élan", "eve"]);
    expect(names("d", "descending")).toEqual(["Élan", "Dai", "eve"]);
    expect(names("gone", "ascending")).toEqual(["Élan", "eve", "Dai"]);
  });
});
