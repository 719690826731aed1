// What raised a safety concern, in words: a fact with its source, and never a rating.
import type { Instrument, SafetyConcern } from "../../../bindings";
import { t } from "../../../messages";

/** "PHQ-9, item 9: “Thoughts …” was answered “Several days”." The number is known where the instrument is. */
export function raisedWords(concern: SafetyConcern, instruments: readonly Instrument[] = []): string {
  if (concern.words) return concern.words;
  const short = concern.instrument ?? t("assess.title");
  const item = concern.item;
  if (concern.source === "score") {
    return item ? t("concern.raised.scoreItem", { short, item }) : t("concern.raised.score", { short });
  }
  const known = instruments.find((one) => one.short === concern.instrument);
  const at = known?.items.findIndex((one) => one.text === item) ?? -1;
  const words = { short, n: at + 1, item: item ?? "", answer: concern.answer ?? "" };
  return at >= 0 ? t("concern.raised.item", words) : t("concern.raised.itemUnnumbered", words);
}
