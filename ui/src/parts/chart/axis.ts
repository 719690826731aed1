// The time axis that charts share, and where labels go beside one: numbers in, numbers out, so that every chart of a
// person joins, breaks and labels in the same way.
import { scaleUtc } from "d3-scale";
import { addDays, daysBetween, plainDate, type Day } from "../../dates";

/** The first and the last day of an axis. */
export type Span = readonly [Day, Day];

/** No axis covers less: days alone would stand as far apart as months. */
export const LEAST_DAYS = 28;

/** From the first of the days to the last, widened evenly where that is too short; undefined where there is no day. */
export function spanOf(days: readonly Day[]): Span | undefined {
  const inOrder = [...days].sort();
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const missing = LEAST_DAYS - daysBetween(first, last);
  return missing <= 0
    ? [first, last]
    : [addDays(first, -Math.ceil(missing / 2)), addDays(last, Math.ceil(missing / 2))];
}

const moment = (day: Day) => new Date(`${day}T00:00:00Z`);

export interface TimeScale {
  span: Span;
  x: (day: Day) => number;
}
/** Where a day stands between two edges. */
export function timeScale(span: Span, left: number, right: number): TimeScale {
  const scale = scaleUtc([moment(span[0]), moment(span[1])], [left, right]);
  return { span, x: (day) => scale(moment(day)) };
}

export interface Tick {
  day: Day;
  x: number;
  words: string;
}
/** Room for "12 Nov 2026" and air. */
const TICK_ROOM = 84;

/** The days named on the axis: as many as there is room for, the year said once and where it turns. */
export function timeTicks(scale: TimeScale): Tick[] {
  const [first, last] = scale.span;
  const room = scale.x(last) - scale.x(first);
  const most = Math.max(1, Math.floor(room / TICK_ROOM));
  const days = scaleUtc([moment(first), moment(last)], [0, room])
    .ticks(most)
    .map((at) => at.toISOString().slice(0, 10))
    .filter((day, index, all) => index === 0 || scale.x(day) - scale.x(all[index - 1] as Day) >= TICK_ROOM / 2);
  const months = days.every((day) => day.endsWith("-01"));
  const years = days.length > 1 && days.every((day) => day.endsWith("-01-01"));
  let said = "";
  return days
    .filter((_, index) => days.length <= most || index % Math.ceil(days.length / most) === 0)
    .map((day) => {
      const [date, month, year] = plainDate(day).split(" ") as [string, string, string];
      const short = months ? month : `${date} ${month}`;
      const words = years ? year : year === said ? short : `${short} ${year}`;
      said = year;
      return { day, x: scale.x(day), words };
    });
}

/** With fewer distances than this nothing is usual yet, and `GAP_DAYS` counts. */
export const USUAL_FROM = 3;
export const GAP_DAYS = 90;

/**
 * How many days may lie between two points of one line. The rule: twice the usual distance, which is the median one;
 * where there are too few distances to call any usual, 90 days.
 */
export function gapLimit(days: readonly Day[]): number {
  const apart = days
    .slice(1)
    .map((day, at) => daysBetween(days[at] as Day, day))
    .filter((distance) => distance > 0)
    .sort((a, b) => a - b);
  if (apart.length < USUAL_FROM) return GAP_DAYS;
  const middle = (apart.length - 1) / 2;
  return (apart[Math.floor(middle)] as number) + (apart[Math.ceil(middle)] as number);
}

/** Runs of points that one line may join, in the order given: none reaches over a gap, and `same` holds within each. */
export function runs<P extends { on: Day }>(points: readonly P[], same: (a: P, b: P) => boolean = () => true): P[][] {
  const limit = gapLimit(points.map((point) => point.on));
  const found: P[][] = [];
  for (const point of points) {
    const before = found.at(-1)?.at(-1);
    if (before && daysBetween(before.on, point.on) <= limit && same(before, point)) found.at(-1)?.push(point);
    else found.push([point]);
  }
  return found;
}

export interface Label {
  /** Where its middle would like to be. */
  at: number;
  height: number;
}
/**
 * The middles of labels in a column so that none lies over another, none leaves `low` to `high` where all have room, and
 * together they move as little as they must (pooling neighbours that collide).
 */
export function spread(labels: readonly Label[], low: number, high: number): number[] {
  const order = labels.map((_, index) => index).sort((a, b) => (labels[a] as Label).at - (labels[b] as Label).at);
  // What each would be at if those above it stood edge to edge: only the common shift of a pool is left to find.
  const above: number[] = [];
  let sum = 0;
  for (const index of order) {
    const { height } = labels[index] as Label;
    above.push(sum + height / 2);
    sum += height;
  }
  const pools: { total: number; count: number }[] = [];
  order.forEach((index, at) => {
    let pool = { total: (labels[index] as Label).at - (above[at] as number), count: 1 };
    for (let last = pools.at(-1); last && last.total / last.count > pool.total / pool.count; last = pools.at(-1)) {
      pools.pop();
      pool = { total: last.total + pool.total, count: last.count + pool.count };
    }
    pools.push(pool);
  });
  const shifts = pools.flatMap(({ total, count }) => Array<number>(count).fill(total / count));
  const middles = Array<number>(labels.length).fill(0);
  order.forEach((index, at) => {
    const shift = Math.max(low, Math.min(shifts[at] as number, high - sum));
    middles[index] = shift + (above[at] as number);
  });
  return middles;
}

/** A name in lines of at most `most` letters, broken between words. */
export function linesOf(name: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
