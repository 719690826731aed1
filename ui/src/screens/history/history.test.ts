import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { FieldChange, HistoryChange } from "../../bindings";
import en from "../../../../assets/messages/en.json";
import { fieldLabel, lines, silent, tableLabel, valueWords } from "./history";

const SCHEMA = "../src-tauri/core/tests/schema";
const schema = readFileSync(`${SCHEMA}/snapshot.sql`, "utf8");
/** The values of every column that holds a code. */
const codes = JSON.parse(readFileSync(`${SCHEMA}/codes.json`, "utf8")) as Record<string, string[]>;
const columns = (table: string, body: string) =>
  body
    .split("\n")
    .map((line) => line.trim().match(/^([a-z_]+)\s+(TEXT|INTEGER|REAL)/)?.[1])
    .filter((column) => column !== undefined)
    .map((column) => [table, column] as const);
/** Tables about one person or one group: what their histories tell of. */
const tables = [...schema.matchAll(/CREATE TABLE (\w+) \(([^;]*)\) STRICT/g)]
  .map((found) => ({ table: found[1] ?? "", body: found[2] ?? "" }))
  .filter(
    ({ table, body }) =>
      (table === "patient" || table === "care_group" || /^\s+(patient|care_group)\s/m.test(body)) && table !== "draft",
  );

const change = (table: string, what: HistoryChange["what"], ...fields: FieldChange[]): HistoryChange => ({
  table,
  row: "x",
  what,
  fields,
});
const field = (field: string, before: string | null, after: string | null): FieldChange => ({ field, before, after });
const words = (one: HistoryChange) => lines(one, () => "Sioned Evans").map((line) => line.words);
const values = (one: HistoryChange) => lines(one, () => "Sioned Evans").map((line) => [line.label, line.after]);

describe("the history in words", () => {
  it("has a label for every column and every table about a person", () => {
    expect(tables.map(({ table }) => table)).toContain("circle_member");
    const named: Record<string, Record<string, string>> = en.record.field;
    const unnamed = tables
      .flatMap(({ table, body }) => columns(table, body))
      // Of whom a row is, only the history of a group has to say.
      .filter(
        ([table, column]) =>
          !silent.has(column) &&
          (column !== "patient" || table === "attendance") &&
          named[table]?.[column] === undefined,
      );
    expect(unnamed).toEqual([]);
    expect(tables.map(({ table }) => tableLabel(table)).filter((label) => /^[a-z]/.test(label))).toEqual([]);
    expect(fieldLabel("visit", "on_date")).toBe("Next contact");
  });

  it("has words for every value the schema allows", () => {
    const checks = Object.entries(codes)
      .map(([place, values]) => ({ table: place.split(".")[0] ?? "", column: place.split(".")[1] ?? "", values }))
      .filter((code) => tables.some(({ table }) => table === code.table));
    expect(checks.length).toBeGreaterThan(10);
    for (const { table, column, values } of checks) {
      for (const value of values) {
        const said = valueWords(table, column, value, () => undefined);
        // Camel case is a stored name, never a word; "met" and "planned" are both.
        expect(said, `${table}.${column} ${value}`).not.toMatch(/[a-z][A-Z]/);
        expect(said.length).toBeGreaterThan(1);
      }
    }
  });

  it("says what an edited field was and is", () => {
    expect(words(change("visit", "edited", field("on_date", "2026-11-24", "2026-11-26")))).toEqual([
      "Next contact changed from “Tue 24 Nov 2026” to “Thu 26 Nov 2026”",
    ]);
    expect(words(change("visit", "edited", field("at_time", null, "10:00")))).toEqual(["Time set to “10:00”"]);
    expect(words(change("patient", "edited", field("phone", "07700 900698", null)))).toEqual([
      "Phone taken out; it was “07700 900698”",
    ]);
    expect(words(change("circle_member", "edited", field("emergency", "0", "1")))).toEqual([
      "Call first changed from “no” to “yes”",
    ]);
  });

  it("tells of a new row what stands in it, and leaves out what goes without saying", () => {
    const added = change(
      "circle_member",
      "added",
      field("contact", null, "0192f000-0000-7000-8000-000000000001"),
      field("role", null, "friend"),
      field("emergency", null, "1"),
      field("key_worker", null, "0"),
    );
    expect(values(added)).toEqual([
      ["Who", "Sioned Evans"],
      ["Place in the circle", "friend"],
      ["Call first", "yes"],
    ]);
    expect(
      values(change("visit", "added", field("on_date", null, "2026-11-26"), field("state", null, "planned"))),
    ).toEqual([["Next contact", "Thu 26 Nov 2026"]]);
  });

  it("says what was answered and scored", () => {
    const answers = JSON.stringify([
      { item: "1", value: 2 },
      { item: "2", value: null },
    ]);
    expect(
      values(change("assessment", "added", field("answers", null, answers), field("total", null, "11.0"))),
    ).toEqual([
      ["Score", "11"],
      ["Answers, by item", "1: 2 · 2: –"],
    ]);
    expect(values(change("assessment", "added", field("answers", null, "[]"), field("total", null, "4.5")))).toEqual([
      ["Score", "4.5"],
    ]);
    expect(words(change("safety_concern", "edited", field("state", "open", "answered")))).toEqual([
      "State changed from “to be talked about” to “talked about”",
    ]);
  });

  it("says in a group's history whose row it is, changed or not", () => {
    const came = [field("answer", "came", "sentWord"), field("patient", "Ada Pugh", "Ada Pugh")];
    expect(words(change("attendance", "edited", ...came))).toEqual([
      "Person: Ada Pugh",
      "Answer changed from “Came” to “Sent word”",
    ]);
    expect(values(change("membership", "added", field("patient", null, "Ada Pugh")))).toEqual([["Person", "Ada Pugh"]]);
  });

  it("shows no ids and no recording times", () => {
    const edited = change("visit", "edited", field("check_in", null, "0192f000"), field("state", "planned", "done"));
    expect(words(edited)).toEqual(["State changed from “planned” to “answered by a check-in”"]);
    expect(valueWords("patient", "nhs_number", "9991000216", () => undefined)).toBe("999 100 0216");
  });
});
