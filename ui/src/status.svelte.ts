// What the line at the foot of the window says. There are no passing messages: what is said stays until the next.
import { now } from "./clock";
import { clockTime } from "./dates";

class Status {
  /** The last thing that was done, in words; read aloud politely. */
  said = $state("");
  /** When the last backup was made, as the core tells it; undefined while not asked yet. */
  backupAt = $state<string | null>();
  /** Changes the office has not acknowledged. */
  pending = $state<number>();
  /** What Ctrl+Z would take back, in words. */
  undo = $state<string | null>(null);

  /** What waits in each screen of the rail. */
  counts = $state<Record<string, number | string | undefined>>({});

  say(words: string): void {
    this.said = words;
  }
  saved(words: (time: string) => string): void {
    this.say(words(clockTime(now())));
  }
}

export const status = new Status();
