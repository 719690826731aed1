// Who lives with somebody, and the tables that change it.
import { ask } from "../../store.svelte";

export const askHousehold = (patient: string) => ask("household", patient, ["household_member", "patient"]);
