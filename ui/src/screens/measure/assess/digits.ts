// The key of each answer. Where every answer counts a single digit, that digit is its key, as it is printed on paper
// forms; else its place in the row.
import type { InstrumentItem } from "../../../bindings";

/** For "Prefer not to say". */
export const NOT_SAID = "P";

/** Undefined for an answer beyond the ninth. */
export function digitOf(item: InstrumentItem, at: number): string | undefined {
  const values = item.choices.map((choice) => choice.value);
  const asPrinted = values.every((value) => Number.isInteger(value) && value >= 0 && value <= 9);
  const digit = asPrinted && new Set(values).size === values.length ? values[at] : at + 1;
  return digit === undefined || digit > 9 ? undefined : String(digit);
}

/** What a key answers: a value, null for "prefer not to say", undefined for no answer of this item. */
export function valueOf(item: InstrumentItem, key: string): number | null | undefined {
  if (key.toUpperCase() === NOT_SAID) return null;
  return item.choices.find((_, at) => digitOf(item, at) === key)?.value;
}
