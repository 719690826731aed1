// Words for each way to fail: what happened, and what to do about it.
import { asFailure } from "./api";
import type { Code, Failure } from "./bindings";
import { find } from "./messages";

// A code that the core gains and this list lacks does not compile; messages.test.ts asks for a sentence for each.
const codes: Record<Code, true> = {
  invalid: true,
  notFound: true,
  locked: true,
  wrongPassphrase: true,
  inUse: true,
  tooNew: true,
  damaged: true,
  storage: true,
  bundle: true,
  internal: true,
};
export const everyCode = Object.keys(codes) as Code[];

/** `failure.<code>.<field>.<reason>`, `failure.<code>.<reason>` (or `.<field>` where that says it all), then `failure.<code>.any`. */
export function wording(failure: Pick<Failure, "code" | "field" | "reason">): string {
  const { code, field, reason } = failure;
  const paths = [
    field && reason ? `failure.${code}.${field}.${reason}` : undefined,
    reason ? `failure.${code}.${reason}` : undefined,
    field && !reason ? `failure.${code}.${field}` : undefined,
    `failure.${code}.any`,
    "failure.internal.any",
  ];
  for (const path of paths) {
    const words = path && find(path);
    if (words) return words;
  }
  return code;
}

/** Does it; answers with the words for why it was refused, and with nothing once it is done. */
export async function refusal(act: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (thrown) {
    return wording(asFailure(thrown));
  }
}
