import { describe, expect, it } from "vitest";
import { nhsDigits, nhsProblem, nhsShown } from "./nhs";

describe("an NHS number", () => {
  it("is taken with its check digit, however it is spaced", () => {
    // 943 476 5919 is the example of the NHS Data Dictionary; 999 numbers are never issued.
    for (const typed of ["9434765919", "943 476 5919", "943-476-5919", " 999 100 0216 "]) {
      expect(nhsProblem(typed), typed).toBeUndefined();
    }
    expect(nhsDigits("943 476-5919")).toBe("9434765919");
    expect(nhsShown("9434765919")).toBe("943 476 5919");
  });

  it("fits one last digit, or none where the check would be 10", () => {
    const fitting = (nine: string) =>
      Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).filter((number) => !nhsProblem(number));
    expect(fitting("943476591")).toEqual(["9434765919"]);
    // 9*10 + 1*4 = 94; 94 mod 11 = 6, so 5. And 1*10 + 1*2 = 12; 12 mod 11 = 1, so 10: never issued.
    expect(fitting("900000100")).toEqual(["9000001005"]);
    expect(fitting("100000001")).toEqual([]);
  });

  it("is refused with the reason", () => {
    expect(nhsProblem("943476591")).toBe("digits");
    expect(nhsProblem("94347659190")).toBe("digits");
    expect(nhsProblem("943476591O")).toBe("digits");
    expect(nhsProblem("9434765918")).toBe("check");
    // Its check digit is right, and it is nobody's.
    expect(nhsProblem("1111111111")).toBe("repeated");
    expect(nhsProblem("  ")).toBeUndefined();
  });
});
