import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answered, Form, orNull, typedFrom, wholeNumber } from "./form.svelte";

let kept: Record<string, string>;
const fail = (code: string, field: string | null, reason: string | null) => () => {
  throw { code, field, reason, report: null };
};
const blank = { given: "", family: "", contactDays: "" };
const make = () =>
  new Form("person", { ...blank }, () => ({ given: "Given name", family: "Family name", contactDays: "Days" }));

beforeEach(() => {
  kept = {};
  mockIPC((name, payload) => {
    const arg = (payload as { arg: never }).arg as unknown;
    if (name === "view_state") return kept[arg as string] ?? null;
    const { id, value } = arg as { id: string; value: string };
    if (name === "save_view_state") kept[id] = value;
    return null;
  });
});
afterEach(() => {
  vi.useRealTimers();
  clearMocks();
});
const settled = async () => {
  for (let n = 0; n < 4; n += 1) await Promise.resolve();
  await new Promise((done) => setTimeout(done));
  flushSync();
};

describe("a form", () => {
  it("asks nothing of the host while a field is known to be wrong, and lists faults in the form's order", async () => {
    const form = make();
    const act = vi.fn();
    form.problems.contactDays = "That is no number.";
    expect(await form.send(act, [form.missing("family"), form.missing("given")])).toBe(false);
    expect(act).not.toHaveBeenCalled();
    expect(form.faults).toEqual([
      { name: "person-given", text: "Given name: fill this in." },
      { name: "person-family", text: "Family name: fill this in." },
      { name: "person-contactDays", text: "That is no number." },
    ]);
    expect(form.error("given")).toBe("Given name: fill this in.");
    expect(form.failure).toBeUndefined();
  });

  it("leads a refusal to its field, keeps what was typed, and says what concerns no field as it is", async () => {
    const form = make();
    form.values.family = "Rao";
    expect(await form.send(fail("invalid", "contactDays", "range"))).toBe(false);
    expect(form.faults).toEqual([
      { name: "person-contactDays", text: "How often goes from every day to every 366 days: 14, 2w or fortnightly." },
    ]);
    expect([form.values.family, form.busy, form.failure?.code]).toEqual(["Rao", false, "invalid"]);
    await form.send(fail("storage", null, "full"));
    expect(form.faults[0]).toEqual({ name: undefined, text: expect.stringContaining("The disk is full") });
    await form.send(fail("invalid", "elsewhere", "required"));
    expect(form.faults[0]?.name).toBeUndefined();
  });

  it("sends once at a time", async () => {
    const form = make();
    let done: () => void = () => undefined;
    const first = form.send(() => new Promise<void>((resolve) => (done = resolve)));
    expect(await form.send(vi.fn())).toBe(false);
    done();
    expect(await first).toBe(true);
  });

  it("knows whether something is typed", async () => {
    const form = make();
    expect(form.typed).toBe(false);
    form.values.given = "A";
    expect(form.typed).toBe(true);
    form.start({ ...blank, given: "A" });
    expect(form.typed).toBe(false);
    form.problems.given = "unclear";
    expect(form.typed).toBe(true);
  });
});

describe("what is typed and not stored", () => {
  it("is kept, and stands there when the form comes up again", async () => {
    const first = make();
    first.start(blank, "form.person.new");
    await settled();
    first.values.family = "Ångström";
    first.keep();
    first.leave();
    await settled();
    expect(kept["form.person.new"]).toContain("Ångström");

    const again = make();
    again.start(blank, "form.person.new");
    await settled();
    expect([again.values.family, again.restored, again.typed]).toEqual(["Ångström", true, true]);
    await again.forget();
    await settled();
    expect([again.values.family, kept["form.person.new"]]).toEqual(["", ""]);
  });

  it("is kept field by field: what changed elsewhere meanwhile is not written back", async () => {
    const form = make();
    form.start({ ...blank, given: "Old" }, "f");
    await settled();
    form.values.family = "Typed";
    form.keep();
    form.leave();
    await settled();
    form.start({ ...blank, given: "New" }, "f");
    await settled();
    expect(form.values).toEqual({ given: "New", family: "Typed", contactDays: "" });
  });

  it("is forgotten once it is stored", async () => {
    const form = make();
    form.start(blank, "form.person.new");
    await settled();
    form.values.family = "Rao";
    form.keep();
    form.leave();
    await settled();
    expect(await form.send(() => Promise.resolve())).toBe(true);
    await settled();
    expect(kept["form.person.new"]).toBe("");
  });

  it("never stands in the form again once it is stored, also when it was still on its way to be kept", async () => {
    let arrive: () => void = () => undefined;
    mockIPC(async (name, payload) => {
      const arg = (payload as { arg: never }).arg as unknown;
      if (name === "view_state") return kept[arg as string] ?? null;
      const { id, value } = arg as { id: string; value: string };
      if (value !== "") await new Promise<void>((done) => (arrive = done));
      kept[id] = value;
      return null;
    });
    const form = make();
    form.start(blank, "f");
    await settled();
    form.values.family = "Rao";
    form.keep();
    form.leave();
    await settled();
    const sent = form.send(() => Promise.resolve()).then(() => form.start(blank, "f"));
    await settled();
    arrive();
    await sent;
    await settled();
    expect([form.values.family, form.restored, kept["f"]]).toEqual(["", false, ""]);
  });

  it("never overwrites what is being typed, and survives what is no form of this release", async () => {
    kept["f"] = JSON.stringify({ family: "Old", gone: 1 });
    const form = make();
    form.start(blank, "f");
    form.values.given = "New";
    await settled();
    expect(form.values).toEqual({ given: "New", family: "", contactDays: "" });
    form.start(blank, "f");
    await settled();
    expect(form.values).toEqual({ given: "", family: "Old", contactDays: "" });
    kept["f"] = "{";
    form.start(blank, "f");
    await settled();
    expect([form.values, form.restored]).toEqual([blank, false]);
  });
});

it("makes nothing of empty text and no number of words", () => {
  expect([orNull("  "), orNull(" a ")]).toEqual([null, "a"]);
  expect([wholeNumber(" "), wholeNumber("14"), wholeNumber("1.5"), wholeNumber("x")]).toEqual([
    null,
    14,
    Number.NaN,
    Number.NaN,
  ]);
});

describe("a control of a form", () => {
  it("is given all it needs to be spread over it, and writes back what is typed", () => {
    const form = new Form("plan", { on: null as string | null, shared: false }, () => ({ on: "On", shared: "Shared" }));
    const [on, shared] = [form.date("on"), form.tick("shared")];
    expect({ ...on }).toEqual({ label: "On", name: "plan-on", error: undefined, value: null, problem: undefined });
    on.value = "2026-11-30";
    on.problem = "That is no day.";
    shared.checked = true;
    expect(form.values).toEqual({ on: "2026-11-30", shared: true });
    expect([on.value, on.problem, shared.checked]).toEqual(["2026-11-30", "That is no day.", true]);
    expect(form.problems.on).toBe("That is no day.");
  });

  it("is in a dialog that is open from the first until what is typed is stored", async () => {
    const form = make();
    form.show({ ...blank });
    expect(form.open).toBe(true);
    expect(await form.send(fail("invalid", "family", "required"))).toBe(false);
    expect(form.open).toBe(true);
    expect(await form.send(async () => undefined)).toBe(true);
    expect(form.open).toBe(false);
  });
});

describe("a form and the record", () => {
  const blank = { text: "", days: "", due: null as string | null, done: false, urgency: "routine" as string | null };

  it("is filled from a row: what the row leaves open is as in an empty form, and a number is typed text", () => {
    const row = { text: "Call", days: 14, due: "2026-12-03", done: true, urgency: null };
    expect(typedFrom(blank, row)).toEqual({ ...row, days: "14", urgency: "routine" });
    expect(typedFrom(blank, {})).toEqual(blank);
    expect(typedFrom(blank, { days: null })).toEqual(blank);
  });

  it("gives back what was typed, and null where nothing was", () => {
    expect(answered({ ...blank, text: " Call ", due: "2026-12-03" })).toEqual({
      text: "Call",
      days: null,
      due: "2026-12-03",
      done: false,
      urgency: "routine",
    });
  });
});
