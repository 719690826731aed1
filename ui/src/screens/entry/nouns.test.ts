import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nouns, type NounName } from "../../bindings";
import { setClock } from "../../clock";
import { blank, details, said, sinceFrom, sinceShown, typed } from "./nouns";

beforeEach(() => setClock(new Date("2026-11-19T14:00")));
afterEach(() => setClock());

/** Those with a form of their own. */
const byHand: readonly NounName[] = ["need", "milestone", "intervention", "objective", "serviceInPlace", "enrolment"];
const all = (Object.keys(nouns) as NounName[]).filter((noun) => !byHand.includes(noun));

describe("the entries of health and the law", () => {
  it("have a label for every field and a word for every answer", () => {
    expect(all.length).toBe(13);
    const missing = all.flatMap((noun) =>
      nouns[noun].flatMap((spec) => [
        ...(spec.typed === "hidden" || said(noun, `field.${spec.name}`) ? [] : [`${noun}.${spec.name}`]),
        ...spec.values
          .filter((value) => !said(noun, `choice.${spec.name}.${value}`))
          .map((value) => `${noun}.${spec.name}.${value}`),
      ]),
    );
    expect(missing).toEqual([]);
    // An alert stands in the banner, and in no list of its own.
    for (const noun of all.filter((noun) => noun !== "alert"))
      for (const words of ["title", "how", "empty", "add", "addTitle", "editTitle", "editOf", "endOf", "end"])
        expect(said(noun, words), `${noun}.${words}`).toBeTruthy();
  });

  it("know since when as well as it was told", () => {
    expect(["2019", "2019-03", "mar 2019", "12 mar 2019", "", "long ago"].map(sinceFrom)).toEqual([
      "2019",
      "2019-03",
      "2019-03",
      "2019-03-12",
      null,
      // Kept as typed: the core says what is wrong with it.
      "long ago",
    ]);
    expect(["2019", "2019-03", "2019-03-12"].map(sinceShown)).toEqual(["2019", "Mar 2019", "Tue 12 Mar 2019"]);
  });

  it("are typed again as they stand", () => {
    const row = {
      kind: "depot",
      name: "Flupentixol",
      due: "2026-12-01",
      intervalDays: 14,
      source: null,
      medication: "m",
    };
    const again = typed("medicationEvent", row);
    expect(again.intervalDays).toBe("14");
    expect(details("medicationEvent", "p", again)).toEqual({ patient: "p", ...row });
    expect(details("medicationEvent", "p", { ...again, intervalDays: "4w" }).intervalDays).toBe(28);
  });

  it("leave out what is not asked any more", () => {
    const values = {
      ...blank("safeguardingConcern"),
      about: "adult",
      facts: "x",
      consent: "agreed",
      overrideReason: "typed before",
    };
    expect(details("safeguardingConcern", "p", values).overrideReason).toBeNull();
    expect(details("safeguardingConcern", "p", { ...values, consent: "refused" }).overrideReason).toBe("typed before");
    expect(details("allergy", "p", { ...blank("allergy"), answer: "noneKnown", substance: "y" }).substance).toBeNull();
  });
});
