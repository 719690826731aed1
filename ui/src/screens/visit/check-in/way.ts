// The way of the keyboard through a check-in, and where the writer is on it.
import type { CheckInForm } from "./form";

type Spot = NonNullable<CheckInForm["focus"]>;

const note = () => document.getElementById("f-note");

/** Leads back to where the writer was. */
export function goTo(at: Spot): void {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[data-check-in] [name]");
  const field = [...fields].find((one) => one.name === at.name);
  if (!field) return;
  field.focus();
  if (field.type === "text" || field.type === "textarea") field.setSelectionRange(at.start, at.end);
}

/** The answer chosen in a group, else its first. */
export function goOnTo(name: string): void {
  const chosen = document.querySelector<HTMLElement>(`[data-check-in] [name="${name}"]:checked`);
  (chosen ?? document.getElementById(`f-${name}`))?.focus();
}

/** On to what stands beside the note, a part at a time, and from the last back to the note. */
export function nextPart(): void {
  const parts = [...document.querySelectorAll<HTMLElement>("[data-check-in] [data-part]")];
  const here = parts.findIndex((part) => part.contains(document.activeElement));
  const first = (part: HTMLElement) =>
    part.querySelector<HTMLElement>("input:checked") ?? part.querySelector<HTMLElement>("input, button");
  const next = parts.slice(here + 1).map(first);
  (next.find((field) => field !== null) ?? note())?.focus();
}

/** Enter goes on along the way a visit is written down. It never records: that is Ctrl+Enter. */
function entered(event: KeyboardEvent) {
  const field = event.target;
  if (event.key !== "Enter" || event.ctrlKey || event.shiftKey || event.isComposing) return;
  if (!(field instanceof HTMLInputElement)) return;
  event.preventDefault();
  if (field.name === "when") note()?.focus();
  else if (field.name === "kind") goOnTo("outcome");
  else if (field.name === "outcome") goOnTo("next");
  else {
    const answers = [...document.querySelectorAll<HTMLElement>("[data-check-in] aside [role=radiogroup]")];
    const group = field.closest("li")?.querySelector<HTMLElement>("[role=radiogroup]");
    const next = answers[group ? answers.indexOf(group) + 1 : 0];
    const radio = next?.querySelector<HTMLElement>("input:checked") ?? next?.querySelector("input");
    (radio ?? document.querySelector<HTMLElement>("[data-check-in] [data-finish]"))?.focus();
  }
}

/** Follows the writer over the page. */
export function follow(moved: (at: Spot) => void) {
  const kinds = ["focusin", "keyup", "pointerup"] as const;
  const seen = (event: Event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || field.name === "") return;
    moved({ name: field.name, start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 });
  };
  return (page: HTMLElement) => {
    for (const kind of kinds) page.addEventListener(kind, seen);
    page.addEventListener("keydown", entered);
    return () => {
      for (const kind of kinds) page.removeEventListener(kind, seen);
      page.removeEventListener("keydown", entered);
    };
  };
}
