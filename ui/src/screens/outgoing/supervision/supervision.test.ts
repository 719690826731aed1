// What is looked at is what is saved: pseudonymised unless that was changed by hand, this time.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SaveSummary, SummaryOptions, SummaryRow, SupervisionSummary } from "../../../bindings";
import { flushAll } from "../../../autosave.svelte";
import { find, t, tn } from "../../../messages";
import { session } from "../../../session.svelte";
import { stale } from "../../../store.svelte";
import Supervision from "./Supervision.svelte";
import { about, contactWords, milestones, review, scores } from "./words";

const row = (more: Partial<SummaryRow> = {}): SummaryRow => ({
  patient: "p1",
  localId: "P0004",
  initials: "DD",
  name: null,
  ageBand: "from55",
  status: "active",
  weeks: 34,
  reasons: ["No contact for 31 days; agreed every 14."],
  question: null,
  contacts: { offered: 20, attended: 15, notAttended: 2 },
  lastContact: "2026-10-22",
  nextContact: null,
  reviewDue: "2026-03-21",
  goals: { met: 0, total: 1 },
  milestones: { met: 0, open: 3, overdue: 1 },
  scores: [
    { short: "PHQ-9", first: 18, firstOn: "2026-03-02", latest: 0, latestOn: "2026-11-16", change: -18 },
    { short: "GAD-7", first: null, firstOn: null, latest: 12, latestOn: null, change: null },
  ],
  ...more,
});
const none = { now: 0, change: 0 };
const summary = (more: Partial<SupervisionSummary> = {}): SupervisionSummary => ({
  period: { from: "2026-10-25", to: "2026-11-22" },
  preparedAt: "2026-11-22T09:14:00+00:00",
  coordinator: null,
  release: "0.1.0",
  demo: false,
  named: false,
  freeText: false,
  figures: {
    active: { now: 31, change: -2 },
    paused: none,
    discharged: none,
    contacted: { n: 24, of: 31, percent: 77 },
    notAttended: { n: 4, of: 38, percent: null },
    new: 2,
    ended: 1,
  },
  discuss: [row()],
  others: [row({ patient: "p2", localId: "P0005", initials: "EE", reasons: [] })],
  ...more,
});

let asked: SummaryOptions[];
let saved: SaveSummary[];
let kept: Record<string, string>;
let answer: (options: SummaryOptions) => SupervisionSummary;
let refuse: object | undefined;
let screen: object | undefined;

const settle = async () => {
  for (let n = 0; n < 8; n += 1) await new Promise((done) => setTimeout(done));
  flushSync();
};
const text = () => document.body.textContent?.replace(/\s+/g, " ") ?? "";
async function press(label: string) {
  const found = [...document.querySelectorAll("button")].find((b) => b.textContent?.includes(label));
  if (!found) throw new Error(`no button ${label}`);
  found.click();
  await settle();
}
async function type(name: string, value: string) {
  const input = document.querySelector<HTMLInputElement>(`#f-${name}`);
  if (!input) throw new Error(`no field ${name}`);
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await settle();
}
async function tick(name: string) {
  document.querySelector<HTMLInputElement>(`#f-${name}`)?.click();
  await settle();
}
async function show() {
  screen = mount(Supervision, { target: document.body });
  stale("record");
  await settle();
}

beforeEach(() => {
  asked = [];
  saved = [];
  kept = {};
  refuse = undefined;
  answer = (options) => summary({ named: options.named, freeText: options.freeText });
  mockIPC(
    (name, payload) => {
      const arg = (payload as { arg: unknown }).arg;
      switch (name) {
        case "summary":
          asked.push(arg as SummaryOptions);
          return answer(arg as SummaryOptions);
        case "save_summary":
          if (refuse) throw refuse;
          saved.push(arg as SaveSummary);
          return { fileName: "catchment-summary-2026-11-22.pdf", path: "/x", sha256: "9c1185a5c5e9fc54ff" };
        case "view_state":
          return kept[arg as string] ?? null;
        case "save_view_state": {
          const { id, value } = arg as { id: string; value: string };
          kept[id] = value;
          return null;
        }
        case "disclosures_all":
          return [];
        default:
          return null;
      }
    },
    { shouldMockEvents: true },
  );
});
afterEach(async () => {
  session.discreet = false;
  if (screen) await unmount(screen);
  screen = undefined;
  clearMocks();
});

describe("supervision", () => {
  it("shows who must be discussed and why, everybody else, and the figures", async () => {
    await show();
    expect(asked[0]).toEqual({ since: null, named: false, freeText: false });
    expect(text()).toContain("No contact for 31 days; agreed every 14.");
    expect(text()).toContain("Sun 25 Oct 2026 to Sun 22 Nov 2026");
    expect(text()).toContain("EE P0005");
    expect(text()).toContain("77 % 24 of 31 active");
    // Below five a percentage could point at somebody.
    expect(text()).toContain("4 of 38 contacts");
    expect(text()).toContain("31 −2 in the period");
    expect(text()).toContain(t("supervision.handling.pseudonymised"));
  });

  it("saves in one press what is shown, for whom and where it went last time", async () => {
    kept = { "last.summaryRecipient": '"Maria Lopez"', "last.summaryFolder": '"/home/a"' };
    await show();
    await press(t("supervision.save.pdf"));
    const options = { since: null, named: false, freeText: false };
    expect(saved).toEqual([{ options, recipient: "Maria Lopez", folder: "/home/a", format: "pdf" }]);
    expect(document.activeElement?.getAttribute("aria-labelledby")).toBe("summary-saved");
    expect(text()).toContain("9c11 85a5 c5e9 fc54");
    expect(text()).toContain(t("supervision.save.recorded", { who: "Maria Lopez" }));
  });

  it("asks for whom and where, and remembers both", async () => {
    await show();
    await press(t("supervision.save.csv"));
    expect(saved).toEqual([]);
    expect(document.querySelector("#f-summaryRecipient-error")).not.toBeNull();
    expect(document.querySelector("#f-summaryFolder-error")).not.toBeNull();
    await type("summaryRecipient", " Maria Lopez ");
    await type("summaryFolder", "/home/a");
    await press(t("supervision.save.csv"));
    expect(saved[0]).toMatchObject({ recipient: "Maria Lopez", format: "csv" });
    // Kept as it is typed, so that a lock takes nothing away.
    await flushAll();
    expect(kept).toEqual({ "last.summaryRecipient": '"Maria Lopez"', "last.summaryFolder": '"/home/a"' });
  });

  it("holds names and typed text only when ticked, and warns", async () => {
    answer = ({ named, freeText }) =>
      summary({
        named,
        freeText,
        discuss: [row({ name: named ? "Dilwyn Dlamini" : null, question: freeText ? "Why?" : null })],
      });
    await show();
    expect(text()).not.toContain("Dlamini");
    await tick("named");
    expect(text()).toContain("Dilwyn Dlamini");
    expect(text()).toContain(t("supervision.handling.named"));
    await tick("freeText");
    expect(asked.at(-1)).toEqual({ since: null, named: true, freeText: true });
    expect(text()).toContain("Why?");
    session.discreet = true;
    await settle();
    expect(text()).not.toContain("Dlamini");
    expect(text()).not.toContain("31 days");
    expect(text()).toContain(tn("supervision.hidden", 1));
  });

  it("saves nothing while the period is none", async () => {
    kept = { "last.summaryRecipient": '"M"', "last.summaryFolder": '"/x"' };
    answer = (options) => {
      if (options.since) throw { code: "invalid", field: "since", reason: "future", report: null };
      return summary();
    };
    await show();
    await type("since", "tomorrow");
    await press(t("supervision.save.pdf"));
    await type("since", "blue");
    await press(t("supervision.save.pdf"));
    expect(saved).toEqual([]);
    expect(text()).toContain(t("supervision.save.failed"));
    expect(find("failure.invalid.since.future")).toBeDefined();
  });

  it("says which folder is not there, and keeps what was typed", async () => {
    refuse = { code: "invalid", field: "folder", reason: "notAFolder", report: null };
    kept = { "last.summaryRecipient": '"M"', "last.summaryFolder": '"/gone"' };
    await show();
    await press(t("supervision.save.pdf"));
    expect(document.querySelector("#f-summaryFolder-error")?.textContent).toContain(
      find("failure.invalid.folder.notAFolder"),
    );
    expect(document.querySelector<HTMLInputElement>("#f-summaryFolder")?.value).toBe("/gone");
  });

  it("says what goes here while nobody is on the caseload", async () => {
    answer = () => summary({ discuss: [], others: [] });
    await show();
    expect(text()).toContain(t("supervision.nobody"));
    expect(text()).not.toContain(t("supervision.save.pdf"));
  });
});

describe("a row in words", () => {
  it("counts what was cancelled as neither attended nor not attended", () => {
    expect(contactWords(row())).toBe("15 of 20 attended, 2 not attended, 3 cancelled");
    expect(contactWords(row({ contacts: { offered: 0, attended: 0, notAttended: 0 } }))).toBe("none offered");
  });
  it("says that a review has passed only when its day has gone by", () => {
    expect(review(row(), "2026-11-22").alert).toBe("passed");
    expect(review(row({ reviewDue: "2026-11-22" }), "2026-11-22").alert).toBeUndefined();
    expect(review(row({ reviewDue: null }), "2026-11-22").said).toBe("no date");
  });
  it("says the first and the latest score, and no change of what has no date", () => {
    expect(scores(row()).map(({ name, said }) => `${name}: ${said}`)).toEqual([
      "PHQ-9: 18 (Mon 2 Mar 2026), now 0 (Mon 16 Nov 2026), change -18",
      "GAD-7: 12 (date unknown)",
    ]);
  });

  it("names overdue milestones apart from the open ones they are among", () => {
    expect(milestones(row())).toMatchObject({ said: "3 open", alert: "1 overdue" });
  });
  it("says about somebody what does not name them", () => {
    expect(about(row())).toBe("Aged 55–64 · 34 weeks");
    expect(about(row({ ageBand: "notKnown", weeks: 1, status: "paused" }))).toBe("age not known · 1 week · paused");
  });
});
