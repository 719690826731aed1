// How often a measure is suggested to be taken again: so that the next falls on the plan review, else every 90 days. The
// least gap of the instrument holds either way; it is no deadline.
import type { Instrument } from "../../../bindings";
import { daysBetween, type Day } from "../../../dates";

const USUAL = 90;
const MOST = 366;

export interface Suggestion {
  days: number;
  /** The plan review that it falls on. */
  review: Day | undefined;
}

export function suggestion(
  instrument: Pick<Instrument, "repeatDays">,
  last: Day | undefined,
  reviewOn: Day | null,
): Suggestion {
  const least = instrument.repeatDays ?? 1;
  const until = last && reviewOn ? daysBetween(last, reviewOn) : 0;
  if (reviewOn && until >= least && until <= MOST) return { days: until, review: reviewOn };
  return { days: Math.max(USUAL, least), review: undefined };
}
