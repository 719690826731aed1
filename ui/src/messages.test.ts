import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { everyCode, wording } from "./failure";
import { fill, find, sentences, t, tn, type Key } from "./messages";
import { personWord } from "./word.svelte";

const leaves = (node: unknown, path: string[] = []): [string, string][] =>
  typeof node === "string"
    ? [[path.join("."), node]]
    : Object.entries(node as object).flatMap(([key, below]) => leaves(below, [...path, key]));
const all = leaves(sentences);

const read = (folder: string, kind: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => kind.test(name) && !name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
// The core has sentences of its own in the same file.
const sources = `${read("src", /\.(svelte|ts)$/)}\n${read("../src-tauri", /\.rs$/)}`;

describe("the sentences", () => {
  it("has one for every key that is used", () => {
    const plain = [...sources.matchAll(/\bt\(\s*"([^"]+)"/g)].map((m) => m[1] as string);
    const counted = [...sources.matchAll(/\btn\(\s*"([^"]+)"/g)].flatMap((m) => [`${m[1]}.one`, `${m[1]}.other`]);
    expect(plain.length).toBeGreaterThan(60);
    expect([...plain, ...counted].filter((key) => find(key) === undefined)).toEqual([]);
  });

  it("has none that nothing uses", () => {
    // Keys put together from data: `t(`menu.${group}`)`, `find(`passphrase.reason.${...}`)`, `label: `action.${id}``.
    const prefixes = [...sources.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((m) => m[1] as string);
    // Worded from the failure itself.
    prefixes.push("failure.");
    // Looked up, not searched for: there are more than a thousand keys, and megabytes to read.
    const written = new Set([...sources.matchAll(/"([\w.]+)"/g)].map((m) => m[1] as string));
    const literal = (key: string) => written.has(key) || written.has(key.replace(/\.(one|other)$/, ""));
    expect(all.map(([key]) => key).filter((key) => !literal(key) && !prefixes.some((p) => key.startsWith(p)))).toEqual(
      [],
    );
  });

  it("has both forms of whatever is counted", () => {
    const ones = all.filter(([key]) => key.endsWith(".one")).map(([key]) => key.replace(/one$/, "other"));
    expect(ones.filter((key) => find(key) === undefined)).toEqual([]);
    expect([tn("date.ago", 1), tn("date.ago", 2), tn("date.ago", 0)]).toEqual([
      "1 day ago",
      "2 days ago",
      "0 days ago",
    ]);
  });

  it("ends instructions and warnings with a full stop, and says nothing in capitals but DEMO", () => {
    expect(all.filter(([key, words]) => key.startsWith("failure.") && !words.endsWith("."))).toEqual([]);
    expect(all.filter(([, words]) => /\b[A-Z]{4,}\b/.test(words) && !words.includes("DEMO"))).toEqual([]);
  });

  it("fills in what it is given and leaves the rest to be seen", () => {
    expect(fill("{a} and {b}", { a: 1 })).toBe("1 and {b}");
    expect(t("title", { screen: "People" })).toBe("People · Catchment");
    expect(find("failure.constructor")).toBeUndefined();
    expect(t("no.such" as Key)).toBe("no.such");
  });
});

describe("the word for a person", () => {
  afterEach(() => {
    personWord.now = "person";
  });
  it("stands wherever a sentence leaves room for it", () => {
    expect([t("rail.people"), t("people.add"), tn("people.count", 1), tn("people.count", 2)]).toEqual([
      "People",
      "Add a person",
      "1 person",
      "2 people",
    ]);
    personWord.now = "serviceUser";
    expect([t("rail.people"), t("people.add"), tn("people.count", 1), tn("people.count", 2)]).toEqual([
      "Service users",
      "Add a service user",
      "1 service user",
      "2 service users",
    ]);
  });
});

describe("the words of a failure", () => {
  it("exist for every code, whatever the reason", () => {
    for (const code of everyCode) {
      for (const reason of [null, "somethingNew"]) {
        expect(wording({ code, field: "x", reason }), code).toBe(find(`failure.${code}.any`));
      }
    }
  });
  it("take the field's own sentence before the reason's before the code's", () => {
    expect(wording({ code: "invalid", field: "code", reason: "check" })).toBe(find("failure.invalid.code.check"));
    expect(wording({ code: "storage", field: null, reason: "full" })).toBe(find("failure.storage.full"));
    // A field that is named like a reason is no sentence.
    expect(wording({ code: "invalid", field: null, reason: "code" })).toBe(find("failure.invalid.any"));
  });
});
