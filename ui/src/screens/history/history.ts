// The journal in words: every column of every table about a person or a group has a label, every stored value is said as it is said
// elsewhere on the screens.
import type { FieldChange, HistoryChange } from "../../bindings";
import en from "../../../../assets/messages/en.json";
import { longDate } from "../../dates";
import { fill, find, t } from "../../messages";
import { nhsShown } from "../../nhs";
import { stampShown } from "../../stamp";
import { personWord } from "../../word.svelte";
import { type NameOf } from "../../words";

/** Columns that mean nothing to a reader: ids of other rows, what is said by the operation's own time, and frozen rows. */
export const silent: ReadonlySet<string> = new Set([
  "id",
  "plan",
  "goal",
  "need",
  "medication",
  "position",
  "demo",
  "added_at",
  "recorded_at",
  "body",
  "check_in",
  "import",
  "disclosure",
  "draft",
  "together",
  "agreed_in",
  "closed_in",
  "household",
  "item_id",
  "assessment",
  "referral",
  // Whom it names is said by the name beside it.
  "service",
  "member",
  "task",
  "liaison",
  "source_table",
  "source_row",
  "item",
]);
/** Of these tables, columns that elsewhere mean something: the name beside it says who. */
const silentIn: ReadonlySet<string> = new Set(["referral.contact", "service_in_place.contact"]);

/** The words of a stored value, by table and column. */
const enums: Record<string, (value: string) => string | undefined> = {
  "patient.status": (value) => find(`person.standing.is.${value}`),
  "check_in.kind": (value) => find(`kind.short.${value}`),
  "check_in.outcome": (value) => find(`person.outcome.${value}`),
  "check_in.origin": (value) => find(`record.origin.${value}`),
  "visit.kind": (value) => find(`kind.short.${value}`),
  "visit.state": (value) => find(`record.visitState.${value}`),
  "visit.cancelled_by": (value) => find(`record.calledOffBy.${value}`),
  "visit.origin": (value) => find(`record.origin.${value}`),
  "milestone.state": (value) => find(`person.milestone.state.${value}`),
  "goal.state": (value) => find(`plan.goal.state.${value}`),
  "intervention.status": (value) => find(`plan.intervention.is.${value}`),
  "safety_plan.state": (value) => find(`record.planState.${value}`),
  "safety_plan.answer": (value) => find(`safety.answer.${value}`),
  "about_me.state": (value) => find(`record.planState.${value}`),
  "care_plan.agreed_by": (value) => find(`plan.agreedBy.${value}`),
  "care_group.kind": (value) => find(`groups.kind.${value}`),
  "group_objective.state": (value) => find(`person.milestone.state.${value}`),
  "group_session.state": (value) => find(`groups.session.state.${value}`),
  "attendance.answer": (value) => find(`groups.answer.${value}`),
  "care_plan.state": (value) => find(`record.planState.${value}`),
  "medication_event.kind": (value) => find(`told.medicationEvent.choice.kind.${value}`),
  "allergy.answer": (value) => find(`told.allergy.choice.answer.${value}`),
  "safeguarding_concern.about": (value) => find(`told.safeguardingConcern.choice.about.${value}`),
  "safeguarding_concern.consent": (value) => find(`told.safeguardingConcern.choice.consent.${value}`),
  "capacity.has_capacity": (value) => find(`told.capacity.choice.hasCapacity.${value}`),
  "legal_role.role": (value) => find(`told.legalRole.choice.role.${value}`),
  "referral.way": (value) => find(`services.way.${value}`),
  "referral.kind": (value) => find(`services.kind.${value}`),
  "referral.urgency": (value) => find(`services.urgency.${value}`),
  "referral.state": (value) => find(`services.event.${value}`),
  "referral_step.step": (value) => find(`services.event.${value}`),
  "service_in_place.kind": (value) => find(`services.kind.${value}`),
  "carer.assessment_answer": (value) => find(`told.carer.choice.assessmentAnswer.${value}`),
  "task.owed_by": (value) => find(`owed.task.by.${value}`),
  "task.promise": (value) => t(value === "1" ? "record.yes" : "record.no"),
  "task.urgency": (value) => find(`owed.task.choice.${value}`),
  "task.state": (value) => find(`owed.state.${value}`),
  "liaison.way": (value) => find(`owed.liaison.ways.${value}`),
  "liaison.purpose": (value) => find(`owed.liaison.purposes.${value}`),
  "notice.about": (value) => find(`notice.about.${value}`),
  "notice.state": (value) => find(`notice.state.${value}`),
  "notice.withheld": (value) => find(`notice.withheld.${value}`),
  "notice.way": (value) => find(`notice.way.${value}`),
  "notice.override_told": (value) => t(value === "1" ? "record.yes" : "record.no"),
  "enrolment.programme": (value) => find(`scores.programme.name.${value}`),
  "ward_stay.kind": (value) => find(`stay.kind.${value}`),
  "ward_stay.suicide_risk": (value) => t(value === "1" ? "record.yes" : "record.no"),
  "ward_stay.closed_how": (value) => find(`stay.close.is.${value}`),
  "handover.what": (value) => find(`discharge.open.${value}`),
  "snooze.rule": (value) => find(`rule.name.${value}`),
  "circle_member.share": (value) => find(`circle.share.${value}`),
  "assessment.mode": (value) => find(`record.mode.${value}`),
  "assessment.self_harm": (value) => find(`record.selfHarm.${value}`),
  "assessment.origin": (value) => find(`record.origin.${value}`),
  "assessment.occasion": (value) => find(`record.occasion.${value}`),
  "assessment.answers": answersShown,
  // The journal has a number with its decimals: 11.0 is 11.
  "assessment.total": (value) => String(Number(value)),
  "safety_concern.source": (value) => find(`record.concernSource.${value}`),
  "safety_concern.state": (value) => find(`record.concernState.${value}`),
  "safety_concern.plan_opened": (value) => t(value === "1" ? "record.yes" : "record.no"),
};
const ticks = new Set(["emergency", "key_worker"]);
/** Tables whose `contact` is somebody of the directory. */
const named = new Set(["circle_member", "legal_role", "task", "liaison", "notice", "handover"]);

/** `1: 2 · 2: 0 · 3: –`, each item with its answer. */
function answersShown(value: string): string {
  const answers = JSON.parse(value) as { item: string; value: number | null }[];
  return answers.map((answer) => `${answer.item}: ${answer.value ?? "–"}`).join(" · ");
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

export const fieldLabel = (table: string, field: string): string =>
  fill(find(`record.field.${table}.${field}`) ?? field.replaceAll("_", " "), personWord.words);

export const tableLabel = (table: string): string => find(`record.table.${table}`) ?? table.replaceAll("_", " ");

export function valueWords(table: string, field: string, value: string, nameOf: NameOf): string {
  const words = enums[`${table}.${field}`];
  if (words) return words(value) ?? value;
  if (table === "circle_member" && ticks.has(field)) return t(value === "1" ? "record.yes" : "record.no");
  if (field === "contact" && named.has(table)) return nameOf(value) ?? t("record.somebody");
  if (table === "patient" && field === "nhs_number") return nhsShown(value);
  if (DAY.test(value)) return longDate(value);
  if (STAMP.test(value)) return stampShown(value);
  return value;
}

export interface Line {
  label: string;
  /** What stood there; undefined when nothing did. */
  before?: string;
  after?: string;
  /** One short sentence. */
  words: string;
}

/** What happened to one field. */
function line(table: string, change: FieldChange, nameOf: NameOf): Line {
  const said = (value: string | null) => (value === null ? undefined : valueWords(table, change.field, value, nameOf));
  const label = fieldLabel(table, change.field);
  const before = said(change.before);
  const after = said(change.after);
  const words =
    before !== undefined && before === after
      ? t("record.stays", { label, after })
      : before !== undefined && after !== undefined
        ? t("record.changed", { label, before, after })
        : after !== undefined
          ? t("record.set", { label, after })
          : t("record.cleared", { label, before: before ?? "" });
  return { label, before, after, words };
}

/** Who came to a session of a group, in one line of its own. */
const attended = ({ table, what, fields }: HistoryChange): Line | undefined => {
  const of = (name: string) => fields.find(({ field }) => field === name)?.after;
  const [who, answer] = [of("patient"), of("answer")];
  if (table !== "attendance" || what !== "added" || !who || !answer) return undefined;
  return { label: who, after: valueWords(table, "answer", answer, () => undefined), words: "" };
};

/** The lines of one change; of an added or removed row what stood in it, of an edited one what is different. */
export function lines(change: HistoryChange, nameOf: NameOf): Line[] {
  const came = attended(change);
  if (came) return [came];
  const told = change.fields.filter(
    (field) => !silent.has(field.field) && !silentIn.has(`${change.table}.${field.field}`),
  );
  // A tick that is not set, and the state every row begins with, tell nothing of a row that is new or gone.
  const plain = (field: FieldChange) => {
    const value = field.after ?? field.before;
    return !(
      (ticks.has(field.field) && value === "0") ||
      (field.field === "origin" && value === "here") ||
      (field.field === "promise" && value === "0") ||
      (field.field === "state" && (value === "open" || value === "planned" || value === "current")) ||
      (field.field === "status" && change.table === "patient" && value === "active") ||
      (field.field === "version" && value === "1") ||
      (field.field === "note" && value === "") ||
      (field.field === "answers" && value === "[]")
    );
  };
  // In the order of a form; the journal has them in the order of the alphabet.
  const labels = Object.keys((en.record.field as Record<string, object>)[change.table] ?? {});
  const place = (field: FieldChange) => (labels.indexOf(field.field) + labels.length + 1) % (labels.length + 1);
  const shown = (change.what === "edited" ? told : told.filter(plain)).sort((a, b) => place(a) - place(b));
  return shown.map((field) => line(change.table, field, nameOf));
}

/** "Milestone added", "Next contact changed", "Need removed". */
export const changeTitle = (change: HistoryChange): string =>
  attended(change) ? "" : t(`record.what.${change.what}`, { table: tableLabel(change.table) });
