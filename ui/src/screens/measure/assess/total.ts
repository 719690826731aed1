// A total as it is typed: plain digits, a point or a comma before the decimals.

/** Undefined for anything that is no number. */
export function numberFrom(text: string): number | undefined {
  const typed = text.trim().replace(",", ".").replace("−", "-");
  return /^-?\d{1,4}(\.\d{1,4})?$/.test(typed) ? Number(typed) : undefined;
}
