import { mockIPC, clearMocks } from "@tauri-apps/api/mocks";
import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { watching } from "./watching.test.svelte";
import { ask, stale, type Change } from "./store.svelte";

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
  it("is asked for once for all who show it, and again when the record changes", async () => {
    const one = ask("begin_setup", "a");
    expect(ask("begin_setup", "a")).toBe(one);
    const stops = [watching(() => one.value), watching(() => one.value)];
    await settle();
    expect([asked, stops[0]?.seen.at(-1), stops[1]?.seen.at(-1)]).toEqual([1, "code 1", "code 1"]);

    stale("record");
    expect(one.value).toBe("code 1");
    await settle();
    expect(stops[0]?.seen).toEqual([undefined, "code 1", "code 2"]);

    stops.forEach(({ stop }) => stop());
    await settle();
    stale("record");
    await settle();
    expect(asked).toBe(2);
  });

  it("follows what is typed, how a screen is set and the minutes only where it shows them", async () => {
    const follows = async (show: () => unknown) => {
      const { stop } = watching(show);
      await settle();
      const followed: Change[] = [];
      for (const change of ["record", "day", "draft", "view", "minute"] as const) {
        const before = asked;
        stale(change);
        await settle();
        if (asked > before) followed.push(change);
      }
      stop();
      return followed;
    };
    expect(await follows(() => ask("scores", "p").value)).toEqual(["record", "day"]);
    expect(await follows(() => ask("person", "p").value)).toEqual(["record", "day", "minute"]);
    expect(await follows(() => ask("today", null).value)).toEqual(["record", "day", "draft", "minute"]);
    expect(await follows(() => ask("view_state", "k").value)).toEqual(["record", "day", "view"]);
  });

  it("is not drawn again where it says what it said before", async () => {
    answer = () => ({ name: "R Cole", goals: [{ text: "Walk" }] });
    const one = ask("person", "same");
    const whole = watching(() => one.value);
    await settle();
    stale("record");
    await settle();
    expect([asked, new Set(whole.seen).size]).toEqual([2, 2]);
    whole.stop();
  });

  it("keeps the old value beside a failure", async () => {
    const one = ask("begin_setup", "b");
    const shown = watching(() => [one.value, one.failure?.code]);
    await settle();
    answer = () => {
      throw { code: "storage", field: null, reason: "full", report: null };
    };
    stale("record");
    await settle();
    expect(shown.seen.at(-1)).toEqual(["code 1", "storage"]);
    shown.stop();
  });

  it("is asked for once more after the question in flight, however often the record changed meanwhile", async () => {
    const resolve: ((value: string) => void)[] = [];
    answer = () => new Promise((done) => resolve.push(done));
    const one = ask("begin_setup", "c");
    const shown = watching(() => one.value);
    for (let changes = 0; changes < 5; changes += 1) stale("record");
    await settle();
    expect(asked).toBe(1);
    let fresh = false;
    void one.refetch().then(() => (fresh = true));
    resolve[0]?.("before the change");
    await settle();
    expect([asked, fresh, shown.seen.at(-1)]).toEqual([2, false, "before the change"]);
    resolve[1]?.("after the change");
    await settle();
    expect([asked, fresh, shown.seen.at(-1)]).toEqual([2, true, "after the change"]);
    shown.stop();
  });
});
