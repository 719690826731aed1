// How the caseload table is looked at: order and filters come back as they were left, after a lock as well. What was typed
// to find somebody comes back only when going back: kept for longer, it would hide people.
import { asFailure, call } from "../../api";
import { Autosave } from "../../autosave.svelte";
import type { PersonRow, Status } from "../../bindings";
import { wording } from "../../failure";
import { fits } from "../../fold";
import type { Sort } from "../../parts/Table.svelte";
import { status } from "../../status.svelte";

export const standings = ["active", "paused", "discharged", "everybody"] as const;
export type Standing = (typeof standings)[number];

interface Kept {
  sort: Sort | undefined;
  standing: Standing;
  cohort: string | null;
}
const ID = "people";
const usual = (): Kept => ({ sort: { column: "name", direction: "ascending" }, standing: "active", cohort: null });

/** As it was kept; whatever of it cannot be read is as usual. */
export function readKept(text: string | null): Kept {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "");
  } catch {
    return usual();
  }
  const { sort, standing, cohort } = (kept ?? {}) as Record<string, unknown>;
  const ordered = (sort ?? {}) as Record<string, unknown>;
  const direction = ordered["direction"];
  return {
    sort:
      typeof ordered["column"] === "string" && (direction === "ascending" || direction === "descending")
        ? { column: ordered["column"], direction }
        : usual().sort,
    standing: standings.find((known) => known === standing) ?? "active",
    cohort: typeof cohort === "string" ? cohort : null,
  };
}

class PeopleView {
  sort = $state<Sort | undefined>(usual().sort);
  standing = $state<Standing>("active");
  cohort = $state<string | null>(null);
  typed = $state("");
  /** As it was kept: only then is the table drawn, so that nothing jumps. */
  ready = $state(false);
  #autosave = new Autosave(async () => {
    const kept: Kept = { sort: this.sort, standing: this.standing, cohort: this.cohort };
    await call("keep_view_state", { id: ID, value: JSON.stringify(kept) });
  });

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

  everybody(): void {
    this.typed = "";
    this.cohort = null;
    this.standing = "everybody";
    this.changed();
  }
}

export const view = new PeopleView();

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
