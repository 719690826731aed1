// Hand-kept until the core writes this file: the commands of the vault's life and the shapes they carry.

export type Code =
  | "invalid"
  | "notFound"
  | "locked"
  | "wrongPassphrase"
  | "inUse"
  | "tooNew"
  | "damaged"
  | "storage"
  | "bundle"
  | "internal";

export interface Failure {
  code: Code;
  field: string | null;
  reason: string | null;
  report: string | null;
}

export interface VaultState {
  state: "absent" | "locked" | "open" | "unreadable";
  reason: string | null;
  demo: boolean;
  dir: string;
}

export interface Strength {
  score: number;
  accepted: boolean;
  reason: string | null;
}

export interface Preferences {
  zoomPercent: number;
  idleMinutes: number;
}

export interface Commands {
  vault_state: { arg: null; result: VaultState };
  passphrase_strength: { arg: string; result: Strength };
  suggest_passphrase: { arg: null; result: string };
  begin_setup: { arg: string; result: string };
  finish_setup: { arg: string; result: null };
  unlock: { arg: string; result: null };
  recover: { arg: { code: string; newPassphrase: string }; result: null };
  change_passphrase: { arg: { old: string; new: string }; result: null };
  lock: { arg: null; result: null };
  flushed: { arg: null; result: null };
  preferences: { arg: null; result: Preferences };
  set_idle_minutes: { arg: number; result: null };
  touch: { arg: null; result: null };
  set_zoom: { arg: number; result: null };
  open_demo: { arg: null; result: null };
  pick_file: { arg: { title: string; extensions: string[] }; result: string | null };
  pick_folder: { arg: { title: string }; result: string | null };
  visit_mode: { arg: boolean; result: null };
}
