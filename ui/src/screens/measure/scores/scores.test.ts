// The Scores tab against a small host of the test's own: what is on the charts, in the tables, and what is asked of it.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import axe from "axe-core";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Instrument, Measure, Person, ScorePoint, Scores as ScoresType } from "../../../bindings";
import { setClock } from "../../../clock";
import { latestWords } from "../../../figures";
import { t } from "../../../messages";
import { router } from "../../../router.svelte";
import { session } from "../../../session.svelte";
import { suggestion } from "./repeat";
import Scores from "./Scores.svelte";

let scores: ScoresType;
let asked: { name: string; arg: unknown }[];
let app: object | undefined;
/** Answers are kept from one question to the next: everybody here is somebody else. */
let patient = 0;

const instrument = (more: Partial<Instrument>): Instrument => ({
  id: "phq9",
  version: "1",
  name: "Patient Health Questionnaire",
  short: "PHQ-9",
  origin: "shipped",
  entry: "items",
  about: "depression, last 2 weeks",
  recall: "last 2 weeks",
  stem: null,
  instructions: null,
  notice: "No permission required.",
  sources: [],
  respondent: "self",
  ageFrom: 18,
  items: [],
  min: 0,
  max: 27,
  wholeNumbers: true,
  bands: [
    { from: 0, to: 4, name: "minimal" },
    { from: 5, to: 9, name: "mild" },
    { from: 10, to: 14, name: "moderate" },
    { from: 15, to: 19, name: "moderately severe" },
    { from: 20, to: 27, name: "severe" },
  ],
  caseness: { atLeast: 10, atMost: null, source: null },
  direction: "higherWorse",
  reliableChange: { points: 6, rule: "the NHS Talking Therapies rule", verified: true },
  alerts: [],
  asksSelfHarm: false,
  repeatDays: 14,
  repeat: null,
  coding: null,
  derivedFrom: [],
  ...more,
});
const gad7 = instrument({ id: "gad7", short: "GAD-7", max: 21, bands: [], caseness: null, reliableChange: null });
const point = (more: Partial<ScorePoint>): ScorePoint => ({
  assessment: "a",
  on: "2026-02-12",
  total: 18,
  band: "moderately severe",
  answered: 9,
  of: 9,
  mode: "self",
  rater: null,
  version: "1",
  coding: null,
  origin: "here",
  occasion: null,
  baseline: false,
  change: null,
  reliable: null,
  note: null,
  ...more,
});
const first = point({ assessment: "first", baseline: true });
const zero = point({
  assessment: "zero",
  on: "2026-03-12",
  total: 0,
  band: "minimal",
  change: -18,
  reliable: "improvement",
});
const measure = (points: ScorePoint[], more: Partial<Measure> = {}): Measure => ({
  instrument: instrument({}),
  points,
  sentence: "Scored 0, was 18.",
  items: [],
  nextAllowedOn: null,
  ...more,
});

const settle = async () => {
  for (let n = 0; n < 6; n += 1) await new Promise((done) => setTimeout(done));
  flushSync();
};
const text = () => document.body.textContent?.replace(/\s+/g, " ") ?? "";
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const stops = () => all(".stops button");
const told = () => stops().map((stop) => stop.getAttribute("aria-label"));
const path = () => all("path.course").map((line) => line.getAttribute("d") ?? "");
async function press(words: string) {
  all("button")
    .find((one) => (one.getAttribute("aria-label") ?? one.textContent ?? "").trim().startsWith(words))
    ?.click();
  await settle();
}
const rowsOf = (table: string) =>
  all(`${table} tbody tr`).map((row) =>
    [...row.children].map((cell) => cell.lastElementChild?.textContent?.trim() ?? cell.textContent?.trim() ?? ""),
  );

async function show(measures: Measure[], more: Partial<ScoresType> = {}) {
  scores = {
    measures,
    marks: [],
    outcome: null,
    followUp: { worse: [], responses: [], repeats: [], programmes: [] },
    ...more,
  };
  const person = { patient: { id: `p${(patient += 1)}` }, name: "Siân Dlamini", reviewOn: null } as Person;
  router.start({ screen: "person", id: person.patient.id, tab: "scores" });
  app = mount(Scores, { target: document.body, props: { person } });
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
  asked = [];
  mockIPC(
    (name, payload) => {
      asked.push({ name, arg: (payload as { arg: unknown }).arg });
      return name === "scores" ? scores : null;
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

describe("an empty tab", () => {
  it("says what goes here and starts an assessment of this person", async () => {
    await show([]);
    expect(text()).toContain(t("scores.empty"));
    await press(t("scores.assessFirst"));
    expect(router.place).toEqual({ screen: "assess", id: `p${patient}` });
  });
});

describe("a chart", () => {
  it("has the summary as its name and says every band, the cut-off and the reliable change", async () => {
    await show([measure([first, zero])]);
    expect(document.querySelector("svg[role=img]")?.getAttribute("aria-label")).toBe("Scored 0, was 18.");
    const drawn = all("svg[role=img] text").map((one) => one.textContent?.trim());
    for (const words of ["minimal", "mild", "moderate", "moderately severe", "severe", "0", "27"]) {
      expect(drawn).toContain(words);
    }
    // The first score is 18, the rule 6 points, the cut-off 10.
    for (const words of ["first 18", "12", "24", "cut-off 10"]) expect(drawn).toContain(words);
    expect(text()).toContain(
      "From the first score, 18, a change of 6 or more is reliable by the NHS Talking Therapies rule: 12 and below, 24 and above.",
    );
    expect(text()).not.toContain(t("scores.key.unverified"));
  });

  it("says that a rule was not checked", async () => {
    const unchecked = instrument({ reliableChange: { points: 10, rule: "a rule of 10 points", verified: false } });
    await show([measure([first], { instrument: unchecked })]);
    expect(text()).toContain(t("scores.key.unverified"));
  });

  it("lets every point be reached and read, by arrows from a single stop", async () => {
    await show([measure([first, zero])], {
      marks: [
        { on: "2026-02-20", kind: "treatment", label: "Sertraline began" },
        { on: "2026-02-21", kind: "checkIn", label: "Home visit" },
        { on: "2025-01-01", kind: "treatment", label: "Long ago" },
      ],
    });
    expect(told()).toEqual([
      "Thu 12 Feb 2026: 18 of 27; moderately severe; the first score",
      "Fri 20 Feb 2026: Sertraline began",
      "Thu 12 Mar 2026: 0 of 27; minimal; 18 less than the first; reliable improvement",
    ]);
    expect(stops().map((stop) => stop.tabIndex)).toEqual([-1, -1, 0]);
    stops()[2]?.focus();
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }));
    await settle();
    expect(document.activeElement).toBe(stops()[1]);
    expect(document.querySelector("figcaption")?.textContent).toContain("Sertraline began");
    expect(text()).toContain("1 check-in");
  });

  it("puts a score of 0 on the floor of the scale, and measures from a first score of 0", async () => {
    await show([measure([first, zero])]);
    // 232 units of height below 10 of air: 27 at 10, 0 at 242.
    expect(path()).toEqual([expect.stringMatching(/^M[\d.]+,87\.\d+L[\d.]+,242$/)]);
    await unmount(app as object);
    await show([
      measure([{ ...zero, baseline: true, change: null }, point({ on: "2026-04-12", total: 6, change: 6 })]),
    ]);
    expect(all("svg[role=img] text").map((one) => one.textContent?.trim())).toContain("first 0");
    expect(told()[1]).toContain("6 more than the first");
  });

  it("leaves the line out over a gap", async () => {
    const days = ["2026-01-01", "2026-01-15", "2026-01-29", "2026-02-12", "2026-03-13"];
    await show([measure(days.map((on, at) => point({ assessment: String(at), on, baseline: at === 0 })))]);
    // Every 14 days, then 29: the last stands alone.
    expect(path()).toHaveLength(1);
    expect(path()[0]?.split("L")).toHaveLength(4);
    expect(text()).toContain("No line where more than 28 days lie between");
  });

  it("gives who answered and what was brought in a shape of their own, and names the shapes", async () => {
    await show([
      measure([
        first,
        point({ assessment: "b", on: "2026-03-01", mode: "proxy", rater: "Sioned Evans" }),
        point({ assessment: "c", on: "2026-03-12", origin: "import" }),
      ]),
    ]);
    const shapes = new Set(all("svg[role=img] path.mark").map((shape) => shape.getAttribute("d")));
    expect(shapes.size).toBe(3);
    for (const key of ["self", "proxy", "import"] as const) expect(text()).toContain(t(`scores.key.${key}`));
    expect(text()).not.toContain(t("scores.key.clinician"));
    expect(told()[1]).toContain("by somebody for them: Sioned Evans");
  });

  it("shows one without a total hollow, with what was answered, on no line", async () => {
    const part = point({ assessment: "part", on: "2026-02-26", total: null, band: null, answered: 8 });
    await show([measure([first, part, zero])]);
    expect(all("g.hollow path.mark").length).toBeGreaterThan(0);
    expect(told()[1]).toBe("Thu 26 Feb 2026: no total: 8 of 9 answered");
    expect(path()[0]?.split("L")).toHaveLength(2);
    expect(text()).toContain(t("scores.key.incomplete"));
  });

  it("never has an undated score on its axis, and lists it", async () => {
    const undated = point({ assessment: "u", on: null, origin: "import", occasion: "initial", baseline: true });
    await show([measure([undated, { ...zero, change: -18 }])]);
    expect(told()).toHaveLength(1);
    expect(all(".undated li").map((one) => one.textContent?.replace(/\s+/g, " ").trim())).toEqual([
      "18 moderately severe · the first score · brought in from a spreadsheet, named there as the first",
    ]);
    await unmount(app as object);
    await show([measure([undated])]);
    expect(document.querySelector("svg[role=img]")).toBeNull();
    expect(text()).toContain("Scored 0, was 18.");
  });

  it("stands beside another measure on the same days", async () => {
    const other = measure([point({ assessment: "g", on: "2026-06-12", total: 4 })], { instrument: gad7 });
    await show([measure([first, zero]), other]);
    const select = document.querySelector("select") as HTMLSelectElement;
    select.selectedIndex = 1;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await settle();
    const [left, right] = all(".charts.two svg[role=img]").map((svg) =>
      [...svg.querySelectorAll("text[text-anchor=middle]")].map(
        (tick) => `${tick.textContent} ${tick.getAttribute("x")}`,
      ),
    );
    expect(left?.length).toBeGreaterThan(1);
    expect(left).toEqual(right);
    expect(left?.some((tick) => tick.startsWith("Jun"))).toBe(true);
  });
});

describe("the figures", () => {
  it("stand behind a button, newest first, 0 as 0", async () => {
    await show([measure([first, zero])]);
    expect(document.querySelector("table")).toBeNull();
    await press("Show the figures of PHQ-9");
    expect(rowsOf("table")).toEqual([
      [
        "Thu 12 Mar 2026",
        "0",
        "minimal",
        "18 less",
        "reliable improvement",
        "9 of 9",
        "by themselves",
        "1",
        "",
        "Entered in error",
      ],
      [
        "Thu 12 Feb 2026",
        "18",
        "moderately severe",
        "first score",
        "",
        "9 of 9",
        "by themselves",
        "1",
        "",
        "Entered in error",
      ],
    ]);
    await press("Hide the figures of PHQ-9");
    expect(document.querySelector("table")).toBeNull();
  });

  it("say that nothing changed, and cannot be withdrawn where they are a sum of others", async () => {
    await show([measure([first, point({ assessment: null, on: "2026-03-12", change: 0, reliable: "none" })])]);
    await press("Show the figures of PHQ-9");
    expect(rowsOf("table")[0]?.slice(3, 5)).toEqual(["the same", "no reliable change"]);
    expect(all("table button")).toHaveLength(1);
  });

  it("are withdrawn with a reason, and not without", async () => {
    await show([measure([first, zero])]);
    await press("Show the figures of PHQ-9");
    await press("Entered in error: Thu 12 Mar 2026, 0");
    expect(text()).toContain("PHQ-9, Thu 12 Mar 2026, 0");
    await press(t("scores.withdraw.button"));
    expect(asked.map((one) => one.name)).not.toContain("withdraw_assessment");
    const why = document.querySelector("textarea") as HTMLTextAreaElement;
    why.value = "Typed twice ";
    why.dispatchEvent(new Event("input", { bubbles: true }));
    await settle();
    await press(t("scores.withdraw.button"));
    expect(asked.filter((one) => one.name === "withdraw_assessment").map((one) => one.arg)).toEqual([
      { id: "zero", why: "Typed twice" },
    ]);
  });
});

it("shows the answers in words, with what stood there before where it changed", async () => {
  const answers = [
    { assessment: "first", on: "2026-02-12", value: 2, label: "More than half the days" },
    { assessment: "zero", on: "2026-03-12", value: 0, label: "Not at all" },
  ];
  const same = answers.map((answer) => ({ ...answer, value: 1, label: "Several days" }));
  const left = [answers[0], { ...answers[1], value: null, label: null }] as typeof answers;
  await show([
    measure([first, zero], {
      items: [
        { item: "1", text: "Little interest", answers },
        { item: "2", text: "Feeling down", answers: same },
        { item: "3", text: "Trouble sleeping", answers: left },
      ],
    }),
  ]);
  await press("Show the answers of PHQ-9");
  const cells = all("[role=region] tbody tr").map((row) =>
    [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, " ").trim()),
  );
  expect(cells).toEqual([
    ["Little interest", "2 More than half the days", "0 Not at all was: More than half the days"],
    ["Feeling down", "1 Several days", "1 Several days"],
    ["Trouble sleeping", "2 More than half the days", "not answered was: More than half the days"],
  ]);
});

it("says by whose definition there is an outcome, and from when the questions can be asked again", async () => {
  await show([measure([first, zero], { nextAllowedOn: "2026-11-26" })], {
    outcome: "NHS Talking Therapies outcome on PHQ-9 and GAD-7: recovery.",
  });
  expect(text()).toContain("Outcome so far NHS Talking Therapies outcome on PHQ-9 and GAD-7: recovery.");
  expect(text()).toContain("they can be asked again from Thu 26 Nov 2026");
  await unmount(app as object);
  await show([measure([first, zero], { nextAllowedOn: "2026-11-22" })]);
  expect(text()).not.toContain("can be asked again");
});

it("shows no score on a discreet screen", async () => {
  session.discreet = true;
  await show([measure([first, zero])]);
  expect(text()).toContain(t("scores.discreet"));
  expect(text()).not.toContain("18");
});

it("says the latest score as a fact, 0 and no change as well", () => {
  const latest = { instrument: "phq9", short: "PHQ-9", max: 27, on: null };
  const words = [
    { total: 11, change: -7 },
    { total: 0, change: -18 },
    { total: 4, change: 4 },
    { total: 9, change: 0 },
    { total: 18, change: null },
    { total: 21.54, change: 3.1999999999999993 },
  ].map((score) => latestWords({ ...latest, ...score }));
  expect(words).toEqual([
    "PHQ-9 11, was 18",
    "PHQ-9 0, was 18",
    "PHQ-9 4, was 0",
    "PHQ-9 9, was 9",
    "PHQ-9 18",
    "PHQ-9 21.54, was 18.34",
  ]);
});

it("has nothing that axe-core finds", async () => {
  const part = point({ assessment: "part", on: "2026-02-26", total: null, answered: 8 });
  const items = [
    {
      item: "1",
      text: "Little interest",
      answers: [{ assessment: "first", on: "2026-02-12", value: 0, label: "Not at all" }],
    },
  ];
  await show([measure([first, part, zero], { items }), measure([point({})], { instrument: gad7 })], {
    marks: [{ on: "2026-02-20", kind: "treatment", label: "Sertraline began" }],
    outcome: "Reliable recovery.",
  });
  await press("Show the figures of PHQ-9");
  await press("Show the answers of PHQ-9");
  const found = await axe.run(document.body, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    // Both need a canvas; the real window looks at them.
    rules: { "color-contrast": { enabled: false }, "label-content-name-mismatch": { enabled: false } },
    resultTypes: ["violations"],
  });
  expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
});

describe("how often a measure is taken again", () => {
  it.each([
    // The least gap, the last score, the plan review, and what is suggested.
    [14, "2026-11-01", "2026-12-31", { days: 60, review: "2026-12-31" }],
    [14, "2026-11-01", "2026-11-15", { days: 14, review: "2026-11-15" }],
    [14, "2026-11-01", "2026-11-14", { days: 90, review: undefined }],
    [14, "2026-11-01", "2027-11-02", { days: 366, review: "2027-11-02" }],
    [14, "2026-11-01", "2027-11-03", { days: 90, review: undefined }],
    [14, "2026-11-01", null, { days: 90, review: undefined }],
    [14, undefined, "2026-12-31", { days: 90, review: undefined }],
    [365, "2026-11-01", null, { days: 365, review: undefined }],
    [null, "2026-11-01", "2026-11-02", { days: 1, review: "2026-11-02" }],
  ])("is suggested: least %s, last %s, review %s", (repeatDays, last, review, expected) =>
    expect(suggestion({ repeatDays }, last, review)).toEqual(expected),
  );
  it("is agreed with the days that were typed", async () => {
    await show([measure([first, zero])]);
    expect(text()).toContain(t("scores.repeat.none"));
    await press(t("scores.of", { what: t("scores.repeat.agree"), measure: "PHQ-9" }));
    const field = document.querySelector<HTMLInputElement>("#f-repeat-everyDays");
    expect(field?.value).toBe("90");
    if (field) field.value = "6 weeks";
    field?.dispatchEvent(new Event("input", { bubbles: true }));
    await press(t("scores.repeat.button"));
    expect(asked).toContainEqual({
      name: "agree_repeat",
      arg: { patient: `p${patient}`, instrument: "phq9", everyDays: 42 },
    });
  });
});

describe("a score that got worse", () => {
  const worse = {
    instrument: "phq9",
    assessment: "zero",
    on: "2026-03-12",
    total: 18,
    earlier: 11,
    earlierOn: "2026-02-12",
  };
  const followUp = { worse: [worse], responses: [], repeats: [], programmes: [] };
  it("asks what was done, and sends it about that score", async () => {
    await show([measure([first, zero])], { followUp });
    expect(text()).toContain("Scored 18 on Thu 12 Mar 2026, was 11 on Thu 12 Feb 2026");
    await press(t("scores.of", { what: t("scores.worse.respond"), measure: "PHQ-9" }));
    const field = document.querySelector<HTMLTextAreaElement>("#f-respond-done");
    if (field) field.value = "Rang the GP";
    field?.dispatchEvent(new Event("input", { bubbles: true }));
    await press(t("scores.respond.button"));
    expect(asked).toContainEqual({ name: "respond_to_score", arg: { assessment: "zero", done: "Rang the GP" } });
  });
  it("says what was done and asks no more", async () => {
    const response = { id: "r", patient: "p", assessment: "zero", done: "Rang the GP", at: "2026-03-13T10:00:00Z" };
    await show([measure([first, zero])], { followUp: { ...followUp, responses: [response] } });
    expect(text()).toContain(`${t("scores.worse.done")} Rang the GP`);
    expect(text()).not.toContain(t("scores.worse.respond"));
  });
});

describe("a programme", () => {
  it("says nothing without one", async () => {
    await show([measure([first, zero])]);
    expect(text()).toContain(t("scores.programme.none"));
  });
  it("stands there with its definition", async () => {
    const enrolment = {
      id: "e",
      patient: "p",
      programme: "collaborativeCare" as const,
      startedOn: "2026-02-01",
      endedOn: null,
      outcome: null,
    };
    await show([measure([first, zero])], {
      followUp: { worse: [], responses: [], repeats: [], programmes: [enrolment] },
    });
    expect(text()).toContain(t("scores.programme.means.collaborativeCare"));
    expect(text()).toContain("Collaborative care, since Sun 1 Feb 2026.");
  });
});
