import { describe, expect, it } from "vitest";
import { promisesOf, promiseWords } from "./promises";

describe("the promises of a note", () => {
  // The same note as in the core's own test.
  it("are its lines that begin with the mark", () => {
    const note = "Kettle on.\n> bring the form\n  > ring on Friday \n>\n>>  the cat\nnot > this";
    expect(promisesOf(note)).toEqual(["bring the form", "ring on Friday", "the cat"]);
  });
  it("are counted and said below it", () => {
    expect(promiseWords("> bring the form\n> ring on Friday")).toBe("2 promises: bring the form; ring on Friday");
    expect(promiseWords("> bring the form")).toBe("1 promise: bring the form");
    expect(promiseWords("Kettle on.")).toBe("A line that begins with > becomes a promise.");
  });
});
