// What waits for the office leaves by one action, and is said to be received only when the office has said so.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, describe, expect, it } from "vitest";
import type { Recipient, RecipientDetails, Waiting } from "../../../bindings";
import { find, t, tn } from "../../../messages";
import { stale } from "../../../store.svelte";
import Sync from "./Sync.svelte";

const key = `age1${"q".repeat(58)}`;
const words = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
const before: Waiting = {
  changes: 3,
  kinds: [
    { kind: "recordCheckIn", count: 2 },
    { kind: "somethingNewer", count: 1 },
  ],
  since: "2026-11-19T09:12:00+00:00",
  notExported: 3,
  lastExport: null,
  acknowledgedAt: null,
};

let office: Recipient | null;
let waiting: Waiting;
let kept: string | null;
let set: RecipientDetails[];
let exported: string[];
let refuse: { code: string; field: string | null; reason: string } | undefined;
let screen: object;

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
async function type(id: string, value: string) {
  const input = document.querySelector<HTMLInputElement>(`#f-${id}`);
  if (!input) throw new Error(`no field ${id}`);
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await settle();
}

async function show(more: { office?: Recipient | null; waiting?: Waiting; kept?: string } = {}) {
  office =
    more.office === undefined
      ? { id: "o", addedAt: "2026-10-01T09:00:00+01:00", name: "North", ageKey: key }
      : more.office;
  waiting = more.waiting ?? before;
  kept = more.kept === undefined ? null : JSON.stringify(more.kept);
  set = [];
  exported = [];
  refuse = undefined;
  mockIPC(
    (name, payload) => {
      const arg = (payload as { arg: unknown }).arg;
      switch (name) {
        case "office":
          return office;
        case "waiting":
          return waiting;
        case "pairing":
          return { senderPub: "untrusted comment: x\nRWabc\n", senderWords: words, officeWords: office && words };
        case "disclosures_all":
          return [];
        case "view_state":
          return kept;
        case "set_office":
          if (refuse) throw refuse;
          set.push(arg as RecipientDetails);
          office = { id: "o", addedAt: "2026-11-22T09:00:00+00:00", ...(arg as RecipientDetails) };
          return "o";
        case "export_bundle":
          if (refuse) throw refuse;
          exported.push(arg as string);
          waiting = {
            ...waiting,
            changes: 4,
            notExported: 0,
            lastExport: {
              at: "2026-11-22T09:14:00+00:00",
              folder: arg as string,
              fileName: "catchment-a.age",
              changes: 3,
            },
          };
          return { fileName: "catchment-a.age", first: 1, last: 3, count: 3, sha256: "ab" };
        default:
          return null;
      }
    },
    { shouldMockEvents: true },
  );
  screen = mount(Sync, { target: document.body });
  stale("record");
  await settle();
}
afterEach(async () => {
  await unmount(screen);
  clearMocks();
});

describe("sync", () => {
  it("says what waits in words, also what it has no word for", async () => {
    await show();
    expect(text()).toContain(`2 ${find("sync.kind.recordCheckIn.other")}`);
    expect(text()).toContain(`1 ${find("sync.kind.another.one")}`);
    expect(text()).toContain("since Thu 19 Nov 2026, 09:12");
  });

  it("asks for the office first, and then for the words to be compared", async () => {
    await show({ office: null });
    expect(text()).not.toContain(t("sync.export.title"));
    await press(t("sync.office.button"));
    expect(set).toEqual([]);
    await type("officeName", "North team");
    await type("officeKey", ` ${key}\n`);
    await press(t("sync.office.button"));
    expect(set).toEqual([{ name: "North team", ageKey: key }]);
    stale("record");
    await settle();
    expect(document.activeElement?.textContent?.trim()).toBe(t("sync.office.title"));
  });

  it("names a key that is the office's secret one, at its field", async () => {
    await show({ office: null });
    refuse = { code: "invalid", field: "ageKey", reason: "secret" };
    await type("officeName", "North");
    await type("officeKey", "AGE-SECRET-KEY-1");
    await press(t("sync.office.button"));
    expect(document.querySelector("#f-officeKey-error")?.textContent).toContain(find("failure.invalid.ageKey.secret"));
  });

  it("exports to the folder of last time, and says that it is written and not received", async () => {
    await show({ kept: "/media/stick" });
    await press(tn("sync.export.button", 3));
    expect(exported).toEqual(["/media/stick"]);
    stale("record");
    await settle();
    expect(text()).toContain(t("sync.last.notReceived"));
    expect(text()).not.toContain(t("sync.last.received"));
    expect(text()).toContain("catchment-a.age");
    expect(document.activeElement?.id).toBe("last-export");
  });

  it("keeps the path and what waits when the folder is away", async () => {
    await show();
    refuse = { code: "bundle", field: null, reason: "folder" };
    await type("bundleFolder", "/media/away");
    await press(tn("sync.export.button", 3));
    expect(document.querySelector("#f-bundleFolder-error")?.textContent).toContain(find("failure.bundle.folder"));
    expect(text()).toContain(t("sync.export.safe"));
    expect(document.querySelector<HTMLInputElement>("#f-bundleFolder")?.value).toBe("/media/away");
  });

  it("says received only after the office has acknowledged the last file", async () => {
    const last = { at: "2026-11-20T16:02:00+00:00", folder: "/x", fileName: "b.age", changes: 9 };
    const none = { ...before, changes: 0, kinds: [], since: null, notExported: 0, lastExport: last };
    await show({ waiting: { ...none, acknowledgedAt: "2026-11-21T10:00:00+00:00" } });
    expect(text()).toContain(t("sync.last.received"));
    expect([...document.querySelectorAll("button")].some((b) => b.textContent?.includes("Export"))).toBe(false);
    await unmount(screen);
    await show({ waiting: { ...before, lastExport: last, acknowledgedAt: "2026-11-19T10:00:00+00:00" } });
    expect(text()).toContain(t("sync.last.notReceived"));
  });
});
