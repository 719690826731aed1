// The latest score of a measure as a fact: "PHQ-9 11, was 18". A figure of 0 is a figure.
import type { LatestScore } from "./bindings";
import { t } from "./messages";

export function latestWords(score: LatestScore, named = true): string {
  const words =
    score.change === null
      ? String(score.total)
      : t("scores.was", { total: score.total, first: score.total - score.change });
  return named ? t("scores.named", { measure: score.short, score: words }) : words;
}
