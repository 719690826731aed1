// What was changed a moment ago and others are to hear of: said where it was stored, with the way to who they are.
import { call } from "../../api";
import type { NoticeAbout } from "../../bindings";
import { tn } from "../../messages";
import { status } from "../../status.svelte";

class JustChanged {
  patient = $state.raw<string>();
  about = $state.raw<readonly NoticeAbout[]>([]);

  /** Says that it was stored, and how many of the circle are still to hear of it. */
  async say(
    said: string,
    patient: string,
    about: readonly NoticeAbout[],
    words: Words = "notice.after",
  ): Promise<void> {
    this.patient = patient;
    this.about = about;
    const rows = await call("notices", patient).catch(() => undefined);
    const open = rows?.open.filter((row) => about.includes(row.notice.about)).length ?? 0;
    status.say(open > 0 ? `${said} ${tn(words, open)}` : said);
  }

  forget(): void {
    this.patient = undefined;
  }
}

type Words = "notice.after" | "notice.afterPattern";

export const justChanged = new JustChanged();
