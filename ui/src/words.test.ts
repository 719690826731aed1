import { describe, expect, it } from "vitest";
import type { CircleRow, Share } from "./bindings";
import { refusedWords } from "./screens/person/refused";
import { stampShown } from "./stamp";
import { sharingSummary, visitWhat, visitWhen } from "./words";

const row = (name: string, share: Share): CircleRow =>
  ({ member: { id: name, share }, contact: { name }, organisation: null }) as CircleRow;

describe("the sharing wishes in one line", () => {
  it("name up to two of each, and count more", () => {
    expect(sharingSummary([])).toBe("with nobody yet: the circle is empty");
    expect(sharingSummary([row("A", "everything"), row("B", "everything")])).toBe(
      "everything with everyone in the circle",
    );
    expect(sharingSummary([row("A", "nothing")])).toBe("nothing with A");
    const circle = [
      row("A", "everything"),
      row("B", "everything"),
      row("C", "everything"),
      row("D", "topics"),
      row("E", "nothing"),
      row("F", "nothing"),
      row("G", "notAsked"),
    ];
    expect(sharingSummary(circle)).toBe(
      "everything with 3 people; named topics with D; nothing with E and F; not asked yet about G",
    );
  });
});

describe("times", () => {
  it("are said as the clock on the wall read", () => {
    expect(stampShown("2026-07-01T23:30:00+01:00")).toBe("Wed 1 Jul 2026, 23:30");
    expect(visitWhen({ on: "2026-11-26", time: "10:00" })).toBe("Thu 26 Nov 2026, 10:00");
    expect(visitWhen({ on: "2026-11-26", time: null })).toBe("Thu 26 Nov 2026");
    expect(visitWhat({ kind: "homeVisit", place: "the café" })).toBe("Home visit, the café");
    expect(visitWhat({ kind: null, place: null })).toBe("");
  });
});

describe("a refused cell", () => {
  it("says how high the score can be, where that is why", () => {
    const cell = (header: string, value: string, refused: string | null) => refusedWords({ header, value, refused });
    expect(cell("PHQ9 last", "28", "scoreOutOfRange")).toBe("Not taken as a score: a PHQ-9 goes up to 27.");
    expect(cell("GAD-7 initial", "25", "scoreOutOfRange")).toBe("Not taken as a score: a GAD-7 goes up to 21.");
    expect(cell("PHQ9 last", "-1", "scoreOutOfRange")).not.toContain("27");
    expect(cell("PHQ9 initial", "25", null)).toBeUndefined();
    expect(cell("X", "y", "somethingNew")).toBe("Not taken as a value here.");
  });
});
