// What the draft of an assessment says of itself, to those who list it and to whoever goes on with it.
import type { ItemAnswer, SaveAnswers } from "../../../bindings";

export type AssessmentDetails = Omit<SaveAnswers, "draft" | "version" | "answers" | "at">;

export interface AssessmentDraftBody {
  details: AssessmentDetails;
  version: string;
  answers: ItemAnswer[];
  /** The item that had the focus. */
  at: string | null;
  short: string;
  answered: number;
  of: number;
}

/** Undefined for a body that is none. */
export function readBody(body: string): AssessmentDraftBody | undefined {
  try {
    const kept = JSON.parse(body) as Partial<AssessmentDraftBody> | null;
    return kept?.details && Array.isArray(kept.answers) ? (kept as AssessmentDraftBody) : undefined;
  } catch {
    return undefined;
  }
}
