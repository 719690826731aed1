// How the caseload table is looked at: order, filters, columns and headings come back as they were left, after a lock as
// well, and may be kept under a name. What was typed to find somebody comes back only when going back: kept for longer, it
// would hide people.
import { asFailure, call } from "../../../api";
import { Autosave } from "../../../autosave.svelte";
import type { PersonRow, SavedView, Status } from "../../../bindings";
import { wording } from "../../../failure";
import { fits } from "../../../fold";
import type { Sort } from "../../../parts/Table.svelte";
import { status } from "../../../status.svelte";
import { groupings, usualColumns, type Grouping } from "./columns";

export const standings = ["active", "paused", "discharged", "everybody"] as const;
export type Standing = (typeof standings)[number];

export interface Kept {
  sort: Sort | undefined;
  standing: Standing;
  cohort: string | null;
  /** Under which headings people stand; null: under none. */
  grouping: Grouping | null;
  columns: readonly string[];
}
const ID = "people";
export const usual = (): Kept => ({
  sort: { column: "name", direction: "ascending" },
  standing: "active",
  cohort: null,
  grouping: null,
  columns: usualColumns,
});

/** As it was kept; whatever of it cannot be read is as usual. */
export function readKept(text: string | null): Kept {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "");
  } catch {
    return usual();
  }
  const { sort, standing, cohort, grouping, columns } = (kept ?? {}) as Record<string, unknown>;
  const ordered = (sort ?? {}) as Record<string, unknown>;
  const direction = ordered["direction"];
  return {
    sort:
      typeof ordered["column"] === "string" && (direction === "ascending" || direction === "descending")
        ? { column: ordered["column"], direction }
        : usual().sort,
    standing: standings.find((known) => known === standing) ?? "active",
    cohort: typeof cohort === "string" ? cohort : null,
    grouping: groupings.find((known) => known === grouping) ?? null,
    columns: Array.isArray(columns) ? columns.filter((one): one is string => typeof one === "string") : usualColumns,
  };
}

class PeopleView {
  sort = $state<Sort | undefined>(usual().sort);
  standing = $state<Standing>("active");
  cohort = $state<string | null>(null);
  grouping = $state<Grouping | null>(null);
  columns = $state.raw<readonly string[]>(usualColumns);
  typed = $state("");
  /** As it was kept: only then is the table drawn, so that nothing jumps. */
  ready = $state(false);
  #autosave = new Autosave(async () => {
    await call("save_view_state", { id: ID, value: this.shown });
  });

  /** What makes it this view, as it is kept. */
  get shown(): string {
    const { sort, standing, cohort, grouping, columns } = this;
    return JSON.stringify({ sort, standing, cohort, grouping, columns } satisfies Kept);
  }

  async load(): Promise<void> {
    if (this.ready) return;
    try {
      Object.assign(this, readKept(await call("view_state", ID)));
    } catch (thrown) {
      status.say(wording(asFailure(thrown)));
    }
    this.ready = true;
  }

  changed(): void {
    this.#autosave.touch();
  }

  /** Looks at it as it was kept. */
  choose(kept: Kept): void {
    this.typed = "";
    Object.assign(this, kept);
    this.changed();
  }

  everybody(): void {
    this.typed = "";
    this.cohort = null;
    this.standing = "everybody";
    this.changed();
  }
}

export const view = new PeopleView();

/** The kept view that is looked at now, if it is one. */
export const current = (views: readonly SavedView[], shown: string): SavedView | undefined =>
  views.find((one) => JSON.stringify(readKept(one.shown)) === JSON.stringify(readKept(shown)));

export interface Filter {
  standing: Standing;
  cohort: string | null;
  typed: string;
}

const stands = (row: { status: Status }, standing: Standing) => standing === "everybody" || row.status === standing;

/** Who is shown. */
export const filtered = (rows: readonly PersonRow[], filter: Filter): PersonRow[] =>
  rows.filter(
    (row) =>
      stands(row, filter.standing) &&
      (filter.cohort === null || row.cohort === filter.cohort) &&
      fits(filter.typed, [row.given, row.family, row.preferred, row.localId].filter(Boolean).join(" ")),
  );

/** How many there are of each standing. */
export const counts = (rows: readonly PersonRow[]): Record<Standing, number> =>
  Object.fromEntries(standings.map((one) => [one, rows.filter((row) => stands(row, one)).length])) as Record<
    Standing,
    number
  >;
