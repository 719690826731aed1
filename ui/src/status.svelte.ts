// What was done last, in words, at the foot of the window. There are no passing messages: what is said stays until the
// next thing is.
import { now } from "./clock";
import { clockTime } from "./dates";
import { t } from "./messages";

class Status {
  /** Read aloud politely. */
  said = $state("");

  say(words: string): void {
    this.said = words;
  }
  /** "Saved 14:02", by the clock of now. */
  saved(): void {
    this.say(t("status.saved", { time: clockTime(now()) }));
  }
}

export const status = new Status();
