// What is the same every week and is typed once: the folder files go to, who reads the summary.
import { call } from "./api";

export type Kept = "sheetFolder" | "summaryFolder" | "summaryRecipient" | "bundleFolder";

/** What was last kept under this name; empty when nothing was, or when it cannot be read. */
export async function lastUsed(what: Kept): Promise<string> {
  try {
    const kept: unknown = JSON.parse((await call("view_state", `last.${what}`)) ?? '""');
    return typeof kept === "string" ? kept : "";
  } catch {
    return "";
  }
}

/** Keeps it for the next time. What cannot be kept is typed again; that is no failure of what was done. */
export async function keepLastUsed(what: Kept, value: string): Promise<void> {
  await call("keep_view_state", { id: `last.${what}`, value: JSON.stringify(value) }).catch(() => undefined);
}
