// What of a measure goes where on its chart: bands, the cut-off, how far a change is reliable, and which mark a score gets.
import type { Caseness, Instrument, Measure, ScorePoint } from "../../../bindings";
import { runs } from "../../../parts/chart/axis";
import type { Day } from "../../../dates";

export interface Band {
  name: string;
  from: number;
  /** Where the next one begins; the last ends with the scale. */
  to: number;
  /** The step of the lightness ramp, 0 to 4. */
  severity: number;
}

/** Bands from the bottom of the scale. The darkest is the end of the scale that the instrument calls the worse. */
export function bandsOf(instrument: Instrument): Band[] {
  const inOrder = [...instrument.bands].sort((a, b) => a.from - b.from);
  const last = inOrder.length - 1;
  return inOrder.map((band, at) => {
    const worse = instrument.direction === "higherWorse" ? at : last - at;
    return {
      name: band.name,
      from: at === 0 ? instrument.min : band.from,
      to: inOrder[at + 1]?.from ?? instrument.max,
      severity: last === 0 ? 0 : Math.round((worse * 4) / last),
    };
  });
}

/** Where the line of the cut-off stands, and on which side of it the cut-off is reached. */
export function cutOffOf(caseness: Caseness | null): { at: number; side: "atLeast" | "atMost" } | undefined {
  if (caseness?.atLeast != null) return { at: caseness.atLeast, side: "atLeast" };
  if (caseness?.atMost != null) return { at: caseness.atMost, side: "atMost" };
  return undefined;
}

export interface Bracket {
  first: number;
  /** The nearest scores on either side that are a reliable change; undefined where the scale ends before. */
  low: number | undefined;
  high: number | undefined;
  points: number;
}
/** The bracket around the first score; undefined where the measure has no rule or no first score. */
export function bracketOf({ instrument, points }: Measure): Bracket | undefined {
  // Each coding has a first score; change is measured from the first of today's coding.
  const firsts = points.filter((point) => point.baseline);
  const first = (firsts.find((point) => point.coding === instrument.coding) ?? firsts[0])?.total;
  const change = instrument.reliableChange?.points;
  if (first == null || change == null) return undefined;
  const inside = (at: number) => (at >= instrument.min && at <= instrument.max ? at : undefined);
  return { first, low: inside(first - change), high: inside(first + change), points: change };
}

export const marks = ["self", "proxy", "clinician", "import", "otherVersion"] as const;
/** The shape of a point: who answered, and apart from that where it came from. */
export type Mark = (typeof marks)[number];

/** As the instrument is scored today; a total of another coding is a figure on another scale. */
const sameScale = (point: ScorePoint, instrument: Instrument) =>
  point.version === instrument.version && point.coding === instrument.coding;

export function markOf(point: ScorePoint, instrument: Instrument): Mark {
  if (point.origin === "import") return "import";
  if (!sameScale(point, instrument)) return "otherVersion";
  return point.mode === "proxy" || point.mode === "clinician" ? point.mode : "self";
}

export type Dated = ScorePoint & { on: Day };
export type Scored = Dated & { total: number };

const dated = (point: ScorePoint): point is Dated => point.on !== null;
export const scored = (point: ScorePoint): point is Scored => dated(point) && point.total !== null;

export interface Course {
  /** Lines: no gap, no change of version or coding within one. */
  joined: Scored[][];
  /** Dated and without a total: shown, never joined. */
  incomplete: Dated[];
  /** Never on the axis. */
  undated: ScorePoint[];
}

export function courseOf(points: readonly ScorePoint[]): Course {
  return {
    joined: runs(points.filter(scored), (a, b) => a.version === b.version && a.coding === b.coding),
    incomplete: points.filter(dated).filter((point) => point.total === null),
    undated: points.filter((point) => !dated(point)),
  };
}

/** The days on the axis of a measure. */
export const daysOf = (points: readonly ScorePoint[]): Day[] => points.filter(dated).map((point) => point.on);
