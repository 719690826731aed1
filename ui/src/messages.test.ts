import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import en from "../../assets/messages/en.json";
import type { FailureReason } from "./bindings";
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
    // And in the core: `format!("kind.full.{kind}")`.
    const prefixes = [...sources.matchAll(/[`"]([a-zA-Z.]+\.)\$?\{/g)].map((m) => m[1] as string);
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
      expect(wording({ code, field: "x", reason: null }), code).toBe(find(`failure.${code}.any`));
    }
  });
  it("take the field's own sentence before the reason's before the code's", () => {
    expect(wording({ code: "invalid", field: "code", reason: "check" })).toBe(find("failure.invalid.code.check"));
    expect(wording({ code: "storage", field: null, reason: "full" })).toBe(find("failure.storage.full"));
    // A field with sentences of its own is no sentence.
    expect(wording({ code: "invalid", field: "code", reason: null })).toBe(find("failure.invalid.any"));
  });

  // What the core can say, as the types list it.
  const listed = (type: string) => {
    const union = new RegExp(`export type ${type} = ([^;]+);`).exec(readFileSync("src/bindings.ts", "utf8"))?.[1];
    return [...(union ?? "").matchAll(/"(\w+)"/g)].map((m) => m[1] as FailureReason);
  };

  it("exist for whatever is damaged, and for whatever the disk would not take", () => {
    for (const [code, type] of [
      ["damaged", "Damage"],
      ["storage", "Disk"],
    ] as const) {
      const reasons = listed(type);
      expect(reasons.length).toBeGreaterThan(2);
      expect(reasons.filter((reason) => find(`failure.${code}.${reason}`) === undefined)).toEqual([]);
    }
  });

  it("exist for every field together with each reason that the core gives it", () => {
    // `Error::invalid("due", Fault::Required)`; the reasons as they cross stand beside their names in error.rs.
    const rust = read("../src-tauri", /\.rs$/);
    const names = new Map([...rust.matchAll(/^ {8}(\w+) = "(\w+)",$/gm)].map((m) => [m[1], m[2] as FailureReason]));
    const given = [...rust.matchAll(/Error::invalid\(\s*"(\w+)",\s*Fault::(\w+)/g)];
    expect(given.length).toBeGreaterThan(60);
    const any = find("failure.invalid.any");
    const silent = given
      .map((m) => ({ code: "invalid", field: m[1] as string, reason: names.get(m[2] as string) ?? null }) as const)
      .filter((failure) => failure.reason === null || wording(failure) === any);
    expect([...new Set(silent.map(({ field, reason }) => `${field}: ${reason ?? "?"}`))]).toEqual([]);
  });

  it("exist for every reason, for each field or for one at least", () => {
    const invalid = en.failure.invalid as Record<string, unknown>;
    const said = (reason: string) =>
      reason in invalid ||
      Object.values(invalid).some((below) => typeof below === "object" && below && reason in below);
    expect(listed("Fault").length).toBeGreaterThan(60);
    expect(listed("Fault").filter((reason) => !said(reason))).toEqual([]);
  });
});
