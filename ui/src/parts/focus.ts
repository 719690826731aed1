// Where the focus goes when what had it is no longer there.
import { tick } from "svelte";

/** Onto the first button of what asks, unless the focus is still in a control. */
export async function keepFocus(inside: HTMLElement | undefined): Promise<void> {
  await tick();
  if (document.activeElement?.matches("input, textarea, select, button, a")) return;
  inside?.querySelector<HTMLElement>("[role=alert] button")?.focus();
}
