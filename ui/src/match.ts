// Finding somebody in the directory by what is typed: every word begins a word of theirs.
import type { ContactRow } from "./bindings";
import { fits } from "./fold";

/** Those that fit, in the order they came: by name in the directory. With nothing typed, everybody. */
export function matching(rows: readonly ContactRow[], typed: string): ContactRow[] {
  const digits = typed.replace(/\D/g, "");
  return rows.filter((row) => {
    const { name, job, phone, email } = row.contact;
    const named = fits(typed, [name, job, row.organisation, email].filter(Boolean).join(" "));
    return named || (digits.length >= 4 && (phone ?? "").replace(/\D/g, "").includes(digits));
  });
}
