// Letters as they are looked for: without regard to case, accents or the letters that carry a stroke.

const strokes: Record<string, string> = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i" };

/** "Siôn Łukasz" becomes "sion lukasz"; apostrophes go, other punctuation stands for a space. */
export const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[łøđðþßæœı]/g, (letter) => strokes[letter] ?? letter)
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Whether every word typed begins a word of the text. */
export function fits(typed: string, text: string): boolean {
  const hay = ` ${fold(text)}`;
  return fold(typed)
    .split(" ")
    .every((word) => hay.includes(` ${word}`));
}
