import { describe, expect, it } from "vitest";
import { keepUnchanged } from "./unchanged";

const page = () => ({
  name: "R Cole",
  goals: [
    { id: "1", text: "Walk" },
    { id: "2", text: "Cook" },
  ],
  stay: null,
});

describe("an answer that comes again", () => {
  it("is the one before when all of it is equal", () => {
    const before = page();
    expect(keepUnchanged(before, page())).toBe(before);
    expect(keepUnchanged("code", "code")).toBe("code");
  });

  it("is new where it changed, and the same everywhere else", () => {
    const before = page();
    const fresh = page();
    fresh.goals[1] = { id: "2", text: "Cook twice a week" };
    const kept = keepUnchanged(before, fresh);
    expect(kept).toEqual(fresh);
    expect(kept).not.toBe(before);
    expect(kept.goals).not.toBe(before.goals);
    expect([kept.goals[0] === before.goals[0], kept.goals[1] === before.goals[1]]).toEqual([true, false]);
  });

  it("loses and gains what it lost and gained", () => {
    const before = page();
    const shorter = { ...page(), goals: page().goals.slice(1) };
    expect(keepUnchanged(before, structuredClone(shorter))).toEqual(shorter);
    const ward = { ...page(), stay: { ward: "Birch" } };
    expect(keepUnchanged(before, structuredClone(ward))).toEqual(ward);
    expect(keepUnchanged(ward, page())).toEqual(page());
    expect(keepUnchanged({ a: undefined }, { b: undefined })).toEqual({ b: undefined });
    expect(keepUnchanged([], {})).toEqual({});
  });
});
