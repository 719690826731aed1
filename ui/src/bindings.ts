// Written from the command table of the shell (src-tauri/src/commands.rs); not to be edited.

/**
 * One way to fail, as the window knows it.
 */
export type Code = "invalid" | "notFound" | "locked" | "wrongPassphrase" | "inUse" | "tooNew" | "damaged" | "storage" | "bundle" | "internal";

/**
 * A failure as it crosses to the window. `reason` is a key of `assets/messages/en.json` below `failure.<code>`.
 */
export type Failure = { code: Code, field: string | null, reason: string | null, 
/**
 * Only with [`Code::Internal`]: what a person may copy and send. Holds no data of anybody.
 */
report: string | null, };

export type KeptViewState = { id: string, 
/**
 * JSON, at most 64 KiB.
 */
value: string, };

/**
 * A passphrase as it was typed. Wiped when dropped, never shown by `Debug`.
 */
export type Passphrase = string;

export type PassphraseChange = { old: Passphrase, new: Passphrase, };

export type Phase = "absent" | "locked" | "open" | "unreadable";

export type PickFile = { title: string, 
/**
 * Extensions without a dot, such as `csv`; none means any file.
 */
extensions: Array<string>, };

export type PickFolder = { title: string, };

export type Preferences = { 
/**
 * 50 to 400.
 */
zoomPercent: number, };

export type Recovery = { 
/**
 * The recovery code as it was typed.
 */
code: string, newPassphrase: Passphrase, };

export type Settings = { word: Word, 
/**
 * Minutes without a key or a click before the vault locks, 1 to 30.
 */
lockMinutes: number, 
/**
 * The same while a check-in is open, 1 to 30.
 */
visitLockMinutes: number, 
/**
 * Days between contacts where none are agreed with the person, 1 to 366.
 */
contactDays: number, 
/**
 * Who keeps this caseload, for the summary.
 */
coordinator: string | null, };

/**
 * How hard a passphrase is to guess.
 */
export type Strength = { 
/**
 * zxcvbn's score: 0 (under 10^3 guesses), 1 (10^6), 2 (10^8), 3 (10^10), 4 (more).
 */
score: number, 
/**
 * Whether [`Passphrase::check`] takes it.
 */
accepted: boolean, 
/**
 * Why it is not taken, else what makes it weak: a key below `strength`.
 */
reason: string | null, };

export type VaultState = { state: Phase, 
/**
 * `tooNew`, `settings` (damaged) or `storage`.
 */
reason: string | null, 
/**
 * All in it is made up.
 */
demo: boolean, 
/**
 * The folder of the vault.
 */
dir: string, };

/**
 * What the window calls a person on the caseload.
 */
export type Word = "person" | "patient" | "client" | "serviceUser" | "consumer";

/** Everything the window may ask. */
export interface Commands {
  vault_state: { arg: null; result: VaultState };
  passphrase_strength: { arg: Passphrase; result: Strength };
  suggest_passphrase: { arg: null; result: string };
  begin_setup: { arg: Passphrase; result: string };
  finish_setup: { arg: string; result: null };
  unlock: { arg: Passphrase; result: null };
  recover: { arg: Recovery; result: null };
  change_passphrase: { arg: PassphraseChange; result: null };
  open_demo: { arg: null; result: null };
  lock: { arg: null; result: null };
  flushed: { arg: null; result: null };
  touch: { arg: null; result: null };
  visit_mode: { arg: boolean; result: null };
  settings: { arg: null; result: Settings };
  change_settings: { arg: Settings; result: null };
  view_state: { arg: string; result: string | null };
  keep_view_state: { arg: KeptViewState; result: null };
  preferences: { arg: null; result: Preferences };
  set_zoom: { arg: number; result: null };
  pick_file: { arg: PickFile; result: string | null };
  pick_folder: { arg: PickFolder; result: string | null };
}

export const commandNames = [
  "vault_state",
  "passphrase_strength",
  "suggest_passphrase",
  "begin_setup",
  "finish_setup",
  "unlock",
  "recover",
  "change_passphrase",
  "open_demo",
  "lock",
  "flushed",
  "touch",
  "visit_mode",
  "settings",
  "change_settings",
  "view_state",
  "keep_view_state",
  "preferences",
  "set_zoom",
  "pick_file",
  "pick_folder",
] as const;
