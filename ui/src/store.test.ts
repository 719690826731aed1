import { mockIPC, clearMocks } from "@tauri-apps/api/mocks";
import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { watching } from "./watching.test.svelte";
import { ask, stale } from "./store.svelte";

let asked = 0;
let answer: (n: number) => unknown = (n) => `code ${n}`;
const settle = async () => {
  await new Promise((done) => setTimeout(done));
  flushSync();
};

beforeEach(() => {
  asked = 0;
  mockIPC(() => answer(++asked));
});
afterEach(() => {
  clearMocks();
  answer = (n) => `code ${n}`;
});

describe("an answer", () => {
  it("is asked for once for all who show it, and again when its table changes", async () => {
    const one = ask("begin_setup", "a", ["patient"]);
    expect(ask("begin_setup", "a", ["patient"])).toBe(one);
    const stops = [watching(() => one.value), watching(() => one.value)];
    await settle();
    expect([asked, stops[0]?.seen.at(-1), stops[1]?.seen.at(-1)]).toEqual([1, "code 1", "code 1"]);

    stale(["check_in"]);
    await settle();
    expect(asked).toBe(1);
    stale(["patient"]);
    expect(one.value).toBe("code 1");
    await settle();
    expect(stops[0]?.seen.at(-1)).toBe("code 2");

    stops.forEach(({ stop }) => stop());
    await settle();
    stale(["patient"]);
    await settle();
    expect(asked).toBe(2);
  });

  it("that names no table is asked for again at a change of the record, and not at every pause in typing", async () => {
    const one = ask("begin_setup", "d");
    const { stop } = watching(() => one.value);
    await settle();
    stale(["draft", "view_state"]);
    await settle();
    expect(asked).toBe(1);
    stale(["draft", "check_in"]);
    await settle();
    expect(asked).toBe(2);
    stop();
  });

  it("keeps the old value beside a failure", async () => {
    const one = ask("begin_setup", "b");
    const shown = watching(() => [one.value, one.failure?.code]);
    await settle();
    answer = () => {
      throw { code: "storage", field: null, reason: "full", report: null };
    };
    stale([]);
    await settle();
    expect(shown.seen.at(-1)).toEqual(["code 1", "storage"]);
    shown.stop();
  });

  it("ignores an answer overtaken by a later one", async () => {
    const resolve: ((value: string) => void)[] = [];
    answer = () => new Promise((done) => resolve.push(done));
    const one = ask("begin_setup", "c");
    const shown = watching(() => one.value);
    stale([]);
    resolve[1]?.("late question");
    await settle();
    resolve[0]?.("early question");
    await settle();
    expect(shown.seen.at(-1)).toBe("late question");
    shown.stop();
  });
});
