// An organisation's own instruments: a file is looked at, every fault of it is said with its place, and nothing is taken
// that was not looked at.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import App from "../../App.svelte";
import type { InstalledInstrument, Instrument, InstrumentCheck } from "../../bindings";
import { find, t, tn } from "../../messages";
import { router } from "../../router.svelte";
import { session } from "../../session.svelte";
import { stale } from "../../store.svelte";

const shipped = {
  id: "phq9",
  version: "1",
  name: "Patient Health Questionnaire-9",
  short: "PHQ-9",
  origin: "shipped",
  entry: "items",
  about: "depression, last 2 weeks",
  recall: "last 2 weeks",
  notice: "No permission required.",
  sources: ["Where it was read"],
  items: [{ id: "1" }, { id: "2" }],
  min: 0,
  max: 6,
  alerts: [{ item: "2", above: 0 }],
} as unknown as Instrument;
const own = {
  ...shipped,
  id: "wsas",
  version: "2",
  name: "WSAS of the trust",
  short: "WSAS",
  origin: "organisation",
} as Instrument;

let check: InstrumentCheck;
let installed: InstalledInstrument[];
let asked: { name: string; arg: unknown }[];
let refuse: Record<string, unknown>;
let app: object;

const settle = async () => {
  for (let n = 0; n < 8; n += 1) await new Promise((done) => setTimeout(done));
  flushSync();
};
const text = () => document.querySelector("main")?.textContent?.replace(/\s+/g, " ") ?? "";
async function click(words: string) {
  const found = [...document.querySelectorAll("main button, dialog button")];
  (found.findLast((b) => b.textContent?.trim() === words) as HTMLElement).click();
  await settle();
}
async function type(value: string) {
  const field = document.querySelector("[name=instrumentFile]") as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await settle();
}
const sent = (name: string) => asked.filter((one) => one.name === name).map((one) => one.arg);

beforeEach(async () => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
  Element.prototype.scrollTo ??= () => undefined;
  check = { sha256: "abc", instrument: own, faults: [], replaces: "WSAS 1" };
  installed = [];
  asked = [];
  refuse = {};
  mockIPC(
    (name, payload) => {
      const arg = (payload as { arg: unknown }).arg;
      asked.push({ name, arg });
      if (refuse[name]) throw refuse[name];
      switch (name) {
        case "vault_state":
          return { state: "open", reason: null, demo: false, dir: "/vault" };
        case "preferences":
          return { zoomPercent: 100, theme: "system" };
        case "settings":
          return {
            word: "person",
            lockMinutes: 5,
            visitLockMinutes: 15,
            contactDays: 28,
            coordinator: null,
            rules: { off: [] },
          };
        case "instruments":
          return [shipped];
        case "installed_instruments":
          return installed;
        case "read_instrument":
          return check;
        case "install_instrument": {
          const row = { id: "wsas", version: "2", name: own.name, installedAt: "2026-11-22T14:02:00+00:00" };
          installed = [{ ...row, fileName: "wsas.json", used: 0 }];
          stale("record");
          return "wsas";
        }
        case "retire_instrument":
          installed = [];
          stale("record");
          return null;
        default:
          return null;
      }
    },
    { shouldMockEvents: true },
  );
  router.start({ screen: "settings" });
  app = mount(App, { target: document.body });
  await settle();
});
afterEach(async () => {
  await unmount(app);
  session.vault = undefined;
  clearMocks();
});

describe("the instruments", () => {
  it("that come with Catchment stand there with version, notice and sources", () => {
    for (const said of ["PHQ-9", t("settings.instruments.version", { version: "1" }), "No permission required."])
      expect(text()).toContain(said);
    expect(text()).toContain("Where it was read");
    expect(text()).toContain(t("settings.instruments.none"));
  });

  it("of the organisation are looked at, installed as they were looked at, and retired only when asked twice", async () => {
    await type("/usb/wsas.json");
    await click(t("settings.instruments.look"));
    expect(sent("read_instrument")).toEqual(["/usb/wsas.json"]);
    expect(sent("install_instrument")).toEqual([]);
    for (const said of [own.name, "WSAS 1", tn("settings.instruments.alerts", 1)]) expect(text()).toContain(said);
    await click(t("settings.instruments.install"));
    expect(sent("install_instrument")).toEqual([{ path: "/usb/wsas.json", sha256: "abc" }]);
    expect(text()).toContain("wsas.json");
    await click(t("settings.instruments.retire"));
    expect(sent("retire_instrument")).toEqual([]);
    await click(t("settings.instruments.retire"));
    expect(sent("retire_instrument")).toEqual(["wsas"]);
    expect(text()).toContain(t("settings.instruments.none"));
  });

  it("that are broken say every fault with line, column and reason, and offer nothing to install", async () => {
    const fault = { line: 3, column: 12, at: "items[0].text", reason: "required", value: null };
    const other = { line: 9, column: 1, at: "score.min", reason: "wrongType", value: "“zero”" };
    check = { sha256: "abc", instrument: null, faults: [fault, other], replaces: null };
    await type("/usb/wsas.json");
    await click(t("settings.instruments.look"));
    expect(text()).toContain(tn("settings.instruments.faults", 2));
    expect(text()).toContain(t("settings.instruments.nothingInstalled"));
    for (const { line, column, at, reason } of [fault, other]) {
      for (const said of [t("settings.instruments.place", { line, column }), at, find(`instrument.fault.${reason}`)])
        expect(text()).toContain(said);
    }
    expect(text()).not.toContain(t("settings.instruments.install"));
  });

  it("have to be looked at again once another path is typed, and are refused as they changed meanwhile", async () => {
    await type("/usb/wsas.json");
    await click(t("settings.instruments.look"));
    await type("/usb/other.json");
    expect(text()).not.toContain(t("settings.instruments.install"));
    await click(t("settings.instruments.look"));
    refuse = { install_instrument: { code: "invalid", field: "file", reason: "changed", report: null } };
    await click(t("settings.instruments.install"));
    expect(text()).toContain(t("failure.invalid.file.changed"));
    expect(installed).toEqual([]);
  });
});
