import { describe, expect, it } from "vitest";
import { draftWords, emptyForm, isEmpty, momentNear, readForm, visitMoment } from "./form";
import { faultsOf, partsOf, type Written } from "./faults";
import type { Milestone, NoticeRow } from "../../../bindings";

const clock = new Date(2026, 10, 22, 14, 2);

describe("a draft", () => {
  it("comes back as it was kept", () => {
    const form = {
      ...emptyForm("Wed 18 Nov 2026, 16:40"),
      kind: "phone" as const,
      note: "Half a",
      next: "2w",
      milestones: { m1: { state: "met" as const, actual: "stayed" } },
      focus: { name: "note", start: 3, end: 6 },
    };
    expect(readForm(JSON.stringify(form))).toEqual(form);
  });
  it.each([
    ["null"],
    ["[]"],
    ["7"],
    ['"text"'],
    ["{}"],
    ['{"kind":"carrierPigeon","outcome":7,"note":{},"milestones":[1],"focus":"note","later":true}'],
    ['{"milestones":{"m":null,"n":{"state":"open","actual":4}}}'],
    ['{"__proto__":{"note":"x"},"constructor":1}'],
  ])("that holds %s opens without what cannot be read", (body) => {
    expect(isEmpty(readForm(body))).toBe(true);
  });
  it("that is no JSON stands in the note, to its last letter", () => {
    expect(readForm('{"note":"cut of').note).toBe('{"note":"cut of');
  });
  it("says what there is and what is still to do", () => {
    const form = { ...emptyForm(""), note: "x", kind: "phone" as const, outcome: "attended" as const };
    expect(draftWords(form)).toBe("note started, next contact not set");
    expect(draftWords(emptyForm(""))).toBe("no note yet, kind not set, outcome not set, next contact not set");
    expect(draftWords({ ...form, next: "2w" })).toBe("note started");
  });
  it("is called after its visit, and after its beginning where that cannot be read", () => {
    const at = (when: string) =>
      momentNear(visitMoment(emptyForm(when), "2026-11-18T16:41:00+00:00", "2026-11-22"), "2026-11-22");
    expect([at("Wed 18 Nov 2026, 09:00"), at("Sun 22 Nov 2026, 09:00"), at("gone")]).toEqual([
      "Wed 18 Nov, 09:00",
      "today, 09:00",
      "Wed 18 Nov, 16:41",
    ]);
  });
});

describe("what keeps a check-in from being recorded", () => {
  const whole: Written = {
    form: { ...emptyForm("Sun 22 Nov 2026, 14:00"), kind: "phone", outcome: "attended" },
    when: { day: "2026-11-22", time: "14:00" },
    next: null,
    problems: {},
  };
  const names = (written: Written) => faultsOf(written, clock).map((fault) => fault.name);

  it("is nothing but when, how and what came of it", () => {
    expect(names(whole)).toEqual([]);
    const bare = { ...whole, when: null, form: emptyForm("") };
    expect(names(bare)).toEqual(["when", "kind", "outcome"]);
  });
  it("is a visit that has not been yet, to the minute", () => {
    const at = (time: string) => names({ ...whole, when: { day: "2026-11-22", time } });
    expect([at("14:02"), at("14:03")]).toEqual([[], ["when"]]);
  });
  it("is a next contact in the past, and one typed so that nobody knows", () => {
    const to = (day: string) => names({ ...whole, next: { day, time: null } });
    expect([to("2026-11-22"), to("2026-11-21")]).toEqual([[], ["next"]]);
    expect(names({ ...whole, problems: { next: "no such day", when: "at what time" } })).toEqual(["when", "next"]);
  });
  it("is an interval nobody could keep", () => {
    const every = (text: string) => names({ ...whole, form: { ...whole.form, every: text } });
    expect([every("2w"), every("400"), every("now and then"), every(" ")]).toEqual([[], ["every"], ["every"], []]);
  });
});

describe("what is sent", () => {
  const milestone = (id: string) => ({ id, state: "open" }) as Milestone;
  const waiting = (id: string) => ({ notice: { id } }) as NoticeRow;
  it("holds what was answered and nothing else", () => {
    const parts = partsOf(
      {
        form: {
          ...emptyForm("x"),
          kind: "homeVisit",
          outcome: "noAccess",
          every: "2w",
          nextPlace: " ",
          milestones: {
            a: { state: "met", actual: " stayed an hour " },
            b: { state: null, actual: "typed, then thought better of" },
            closedMeanwhile: { state: "met", actual: "" },
          },
          told: { gp: "inPerson", nurse: null, toldMeanwhile: "call" },
        },
        when: null,
        next: { day: "2026-12-06", time: "10:30" },
        problems: {},
      },
      [milestone("a"), milestone("b"), milestone("c")],
      [waiting("gp"), waiting("nurse"), waiting("sister")],
    );
    expect(parts).toEqual({
      kind: "homeVisit",
      outcome: "noAccess",
      next: { on: "2026-12-06", time: "10:30", kind: null, place: null },
      contactDays: 14,
      milestones: [{ milestone: "a", state: "met", actual: "stayed an hour", learned: null }],
      done: [],
      told: [{ notice: "gp", way: "inPerson" }],
    });
  });
});
