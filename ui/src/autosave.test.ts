import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Autosave, flushAll } from "./autosave.svelte";
import { setClock } from "./clock";

beforeEach(() => {
  vi.useFakeTimers();
  setClock(new Date(2026, 10, 22, 14, 2));
});
afterEach(() => {
  vi.useRealTimers();
  setClock();
});

describe("autosave", () => {
  it("stores at a pause, once, with what is typed then", async () => {
    let text = "";
    const stored: string[] = [];
    const autosave = new Autosave(async () => void stored.push(text));
    for (text of ["S", "Sa", "San"]) autosave.touch();
    expect(stored).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(stored).toEqual(["San"]);
    expect(autosave.savedAt?.getHours()).toBe(14);
    await vi.advanceTimersByTimeAsync(5000);
    expect(stored).toEqual(["San"]);
  });

  it("stores within a second although nobody pauses", async () => {
    let keys = 0;
    const stored: number[] = [];
    const autosave = new Autosave(async () => void stored.push(keys));
    for (; keys < 30; keys += 1) {
      autosave.touch();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(stored.length).toBeGreaterThanOrEqual(3);
    void autosave.drop();
  });

  it("waits for what is on its way when it is dropped, and does not try that again", async () => {
    const began: number[] = [];
    const autosave = new Autosave(async () => {
      began.push(began.length);
      await new Promise((_, refused) => setTimeout(refused, 300));
    });
    autosave.touch();
    await vi.advanceTimersByTimeAsync(500);
    let arrived = false;
    const dropped = autosave.drop().then(() => (arrived = true));
    await vi.advanceTimersByTimeAsync(100);
    expect(arrived).toBe(false);
    await vi.advanceTimersByTimeAsync(10_000);
    await dropped;
    expect([began.length, autosave.failed]).toEqual([1, undefined]);
  });

  it("never stores twice at a time, and stores what came meanwhile afterwards", async () => {
    let running = 0;
    let most = 0;
    let times = 0;
    const autosave = new Autosave(async () => {
      most = Math.max(most, ++running);
      times += 1;
      await new Promise((done) => setTimeout(done, 300));
      running -= 1;
    });
    autosave.touch();
    const first = autosave.flush();
    autosave.touch();
    const second = autosave.flush();
    await vi.advanceTimersByTimeAsync(2000);
    await Promise.all([first, second]);
    expect([most, times]).toEqual([1, 2]);
  });

  it("keeps trying what the disk refused, and stores everything before a lock", async () => {
    let full = true;
    const stored: string[] = [];
    const autosave = new Autosave(async () => {
      if (full) throw { code: "storage" };
      stored.push("kept");
    });
    autosave.touch();
    await flushAll();
    expect([autosave.failed !== undefined, stored]).toEqual([true, []]);
    full = false;
    await flushAll();
    expect([autosave.failed, stored]).toEqual([undefined, ["kept"]]);
  });

  it("tries again by itself what the disk refused, and says why until it has", async () => {
    let full = true;
    const stored: string[] = [];
    const autosave = new Autosave(async () => {
      if (full) throw { code: "storage" };
      stored.push("kept");
    });
    autosave.touch();
    expect(await flushAll()).toEqual({ code: "storage" });
    full = false;
    await vi.advanceTimersByTimeAsync(6000);
    expect([stored, autosave.failed]).toEqual([["kept"], undefined]);
    expect(await flushAll()).toBeUndefined();
  });

  it("stores nothing that was finished or thrown away", async () => {
    let times = 0;
    const autosave = new Autosave(async () => void (times += 1));
    autosave.touch();
    void autosave.drop();
    await vi.advanceTimersByTimeAsync(2000);
    await flushAll();
    expect(times).toBe(0);
  });
});
