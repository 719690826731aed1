// One tab stop for a whole list: arrows, Home and End move within it; a bare key acts on the row that has the focus and
// nowhere else.

/** A key of a row: a single lower-case letter, shown in upper case. */
export interface RowKey<T> {
  key: string;
  label: string;
  run: (item: T) => void;
  /** Left out for a row it does not fit. */
  fits?: (item: T) => boolean;
}

/** The place an arrow key leads to, or undefined for a key that moves nowhere. */
export function moved(key: string, at: number, count: number): number | undefined {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1, PageDown: at + 10, PageUp: at - 10 }[key];
  return to === undefined || count === 0 ? undefined : Math.max(0, Math.min(count - 1, to));
}

export const bare = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;

/** A list longer than this is drawn as far as it, until somebody asks for the rest. */
export const FIRST = 100;
