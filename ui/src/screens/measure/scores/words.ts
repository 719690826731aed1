// Scores in words: facts and figures, no verdict.
import type { Instrument, ScorePoint } from "../../../bindings";
import { longDate } from "../../../dates";
import { figure } from "../../../figures";
import { t } from "../../../messages";
import { cutOffOf } from "./geometry";

/** "Thu 12 Nov 2026", or that nobody knows. */
export const dayWords = (on: string | null): string => (on === null ? t("scores.dateUnknown") : longDate(on));

/** "11", or why there is none. */
export const totalWords = (point: ScorePoint): string =>
  point.total === null ? t("scores.noTotal", { answered: point.answered, of: point.of }) : figure(point.total);

/** "7 less", "the same", where the column says since when; the first score is its own measure. */
export function changeWords(point: ScorePoint): string {
  if (point.baseline) return t("scores.change.first");
  if (point.change === null) return "";
  if (point.change === 0) return t("scores.change.same");
  return t(point.change < 0 ? "scores.change.less" : "scores.change.more", { n: figure(Math.abs(point.change)) });
}

/** "7 less than the first", in a sentence of its own. */
export function changeSentence(point: ScorePoint): string {
  if (point.baseline) return t("scores.change.firstLong");
  if (point.change === null) return "";
  if (point.change === 0) return t("scores.change.sameLong");
  return t(point.change < 0 ? "scores.change.lessLong" : "scores.change.moreLong", {
    n: figure(Math.abs(point.change)),
  });
}

export const reliableWords = (point: ScorePoint): string =>
  point.reliable === null || point.baseline ? "" : t(`scores.reliable.${point.reliable}`);

/** "by themselves", "by somebody for them: Sioned Evans". */
export function whoWords(point: ScorePoint): string {
  const mode = t(`scores.mode.${point.mode}`);
  return point.rater ? t("scores.modeWho", { mode, who: point.rater }) : mode;
}

/** "brought in from a spreadsheet, named there as the first"; empty for a score that was taken here. */
export const originWords = (point: ScorePoint): string =>
  [point.origin === "import" && t("scores.imported"), point.occasion && t(`scores.occasion.${point.occasion}`)]
    .filter(Boolean)
    .join(", ");

export const versionWords = (point: ScorePoint): string =>
  [point.version, point.coding && t("scores.coding", { coding: point.coding }), originWords(point)]
    .filter(Boolean)
    .join(", ");

/** All there is to say about one score in a line. */
export function pointWords(point: ScorePoint, instrument: Instrument): string {
  const facts = [
    point.total === null ? totalWords(point) : t("scores.totalOf", { total: figure(point.total), max: instrument.max }),
    point.band,
    changeSentence(point),
    reliableWords(point),
    point.mode !== "self" && whoWords(point),
    originWords(point),
    point.note,
  ].filter(Boolean);
  return t("scores.pointIs", { day: dayWords(point.on), facts: facts.join("; ") });
}

/** "10 or more"; undefined where the instrument has no cut-off. */
export function cutOffWords(instrument: Instrument): string | undefined {
  const cutOff = cutOffOf(instrument.caseness);
  return cutOff && t(`scores.cutOff.${cutOff.side}`, { n: cutOff.at });
}

/** The name without the short one, which stands before it. */
export const longName = (instrument: Instrument): string => instrument.name.replace(` (${instrument.short})`, "");
