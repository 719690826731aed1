// Everything that has a key or is found by its name, once: the keyboard, the palette, the menu and the list under F1 all read this table.
// A screen says what it can do by `offer`; the latest offer wins, so a dialog or a flow can take a key over.
import { tinykeys } from "tinykeys";
import type { Key } from "./messages";

export type Group = "go" | "do" | "view";
interface Row {
  /** For tinykeys; left out, it is found by its name alone. */
  keys?: string;
  /** As written on keycaps, parts divided by a space. */
  shown?: string;
  group: Group;
  /** Works while a dialog is open. */
  overDialogs?: true;
  /** Left to the field while one has the focus. */
  notInFields?: true;
  /** Not offered in the palette or the menu. */
  keyOnly?: true;
}

const rows = {
  palette: { keys: "$mod+k", shown: "Ctrl K", group: "go" },
  checkIn: { keys: "$mod+n", shown: "Ctrl N", group: "do" },
  assess: { keys: "$mod+Shift+a", shown: "Ctrl Shift A", group: "do" },
  addTask: { keys: "$mod+Shift+t", shown: "Ctrl Shift T", group: "do" },
  passOn: { keys: "$mod+Shift+p", shown: "Ctrl Shift P", group: "do" },
  nextPart: { keys: "F6", shown: "F6", group: "go", keyOnly: true },
  brief: { keys: "$mod+Shift+b", shown: "Ctrl Shift B", group: "go" },
  safetyPlan: { keys: "$mod+Shift+s", shown: "Ctrl Shift S", group: "go" },
  finish: { keys: "$mod+Enter", shown: "Ctrl ↵", group: "do", overDialogs: true },
  copyNote: { keys: "$mod+Shift+c", shown: "Ctrl Shift C", group: "do" },
  undo: { keys: "$mod+z", shown: "Ctrl Z", group: "do", notInFields: true },
  closeDay: { group: "go" },
  why: { group: "go" },
  import: { group: "do" },
  newGroup: { group: "do" },
  newSession: { group: "do" },
  search: { keys: "$mod+f", shown: "Ctrl F", group: "go" },
  back: { keys: "Escape", shown: "Esc", group: "go" },
  screen1: { keys: "$mod+1", shown: "Ctrl 1", group: "go" },
  screen2: { keys: "$mod+2", shown: "Ctrl 2", group: "go" },
  screen3: { keys: "$mod+3", shown: "Ctrl 3", group: "go" },
  screen4: { keys: "$mod+4", shown: "Ctrl 4", group: "go" },
  screen5: { keys: "$mod+5", shown: "Ctrl 5", group: "go" },
  screen6: { keys: "$mod+6", shown: "Ctrl 6", group: "go" },
  screen7: { keys: "$mod+7", shown: "Ctrl 7", group: "go" },
  discreet: { keys: "$mod+Shift+h", shown: "Ctrl Shift H", group: "view", overDialogs: true },
  cover: { keys: "F9", shown: "F9", group: "view", overDialogs: true },
  lock: { keys: "$mod+l", shown: "Ctrl L", group: "view", overDialogs: true },
  zoomIn: { keys: "$mod+[Shift]+(=|\\+|NumpadAdd)", shown: "Ctrl +", group: "view", overDialogs: true },
  zoomOut: { keys: "$mod+[Shift]+(-|_|NumpadSubtract)", shown: "Ctrl −", group: "view", overDialogs: true },
  zoomReset: { keys: "$mod+(0|Numpad0)", shown: "Ctrl 0", group: "view", overDialogs: true },
  keys: { keys: "F1", shown: "F1", group: "view" },
} satisfies Record<string, Row>;

export type ActionId = keyof typeof rows;
export interface Action extends Row {
  id: ActionId;
  label: Key;
}
type Run = () => void | Promise<void>;

/** The table, in the order in which it is read out. */
export const actions: Action[] = Object.entries(rows).map(([id, row]) => ({
  ...(row as Row),
  id: id as ActionId,
  label: `action.${id as ActionId}`,
}));

const offers = $state<{ id: ActionId; run: Run }[]>([]);

/** Says that an action can be done now; call what it returns when that ends: `$effect(() => offer("finish", save))`. */
export function offer(id: ActionId, run: Run): () => void {
  const made = { id, run };
  // Offered from effects, which must not come to depend on the list they add to.
  queueMicrotask(() => offers.push(made));
  return () =>
    queueMicrotask(() => {
      const at = offers.findIndex((other) => other.run === run && other.id === id);
      if (at >= 0) offers.splice(at, 1);
    });
}

export const offered = (id: ActionId): boolean => offers.some((made) => made.id === id);

let confined = $state.raw<readonly ActionId[]>();

/** Nothing but these can be done, until it is called with nothing: the laptop is in somebody else's hands. */
export function confine(to?: readonly ActionId[]): void {
  confined = to;
}

/** Does the action as it was last offered; false when nobody offers it. One that is closed off does nothing. */
export function run(id: ActionId): boolean {
  if (confined && !confined.includes(id)) return true;
  const made = offers.findLast((other) => other.id === id);
  if (!made) return false;
  void made.run();
  return true;
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type));

const dialogOpen = () => document.querySelector("dialog:modal") !== null;

/** A field's own undo has no key in WebKitGTK, though the field has one. Elsewhere this is what the key does anyway. */
function inField(command: "undo" | "redo") {
  return (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || !typing(event.target)) return;
    event.preventDefault();
    document.execCommand(command);
  };
}

/** Listens for the keys of the table; returns how to stop. */
export function listenForKeys(target: Window): () => void {
  const undo = inField("undo");
  const redo = inField("redo");
  const bindings: Record<string, (event: KeyboardEvent) => void> = { "$mod+Shift+z": redo, "$mod+y": redo };
  for (const action of actions) {
    if (!action.keys) continue;
    bindings[action.keys] = (event) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (action.notInFields && typing(event.target)) return action.id === "undo" ? undo(event) : undefined;
      if (!action.overDialogs && dialogOpen()) return;
      if (run(action.id)) event.preventDefault();
    };
  }
  return tinykeys(target, bindings, { ignore: () => false });
}
