// Which instruments there are to choose from, by a few letters, and what is worth knowing before one is begun.
import { call } from "../../../api";
import type { Instrument, Measure } from "../../../bindings";
import { longDate, type Day } from "../../../dates";
import { fits, fold } from "../../../fold";
import { t } from "../../../messages";

const RECENT = "assess.recent";
const MOST = 12;

/** The ids of those used last, the latest first. */
export async function recentlyUsed(): Promise<string[]> {
  try {
    const kept: unknown = JSON.parse((await call("view_state", RECENT)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

export async function used(id: string): Promise<void> {
  const before = await recentlyUsed();
  const value = JSON.stringify([id, ...before.filter((other) => other !== id)].slice(0, MOST));
  await call("save_view_state", { id: RECENT, value }).catch(() => undefined);
}

/** Those of which a word begins with each word typed, recently used first; none typed: all of them. */
export function matching(instruments: readonly Instrument[], typed: string, recent: readonly string[]): Instrument[] {
  const place = (one: Instrument) => (recent.includes(one.id) ? recent.indexOf(one.id) : recent.length);
  // "ph" means the PHQ-9 before something about physical health.
  const byShort = (one: Instrument) => (fold(one.short).startsWith(fold(typed)) ? 0 : 1);
  return instruments
    .filter((one) => one.entry !== "derived" && fits(typed, `${one.short} ${one.id} ${one.name} ${one.about}`))
    .sort((a, b) => byShort(a) - byShort(b) || place(a) - place(b));
}

/** "depression, last 2 weeks", with the window it asks about where the line does not say it. */
export const aboutWords = (one: Instrument): string =>
  one.recall && !one.about.includes(one.recall) ? `${one.about} · ${one.recall}` : one.about;

/** The last one is so near that the two ask about the same days. A fact: nothing is barred. */
export function tooSoon(one: Instrument, measure: Measure | undefined, today: Day): string | undefined {
  const until = measure?.nextAllowedOn;
  if (!until || until <= today) return undefined;
  const last = measure.points.findLast((point) => point.on !== null)?.on;
  return last ? t("assess.tooSoon", { short: one.short, last: longDate(last), until: longDate(until) }) : undefined;
}

/** Made for people older than this one. */
export function tooYoung(one: Instrument, age: number | null | undefined): string | undefined {
  if (one.ageFrom === null || age === null || age === undefined || age >= one.ageFrom) return undefined;
  return t("assess.tooYoung", { short: one.short, from: one.ageFrom, age });
}
