// A list that is asked for a page at a time.
import type { Answer } from "./store.svelte";

/**
 * The first `count` pages. Each begins where the one before it ends, also after something on it has changed; `next` says
 * where that is, undefined where nothing follows.
 */
export function pagesOf<R>(
  count: number,
  pageBefore: (before: string | null) => Answer<R>,
  next: (page: R) => string | undefined,
): Answer<R>[] {
  const pages = [pageBefore(null)];
  while (pages.length < count) {
    const last = pages.at(-1)?.value;
    const before = last && next(last);
    if (before === undefined) break;
    pages.push(pageBefore(before));
  }
  return pages;
}
