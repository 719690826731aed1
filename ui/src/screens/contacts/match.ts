// Finding somebody in the directory by what is typed: every word begins a word of theirs, letter case and accents aside.
import type { ContactRow } from "../../bindings";

export const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

const wordsOf = (text: string) =>
  plain(text)
    .split(/[\s,.;:/()@'’-]+/)
    .filter(Boolean);

/** Those that fit, in the order they came: by name in the directory. With nothing typed, everybody. */
export function matching(rows: readonly ContactRow[], typed: string): ContactRow[] {
  const wanted = wordsOf(typed);
  const digits = typed.replace(/\D/g, "");
  return rows.filter((row) => {
    const { name, job, phone, email } = row.contact;
    const words = wordsOf([name, job, row.organisation, email].filter(Boolean).join(" "));
    const named = wanted.every((word) => words.some((one) => one.startsWith(word)));
    return named || (digits.length >= 4 && (phone ?? "").replace(/\D/g, "").includes(digits));
  });
}
