// How what is owed is said in one line, the same on Today, on a person's page and when the day is closed.
import type { LiaisonPurpose, LiaisonWay, OwedRow, Task, Urgency } from "../../bindings";
import { today } from "../../clock";
import { dateNear, longDate } from "../../dates";
import { t, tn } from "../../messages";
import { dotted } from "../../words";

export const urgencies: readonly Urgency[] = ["crisis", "urgent", "routine"];
export const ways: readonly LiaisonWay[] = ["call", "letter", "email", "meeting", "message"];
export const purposes: readonly LiaisonPurpose[] = ["share", "ask", "advocate", "concern"];

/** "was due Mon 23 Nov"; "ask again today". */
export function dayWords({ owedBy, due, chaseOn }: Task): string {
  const day = owedBy === "me" ? due : chaseOn;
  if (!day) return "";
  const date = dateNear(day, today());
  if (owedBy === "me") {
    if (day === today()) return t("owed.row.dueToday");
    return t(day < today() ? "owed.row.wasDue" : "owed.row.due", { date });
  }
  if (day === today()) return t("owed.row.againToday");
  return t(day < today() ? "owed.row.againPassed" : "owed.row.again", { date });
}

/** Its day has passed; on the day itself the words say so. */
export function isPast({ owedBy, due, chaseOn }: Task): boolean {
  const day = owedBy === "me" ? due : chaseOn;
  return day !== null && day < today();
}

/** With whom, since when, and how often they were asked again. */
export function aboutWords({ task, who, chased, lastChased }: OwedRow): string {
  if (task.owedBy === "me") return who ? t("owed.row.with", { who }) : "";
  return dotted(
    who,
    task.askedOn && t("owed.row.asked", { date: longDate(task.askedOn) }),
    chased > 0 && lastChased && tn("owed.row.chased", chased, { date: longDate(lastChased) }),
    task.due && t("owed.row.said", { date: longDate(task.due) }),
    task.urgency && task.urgency !== "routine" && t(`owed.row.urgency.${task.urgency}`),
  );
}

/** "done Mon 23 Nov 2026"; what came of it stands behind. */
export const closedWords = (task: Task): string =>
  dotted(
    t(
      task.state === "noLongerNeeded"
        ? "owed.closed.noLongerNeeded"
        : task.owedBy === "me"
          ? "owed.closed.done"
          : "owed.closed.answered",
      { date: longDate(task.closedOn ?? "") },
    ),
    task.outcome,
  );
