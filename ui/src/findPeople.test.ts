import { describe, expect, it } from "vitest";
import type { PersonRow } from "./bindings";
import { findPeople } from "./findPeople";

const row = (id: string, given: string, family: string, more: Partial<PersonRow> = {}): PersonRow => ({
  id,
  given,
  family,
  preferred: null,
  initials: "",
  localId: null,
  status: "active",
  cohort: null,
  age: null,
  lastContact: null,
  lastKind: null,
  contactDays: null,
  nextContact: null,
  nextTime: null,
  nextMilestone: null,
  nextMilestoneDue: null,
  reviewOn: null,
  attention: 0,
  groups: [],
  measures: [],
  reason: null,
  demo: false,
  ...more,
});

describe("whom a few letters mean", () => {
  const rows = [
    row("1", "Ann", "Dillon"),
    row("2", "Dilys", "Morgan", { status: "discharged" }),
    row("3", "Dilwyn", "Dlamini", { localId: "P0004", age: 58 }),
    row("4", "Margaret", "Evans", { preferred: "Dil" }),
    row("5", "Zoë", "Quinn"),
  ];
  const ids = (typed: string) => findPeople(rows, typed).map((found) => found.id);

  it("those called so first, those who left last", () => expect(ids("dil")).toEqual(["3", "4", "1", "2"]));
  it("finds numbers, both names in either order, and without accents", () => {
    expect([ids("p0004"), ids("mor dil"), ids("zoe")]).toEqual([["3"], ["2"], ["5"]]);
  });
  it("finds nobody by nothing", () => expect([ids(""), ids("  "), ids("’")]).toEqual([[], [], []]));
  it("tells those of one name apart", () => {
    expect(findPeople(rows, "dilw")[0]?.detail).toBe("P0004 · 58");
    expect(findPeople(rows, "marg")[0]?.detail).toBe("“Dil”");
    expect(findPeople(rows, "dily")[0]?.detail).toBe("Discharged");
  });
  it("stops at a screenful", () => {
    const many = Array.from({ length: 500 }, (_, at) => row(String(at), "Sam", `Jones${at}`));
    expect(findPeople(many, "sam")).toHaveLength(12);
  });
});
