// The one door between the window and its host. Everything the UI may ask is a row of `Commands`; everything it is told
// is one of three events. Nothing else imports @tauri-apps.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Touched, Commands, Failure } from "./bindings";

export type Name = keyof Commands;
export type Arg<N extends Name> = Commands[N]["arg"];
export type Result<N extends Name> = Commands[N]["result"];
/** Commands whose argument is null are called with their name alone. */
type Args<N extends Name> = null extends Arg<N> ? [arg?: Arg<N>] : [arg: Arg<N>];

/** Asks the host. Rejects with a `Failure` and with nothing else. */
export const call = <N extends Name>(name: N, ...[arg]: Args<N>): Promise<Result<N>> => callWith(name, arg ?? null);

/** As `call`, for those who pass a question on. */
export async function callWith<N extends Name>(name: N, arg: Arg<N> | null): Promise<Result<N>> {
  try {
    return await invoke<Result<N>>(name, { arg });
  } catch (thrown) {
    throw asFailure(thrown, name);
  }
}

/** Whatever was thrown, as a `Failure`: what is none already becomes `internal`, with what is known for the report. */
export function asFailure(thrown: unknown, op = "window"): Failure {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && typeof thrown.code === "string") {
    return { field: null, reason: null, report: null, ...(thrown as Partial<Failure> & Pick<Failure, "code">) };
  }
  const words = thrown instanceof Error ? thrown.name : "";
  return { code: "internal", field: null, reason: null, report: ["Catchment", op, words].filter(Boolean).join(" · ") };
}

type Stop = () => void;

function on<P>(event: string, heard: (payload: P) => void): Stop {
  let stopped = false;
  let stop: Stop | undefined;
  void listen<P>(event, (message) => heard(message.payload)).then((off) => {
    if (stopped) off();
    else stop = off;
  });
  return () => {
    stopped = true;
    stop?.();
  };
}

/** After a commit: whether it changed the record, or only what is typed or how a screen is set. */
export const onChanged = (heard: (change: Touched) => void): Stop => on("changed", heard);

/** Seconds until the vault locks by itself; null when the warning is withdrawn. */
export const onLockWarning = (heard: (seconds: number | null) => void): Stop => on("lock-warning", heard);

/** The vault is about to lock: what was typed has to be handed over now. */
export const onLocking = (heard: () => void): Stop => on("locking", heard);
