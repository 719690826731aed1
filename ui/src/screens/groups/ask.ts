// The questions about groups, each with the tables its answer comes from.
import { ask, type Table } from "../../store.svelte";

/** What is known of a group, besides its people. */
export const groupTables: readonly Table[] = [
  "care_group",
  "membership",
  "group_objective",
  "group_session",
  "attendance",
];
const tables: readonly Table[] = [...groupTables, "patient", "check_in"];

export const askGroups = () => ask("groups", null, tables);
export const askGroup = (id: string) => ask("group", id, tables);
