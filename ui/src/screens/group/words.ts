// How groups, their sessions and who came are said.
import type { AttendanceAnswer, GroupKind, Objective, Session, SessionRow } from "../../bindings";
import { longDate } from "../../dates";
import { t, tn } from "../../messages";
import { dotted } from "../../words";

export const groupKinds: readonly GroupKind[] = ["schoolYear", "wing", "area", "programme", "other"];
export const answers: readonly AttendanceAnswer[] = ["came", "didNotCome", "sentWord"];

/** "Thu 26 Nov 2026, 14:00" */
export const sessionWhen = (session: Pick<Session, "on" | "time">): string =>
  session.time ? `${longDate(session.on)}, ${session.time}` : longDate(session.on);

/** "6 came · 1 did not come · 1 sent word"; what is none is left out. */
export const whoCame = (row: Pick<SessionRow, "came" | "didNotCome" | "sentWord">): string =>
  dotted(
    tn("groups.session.came", row.came),
    row.didNotCome > 0 && tn("groups.session.didNotCome", row.didNotCome),
    row.sentWord > 0 && tn("groups.session.sentWord", row.sentWord),
  );

/** "came to 3 of 5" */
export const attended = (row: { attended: number; offered: number }): string =>
  row.offered === 0 ? t("groups.noneOffered") : t("groups.attended", { came: row.attended, of: row.offered });

/** "1 of 3 met"; those no longer wanted are not counted. */
export function progress(objectives: readonly Pick<Objective, "state">[]): string {
  const wanted = objectives.filter((one) => one.state !== "noLongerWanted");
  const met = wanted.filter((one) => one.state === "met").length;
  return t("groups.objective.progress", { met, of: wanted.length });
}
