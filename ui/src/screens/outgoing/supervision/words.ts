// A row of the summary in words, as the saved file says it.
import type { SummaryRow } from "../../../bindings";
import { longDate, plainDate, type Day } from "../../../dates";
import { t, tn } from "../../../messages";

/** A fact of one person; `alert` is the word that sets it apart. */
export interface Fact {
  name: string;
  said: string;
  alert?: string;
}

/** "15 of 20 attended, 2 not attended, 3 cancelled" */
export function contactWords({ contacts: { offered, attended, notAttended } }: SummaryRow): string {
  if (offered === 0) return t("supervision.contacts.none");
  const cancelled = offered - attended - notAttended;
  return [
    t("supervision.contacts.offered", { attended, offered }),
    notAttended > 0 && t("supervision.contacts.notAttended", { n: notAttended }),
    cancelled > 0 && t("supervision.contacts.cancelled", { n: cancelled }),
  ]
    .filter(Boolean)
    .join(", ");
}

const passed = (day: Day | null, until: Day) => (day !== null && day < until ? { alert: t("supervision.passed") } : {});

const say = (day: Day | null, none: string, brief: boolean) => (day ? (brief ? plainDate(day) : longDate(day)) : none);

export const last = (row: SummaryRow, brief = false): Fact => ({
  name: t("supervision.row.last"),
  said: say(row.lastContact, t("supervision.none.last"), brief),
});
export const next = (row: SummaryRow, brief = false): Fact => ({
  name: t("supervision.row.next"),
  said: say(row.nextContact, t("supervision.none.next"), brief),
});
export const review = (row: SummaryRow, until: Day, brief = false): Fact => ({
  name: t("supervision.row.review"),
  said: say(row.reviewDue, t("supervision.none.review"), brief),
  ...passed(row.reviewDue, until),
});
export const goals = ({ goals: { met, total } }: SummaryRow): Fact => ({
  name: t("supervision.row.goals"),
  said: total === 0 ? t("supervision.none.set") : t("supervision.goalsMet", { met, total }),
});
export const milestones = ({ milestones: { met, open, overdue } }: SummaryRow): Fact => ({
  name: t("supervision.row.milestones"),
  said:
    met + open === 0
      ? t("supervision.none.set")
      : [
          met > 0 && t("supervision.milestones.met", { n: met }),
          open > 0 && t("supervision.milestones.open", { n: open }),
        ]
          .filter(Boolean)
          .join(", "),
  ...(overdue > 0 ? { alert: t("supervision.milestones.overdue", { n: overdue }) } : {}),
});

/** Each measure: "18 (Mon 2 Mar 2026), now 11 (Mon 16 Nov 2026), change -7". */
export const scores = (row: SummaryRow): Fact[] => {
  const dated = (total: number, on: Day | null) =>
    t("supervision.score.dated", { total, on: on ? longDate(on) : t("supervision.score.noDate") });
  return row.scores.map(({ short, first, firstOn, latest, latestOn, change }) => ({
    name: short,
    said:
      first === null || change === null
        ? dated(latest, latestOn)
        : t("supervision.score.span", {
            first: dated(first, firstOn),
            latest: dated(latest, latestOn),
            change: change > 0 ? `+${change}` : change,
          }),
  }));
};

/** "Aged 55–64 · 34 weeks · paused": who it is, without saying who. */
export const about = (row: SummaryRow): string =>
  [
    row.ageBand === "notKnown"
      ? t("supervision.age.notKnown")
      : t("supervision.aged", { band: t(`supervision.age.${row.ageBand}`) }),
    row.weeks !== null && tn("supervision.weeks", row.weeks),
    row.status !== "active" && t(`people.status.${row.status}`).toLowerCase(),
  ]
    .filter(Boolean)
    .join(" · ");
