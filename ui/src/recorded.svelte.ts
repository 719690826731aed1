// What was recorded last and waits to be copied into the official record: of one visit, of each person by their initials.
// It is offered at the foot of the window until something else is begun.
import { asFailure, call } from "./api";
import { wording } from "./failure";
import { t } from "./messages";
import { status } from "./status.svelte";

export interface JustRecorded {
  checkIn: string;
  initials: string;
  copied: boolean;
}

/** Puts a check-in on the clipboard for a minute; says so, or why not. */
export async function copyNote(checkIn: string, said = t("copy.copied")): Promise<boolean> {
  try {
    await call("copy_note", checkIn);
    status.say(said);
    return true;
  } catch (thrown) {
    status.say(wording(asFailure(thrown)));
    return false;
  }
}

class Recorded {
  notes = $state<JustRecorded[]>([]);

  /** `first`: of a new visit; what was recorded before it is not offered any more. */
  add(checkIn: string, initials: string, first: boolean): void {
    const note = { checkIn, initials, copied: false };
    this.notes = first ? [note] : [...this.notes, note];
  }

  forget(): void {
    this.notes = [];
  }

  async copy(note: JustRecorded): Promise<void> {
    if (await copyNote(note.checkIn, t("copy.copiedFor", { who: note.initials }))) note.copied = true;
  }

  /** The first that was not copied yet. */
  get next(): JustRecorded | undefined {
    return this.notes.find((note) => !note.copied);
  }

  async copyNext(): Promise<void> {
    if (this.next) await this.copy(this.next);
    else status.say(t("copy.nothing"));
  }

  async entered(note: JustRecorded): Promise<void> {
    try {
      await call("mark_entered", note.checkIn);
      this.notes = this.notes.filter((other) => other.checkIn !== note.checkIn);
      status.say(t("person.entry.marked"));
    } catch (thrown) {
      status.say(wording(asFailure(thrown)));
    }
  }
}

export const recorded = new Recorded();
