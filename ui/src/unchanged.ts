// After a change of the record every answer on the screen comes again, and most say what they said before. What is equal
// stays the same object, so that nothing is drawn again, and nothing begins again, that did not change.

/**
 * `fresh`, in which every part that equals its counterpart in `before` is that counterpart; `before` itself when all of
 * it is equal. For answers as they come from JSON; `fresh` belongs to the caller and is changed.
 */
export function keepUnchanged<T>(before: unknown, fresh: T): T {
  if (!isPart(before) || !isPart(fresh) || Array.isArray(before) !== Array.isArray(fresh)) return fresh;
  const keys = Object.keys(fresh);
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    const kept = keepUnchanged(before[key], fresh[key]);
    if (kept !== fresh[key]) (fresh as Record<string, unknown>)[key] = kept;
    same &&= kept === before[key];
  }
  return same ? (before as T) : fresh;
}

const isPart = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
