import { expect, it } from "vitest";
import type { ContactRow } from "./bindings";
import { matching } from "./match";

const row = (
  name: string,
  more: Partial<ContactRow["contact"]> = {},
  organisation: string | null = null,
): ContactRow => ({
  contact: {
    id: name,
    kind: "person",
    name,
    job: null,
    organisation: null,
    phone: null,
    email: null,
    address: null,
    note: null,
    ...more,
  },
  organisation,
  people: 0,
});
const rows = [
  row("Dr Anjali Rao", { job: "GP", phone: "01632 960102" }, "Riverside Practice"),
  row("Zoë Ångström", { email: "z@example.org" }),
  row("Mary O’Neill-Price"),
];
const found = (typed: string) => matching(rows, typed).map((one) => one.contact.name);

it("finds by the beginnings of words, in any order, accents and case aside", () => {
  expect(found("rao anj")).toEqual(["Dr Anjali Rao"]);
  expect(found("ZOE ang")).toEqual(["Zoë Ångström"]);
  expect(found("o'neill")).toEqual(["Mary O’Neill-Price"]);
  expect(found("price")).toEqual(["Mary O’Neill-Price"]);
  expect(found("njali")).toEqual([]);
  expect(found("rao price")).toEqual([]);
});

it("finds by job, organisation and phone", () => {
  expect(found("river gp")).toEqual(["Dr Anjali Rao"]);
  expect(found("960102")).toEqual(["Dr Anjali Rao"]);
  expect(found("01632960")).toEqual(["Dr Anjali Rao"]);
  expect(found("016")).toEqual([]);
});

it("shows everybody while nothing is typed", () => {
  expect(found("  ")).toHaveLength(3);
});
