// A spreadsheet in: what is looked at is what comes in, and nothing comes in while a date may be the other way round.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ColumnReport, DryRun, Import as Held, ImportSheet, ReadSheet } from "../../../bindings";
import { find, t, tn } from "../../../messages";
import Import from "./Import.svelte";
import { folderOf, fileOf, noteWords, refusalWords } from "./words";

const column = (header: string, becomes: ColumnReport["becomes"], more: Partial<ColumnReport> = {}): ColumnReport => ({
  header,
  becomes,
  kept: false,
  dates: null,
  ...more,
});
const columns = [column("Ref", "localId"), column("GAD7 last", "gad7Last", { kept: true }), column("Shoes", null)];
const sheet = (more: Partial<DryRun> = {}): DryRun => ({
  sheet: "caseload",
  sha256: "ab",
  columns,
  rows: [
    { line: 2, who: "P1 AA", outcome: "new", notes: [] },
    { line: 3, who: "P2 BB", outcome: "new", notes: [{ remark: "leadingZero", header: "Mobile", became: "07700" }] },
    { line: 4, who: "", outcome: "refused", notes: [] },
  ],
  refused: [
    { line: 3, header: "GAD7 last", value: "23", reason: "scoreOutOfRange", otherLine: null },
    { line: 4, header: null, value: " | x", reason: "noNameNoId", otherLine: null },
  ],
  aboveHeader: [],
  counts: { rows: 3, new: 2, same: 0, refusedRows: 1, refusedCells: 1, keptCells: 3 },
  ...more,
});

let answer: (ask: ReadSheet) => DryRun;
let imported: ImportSheet[];
let undo: () => null;
let imports: Held[];
let screen: object;

const settle = async () => {
  for (let n = 0; n < 8; n += 1) await new Promise((done) => setTimeout(done));
  flushSync();
};
const text = () => document.body.textContent?.replace(/\s+/g, " ") ?? "";
const button = (words: string) => [...document.querySelectorAll("button")].find((b) => b.textContent?.includes(words));
async function press(words: string) {
  const found = button(words);
  if (!found) throw new Error(`no button ${words}`);
  found.click();
  await settle();
}
async function look(path: string) {
  const field = document.querySelector<HTMLInputElement>("#f-sheetFile");
  if (!field) throw new Error("no field");
  field.value = path;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await press(t("import.look"));
}

beforeEach(async () => {
  answer = () => sheet();
  imported = [];
  imports = [];
  undo = () => null;
  mockIPC(
    (name, payload) => {
      const arg = (payload as { arg: unknown }).arg;
      switch (name) {
        case "read_sheet":
          return answer(arg as ReadSheet);
        case "import_sheet":
          imported.push(arg as ImportSheet);
          return { import: "i", op: "7", people: 2, contacts: 0, refusedRows: 1, refusedCells: 1 };
        case "undo_import":
          return undo();
        case "imports":
          return imports;
        default:
          return null;
      }
    },
    { shouldMockEvents: true },
  );
  screen = mount(Import, { target: document.body });
  await settle();
});
afterEach(async () => {
  await unmount(screen);
  clearMocks();
});

describe("bringing in a spreadsheet", () => {
  it("says what would come in, and what is not taken and why, before anything is changed", async () => {
    await look("/home/a/caseload.csv");
    expect(document.activeElement?.id).toBe("verdict");
    expect(text()).toContain(tn("import.verdict.new.caseload", 2));
    expect(text()).toContain("23 is above 21, the highest GAD-7 score.");
    expect(text()).toContain(find("import.reason.noNameNoId"));
    expect(text()).toContain(t("import.columns.unknown"));
    expect(imported).toEqual([]);
  });

  it("brings in the file that was looked at, by its hash, whatever is typed meanwhile", async () => {
    await look("/home/a/caseload.csv");
    const field = document.querySelector<HTMLInputElement>("#f-sheetFile");
    if (field) field.value = "/home/a/other.csv";
    field?.dispatchEvent(new Event("input", { bubbles: true }));
    await press(tn("import.bringIn.caseload", 2));
    expect(imported).toEqual([{ path: "/home/a/caseload.csv", sha256: "ab", orders: {} }]);
    expect(document.activeElement?.textContent).toBe(tn("import.said.caseload", 2));
  });

  it("asks which number is the day, reads again with the answer, and waits for it", async () => {
    const asked = (order: "dayFirst" | "monthFirst", basis: "assumed" | "told") =>
      sheet({ columns: [column("Next", "nextContact", { dates: { order, basis, ask: basis === "assumed" } })] });
    const orders: ReadSheet["orders"][] = [];
    answer = (ask) => {
      orders.push(ask.orders);
      return ask.orders["Next"] ? asked(ask.orders["Next"], "told") : asked("dayFirst", "assumed");
    };
    await look("/a.csv");
    await press(tn("import.bringIn.caseload", 2));
    expect(imported).toEqual([]);
    expect(text()).toContain(t("import.order.unanswered", { header: "Next" }));
    document.querySelector<HTMLInputElement>("input[value=monthFirst]")?.click();
    await settle();
    expect(orders).toEqual([{}, { Next: "monthFirst" }]);
    await press(tn("import.bringIn.caseload", 2));
    expect(imported[0]?.orders).toEqual({ Next: "monthFirst" });
  });

  it("has no button where nothing would be added", async () => {
    answer = () => sheet({ counts: { rows: 3, new: 0, same: 3, refusedRows: 0, refusedCells: 0, keptCells: 0 } });
    await look("/a.csv");
    expect(text()).toContain(t("import.verdict.nothing"));
    expect(button("Bring in")).toBeUndefined();
  });

  it("words a file that cannot be read, and keeps its path", async () => {
    answer = () => {
      throw { code: "invalid", field: "file", reason: "workbook", report: null };
    };
    await look("/home/a/book.xlsx");
    expect(text()).toContain(find("failure.invalid.file.workbook"));
    expect(document.querySelector<HTMLInputElement>("#f-sheetFile")?.value).toBe("/home/a/book.xlsx");
    expect(document.activeElement?.getAttribute("role")).toBe("alert");
  });

  it("takes it back, or says why not", async () => {
    await look("/home/a/caseload.csv");
    await press(tn("import.bringIn.caseload", 2));
    undo = () => {
      throw { code: "invalid", field: "undo", reason: "changedSince", report: null };
    };
    await press(t("import.takeBack.button"));
    expect(text()).toContain(find("failure.invalid.undo.changedSince"));
    undo = () => null;
    await press(t("import.takeBack.button"));
    expect(document.activeElement?.textContent).toBe(t("import.takeBack.done"));
  });

  it("goes on to their contacts in the same folder", async () => {
    await look("/home/a/caseload.csv");
    await press(tn("import.bringIn.caseload", 2));
    await press(t("import.result.contacts"));
    expect(document.querySelector<HTMLInputElement>("#f-sheetFile")?.value).toBe("/home/a/");
    expect(document.activeElement?.id).toBe("f-sheetFile");
  });

  it("shows the rows that are asked for", async () => {
    await look("/a.csv");
    const lines = () => [...document.querySelectorAll("table")].at(-1)?.querySelectorAll("tbody tr").length;
    expect(lines()).toBe(3);
    document.querySelector<HTMLInputElement>("input[name=rows][value=refused]")?.click();
    await settle();
    expect(lines()).toBe(1);
    document.querySelector<HTMLInputElement>("input[name=rows][value=noted]")?.click();
    await settle();
    expect(lines()).toBe(1);
  });
});

describe("the words of a dry run", () => {
  it("say a score against the highest of its questionnaire, and only where it is above", () => {
    const refusal = { line: 3, header: "GAD7 last", value: "22", reason: "scoreOutOfRange", otherLine: null } as const;
    expect(refusalWords(refusal, columns)).toBe("22 is above 21, the highest GAD-7 score.");
    expect(refusalWords({ ...refusal, value: "-1" }, columns)).toBe(find("import.reason.scoreOutOfRange"));
    const phq = [column("PHQ", "phq9")];
    expect(refusalWords({ ...refusal, header: "PHQ", value: "28" }, phq)).toContain("27");
  });
  it("name the other line of what stands twice", () => {
    const words = refusalWords({ line: 9, header: null, value: "x", reason: "duplicatePerson", otherLine: 4 }, columns);
    expect(words).toBe(`${find("import.reason.duplicatePerson")} ${t("import.otherLine", { line: 4 })}`);
  });
  it("say what a cell became, a date as dates are said", () => {
    expect(noteWords({ remark: "serialDate", header: "Seen", became: "1987-08-11" })).toContain("Tue 11 Aug 1987");
    expect(noteWords({ remark: "shortRow", header: null, became: null })).toBe(find("import.note.shortRow"));
  });
  it("part a path at its last separator, of any system", () => {
    expect([folderOf("/home/a/b.csv"), fileOf("/home/a/b.csv")]).toEqual(["/home/a/", "b.csv"]);
    expect([folderOf("C:\\x\\b.csv"), fileOf("C:\\x\\b.csv")]).toEqual(["C:\\x\\", "b.csv"]);
    expect([folderOf("b.csv"), fileOf("b.csv")]).toEqual(["", "b.csv"]);
  });
});
