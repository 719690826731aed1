// How services and referrals are said: their kinds, where each stands, and the days it went through.
import type { Provider, ReferralEvent, ReferralRow, ReferralState, Urgency, ServiceKind } from "../../bindings";
import { longDate } from "../../dates";
import { t } from "../../messages";
import { dotted } from "../../words";

export const serviceKinds: readonly ServiceKind[] = [
  "housing",
  "employment",
  "supportGroup",
  "respite",
  "residentialCare",
  "talkingTherapy",
  "crisis",
  "socialCare",
  "benefitsAdvice",
  "advocacy",
  "substanceUse",
  "physicalHealth",
  "other",
];
export const urgencies: readonly Urgency[] = ["crisis", "urgent", "routine"];

export const kindChoices = (): { value: ServiceKind; label: string }[] =>
  serviceKinds.map((kind) => ({ value: kind, label: t(`services.kind.${kind}`) }));

/** Somebody else owes the next step: there is a day to ask again. */
export const waits = (state: ReferralState): boolean => ["sent", "acknowledged", "accepted"].includes(state);
/** Nothing comes after it. */
export const over = (state: ReferralState): boolean => state === "declined" || state === "ended";

/** "Step 3 therapy, Northgate Talking Therapies" */
export const providerWords = (provider: Provider): string =>
  [provider.name, provider.organisation].filter(Boolean).join(", ");

const event = (step: ReferralEvent, on: string): string =>
  t("services.eventOn", { what: t(`services.event.${step}`), date: longDate(on) });

/** "Sent Tue 3 Nov 2026 · Asked again Fri 20 Nov 2026" */
export const stepsWords = (row: ReferralRow): string => dotted(...row.steps.map((step) => event(step.step, step.on)));

/** What was noted on the way, the latest last: "Asked again Fri 20 Nov 2026: Mo will look". */
export const notes = (row: ReferralRow): string[] =>
  row.steps.flatMap((step) =>
    step.note ? [t("services.noted", { when: event(step.step, step.on), words: step.note })] : [],
  );
