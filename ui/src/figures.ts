// Figures of scores as people read them, and the latest score of a measure as a fact: "PHQ-9 11, was 18".
import type { LatestScore, MeasureRow } from "./bindings";
import { t } from "./messages";

/** No more decimals than there are, two at most: 21.54, 9, 0. */
export const figure = (n: number): string => String(Math.round(n * 100) / 100 || 0);

export function latestWords(score: Pick<LatestScore & MeasureRow, "short" | "total" | "change">, named = true): string {
  const total = figure(score.total);
  const words = score.change === null ? total : t("scores.was", { total, first: figure(score.total - score.change) });
  return named ? t("scores.named", { measure: score.short, score: words }) : words;
}
