// The brief of a visit, and the tables that change it.
import { rules } from "../../caseload";
import { ask } from "../../store.svelte";
import { noticeTables } from "../told/words";

export const askBrief = (patient: string, visit: string | null) =>
  ask("brief", { patient, visit }, [
    ...rules,
    "alert",
    "allergy",
    "about_me",
    "contact",
    "dependant",
    "household_member",
    "task",
    "chase",
    ...noticeTables,
  ]);
