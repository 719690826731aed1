// The only reader of the clock in the window; tests set it.
import type { Day } from "./dates";
import { dayOf } from "./dates";

let read = () => new Date();

export const now = (): Date => read();
export const today = (): Day => dayOf(read());

/** For tests: a fixed time, or the real one again. */
export function setClock(fixed?: Date): void {
  read = fixed ? () => new Date(fixed) : () => new Date();
}
