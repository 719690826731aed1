// The way in, against a small host of the test's own.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import App from "../../App.svelte";
import { session } from "../../session.svelte";
import { t } from "../../messages";

const CODE = "7K3QXA-9M2PTB-W4HJ8R-6ZC5ND-VE1FG0";
const fail = (code: string, field: string | null = null, reason: string | null = null) => {
  throw { code, field, reason, report: null };
};

let state: string;
let asked: string[];
let unlock: (passphrase: string) => unknown;
let app: object;

const settle = async () => {
  for (let n = 0; n < 5; n += 1) await new Promise((done) => setTimeout(done));
  flushSync();
};
const text = () => document.body.textContent?.replace(/\s+/g, " ") ?? "";
const button = (words: string) =>
  [...document.querySelectorAll("button")].find((b) => b.textContent?.includes(words)) as HTMLButtonElement;
async function press(words: string) {
  button(words).click();
  await settle();
}
async function type(name: string, value: string) {
  const input = document.querySelector(`[name=${name}]`) as HTMLInputElement;
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => setTimeout(done, 150));
  await settle();
}

async function start(as: string) {
  state = as;
  app = mount(App, { target: document.body });
  await settle();
}

beforeEach(() => {
  // jsdom has no dialogs.
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
  asked = [];
  unlock = () => null;
  mockIPC(
    (name, payload) => {
      const arg = (payload as { arg: unknown }).arg;
      asked.push(name);
      switch (name) {
        case "vault_state":
          return { state, reason: state === "unreadable" ? "tooNew" : null, demo: false, dir: "/vault" };
        case "preferences":
          return { zoomPercent: 100, idleMinutes: 5 };
        case "passphrase_strength":
          return String(arg).length < 14
            ? { score: 1, accepted: false, reason: "tooShort" }
            : { score: 4, accepted: true, reason: null };
        case "begin_setup":
          return CODE;
        case "finish_setup":
          if (arg !== CODE) fail("invalid", "code", "check");
          state = "open";
          return null;
        case "unlock":
          return unlock(String(arg));
        case "recover":
          return fail("invalid", "code", "wrong");
        default:
          return null;
      }
    },
    { shouldMockEvents: true },
  );
});
afterEach(async () => {
  await unmount(app);
  session.vault = undefined;
  clearMocks();
});

describe("locked", () => {
  it("opens with the passphrase", async () => {
    await start("locked");
    expect(document.activeElement?.getAttribute("name")).toBe("passphrase");
    unlock = () => {
      state = "open";
      return null;
    };
    await type("passphrase", "five good words in a row");
    await press(t("lock.open"));
    expect(document.querySelector("nav")).not.toBeNull();
  });

  it("says that a passphrase is wrong, keeps it and marks it for typing over", async () => {
    await start("locked");
    unlock = () => fail("wrongPassphrase");
    await type("passphrase", "wrong");
    await press(t("lock.open"));
    expect(text()).toContain(t("failure.wrongPassphrase.any"));
    const input = document.activeElement as HTMLInputElement;
    expect([input.name, input.value]).toEqual(["passphrase", "wrong"]);
    expect([input.selectionStart, input.selectionEnd]).toEqual([0, 5]);
  });

  it("asks nothing of the vault when nothing is typed", async () => {
    await start("locked");
    await press(t("lock.open"));
    expect(asked).not.toContain("unlock");
    expect(text()).toContain(t("failure.wrongPassphrase.empty"));
  });

  it.each([
    ["inUse", null],
    ["tooNew", null],
    ["damaged", "store"],
    ["damaged", "slot"],
    ["storage", "readOnly"],
  ])("gives %s %s a message of its own", async (code, reason) => {
    await start("locked");
    unlock = () => fail(code, null, reason);
    await type("passphrase", "whatever");
    await press(t("lock.open"));
    const words = t(`failure.${code}.${reason ?? "any"}` as "failure.inUse.any");
    expect(document.activeElement?.textContent).toContain(words);
  });

  it("recovers only with a code and a good passphrase, and says when the code is another's", async () => {
    await start("locked");
    await press(t("lock.lost"));
    await press(t("recover.button"));
    expect(asked).not.toContain("recover");
    expect(text()).toContain(t("recover.noCode"));
    await type("code", CODE);
    await type("newPassphrase", "five good words in a row");
    await type("passphraseAgain", "five good words in a row");
    await press(t("recover.button"));
    expect(asked).toContain("recover");
    expect(text()).toContain(t("failure.invalid.code.wrong"));
    expect(text()).toContain(t("errors.nothingChanged"));
  });
});

describe("absent", () => {
  it("creates a caseload only after the code was typed from paper", async () => {
    await start("absent");
    await press(t("setup.start.button"));
    await type("newPassphrase", "short");
    await press(t("setup.next"));
    expect(asked).not.toContain("begin_setup");
    await type("newPassphrase", "five good words in a row");
    await type("passphraseAgain", "five good words in a rwo");
    await press(t("setup.next"));
    expect(text()).toContain(t("passphrase.again.differs"));
    await type("passphraseAgain", "five good words in a row");
    await press(t("setup.next"));
    expect([...document.querySelectorAll("ol li")].map((li) => li.textContent).join("-")).toBe(CODE);
    await press(t("setup.code.written"));
    expect(text()).not.toContain("7K3QXA");
    await type("code", "7K3QXB-9M2PTB-W4HJ8R-6ZC5ND-VE1FG0");
    await press(t("setup.retype.button"));
    expect(text()).toContain(t("failure.invalid.code.check"));
    expect(document.querySelector("nav")).toBeNull();
    await type("code", CODE);
    await press(t("setup.retype.button"));
    expect(document.querySelector("nav")).not.toBeNull();
  });
});

describe("unreadable", () => {
  it("says why, what is safe, and tries again", async () => {
    await start("unreadable");
    expect(text()).toContain(t("unreadable.tooNew"));
    expect(text()).toContain(t("unreadable.safe"));
    state = "locked";
    await press(t("unreadable.again"));
    expect(document.querySelector("[name=passphrase]")).not.toBeNull();
  });
});
