import { describe, expect, it } from "vitest";
import type { PersonRow } from "../../../bindings";
import { columnsOf, fileColumns, headingsOf, offers, usualColumns } from "./columns";
import { placed, sorted } from "../../../parts/Table.svelte";
import { counts, current, filtered, readKept } from "./view.svelte";

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
    const kept = {
      sort: { column: "last", direction: "descending" },
      standing: "paused",
      cohort: "Recovery",
      grouping: "status",
      columns: ["last", "measure:phq9"],
    };
    expect(readKept(JSON.stringify(kept))).toEqual(kept);
  });
  it.each([
    [null],
    [""],
    ["{"],
    ["null"],
    ["7"],
    ['{"sort":{"column":7},"standing":"gone","cohort":[],"grouping":"risk","columns":"all"}'],
    ['{"sort":"x"}'],
  ])("is as usual where %s was kept", (text) =>
    expect(readKept(text)).toEqual({
      sort: { column: "name", direction: "ascending" },
      standing: "active",
      cohort: null,
      grouping: null,
      columns: usualColumns,
    }),
  );
  it("is a kept view again, whichever way it was written down", () => {
    const kept = { id: "v1", name: "Monday", shown: '{"columns":["last"],"standing":"paused"}' };
    const shown = JSON.stringify({ ...readKept(kept.shown) });
    expect(current([kept], shown)?.name).toBe("Monday");
    expect(current([kept], JSON.stringify({ ...readKept(kept.shown), cohort: "Recovery" }))).toBeUndefined();
  });
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

describe("which columns stand there", () => {
  const measure = (instrument: string, short: string) => ({ instrument, short }) as PersonRow["measures"][number];
  const rows = [
    row("1", { measures: [measure("phq9", "PHQ-9")], groups: ["Kitchen"] }),
    row("2", { measures: [measure("gad7", "GAD-7"), measure("phq9", "PHQ-9")], groups: [] }),
  ];
  const all = offers(rows);
  const ids = (chosen: string[], varied = false) => columnsOf(chosen, varied, all).map((one) => one.id);

  it("offers every measure that anybody has a score of, once", () => {
    expect(all.map((one) => one.label).slice(-2)).toEqual(["PHQ-9", "GAD-7"]);
  });
  it("keeps their order and puts sentences last", () => {
    expect(ids(["reason", "measure:gad7", "last", "localId"])).toEqual([
      "name",
      "localId",
      "last",
      "measure:gad7",
      "reason",
    ]);
    expect(ids([], true)).toEqual(["name", "status"]);
    expect(ids(["measure:gone", "gone"])).toEqual(["name"]);
  });
  it("ranks nobody by a score", () => {
    expect(
      columnsOf(["measure:phq9", "scores"], false, all)
        .filter((one) => one.value)
        .map((one) => one.id),
    ).toEqual(["name"]);
  });
  it("go into the file as they stand, and who it is stands there anyway", () => {
    expect(fileColumns(columnsOf(["localId", "next", "measure:phq9", "reason"], false, all))).toEqual([
      { column: "next" },
      { column: "measure", instrument: "phq9" },
      { column: "reason" },
    ]);
  });
  it("stand under headings, those without one last", () => {
    const under = placed(sorted(rows, columnsOf([], false, all), undefined), headingsOf.groups);
    expect(under.map(({ row, heading, first, of }) => [row.id, heading, first, of])).toEqual([
      ["1", "Kitchen", true, 1],
      ["2", "", true, 1],
    ]);
    const both = [row("3", { groups: ["Tea", "Garden"] })];
    expect(placed(both, headingsOf.groups).map((one) => one.heading)).toEqual(["Garden", "Tea"]);
  });
});
