// An NHS number as it is typed and as it is shown. The core checks it again; here the answer comes while the card is
// still in the hand.

export type NhsProblem = "digits" | "repeated" | "check";

/** Without the spaces and dashes it was typed with. */
export const nhsDigits = (typed: string): string => typed.replace(/[\s-]/g, "");

/**
 * Why what is typed is no NHS number; undefined when it is one, or when nothing is typed. The tenth digit is 11 less the
 * weighted sum (10 for the first digit down to 2 for the ninth) modulo 11, where 11 counts as 0 and 10 is never issued.
 */
export function nhsProblem(typed: string): NhsProblem | undefined {
  const digits = nhsDigits(typed);
  if (digits === "") return undefined;
  if (!/^\d{10}$/.test(digits)) return "digits";
  if (/^(\d)\1{9}$/.test(digits)) return "repeated";
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits[9]) ? undefined : "check";
}

/** "999 100 0216" */
export const nhsShown = (number: string): string => number.replace(/^(\d{3})(\d{3})(\d{4})$/, "$1 $2 $3");
