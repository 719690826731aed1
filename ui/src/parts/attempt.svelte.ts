// One action outside a `Form` that may be refused: what is lacking before it is asked for, whether it is on its way, and
// which field it was refused for.
import { asFailure } from "../api";
import type { Failure } from "../bindings";
import { wording } from "../failure";
import type { Fault } from "./ErrorSummary.svelte";

export class Attempt {
  busy = $state(false);
  failure = $state.raw<Failure>();
  faults = $state.raw<readonly Fault[]>([]);
  readonly #fieldOf: (failure: Failure) => string | undefined;

  /** `fieldOf` names the control that a failure is about; undefined where it is about none. */
  constructor(fieldOf: (failure: Failure) => string | undefined) {
    this.#fieldOf = fieldOf;
  }

  /** What is wrong with the field of this name. */
  error(name: string): string | undefined {
    return this.faults.find((fault) => fault.name === name)?.text;
  }

  clear(): void {
    this.failure = undefined;
    this.faults = [];
  }

  /** Does it unless something is lacking or it is on its way. Answers whether it was done; `act` may throw a `Failure`. */
  async make(lacking: readonly (Fault | false | undefined)[], act: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.failure = undefined;
    this.faults = lacking.filter((fault): fault is Fault => Boolean(fault));
    if (this.faults.length > 0) return false;
    this.busy = true;
    try {
      await act();
      return true;
    } catch (thrown) {
      this.failure = asFailure(thrown);
      this.faults = [{ name: this.#fieldOf(this.failure), text: wording(this.failure) }];
      return false;
    } finally {
      this.busy = false;
    }
  }
}

/** A folder that cannot be written to is about the field that names it. */
export const isAboutFolder = ({ field, reason, code }: Failure): boolean =>
  field === "folder" || reason === "folder" || code === "storage";
