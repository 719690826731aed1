// What is true of the window as a whole, whichever screen is shown: the vault's state, and how much may be seen.
import { asFailure, call } from "./api";
import { flushAll } from "./autosave.svelte";
import type { Failure, Theme, VaultState } from "./bindings";
import { wording } from "./failure";
import { t } from "./messages";
import { status } from "./status.svelte";

const ZOOMS = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400];

class Session {
  vault = $state<VaultState>();
  /** Why the state of the vault could not be asked. */
  failure = $state<Failure>();
  /** Initials, no reasons: for a screen that others can see. */
  discreet = $state(false);
  /** Nothing at all is shown (F9). */
  covered = $state(false);
  /** The laptop is in the hands of the person: the questions, and nothing else at all. */
  handedOver = $state(false);
  zoom = $state(100);
  theme = $state<Theme>("system");
  /** Seconds until the vault locks by itself, while that is near. */
  locksIn = $state<number | null>(null);
  /** On the way out: the screen is blank, so that nothing is typed that could be lost. */
  locking = $state(false);

  async refresh(): Promise<void> {
    try {
      this.vault = await call("vault_state");
      this.failure = undefined;
      const kept = await call("preferences");
      this.zoom = kept.zoomPercent;
      this.#dress(kept.theme);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** Somebody asked for the lock although what was typed could not be stored. */
  #insists = false;

  /**
   * Stores what was typed, then asks for the lock: the host ends this process and shows the lock screen in a new one. Where
   * something cannot be stored it says so and stays; asked again, it locks all the same.
   */
  async lock(): Promise<void> {
    if (this.locking) return;
    this.locking = true;
    const refused = await flushAll();
    if (refused !== undefined && !this.#insists) {
      this.#insists = true;
      this.locking = false;
      return status.say(t("lock.notStored", { why: wording(asFailure(refused)) }));
    }
    try {
      await call("lock");
    } catch (thrown) {
      this.locking = false;
      status.say(wording(asFailure(thrown)));
    }
  }

  /** The host is about to close the vault, whoever asked for it: hand over what was typed, and say so. */
  async handOver(): Promise<void> {
    this.locking = true;
    await flushAll();
    await call("flushed").catch(() => undefined);
  }

  async setZoom(percent: number): Promise<void> {
    this.zoom = percent;
    await call("set_zoom", percent).catch(() => undefined);
  }
  zoomBy(steps: 1 | -1): Promise<void> {
    const at = ZOOMS.findIndex((zoom) => zoom >= this.zoom);
    return this.setZoom(ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at + steps))] ?? 100);
  }

  async setTheme(theme: Theme): Promise<void> {
    this.#dress(theme);
    await call("set_theme", theme).catch(() => undefined);
  }
  #dress(theme: Theme): void {
    this.theme = theme;
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  }

  /** Somebody is there: the idle clock starts again. */
  stay(): void {
    this.locksIn = null;
    void call("touch").catch(() => undefined);
  }
}

export const session = new Session();
