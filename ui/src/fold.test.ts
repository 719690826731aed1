import { describe, expect, it } from "vitest";
import { fits, fold } from "./fold";

describe("letters as they are looked for", () => {
  it("lose case, accents, strokes and apostrophes", () => {
    expect(["Siôn", "Łukasz", "Søren", "O’Brien", "D'Arcy", "Nguyễn", "Weiß", "Anne-Marie"].map(fold)).toEqual([
      "sion",
      "lukasz",
      "soren",
      "obrien",
      "darcy",
      "nguyen",
      "weiss",
      "anne marie",
    ]);
  });
  it("fit the beginnings of words, in any order, and nothing in between", () => {
    const name = "Siân Ap-Dafydd P0031";
    expect(["si", "SIÂN", "daf si", "p0031", "", "  ", "ap d"].map((typed) => fits(typed, name))).toEqual(
      Array(7).fill(true),
    );
    expect(["ian", "fydd", "0031", "si x"].map((typed) => fits(typed, name))).toEqual(Array(4).fill(false));
  });
  it("keep letters of other scripts", () => expect(fits("али", "Алия Хан")).toBe(true));
});
