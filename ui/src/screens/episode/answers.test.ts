import { describe, expect, it } from "vitest";
import type { OpenItem } from "../../bindings";
import { Form } from "../../parts/form.svelte";
import { answersOf, faultsOf, keyOf, ways, type Answers } from "./answers";
import { leftOn, leftTime, spanWords } from "./words";

const item = (id: string, what: OpenItem["what"]): OpenItem => ({
  id,
  what,
  words: null,
  on: null,
  onlyHandover: what === "safetyConcern",
  onlyClosed: what === "draft" || what === "assessment",
});

describe("what is open at a discharge", () => {
  it("is handed on or closed, as far as it can be", () => {
    expect(ways(item("1", "visit"))).toEqual(["closed", "handed"]);
    expect(ways(item("1", "safetyConcern"))).toEqual(["handed"]);
    expect(ways(item("1", "draft"))).toEqual(["closed"]);
  });

  it("goes to whom it is handed on, with the entry of the directory where the name is one", () => {
    const visit = item("1", "visit");
    const values: Answers = { [keyOf(visit, "to")]: " dr patel ", [keyOf(visit, "why")]: "Sees them anyway" };
    const directory = [{ id: "c1", name: "Dr Patel" }];
    const answer = (how: string) => answersOf([visit], { ...values, [keyOf(visit, "how")]: how }, directory)[0];
    expect(answer("handed")).toEqual({
      what: "visit",
      id: "1",
      toWhom: "dr patel",
      contact: "c1",
      reason: "Sees them anyway",
    });
    // A name typed before the answer was changed goes nowhere.
    expect(answer("closed")).toMatchObject({ toWhom: null, contact: null });
    const twice = answersOf([visit], { ...values, [keyOf(visit, "how")]: "handed" }, [
      ...directory,
      { id: "c2", name: "Dr Patel" },
    ]);
    expect(twice[0]?.contact, "which of two is not guessed").toBeNull();
  });

  it("asks for what is not said yet", () => {
    const [visit, draft] = [item("1", "visit"), item("2", "draft")];
    const values: Answers = { "how-1": null, "to-1": "", "why-1": "", "how-2": "closed", "why-2": "" };
    const form = new Form<Answers>("discharge", values, () => ({
      "how-1": "Visit",
      "to-1": "To whom",
      "why-1": "Why",
    }));
    const missing = () => faultsOf([visit, draft], form).flatMap(([field, text]) => (text ? [field] : []));
    expect(missing()).toEqual(["how-1"]);
    form.values["how-1"] = "handed";
    expect(missing()).toEqual(["to-1", "why-1"]);
    form.values["how-1"] = "closed";
    expect(missing()).toEqual(["why-1"]);
  });
});

describe("hours", () => {
  it("are never said to be more than there are", () => {
    expect([0, 1, 59, 60, 119, 120, -61].map(spanWords)).toEqual([
      "0 minutes",
      "1 minute",
      "59 minutes",
      "1 hour",
      "1 hour",
      "2 hours",
      "1 hour",
    ]);
  });

  it("begin at a local time, whatever its offset", () => {
    const at = "2026-10-23T14:30:00+01:00";
    expect([leftOn(at), leftTime(at)]).toEqual(["2026-10-23", "14:30"]);
  });
});
