// A time of day as people type it: "10", "10:30", "10.30", "1030", "2pm", "2.15 pm".

/** "10:30"; null for nothing typed, undefined for what is no time of day. */
export function timeFrom(typed: string): string | null | undefined {
  const text = typed.trim().toLowerCase();
  if (text === "") return null;
  const found = text.match(/^(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?m?\.?$/);
  if (!found) return undefined;
  const half = found[3];
  // "m" alone, as in "10m", is minutes rather than a time.
  if (/m\.?$/.test(text) && !half) return undefined;
  let hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (half && (hour < 1 || hour > 12)) return undefined;
  if (half === "p" && hour < 12) hour += 12;
  if (half === "a" && hour === 12) hour = 0;
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
