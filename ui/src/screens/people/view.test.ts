import { describe, expect, it } from "vitest";
import type { PersonRow } from "../../bindings";
import { counts, filtered, readKept } from "./view.svelte";

const row = (id: string, more: Partial<PersonRow>) =>
  ({
    id,
    given: "Siân",
    family: "Dlamini",
    preferred: null,
    localId: null,
    cohort: null,
    status: "active",
    ...more,
  }) as PersonRow;

describe("how the table was left", () => {
  it("comes back as it was kept", () => {
    const kept = { sort: { column: "last", direction: "descending" }, standing: "paused", cohort: "Recovery" };
    expect(readKept(JSON.stringify(kept))).toEqual(kept);
  });
  it.each([
    [null],
    [""],
    ["{"],
    ["null"],
    ["7"],
    ['{"sort":{"column":7},"standing":"gone","cohort":[]}'],
    ['{"sort":"x"}'],
  ])("is as usual where %s was kept", (text) =>
    expect(readKept(text)).toEqual({
      sort: { column: "name", direction: "ascending" },
      standing: "active",
      cohort: null,
    }),
  );
});

describe("who is shown", () => {
  const rows = [
    row("1", { preferred: "Dil", localId: "P0004", cohort: "Recovery" }),
    row("2", { status: "paused", cohort: "Recovery" }),
    row("3", { status: "discharged", given: "Łukasz" }),
  ];
  const ids = (standing: "active" | "paused" | "discharged" | "everybody", cohort: string | null = null, typed = "") =>
    filtered(rows, { standing, cohort, typed }).map((one) => one.id);

  it("is of the standing and the cohort asked for", () => {
    expect([ids("active"), ids("everybody"), ids("everybody", "Recovery"), ids("discharged", "Recovery")]).toEqual([
      ["1"],
      ["1", "2", "3"],
      ["1", "2"],
      [],
    ]);
    expect(counts(rows)).toEqual({ active: 1, paused: 1, discharged: 1, everybody: 3 });
  });
  it("is whom the letters mean, accents or not", () => {
    expect(["sian", "dil", "p0004", "luk", "x"].map((typed) => ids("everybody", null, typed))).toEqual([
      ["1", "2"],
      ["1"],
      ["1"],
      ["3"],
      [],
    ]);
  });
});
