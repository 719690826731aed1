// Written from the command table of the shell (src-tauri/src/commands/); not to be edited.

export type AboutMe = { id: string, 
/**
 * From 1.
 */
version: number, updatedOn: string, patient: string, 
/**
 * What matters most to them.
 */
matters: string | null, pleaseDo: string | null, pleaseDont: string | null, communicate: string | null, 
/**
 * How and when to support them.
 */
support: string | null, 
/**
 * What else is worth knowing.
 */
also: string | null, strengths: string | null, symptoms: string | null, history: string | null, 
/**
 * Home, money, work, people: what surrounds them.
 */
social: string | null, };

export type AboutMeDetails = { patient: string, 
/**
 * What matters most to them.
 */
matters: string | null, pleaseDo: string | null, pleaseDont: string | null, communicate: string | null, 
/**
 * How and when to support them.
 */
support: string | null, 
/**
 * What else is worth knowing.
 */
also: string | null, strengths: string | null, symptoms: string | null, history: string | null, 
/**
 * Home, money, work, people: what surrounds them.
 */
social: string | null, };

export type AdvanceDecision = { id: string, endedOn: string | null, outcome: string | null, patient: string, about: string, madeOn: string | null, keptAt: string | null, 
/**
 * The day the paper itself was seen.
 */
seenOn: string | null, source: string | null, reportedOn: string | null, };

export type AdvanceDecisionDetails = { patient: string, about: string, madeOn: string | null, keptAt: string | null, 
/**
 * The day the paper itself was seen.
 */
seenOn: string | null, source: string | null, reportedOn: string | null, };

/**
 * Ten years wide from 25, so that an age does not single anybody out.
 */
export type AgeBand = "notKnown" | "under18" | "from18" | "from25" | "from35" | "from45" | "from55" | "from65" | "from75" | "from85";

export type AgreeRepeat = { patient: string, instrument: string, 
/**
 * `None`: it is not repeated any more.
 */
everyDays: number | null, };

/**
 * Who agreed to the plan.
 */
export type AgreedBy = "person" | "representative";

export type Alert = { id: string, notedOn: string, endedOn: string | null, patient: string, text: string, source: string | null, reviewOn: string | null, };

export type AlertDetails = { patient: string, text: string, source: string | null, reviewOn: string | null, };

/**
 * Why two entries may be one.
 */
export type Alike = "name" | "phone";

export type Allergy = { id: string, endedOn: string | null, outcome: string | null, patient: string, answer: AllergyAnswer, substance: string | null, 
/**
 * What happens, as told.
 */
reaction: string | null, source: string | null, reportedOn: string | null, };

export type AllergyAnswer = "allergy" | "intolerance" | "noneKnown";

export type AllergyDetails = { patient: string, answer: AllergyAnswer, substance: string | null, 
/**
 * What happens, as told.
 */
reaction: string | null, source: string | null, reportedOn: string | null, };

/**
 * What came of asking.
 */
export type Answer = "made" | "declined";

export type AnswerConcern = { id: string, said: string, agreed: string | null, planOpened: boolean, consulted: string | null, tonight: string, };

export type AnswersSaved = { draft: string, 
/**
 * RFC 3339.
 */
savedAt: string, 
/**
 * What these answers raised and nobody has answered or put off yet.
 */
concern: SafetyConcern | null, 
/**
 * Ids of the items to ask, in order, after skip rules.
 */
asked: Array<string>, answered: number, of: number, complete: boolean, };

/**
 * Holds when the item was answered with one of these.
 */
export type AskedWhen = { item: string, isOneOf: Array<number>, };

export type Asking = "items" | "scoreOnly" | "derived";

export type AssessmentDone = { id: string, total: number | null, answered: number, of: number, band: string | null, };

/**
 * How it was answered.
 */
export type AssessmentMode = "self" | "readAloud" | "phone" | "proxy" | "clinician";

export type AssessmentOrigin = "here" | "import";

/**
 * One person who was expected. Whoever was not has none.
 */
export type Attendance = { patient: string, answer: AttendanceAnswer, };

export type AttendanceAnswer = "came" | "didNotCome" | "sentWord";

export type AttentionRow = { patient: string, name: string, initials: string, status: Status, 
/**
 * Of the strongest reason.
 */
section: ListSection, 
/**
 * Strongest first; never empty. Housekeeping stands at the end.
 */
reasons: Array<Reason>, 
/**
 * Where a home visit would go.
 */
address: string | null, };

export type Brief = { patient: string, name: string, initials: string, preferred: string | null, pronouns: string | null, age: number | null, localId: string | null, phone: string | null, address: string | null, postcode: string | null, accessNotes: string | null, visit: Visit | null, alerts: Array<Alert>, 
/**
 * What holds; empty: nobody asked.
 */
allergies: Array<Allergy>, pleaseDo: string | null, pleaseDont: string | null, communicate: string | null, last: Array<BriefContact>, 
/**
 * Open goals, each with the milestone that comes next.
 */
goals: Array<BriefGoal>, 
/**
 * `None`: they were never asked.
 */
safety: BriefSafety | null, 
/**
 * Who to call first, from the circle.
 */
callFirst: Array<BriefCall>, household: Array<InitialsOnly>, 
/**
 * Children and others who depend on them.
 */
dependants: Array<string>, 
/**
 * What I owe and what others owe, open, the soonest first.
 */
owed: Array<OwedRow>, 
/**
 * Who of the circle still waits to hear of which change, the longest waiting first.
 */
toHear: Array<NoticeRow>, 
/**
 * What asks for attention, the strongest first.
 */
reasons: Array<Reason>, };

export type BriefAsk = { patient: string, 
/**
 * Which visit; the soonest that is planned, where none is named or it is answered meanwhile.
 */
visit: string | null, };

export type BriefCall = { name: string, role: string, phone: string | null, };

export type BriefContact = { id: string, at: VisitTime, kind: Kind, outcome: Outcome, 
/**
 * The first lines of it.
 */
note: string, cut: boolean, };

export type BriefGoal = { 
/**
 * In their own words.
 */
text: string, next: string | null, due: string | null, };

export type BriefSafety = { answer: Answer, warningSigns: string | null, 
/**
 * What they can do, and what helped before.
 */
helps: string | null, contacts: string | null, updatedOn: string, reviewOn: string | null, declinedWhy: string | null, };

/**
 * Why a sync bundle could not be written or read.
 */
export type BundleFault = "chain" | "fhir" | "folder" | "hash" | "line" | "manifest" | "members" | "noRecipient" | "notAge" | "notForUs" | "nothingNew" | "range" | "sender" | "signature" | "stanzas" | "tampered" | "tooLarge" | "version";

/**
 * One call: everything that asks today and is with the same contact.
 */
export type CallGroup = { 
/**
 * In the directory; `None`: a name alone.
 */
contact: string | null, who: string, phone: string | null, rows: Array<TodoRow>, 
/**
 * Referrals that they have not answered.
 */
referrals: Array<ReferralCall>, };

/**
 * Who called an appointment off.
 */
export type CalledOffBy = "person" | "us";

export type CancelSession = { id: string, reason: string, };

/**
 * An appointment that will not take place.
 */
export type CancelVisit = { id: string, reason: string, };

export type Capacity = { id: string, endedOn: string | null, outcome: string | null, patient: string, decision: string, 
/**
 * For this decision.
 */
hasCapacity: HasCapacity, assessedOn: string | null, assessedBy: string | null, 
/**
 * How they were supported to decide for themselves.
 */
supported: string | null, bestInterests: string | null, decidedBy: string | null, reviewOn: string | null, };

export type CapacityDetails = { patient: string, decision: string, 
/**
 * For this decision.
 */
hasCapacity: HasCapacity, assessedOn: string | null, assessedBy: string | null, 
/**
 * How they were supported to decide for themselves.
 */
supported: string | null, bestInterests: string | null, decidedBy: string | null, reviewOn: string | null, };

export type CarePlan = { id: string, 
/**
 * From 1.
 */
version: number, startedOn: string, 
/**
 * Since when this version holds; `None`: since the plan was started.
 */
versionFrom: string | null, patient: string, strengths: string | null, agreedOn: string | null, 
/**
 * `None`: not said, or told in words before this was asked.
 */
agreedBy: AgreedBy | null, 
/**
 * The name of whoever spoke for them.
 */
agreedWith: string | null, 
/**
 * In which capacity they spoke: mother, attorney for health and welfare, advocate.
 */
agreedAs: string | null, reviewOn: string | null, reviewOwner: string | null, };

export type Carer = { id: string, endedOn: string | null, outcome: string | null, patient: string, 
/**
 * Their place in the person's circle.
 */
member: string, needs: string | null, 
/**
 * A year, a month or a day.
 */
caringSince: string | null, 
/**
 * Who takes over when they need a break, and when.
 */
respite: string | null, assessmentOfferedOn: string | null, assessmentAnswer: CarerAnswer | null, assessmentAnsweredOn: string | null, 
/**
 * A plan for the day on which they cannot care.
 */
contingencyOfferedOn: string | null, contingencyMadeOn: string | null, 
/**
 * When it was agreed to offer again; at the latest it is asked about after a year.
 */
nextOfferOn: string | null, reportedOn: string | null, };

/**
 * What they said to an assessment of their own needs.
 */
export type CarerAnswer = "accepted" | "declined";

export type CarerDetails = { patient: string, 
/**
 * Their place in the person's circle.
 */
member: string, needs: string | null, 
/**
 * A year, a month or a day.
 */
caringSince: string | null, 
/**
 * Who takes over when they need a break, and when.
 */
respite: string | null, assessmentOfferedOn: string | null, assessmentAnswer: CarerAnswer | null, assessmentAnsweredOn: string | null, 
/**
 * A plan for the day on which they cannot care.
 */
contingencyOfferedOn: string | null, contingencyMadeOn: string | null, 
/**
 * When it was agreed to offer again; at the latest it is asked about after a year.
 */
nextOfferOn: string | null, reportedOn: string | null, };

export type CaseloadDischarge = { patient: string, 
/**
 * `None`: today.
 */
on: string | null, reason: string, 
/**
 * Who carries on.
 */
continuedBy: string, 
/**
 * When to ask how they are; `None`: not at all.
 */
followUpOn: string | null, open: Array<OpenAnswer>, };

/**
 * The cut-off from which, or up to which, a score counts as a case.
 */
export type Caseness = { atLeast: number | null, atMost: number | null, source: string | null, };

export type Changed = "added" | "edited" | "removed";

export type Chase = { id: string, task: string, on: string, chaseOn: string, note: string | null, };

export type ChaseDays = { urgency: Urgency, 
/**
 * Days after the last step.
 */
days: number, };

export type CheckIn = { id: string, 
/**
 * RFC 3339.
 */
recordedAt: string, origin: Origin, 
/**
 * When it was entered in the official record, RFC 3339.
 */
enteredAt: string | null, patient: string, kind: Kind, outcome: Outcome, 
/**
 * When it happened: local time, never after it is recorded.
 */
at: VisitTime, note: string, };

export type CheckInDetails = { patient: string, kind: Kind, outcome: Outcome, 
/**
 * When it happened: local time, never after it is recorded.
 */
at: VisitTime, note: string, };

export type Choice = { value: number, label: string, };

export type CircleRow = { member: Member, contact: Contact, organisation: string | null, };

/**
 * What starts the clock.
 */
export type ClockAfter = "ward" | "custody" | "crisisHouse" | "hospital" | "caseload";

export type ClockRule = { 
/**
 * `None`: it comes with the program.
 */
id: string | null, country: Country, startsAfter: ClockAfter, 
/**
 * Only where the ward named a risk of suicide.
 */
suicideRisk: boolean, 
/**
 * After a stay, 1 to 2160; `None`: no clock runs.
 */
hours: number | null, 
/**
 * After a discharge from the caseload, 1 to 366; `None`: no clock runs.
 */
days: number | null, name: string, 
/**
 * Who says so.
 */
source: string | null, 
/**
 * The first day it is in force.
 */
fromOn: string | null, 
/**
 * The last day; `None`: no end is known.
 */
untilOn: string | null, };

/**
 * An organisation's own rule.
 */
export type ClockRuleDetails = { country: Country, startsAfter: ClockAfter, 
/**
 * Only where the ward named a risk of suicide.
 */
suicideRisk: boolean, 
/**
 * After a stay, 1 to 2160; `None`: no clock runs.
 */
hours: number | null, 
/**
 * After a discharge from the caseload, 1 to 366; `None`: no clock runs.
 */
days: number | null, name: string, 
/**
 * Who says so.
 */
source: string | null, 
/**
 * The first day it is in force.
 */
fromOn: string | null, 
/**
 * The last day; `None`: no end is known.
 */
untilOn: string | null, };

/**
 * The rules that start a clock here.
 */
export type ClockRules = { country: Country, 
/**
 * Its own, the latest first, then those that come with the program.
 */
rules: Array<ClockRule>, };

export type ClosedTask = { task: Task, who: string | null, };

export type ClosingDay = { date: string, 
/**
 * Unfinished notes and assessments, the oldest first.
 */
drafts: Array<DraftRow>, 
/**
 * Check-ins that are not in the official record, the oldest first, 50 at most.
 */
toEnter: Array<ToEnterRow>, 
/**
 * How many of them there are in all.
 */
toEnterCount: number, 
/**
 * Whom to ring about what asks today, by contact.
 */
calls: Array<CallGroup>, tomorrow: string, tomorrowVisits: Array<VisitRow>, 
/**
 * The next day with a visit, where tomorrow has none.
 */
nextVisitsOn: string | null, unsent: ClosingUnsent, };

export type ClosingUnsent = { 
/**
 * Changes in no bundle yet.
 */
changes: number, 
/**
 * When the oldest of them was done, RFC 3339.
 */
since: string | null, 
/**
 * An office to send to is set.
 */
office: boolean, };

/**
 * One way to fail, as the window knows it.
 */
export type Code = "invalid" | "notFound" | "locked" | "wrongPassphrase" | "inUse" | "tooNew" | "damaged" | "storage" | "bundle" | "internal";

/**
 * What sheets call a cohort, where no group of that name was made yet.
 */
export type Cohort = { name: string, people: number, };

/**
 * What a column becomes.
 */
export type Column = "localId" | "nhsNumber" | "family" | "given" | "fullName" | "preferred" | "birthDate" | "address" | "postcode" | "phone" | "email" | "gp" | "started" | "status" | "keyWorker" | "alert" | "lastContact" | "nextContact" | "planReview" | "goal" | "flag" | "note" | "phq9Initial" | "phq9Last" | "phq9" | "gad7Initial" | "gad7Last" | "gad7" | "date" | "time" | "contactKind" | "outcome";

export type ColumnDates = { order: DateOrder, basis: OrderBasis, 
/**
 * Whether a person should be asked which number is the day.
 */
ask: boolean, };

export type ColumnReport = { header: string, becomes: Column | null, 
/**
 * Kept word for word with each person: the column is unknown, or its home comes later.
 */
kept: boolean, 
/**
 * Of a column of dates that can be read two ways.
 */
dates: ColumnDates | null, };

export type Coming = "contact" | "milestone" | "review";

export type ComingRow = { patient: string, name: string, initials: string, on: string, time: string | null, what: Coming, 
/**
 * The milestone's or the goal's words.
 */
text: string | null, };

export type ConcernAbout = "adult" | "child";

export type ConcernRow = { concern: SafetyConcern, name: string, initials: string, };

export type ConcernSource = "item" | "score" | "checkIn" | "other";

export type ConcernState = "open" | "deferred" | "answered" | "slip";

export type Condition = { id: string, endedOn: string | null, outcome: string | null, patient: string, name: string, 
/**
 * A year, a month or a day.
 */
since: string | null, note: string | null, source: string | null, reportedOn: string | null, };

export type ConditionDetails = { patient: string, name: string, 
/**
 * A year, a month or a day.
 */
since: string | null, note: string | null, source: string | null, reportedOn: string | null, };

/**
 * Whether they agreed that others are told.
 */
export type Consent = "agreed" | "refused" | "notAsked";

export type Contact = { id: string, kind: ContactKind, name: string, 
/**
 * What they do: "GP", "housing officer"; for an organisation, the kind of service.
 */
job: string | null, 
/**
 * The id of the organisation a person works for.
 */
organisation: string | null, phone: string | null, email: string | null, address: string | null, note: string | null, };

/**
 * Contacts of the period. What is offered and neither attended nor not attended was cancelled.
 */
export type ContactCounts = { offered: number, attended: number, notAttended: number, };

export type ContactDetails = { kind: ContactKind, name: string, 
/**
 * What they do: "GP", "housing officer"; for an organisation, the kind of service.
 */
job: string | null, 
/**
 * The id of the organisation a person works for.
 */
organisation: string | null, phone: string | null, email: string | null, address: string | null, note: string | null, };

export type ContactKind = "person" | "organisation";

export type ContactPage = { 
/**
 * What it still offers first.
 */
services: Array<Service>, 
/**
 * Whose circles it stands in now, by name.
 */
people: Array<InCircleOf>, };

export type ContactRow = { contact: Contact, organisation: string | null, 
/**
 * In how many people's circles they are.
 */
people: number, };

export type Country = "gb" | "ni" | "us" | "au";

export type Counts = { rows: number, 
/**
 * People or contacts that would be added.
 */
new: number, 
/**
 * Rows about what is there already.
 */
same: number, refusedRows: number, refusedCells: number, 
/**
 * Cells kept word for word, refused ones included.
 */
keptCells: number, };

export type CrisisLine = { name: string, 
/**
 * A number, or how else to reach them. Empty: not filled in yet, and on no page.
 */
reach: string, };

export type CrisisLines = { country: Country, lines: Array<CrisisLine>, 
/**
 * The day somebody here looked whether the numbers are right; `None`: as they came with the program.
 */
checkedOn: string | null, };

/**
 * Which file of the vault is damaged.
 */
export type Damage = "copy" | "slot" | "store" | "settings" | "journal";

/**
 * Which of two numbers is the day.
 */
export type DateOrder = "dayFirst" | "monthFirst";

/**
 * They were asked and said no.
 */
export type Declined = { patient: string, why: string | null, 
/**
 * When to ask again.
 */
reviewOn: string | null, };

export type DeferConcern = { id: string, why: string, };

export type Dependant = { id: string, endedOn: string | null, outcome: string | null, patient: string, 
/**
 * A name, or initials.
 */
name: string, born: string | null, 
/**
 * Years, on the day it was told.
 */
age: number | null, caredBy: string | null, 
/**
 * School or service.
 */
school: string | null, note: string | null, source: string | null, reportedOn: string | null, };

export type DependantDetails = { patient: string, 
/**
 * A name, or initials.
 */
name: string, born: string | null, 
/**
 * Years, on the day it was told.
 */
age: number | null, caredBy: string | null, 
/**
 * School or service.
 */
school: string | null, note: string | null, source: string | null, reportedOn: string | null, };

/**
 * Which way a score goes when things get worse.
 */
export type Direction = "higherWorse" | "higherBetter";

export type Disclosure = { id: string, 
/**
 * RFC 3339.
 */
at: string, what: What, recipient: string, purpose: string, fileName: string, sha256: string, detail: string | null, };

/**
 * Why the disk would not take it.
 */
export type Disk = "full" | "readOnly" | "io";

export type Draft = { id: string, kind: DraftKind, patient: string, body: string, 
/**
 * RFC 3339.
 */
startedAt: string, 
/**
 * RFC 3339.
 */
savedAt: string, };

export type DraftKind = "checkIn" | "assessment";

export type DraftRow = { draft: string, kind: DraftKind, patient: string, name: string, initials: string, 
/**
 * The form as it stands, in the window's own JSON.
 */
body: string, 
/**
 * RFC 3339.
 */
startedAt: string, 
/**
 * RFC 3339.
 */
savedAt: string, };

export type DryRun = { sheet: Sheet, 
/**
 * SHA-256 of the file in hex: applying asks for it, so that what was shown is what is applied.
 */
sha256: string, columns: Array<ColumnReport>, rows: Array<RowReport>, refused: Array<Refusal>, 
/**
 * Lines above the header, which were passed over.
 */
aboveHeader: Array<number>, counts: Counts, };

export type Due = { what: DueKind, 
/**
 * With [`DueKind::Medication`]: which kind of date.
 */
event: EventKind | null, 
/**
 * Empty for the physical check, of which there is one.
 */
name: string, on: string, };

export type DueKind = "medication" | "clock" | "physicalCheck";

/**
 * A row, and what it says from now on.
 */
export type Edit<T> = { id: string, details: T, };

/**
 * A row, and what it says from now on.
 */
export type EditEntry = { [N in NounName]: { noun: N, id: string, details: Nouns[N]["details"] } }[NounName];

/**
 * A row that no longer holds.
 */
export type EndEntry = { noun: NounName, ending: Ending };

/**
 * A row that no longer holds, or is closed.
 */
export type Ending = { id: string, 
/**
 * `None`: today.
 */
on: string | null, 
/**
 * Why, or what came of it.
 */
outcome: string | null, };

export type Enrolment = { id: string, endedOn: string | null, outcome: string | null, patient: string, programme: Programme, 
/**
 * From this day on scores count; today where none is said.
 */
startedOn: string | null, };

export type EnrolmentDetails = { patient: string, programme: Programme, 
/**
 * From this day on scores count; today where none is said.
 */
startedOn: string | null, };

/**
 * The rows of a noun that belong to one: a person, a plan, a goal, a group, by its id.
 */
export type EntriesAsk = { noun: NounName, of: string };

export type EntryRows = Array<Nouns[NounName]["row"]>;

export type Episode = { 
/**
 * `None`: nothing was written of it but what stands with the person.
 */
id: string | null, patient: string, 
/**
 * From 1.
 */
number: number, 
/**
 * Why they came back; `None` for the first.
 */
openedReason: string | null, referrer: string | null, startedOn: string | null, 
/**
 * `None`: it goes on, or nobody knows when it ended.
 */
endedOn: string | null, endedReason: string | null, 
/**
 * Who carries on.
 */
continuedBy: string | null, 
/**
 * When to ask how they are after the discharge.
 */
followUpOn: string | null, 
/**
 * The name and the source of the rule that said so.
 */
followUpRule: string | null, followedUpOn: string | null, followUpOutcome: string | null, 
/**
 * The day on which a discharge that was a mistake was put right; the latest of them.
 */
mistakenOn: string | null, mistakenWhy: string | null, };

/**
 * The episodes of somebody's care, and what belongs to them.
 */
export type Episodes = { 
/**
 * The latest first; never empty.
 */
episodes: Array<Episode>, stays: Array<StayRow>, handovers: Array<Handover>, };

/**
 * It was done.
 */
export type EventDone = { id: string, 
/**
 * `None`: today.
 */
on: string | null, by: string | null, note: string | null, 
/**
 * When it is due again; `None`: the interval after the day it was done, and not again where none is set.
 */
nextOn: string | null, };

export type EventKind = "depot" | "clozapineBlood" | "lithiumBlood" | "otherBlood" | "other";

export type Explanation = { rule: Rule, answer: RuleAnswer, 
/**
 * What it looked at, with its numbers.
 */
text: string, 
/**
 * The first day on which it held, where that is known.
 */
since: string | null, 
/**
 * The day on which it is back, for a snoozed one.
 */
until: string | null, };

/**
 * A bundle that was written.
 */
export type Exported = { fileName: string, 
/**
 * The operations it holds, both ends included.
 */
first: number, last: number, count: number, 
/**
 * Of the encrypted file, lower-case hex.
 */
sha256: string, };

/**
 * A failure as it crosses to the window. `field` and `reason` are keys of `assets/messages/en.json` below
 * `failure.<code>`.
 */
export type Failure = { code: Code, 
/**
 * The field that is wrong; with [`Code::NotFound`] the noun that is not there.
 */
field: string | null, reason: FailureReason | null, 
/**
 * Only with [`Code::Internal`]: what a person may copy and send. Holds no data of anybody.
 */
report: string | null, };

/**
 * What is wrong, of the kind its [`Code`] says. Crosses as the name alone.
 */
export type FailureReason = Fault | Damage | Disk | BundleFault;

/**
 * Why what was typed cannot be taken.
 */
export type Fault = "afterDischarge" | "ahead" | "already" | "alreadyThere" | "anotherDraft" | "beforeAdmission" | "beforeAsked" | "beforeDischarge" | "beforeJoined" | "beforeLast" | "beforeOffer" | "beforeStart" | "beforeVisit" | "cannotBeTyped" | "cellTooLarge" | "changed" | "changedSince" | "character" | "check" | "contradicts" | "control" | "deadline" | "demo" | "derived" | "digits" | "discharged" | "elsewhere" | "empty" | "faulty" | "fixed" | "future" | "groupTaken" | "guessable" | "inGroup" | "itself" | "length" | "missing" | "mustNot" | "noHeader" | "noKnownColumns" | "noReference" | "noRows" | "noSuchChoice" | "noSuchItem" | "none" | "notAFile" | "notAFolder" | "notAKey" | "notANumber" | "notASince" | "notATime" | "notAfter" | "notDischarged" | "notJson" | "notLater" | "notNext" | "notOfHousehold" | "notOne" | "notOpen" | "notText" | "notWhole" | "nothing" | "nothingNew" | "occupied" | "ofCaseload" | "self" | "oneDay" | "onlyClosed" | "open" | "otherKind" | "ownStep" | "past" | "range" | "repeated" | "required" | "same" | "secret" | "senderKey" | "settled" | "skipped" | "taken" | "tooFar" | "tooLarge" | "tooLong" | "tooLongAgo" | "tooManyCells" | "tooManyColumns" | "tooManyRefused" | "tooManyRows" | "tooShort" | "tooSoon" | "unanswered" | "unbalancedQuotes" | "withoutDay" | "workbook" | "wrong";

export type FieldChange = { 
/**
 * The column's name.
 */
field: string, before: string | null, after: string | null, };

export type FieldPair = { 
/**
 * The column's name, or `answers` or `for_goal` for the words of another line.
 */
field: string, before: string | null, after: string | null, };

/**
 * What the window has to know of a field to ask for it.
 */
export type FieldSpec = { name: string, typed: Typed, required: boolean, 
/**
 * The most characters, or the greatest number.
 */
most: number | null, 
/**
 * The least number.
 */
least: number | null, 
/**
 * Left empty it is today.
 */
today: boolean, 
/**
 * What may be chosen, as it is stored.
 */
values: Array<string>, 
/**
 * Asked only where another field is answered.
 */
when: When | null, };

/**
 * The caseload in numbers, on the last day of the period.
 */
export type Figures = { active: Level, paused: Level, discharged: Level, 
/**
 * Active people with an attended contact in the last 28 days, of all active people.
 */
contacted: Proportion, 
/**
 * Contacts of the period the person did not come to or could not be found at (did not attend, was not brought, no
 * access), of those and the attended ones. Cancelled contacts are in neither.
 */
notAttended: Proportion, 
/**
 * Joined the caseload in the period.
 */
new: number, 
/**
 * Left it in the period.
 */
ended: number, };

/**
 * Ends the draft as a record. Incomplete is allowed on purpose: then there may be no total.
 */
export type FinishAssessment = { draft: string, };

/**
 * The follow-up after a discharge from the caseload took place, or will not.
 */
export type FollowUpAnswer = { episode: string, 
/**
 * `None`: today.
 */
on: string | null, 
/**
 * What came of it.
 */
outcome: string, };

/**
 * The clock that runs since somebody left a place.
 */
export type FollowUpClock = { stay: WardStay, 
/**
 * RFC 3339, in the offset that held when they left.
 */
dueAt: string, 
/**
 * Negative once it has run out.
 */
minutesLeft: number, 
/**
 * Contacts that did not achieve it, the latest first.
 */
attempts: Array<FollowUpContact>, };

/**
 * How a follow-up ended without a contact of ours.
 */
export type FollowUpClosed = "seenByOthers" | "notPossible";

/**
 * The follow-up ended without a contact of ours.
 */
export type FollowUpClosing = { stay: string, how: FollowUpClosed, 
/**
 * Local: when they were seen, or when it was clear that it cannot be.
 */
at: VisitTime, 
/**
 * Who saw them, or why it cannot be.
 */
words: string, };

/**
 * A contact since somebody left a place.
 */
export type FollowUpContact = { checkIn: string, at: VisitTime, kind: Kind, outcome: Outcome, };

export type Format = "pdf" | "csv";

export type FoundGroup = { group: HitKind, hits: Array<Hit>, 
/**
 * Whether there are others than these.
 */
more: boolean, };

export type Goal = { id: string, patient: string, 
/**
 * `None` when a sheet told of the goal and not of its day.
 */
setOn: string | null, 
/**
 * In the person's own words.
 */
text: string, need: string | null, 
/**
 * 1 to 10, as it was rated last; [`goal_rating`] holds what it was before.
 */
importance: number | null, 
/**
 * 1 to 10, as it was rated last.
 */
confidence: number | null, state: GoalState, };

export type GoalAnswer = { goal: string, state: GoalState, 
/**
 * 1 to 10; `None`: not asked this time.
 */
importance: number | null, 
/**
 * 1 to 10; `None`: not asked this time.
 */
confidence: number | null, };

/**
 * Goals of the current plan; those no longer wanted count in neither.
 */
export type GoalCounts = { met: number, total: number, };

export type GoalDetails = { 
/**
 * In the person's own words.
 */
text: string, need: string | null, 
/**
 * 1 to 10, as it was rated last; [`goal_rating`] holds what it was before.
 */
importance: number | null, 
/**
 * 1 to 10, as it was rated last.
 */
confidence: number | null, state: GoalState, };

export type GoalRating = { id: string, 
/**
 * `None` when the day of the first rating is not known.
 */
ratedOn: string | null, importance: number | null, confidence: number | null, };

export type GoalRow = { goal: Goal, milestones: Array<Milestone>, 
/**
 * The first one first.
 */
ratings: Array<GoalRating>, };

export type GoalState = "open" | "met" | "noLongerWanted";

export type Group = { id: string, 
/**
 * Made up for the demo caseload.
 */
demo: boolean, name: string, kind: GroupKind, 
/**
 * What it is for, and for whom.
 */
about: string | null, startedOn: string | null, endedOn: string | null, };

export type GroupDetails = { name: string, kind: GroupKind, 
/**
 * What it is for, and for whom.
 */
about: string | null, startedOn: string | null, endedOn: string | null, };

export type GroupHistoryQuery = { group: string, 
/**
 * Only what was before this operation; for the next page.
 */
before: string | null, };

export type GroupKind = "schoolYear" | "wing" | "area" | "programme" | "other";

export type GroupPage = { group: Group, 
/**
 * Whom we haven't seen lately first, the longest ago before the others; then by name.
 */
people: Array<GroupPerson>, 
/**
 * Who left it, or was discharged.
 */
former: Array<GroupPerson>, objectives: Array<Objective>, 
/**
 * Newest first.
 */
sessions: Array<SessionRow>, 
/**
 * From when on somebody counts as not seen lately.
 */
latelySessions: number, latelyDays: number, };

/**
 * Somebody who is in the group, or was.
 */
export type GroupPerson = { membership: Membership, name: string, initials: string, status: Status, demo: boolean, 
/**
 * The last session they came to.
 */
lastCame: string | null, attended: number, 
/**
 * Sessions they were expected at.
 */
offered: number, 
/**
 * The last contact with them alone: no session counts as one.
 */
lastContact: string | null, 
/**
 * Why they stand among those we haven't seen lately, in words.
 */
absence: string | null, };

export type GroupRow = { group: Group, 
/**
 * In it now, without those who were discharged.
 */
people: number, 
/**
 * Of these, whom we haven't seen lately.
 */
notSeen: number, 
/**
 * The soonest that is planned; one that has passed waits to be written down.
 */
next: Session | null, lastSession: string | null, objectives: number, objectivesOpen: number, objectivesMet: number, };

export type Groups = { groups: Array<GroupRow>, cohorts: Array<Cohort>, };

export type Handover = { id: string, patient: string, what: OpenKind, 
/**
 * The row it was.
 */
item: string, 
/**
 * What it was, in words.
 */
words: string | null, toWhom: string, 
/**
 * Where they stand in the directory.
 */
contact: string | null, reason: string, onDate: string, };

export type HasCapacity = "yes" | "no" | "fluctuates";

/**
 * What holds stands first in every list, what has ended after it.
 */
export type Health = { medications: Array<Medication>, 
/**
 * Open ones by their day, then those done, the latest first.
 */
events: Array<MedicationEvent>, allergies: Array<Allergy>, conditions: Array<Condition>, checks: Array<PhysicalCheck>, };

/**
 * What somebody's page shows of health and the law whichever tab is open.
 */
export type HealthDue = { 
/**
 * Those that hold, "none known" too; empty: nobody asked.
 */
allergies: Array<Allergy>, 
/**
 * The days on which open safeguarding concerns were noted, earliest first.
 */
concerns: Array<string>, 
/**
 * What is past its day or near it, soonest first.
 */
due: Array<Due>, };

export type History = { ops: Array<HistoryOp>, more: boolean, };

export type HistoryChange = { table: string, row: string, what: Changed, fields: Array<FieldChange>, };

export type HistoryOp = { seq: string, kind: OpKind, 
/**
 * RFC 3339.
 */
at: string, 
/**
 * Whether it was taken back since.
 */
undone: boolean, changes: Array<HistoryChange>, };

export type HistoryQuery = { patient: string, 
/**
 * Only what was before this operation; for the next page.
 */
before: string | null, };

export type Hit = { 
/**
 * The table it stands in.
 */
kind: string, id: string, 
/**
 * Whom it is about; null for the directory and for groups.
 */
patient: string | null, 
/**
 * The group it belongs to, or is; null for what is about somebody.
 */
careGroup: string | null, 
/**
 * The person's name, what the directory calls it, or the group's name.
 */
name: string, initials: string, 
/**
 * The entry of the directory that a service belongs to; null for whatever else.
 */
contact: string | null, 
/**
 * Who offers a service, or who is to hear of a change; null for whatever else.
 */
who: string | null, 
/**
 * The person has left the caseload.
 */
discharged: boolean, on: string | null, 
/**
 * The column that the excerpt is from.
 */
part: string | null, 
/**
 * A piece of the text with the words that answer marked; empty where the name alone says why it was found.
 */
excerpt: Array<Piece>, };

/**
 * What stands together where something was found.
 */
export type HitKind = "person" | "contact" | "note" | "plan" | "safetyPlan" | "aboutMe" | "alert" | "concern" | "score" | "health" | "law" | "group" | "service" | "task" | "liaison" | "told";

export type Household = { 
/**
 * Confirmed.
 */
members: Array<HouseholdMate>, 
/**
 * Active, at the same address, and in no other household: a suggestion, never taken for true.
 */
suggested: Array<HouseholdMate>, };

export type HouseholdMate = { patient: string, name: string, initials: string, 
/**
 * Since when it is confirmed.
 */
confirmedOn: string | null, };

/**
 * Two people of one household.
 */
export type HouseholdPair = { patient: string, 
/**
 * With whom they live.
 */
with: string, };

export type HousekeepingLine = { rule: Rule, 
/**
 * The reason itself, where it is one of the caseload as a whole.
 */
reason: Reason | null, 
/**
 * Whom it is about, the most overdue first; empty for one of the caseload as a whole.
 */
people: Array<HousekeepingRow>, };

export type HousekeepingRow = { patient: string, name: string, initials: string, reason: Reason, address: string | null, };

export type Import = { id: string, 
/**
 * RFC 3339.
 */
at: string, sheet: Sheet, 
/**
 * Without its folder.
 */
fileName: string, 
/**
 * Lower-case hex.
 */
sha256: string, people: number, contacts: number, 
/**
 * JSON: the refused cells with line, header, value and reason.
 */
refused: string, 
/**
 * The operation that brought it in.
 */
op: string, takenBack: boolean, };

export type ImportSheet = { path: string, 
/**
 * Of the file as the dry run showed it.
 */
sha256: string, orders: { [key in string]: DateOrder }, };

/**
 * What came in.
 */
export type Imported = { 
/**
 * The id of the import.
 */
import: string, 
/**
 * The operation, for [`take_back`].
 */
op: string, people: number, contacts: number, refusedRows: number, refusedCells: number, };

export type InCircleOf = { patient: string, name: string, role: string, share: Share, 
/**
 * The person has left the caseload.
 */
discharged: boolean, };

/**
 * What a referral does not say of the service that came of it.
 */
export type InPlaceFrom = { paidBy: string | null, lead: string | null, };

export type InPlaceRow = { service: ServiceInPlace, provider: Provider, };

/**
 * One of the household by initials alone: what may stand on a screen that is open beside somebody else.
 */
export type InitialsOnly = { patient: string, initials: string, };

export type InstallInstrument = { path: string, 
/**
 * Of the file as it was looked at.
 */
sha256: string, };

export type InstalledInstrument = { 
/**
 * The instrument's id.
 */
id: string, version: string, name: string, 
/**
 * RFC 3339.
 */
installedAt: string, 
/**
 * Without its folder.
 */
fileName: string, 
/**
 * How many results were taken with this version.
 */
used: number, };

export type Instrument = { id: string, version: string, name: string, short: string, origin: InstrumentOrigin, entry: Asking, 
/**
 * One plain line: "depression, last 2 weeks".
 */
about: string, recall: string | null, stem: string | null, instructions: string | null, 
/**
 * What the holder of the rights wants said beside the wording.
 */
notice: string, sources: Array<string>, 
/**
 * "self", "interview", ...
 */
respondent: string | null, 
/**
 * In years; below it the window warns.
 */
ageFrom: number | null, items: Array<InstrumentItem>, min: number, max: number, wholeNumbers: boolean, bands: Array<ScoreBand>, caseness: Caseness | null, direction: Direction, reliableChange: ReliableChange | null, alerts: Array<ItemAlert>, 
/**
 * Entered as a total, it asks "self-harm item above 0? yes / no / not known".
 */
asksSelfHarm: boolean, 
/**
 * The least gap between two, in days; never a deadline.
 */
repeatDays: number | null, repeat: string | null, 
/**
 * Which of several codings the scores have: never compared with another.
 */
coding: string | null, 
/**
 * Ids of the instruments it is the sum of.
 */
derivedFrom: Array<string>, };

/**
 * What a file would be.
 */
export type InstrumentCheck = { 
/**
 * Of the file, lower-case hex: installing asks for it, so that what was shown is what is installed.
 */
sha256: string, 
/**
 * Only when nothing is wrong with it.
 */
instrument: Instrument | null, faults: Array<InstrumentFault>, 
/**
 * What it takes the place of, with its version.
 */
replaces: string | null, };

/**
 * One thing wrong with a file, and where. Its sentence is `instrument.fault.${reason}`.
 */
export type InstrumentFault = { 
/**
 * From 1.
 */
line: number, 
/**
 * In characters, from 1.
 */
column: number, 
/**
 * The field: `items[3].choices[0].label`.
 */
at: string, reason: string, 
/**
 * What stood there, where that helps.
 */
value: string | null, };

export type InstrumentItem = { id: string, text: string, choices: Array<Choice>, 
/**
 * Whether it counts towards the total.
 */
scored: boolean, 
/**
 * Asked only when every condition holds.
 */
askIf: Array<AskedWhen>, 
/**
 * Asked only when any scored item is above it.
 */
askIfAnyAbove: number | null, };

export type InstrumentOrigin = "shipped" | "organisation";

/**
 * With no plan named it is of the plan that holds.
 */
export type Intervention = { id: string, plan: string, patient: string, what: string, who: string | null, howOften: string | null, 
/**
 * What to try when something gets in the way.
 */
strategies: string | null, 
/**
 * 1 to 10: how confident the person is that it will be done.
 */
confidence: number | null, reviewOn: string | null, 
/**
 * The goal it serves.
 */
goal: string | null, status: InterventionStatus, };

/**
 * With no plan named it is of the plan that holds.
 */
export type InterventionDetails = { plan: string, patient: string, what: string, who: string | null, howOften: string | null, 
/**
 * What to try when something gets in the way.
 */
strategies: string | null, 
/**
 * 1 to 10: how confident the person is that it will be done.
 */
confidence: number | null, reviewOn: string | null, 
/**
 * The goal it serves.
 */
goal: string | null, status: InterventionStatus, };

export type InterventionStatus = "planned" | "active" | "ended";

/**
 * An answer above this opens the safety step. It is a question to talk about, never a score.
 */
export type ItemAlert = { item: string, above: number, };

/**
 * An answer to one item.
 */
export type ItemAnswer = { item: string, 
/**
 * `None`: not answered, or preferred not to say.
 */
value: number | null, };

export type ItemHistory = { item: string, text: string, answers: Array<PastAnswer>, };

/**
 * People who join one group together.
 */
export type Joining = { group: string, patients: Array<string>, 
/**
 * `None`: the day is not known.
 */
joinedOn: string | null, why: string | null, };

/**
 * How a contact took place.
 */
export type Kind = "homeVisit" | "phone" | "video" | "clinic" | "textMessage" | "message" | "other";

export type KindCount = { 
/**
 * As in the history.
 */
kind: string, count: number, };

export type LastExport = { 
/**
 * RFC 3339.
 */
at: string, folder: string, fileName: string, 
/**
 * How many operations it held.
 */
changes: number, };

export type LatestScore = { instrument: string, short: string, total: number, max: number, on: string | null, change: number | null, };

export type Law = { concerns: Array<SafeguardingConcern>, dependants: Array<Dependant>, clocks: Array<LegalDate>, roles: Array<RoleRow>, capacity: Array<Capacity>, advanceDecisions: Array<AdvanceDecision>, };

/**
 * What a discharge from the caseload has to answer.
 */
export type Leaving = { open: Array<OpenItem>, 
/**
 * When a follow-up is due by the rule in force today; `None`: no rule.
 */
followUpOn: string | null, 
/**
 * The name and the source of that rule.
 */
followUpRule: ClockRule | null, };

export type LeftOut = { section: Section, why: WhyNot, };

export type LegalDate = { id: string, endedOn: string | null, outcome: string | null, patient: string, 
/**
 * "Section 3", "Section 117 review": whatever it is called here.
 */
label: string, starts: string | null, 
/**
 * When it ends, or is due.
 */
due: string | null, note: string | null, source: string | null, reportedOn: string | null, };

export type LegalDateDetails = { patient: string, 
/**
 * "Section 3", "Section 117 review": whatever it is called here.
 */
label: string, starts: string | null, 
/**
 * When it ends, or is due.
 */
due: string | null, note: string | null, source: string | null, reportedOn: string | null, };

export type LegalRole = { id: string, endedOn: string | null, outcome: string | null, patient: string, role: RoleInLaw, 
/**
 * The id of somebody in the directory.
 */
contact: string | null, 
/**
 * A name, for somebody who does not stand in the directory.
 */
name: string | null, 
/**
 * What was seen: "LPA, registered", "letter of appointment".
 */
document: string | null, seenOn: string | null, source: string | null, reportedOn: string | null, };

export type LegalRoleDetails = { patient: string, role: RoleInLaw, 
/**
 * The id of somebody in the directory.
 */
contact: string | null, 
/**
 * A name, for somebody who does not stand in the directory.
 */
name: string | null, 
/**
 * What was seen: "LPA, registered", "letter of appointment".
 */
document: string | null, seenOn: string | null, source: string | null, reportedOn: string | null, };

/**
 * A count now, and how it differs from the first morning of the period.
 */
export type Level = { now: number, change: number, };

export type Liaison = { id: string, 
/**
 * RFC 3339.
 */
recordedAt: string, patient: string, 
/**
 * In the directory.
 */
contact: string | null, 
/**
 * A name alone; not kept beside a contact.
 */
who: string | null, way: LiaisonWay, purpose: LiaisonPurpose, 
/**
 * Local time, never after it is recorded.
 */
at: VisitTime, note: string, 
/**
 * What came of it.
 */
outcome: string | null, };

export type LiaisonDetails = { patient: string, 
/**
 * In the directory.
 */
contact: string | null, 
/**
 * A name alone; not kept beside a contact.
 */
who: string | null, way: LiaisonWay, purpose: LiaisonPurpose, 
/**
 * Local time, never after it is recorded.
 */
at: VisitTime, note: string, 
/**
 * What came of it.
 */
outcome: string | null, };

export type LiaisonPurpose = "share" | "ask" | "advocate" | "concern";

export type LiaisonRow = { liaison: Liaison, who: string, 
/**
 * What followed from it, open or closed.
 */
next: Array<Task>, };

export type LiaisonWay = "call" | "letter" | "email" | "meeting" | "message";

export type LikelyDuplicate = { first: Contact, second: Contact, alike: Alike, };

export type LineChange = { table: string, row: string, what: LineChanged, 
/**
 * What the line says, in its later wording; empty for what was agreed about the plan as a whole.
 */
name: string, 
/**
 * Of a milestone: its goal.
 */
goal: string | null, fields: Array<FieldPair>, };

export type LineChanged = "added" | "edited" | "removed" | "same";

/**
 * Where on the list a reason is shown.
 */
export type ListSection = "now" | "week" | "housekeeping";

export type MarkKind = "checkIn" | "treatment" | "plan" | "episode";

export type Measure = { instrument: Instrument, 
/**
 * The oldest first; undated ones before all others.
 */
points: Array<ScorePoint>, 
/**
 * The one sentence.
 */
sentence: string, items: Array<ItemHistory>, 
/**
 * Before this day its recall window is not over. A least gap, never a deadline.
 */
nextAllowedOn: string | null, };

export type MeasureRepeat = { 
/**
 * The instrument's id.
 */
instrument: string, everyDays: number, agreedOn: string, due: string, };

/**
 * One measure of somebody: the latest score, and where it came from.
 */
export type MeasureRow = { instrument: string, short: string, min: number, max: number, total: number, 
/**
 * `None`: the date is unknown.
 */
on: string | null, 
/**
 * The first of the episode, where there is an earlier one than the latest.
 */
first: number | null, firstOn: string | null, change: number | null, 
/**
 * What the change is by the measure's own rule.
 */
reliable: Reliable | null, 
/**
 * Day and total of the scores since the first, the latest included; of many the newest.
 */
course: Array<[string, number]>, };

export type Medication = { id: string, endedOn: string | null, outcome: string | null, patient: string, name: string, dose: string | null, howOften: string | null, 
/**
 * What it is for.
 */
purpose: string | null, prescriber: string | null, 
/**
 * A year, a month or a day.
 */
started: string | null, 
/**
 * As told, in their words.
 */
sideEffects: string | null, source: string | null, reportedOn: string | null, };

export type MedicationDetails = { patient: string, name: string, dose: string | null, howOften: string | null, 
/**
 * What it is for.
 */
purpose: string | null, prescriber: string | null, 
/**
 * A year, a month or a day.
 */
started: string | null, 
/**
 * As told, in their words.
 */
sideEffects: string | null, source: string | null, reportedOn: string | null, };

export type MedicationEvent = { id: string, doneOn: string | null, doneBy: string | null, doneNote: string | null, endedOn: string | null, outcome: string | null, patient: string, 
/**
 * The medication it belongs to, where that is written down.
 */
medication: string | null, kind: EventKind, 
/**
 * Of which medication, or what it is.
 */
name: string, due: string | null, 
/**
 * Days from one to the next, 1 to 366; `None`: this once.
 */
intervalDays: number | null, source: string | null, };

export type MedicationEventDetails = { patient: string, 
/**
 * The medication it belongs to, where that is written down.
 */
medication: string | null, kind: EventKind, 
/**
 * Of which medication, or what it is.
 */
name: string, due: string | null, 
/**
 * Days from one to the next, 1 to 366; `None`: this once.
 */
intervalDays: number | null, source: string | null, };

export type Member = { id: string, endedOn: string | null, patient: string, contact: string, 
/**
 * "GP", "mother", "care coordinator": their place in this person's circle.
 */
role: string, 
/**
 * Whom to call first if something goes wrong.
 */
emergency: boolean, keyWorker: boolean, share: Share, 
/**
 * With [`Share::Topics`]: which.
 */
shareTopics: string | null, shareReason: string | null, shareAgreedOn: string | null, shareReviewOn: string | null, };

export type MemberDetails = { patient: string, contact: string, 
/**
 * "GP", "mother", "care coordinator": their place in this person's circle.
 */
role: string, 
/**
 * Whom to call first if something goes wrong.
 */
emergency: boolean, keyWorker: boolean, share: Share, 
/**
 * With [`Share::Topics`]: which.
 */
shareTopics: string | null, shareReason: string | null, shareAgreedOn: string | null, shareReviewOn: string | null, };

export type Membership = { id: string, patient: string, group: string, joinedOn: string | null, leftOn: string | null, 
/**
 * Why they joined, or why they left.
 */
why: string | null, };

/**
 * What may be corrected of a membership; with `left_on` it is one that has ended.
 */
export type MembershipDetails = { joinedOn: string | null, leftOn: string | null, 
/**
 * Why they joined, or why they left.
 */
why: string | null, };

/**
 * The two entries that somebody means to merge.
 */
export type MergeAsk = { keep: string, gone: string, };

export type MergeContacts = { 
/**
 * The entry that stays.
 */
keep: string, 
/**
 * The entry that goes.
 */
gone: string, 
/**
 * What is written in the one that stays.
 */
details: ContactDetails, };

/**
 * A circle that holds both entries, and what a merge makes of it.
 */
export type MergedCircle = { name: string, keptShare: Share, goneShare: Share, willBe: MemberDetails, };

/**
 * A stage of a goal.
 */
export type Milestone = { id: string, state: MilestoneState, actual: string | null, learned: string | null, closedOn: string | null, goal: string, patient: string, text: string, expected: string | null, due: string | null, owner: string | null, };

export type MilestoneAnswer = { 
/**
 * Another day to be due, for one that is kept.
 */
due: string | null, milestone: string, state: MilestoneState, actual: string | null, learned: string | null, };

/**
 * Milestones of the current plan. The overdue ones are among the open ones.
 */
export type MilestoneCounts = { met: number, open: number, overdue: number, };

/**
 * A stage of a goal.
 */
export type MilestoneDetails = { goal: string, patient: string, text: string, expected: string | null, due: string | null, owner: string | null, };

/**
 * What came of a milestone. `Open` opens it again.
 */
export type MilestoneOutcome = { milestone: string, state: MilestoneState, actual: string | null, learned: string | null, };

export type MilestoneState = "open" | "met" | "partly" | "notMet" | "noLongerWanted";

/**
 * A discharge that should not have been.
 */
export type MistakenDischarge = { patient: string, reason: string, };

/**
 * With no plan named it is of the plan that holds.
 */
export type Need = { id: string, plan: string, patient: string, text: string, };

/**
 * With no plan named it is of the plan that holds.
 */
export type NeedDetails = { plan: string, patient: string, text: string, };

/**
 * Somebody was reminded.
 */
export type NewChase = { task: string, 
/**
 * `None`: today.
 */
on: string | null, 
/**
 * When to ask again. `None`: so many days later as its urgency says.
 */
chaseOn: string | null, note: string | null, };

export type NewCheckIn = { next: NextContact | null, 
/**
 * Days between contacts, when a new interval was agreed, 1 to 366.
 */
contactDays: number | null, milestones: Array<MilestoneOutcome>, 
/**
 * What I owed them and is done now, by the task's id.
 */
done: Array<string>, 
/**
 * Who was told of what waited to be told, and how.
 */
told: Array<ToldAtVisit>, 
/**
 * The draft this was typed in.
 */
draft: string | null, patient: string, kind: Kind, outcome: Outcome, 
/**
 * When it happened: local time, never after it is recorded.
 */
at: VisitTime, note: string, };

export type NewEntry = { [N in NounName]: { noun: N, details: Nouns[N]["details"] } }[NounName];

export type NewGoal = { patient: string, details: GoalDetails, };

export type NewGroup = { 
/**
 * Everybody on the caseload with this cohort joins; since when is not known, and not guessed.
 */
cohort: string | null, name: string, kind: GroupKind, 
/**
 * What it is for, and for whom.
 */
about: string | null, startedOn: string | null, endedOn: string | null, };

export type NewLiaison = { next: NextStep | null, patient: string, 
/**
 * In the directory.
 */
contact: string | null, 
/**
 * A name alone; not kept beside a contact.
 */
who: string | null, way: LiaisonWay, purpose: LiaisonPurpose, 
/**
 * Local time, never after it is recorded.
 */
at: VisitTime, note: string, 
/**
 * What came of it.
 */
outcome: string | null, };

export type NewPlannedSession = { group: string, details: SessionDetails, };

export type NewRating = { goal: string, ratedOn: string, 
/**
 * 1 to 10; `None`: not asked this time.
 */
importance: number | null, 
/**
 * 1 to 10; `None`: not asked this time.
 */
confidence: number | null, };

/**
 * A referral as it is written down: a draft, or sent already.
 */
export type NewReferral = { details: ReferralDetails, 
/**
 * It is sent; otherwise a draft. Nothing to somebody who was told of a service.
 */
sent: boolean, 
/**
 * The day it was sent, or they were told. `None`: today.
 */
on: string | null, };

/**
 * A total that was told.
 */
export type NewScore = { total: number, selfHarm: SelfHarmAnswer | null, patient: string, 
/**
 * The instrument's id.
 */
instrument: string, 
/**
 * `None`: the date is unknown.
 */
takenOn: string | null, 
/**
 * `HH:MM`, local.
 */
time: string | null, mode: AssessmentMode, 
/**
 * Who rated or answered, where it was not the person.
 */
rater: string | null, language: string | null, note: string | null, checkIn: string | null, };

export type NewSession = { group: string, 
/**
 * The planned session that took place, or the one that is corrected.
 */
session: string | null, answers: Array<Attendance>, on: string, 
/**
 * `HH:MM`, local.
 */
time: string | null, place: string | null, topic: string | null, ledBy: string | null, 
/**
 * About the session as a whole.
 */
note: string | null, };

/**
 * When we are next in touch, as it was agreed at the door.
 */
export type NextContact = { on: string, 
/**
 * `HH:MM`, local; then it is an appointment.
 */
time: string | null, kind: Kind | null, place: string | null, };

/**
 * What follows from talking to somebody: something I do, or something they do.
 */
export type NextStep = { text: string, owedBy: OwedBy, 
/**
 * Of mine; `None`: today.
 */
due: string | null, 
/**
 * Of theirs; `None`: routine.
 */
urgency: Urgency | null, 
/**
 * Of theirs; `None`: as its urgency says.
 */
chaseOn: string | null, };

/**
 * Why a planned contact did not take place.
 */
export type NotHeld = "didNotAttend" | "wasNotBrought" | "noAccess" | "cancelledByPerson" | "cancelledByUs";

export type Notice = { id: string, patient: string, 
/**
 * Their place in the circle.
 */
member: string, contact: string, about: NoticeAbout, 
/**
 * What there is to tell.
 */
words: string, raisedOn: string, state: NoticeState, 
/**
 * What alone may be shared with them, as it stood when this was judged.
 */
topics: string | null, withheld: Withheld | null, 
/**
 * Why it is withheld, as the person's wish or a coordinator says; or why it is not needed.
 */
why: string | null, toldOn: string | null, way: ToldWay | null, said: string | null, toldBy: string | null, overrideReason: string | null, 
/**
 * Who authorised it.
 */
overrideBy: string | null, 
/**
 * Whether the person was told that their wish is overridden.
 */
overrideTold: boolean | null, overrideOn: string | null, };

/**
 * What a change is about. The names are stored: they may be added to, never changed.
 */
export type NoticeAbout = "plan" | "safetyPlan" | "contactPattern" | "keyWorker" | "discharge" | "pause" | "return" | "referral" | "wardAdmission" | "wardDischarge" | "handPicked";

/**
 * It is told although the person wishes it were not.
 */
export type NoticeOverride = { notice: string, reason: string, 
/**
 * Who authorised it.
 */
by: string, 
/**
 * Whether the person was told; there is no usual answer.
 */
personTold: boolean | null, };

/**
 * One change to one member of a circle.
 */
export type NoticeRow = { notice: Notice, 
/**
 * Their place in the circle.
 */
role: string, 
/**
 * As the directory calls them.
 */
contactName: string, phone: string | null, 
/**
 * Only named topics are shared with them, and whether this is one of them is to be looked at first.
 */
lookFirst: boolean, };

export type NoticeState = "open" | "mustNot" | "overridden" | "told" | "notNeeded";

/**
 * It must not be told, or need not be.
 */
export type NoticeWhy = { notice: string, why: string, };

/**
 * What a group works towards.
 */
export type Objective = { id: string, state: MilestoneState, actual: string | null, learned: string | null, closedOn: string | null, careGroup: string, text: string, expected: string | null, due: string | null, };

/**
 * What a group works towards.
 */
export type ObjectiveDetails = { careGroup: string, text: string, expected: string | null, due: string | null, };

/**
 * What came of an objective. `Open` opens it again.
 */
export type ObjectiveOutcome = { objective: string, state: MilestoneState, actual: string | null, learned: string | null, };

/**
 * Which score of an episode a sheet said it was.
 */
export type Occasion = "initial" | "last";

/**
 * A service of the directory, with whose it is.
 */
export type OfferedService = { service: Service, organisation: string, };

/**
 * What this release writes to the history.
 */
export type OpKind = "addAdvanceDecision" | "addAlert" | "addAllergy" | "addCapacity" | "addCarer" | "addClockRule" | "addCondition" | "addContact" | "addDependant" | "addEnrolment" | "addGoal" | "addGroup" | "addIntervention" | "addLegalDate" | "addLegalRole" | "addMedication" | "addMedicationEvent" | "addMilestone" | "addNeed" | "addObjective" | "addPatient" | "addPhysicalCheck" | "addReferral" | "addSafeguardingConcern" | "addService" | "addServiceInPlace" | "addTask" | "addToCircle" | "admitToWard" | "agreeRepeat" | "answerConcern" | "answerFollowUp" | "answerVisit" | "cancelSession" | "cancelVisit" | "changeSetting" | "chaseReferral" | "chaseTask" | "closeFollowUp" | "closeMilestone" | "closeObjective" | "closeTask" | "correctSession" | "declineSafetyPlan" | "deferConcern" | "demo" | "dischargePatient" | "disclosure" | "dropNotice" | "editAdvanceDecision" | "editAlert" | "editAllergy" | "editCapacity" | "editCarer" | "editCheckIn" | "editCircle" | "editClockRule" | "editCondition" | "editContact" | "editDependant" | "editDischarge" | "editEnrolment" | "editGoal" | "editGroup" | "editIntervention" | "editLegalDate" | "editLegalRole" | "editLiaison" | "editMedication" | "editMedicationEvent" | "editMembership" | "editMilestone" | "editNeed" | "editObjective" | "editPatient" | "editPhysicalCheck" | "editPlan" | "editReferral" | "editSafeguardingConcern" | "editService" | "editServiceInPlace" | "editSession" | "editStay" | "editTask" | "editVisit" | "endAdvanceDecision" | "endAlert" | "endAllergy" | "endCapacity" | "endCarer" | "endCondition" | "endDependant" | "endEnrolment" | "endLegalDate" | "endLegalRole" | "endMedication" | "endMedicationEvent" | "endPhysicalCheck" | "endSafeguardingConcern" | "endService" | "endServiceInPlace" | "endSnooze" | "finishAssessment" | "import" | "installInstrument" | "itemAlert" | "joinGroup" | "joinHousehold" | "leaveGroup" | "leaveHousehold" | "leaveWard" | "markEntered" | "markEventDone" | "mergeContacts" | "overrideWish" | "passOn" | "planSession" | "planTogether" | "planVisit" | "raiseConcern" | "rateGoal" | "recordCheckIn" | "recordLiaison" | "recordScore" | "recordSession" | "removeClockRule" | "removeFromCircle" | "removeNeed" | "removeStay" | "removeView" | "reopenNotice" | "reopenPatient" | "respondToScore" | "retireInstrument" | "revertDischarge" | "reviewPlan" | "saveAboutMe" | "saveSafetyPlan" | "saveView" | "setCountry" | "setCrisisLines" | "setRecipient" | "setStatus" | "slipConcern" | "snooze" | "startPlan" | "stepReferral" | "tellNotices" | "undo" | "undoImport" | "withdrawAssessment" | "withholdNotice";

/**
 * What becomes of one of them.
 */
export type OpenAnswer = { what: OpenKind, id: string, 
/**
 * Who has it from now on; `None`: it is closed, or called off.
 */
toWhom: string | null, 
/**
 * Where they stand in the directory.
 */
contact: string | null, 
/**
 * Why, or what came of it.
 */
reason: string, };

/**
 * What keeps somebody on the caseload.
 */
export type OpenItem = { what: OpenKind, id: string, 
/**
 * What it is, in words; a draft has none.
 */
words: string | null, 
/**
 * Since when, or for when.
 */
on: string | null, 
/**
 * It can only be handed on here; closing it has a step of its own.
 */
onlyHandover: boolean, 
/**
 * It cannot be handed on: only recorded, or thrown away.
 */
onlyClosed: boolean, };

/**
 * What keeps somebody on the caseload until it is closed, called off or handed on.
 */
export type OpenKind = "safetyConcern" | "safeguarding" | "owed" | "waitingOn" | "visit" | "referral" | "notice" | "draft" | "assessment";

/**
 * How the order of a column is known.
 */
export type OrderBasis = "proven" | "told" | "otherColumns" | "assumed" | "mixed";

/**
 * Where the row came from. What was imported is in the official record already.
 */
export type Origin = "here" | "import";

export type Outcome = "attended" | "didNotAttend" | "wasNotBrought" | "cancelled" | "noAccess";

export type OwedBy = "me" | "other";

export type OwedPage = { 
/**
 * Open, the soonest due first.
 */
mine: Array<OwedRow>, 
/**
 * Open, the soonest to be asked again first.
 */
waiting: Array<OwedRow>, 
/**
 * The latest first.
 */
closed: Array<ClosedTask>, 
/**
 * Of every task, the latest first.
 */
chases: Array<Chase>, 
/**
 * Newest first.
 */
liaison: Array<LiaisonRow>, };

/**
 * A task with whom it is with, by name and number.
 */
export type OwedRow = { task: Task, 
/**
 * As the directory calls them, or as they were named.
 */
who: string | null, phone: string | null, 
/**
 * How often they were chased.
 */
chased: number, lastChased: string | null, 
/**
 * Today is the day: it is due, or they are to be asked again.
 */
asks: boolean, };

export type OwnPage = { kind: PageKind, patient: string, 
/**
 * Empty on the page of a reader with whom nothing is shared: that somebody is on a caseload is already something.
 */
name: string, 
/**
 * Who it is for, when not for the person.
 */
reader: string | null, 
/**
 * What may be shared with the reader, as the person said it.
 */
share: Share | null, shareTopics: string | null, sections: Array<PageSection>, leftOut: Array<LeftOut>, 
/**
 * The day the safety plan was last written.
 */
updatedOn: string | null, reviewOn: string | null, 
/**
 * On the page of the care plan: what was agreed about it.
 */
agreed: PageAgreed | null, large: boolean, demo: boolean, };

export type PageAgreed = { version: number, on: string | null, 
/**
 * Who spoke for the person and in which capacity; `None`: they spoke for themselves, or it is not said.
 */
with: string | null, reviewOwner: string | null, };

export type PageAsk = { patient: string, kind: PageKind, 
/**
 * For the carer's page: their place in the circle.
 */
member: string | null, 
/**
 * For a carer with whom some topics may be shared: the sections that these topics cover.
 */
withinTopics: Array<Section>, large: boolean, };

export type PageKind = "safetyPlan" | "myCare" | "carer" | "plan";

export type PagePart = { 
/**
 * The name of the part, for its heading; `None`: a line of a list.
 */
part: string | null, text: string, 
/**
 * Of a goal on the page of the plan: the steps on the way.
 */
steps: Array<PageStep>, };

export type PageSection = { section: Section, parts: Array<PagePart>, };

export type PageStep = { text: string, expected: string | null, due: string | null, done: boolean, };

/**
 * What both sides read to each other before they trust a key.
 */
export type Pairing = { 
/**
 * This laptop's key as the text of a minisign `.pub` file, to be given to the office.
 */
senderPub: string, 
/**
 * Eight.
 */
senderWords: Array<string>, 
/**
 * Of the office's key, eight; `None` while no office is set.
 */
officeWords: Array<string> | null, };

/**
 * A change that a coordinator chose to pass on, to whom they chose.
 */
export type PassOn = { patient: string, words: string, 
/**
 * Their places in the circle.
 */
members: Array<string>, 
/**
 * The table and the row of the history that it is about, where it was taken from there.
 */
table: string | null, row: string | null, };

/**
 * A passphrase as it was typed. Wiped when dropped, never shown by `Debug`.
 */
export type Passphrase = string;

export type PassphraseChange = { old: Passphrase, new: Passphrase, };

export type PastAnswer = { assessment: string, on: string | null, value: number | null, label: string | null, };

export type Patient = { id: string, status: Status, pausedUntil: string | null, ended: string | null, endedReason: string | null, 
/**
 * RFC 3339.
 */
addedAt: string, demo: boolean, 
/**
 * The organisation's own number for this person, for example `P0004`. Unique when given.
 */
localId: string | null, 
/**
 * Ten digits with a right check digit; spaces and dashes are taken out. Unique when given.
 */
nhsNumber: string | null, family: string, given: string, preferred: string | null, pronouns: string | null, born: string | null, phone: string | null, email: string | null, address: string | null, postcode: string | null, 
/**
 * What a visitor must know at the door: the side gate, the bell that does not work.
 */
accessNotes: string | null, cohort: string | null, keyWorker: string | null, started: string | null, 
/**
 * Days between contacts as agreed with this person, 1 to 366; `None` when not agreed.
 */
contactDays: number | null, 
/**
 * The coordinator's own question for supervision.
 */
question: string | null, 
/**
 * The last contact as the imported sheet told it, where no check-in is held.
 */
reportedLastContact: string | null, };

/**
 * What a coordinator may write about somebody. Every field but the names may be empty.
 */
export type PatientDetails = { 
/**
 * The organisation's own number for this person, for example `P0004`. Unique when given.
 */
localId: string | null, 
/**
 * Ten digits with a right check digit; spaces and dashes are taken out. Unique when given.
 */
nhsNumber: string | null, family: string, given: string, preferred: string | null, pronouns: string | null, born: string | null, phone: string | null, email: string | null, address: string | null, postcode: string | null, 
/**
 * What a visitor must know at the door: the side gate, the bell that does not work.
 */
accessNotes: string | null, cohort: string | null, keyWorker: string | null, started: string | null, 
/**
 * Days between contacts as agreed with this person, 1 to 366; `None` when not agreed.
 */
contactDays: number | null, 
/**
 * The coordinator's own question for supervision.
 */
question: string | null, 
/**
 * The last contact as the imported sheet told it, where no check-in is held.
 */
reportedLastContact: string | null, };

/**
 * Both days belong to it.
 */
export type Period = { from: string, to: string, };

export type Person = { patient: Patient, name: string, initials: string, age: number | null, alerts: Array<Alert>, 
/**
 * Strongest first.
 */
reasons: Array<Reason>, 
/**
 * Reasons that hold and are put aside.
 */
snoozed: Array<SnoozedReason>, lastContact: string | null, 
/**
 * Planned and unanswered, soonest first; days that have passed stand first.
 */
planned: Array<Visit>, reviewOn: string | null, 
/**
 * What is open of what I owe and what others owe, the soonest first.
 */
owed: Array<OwedRow>, 
/**
 * The goals of the plan that holds now.
 */
goals: Array<GoalRow>, circle: Array<CircleRow>, 
/**
 * The version that holds now; `None`: they were never asked.
 */
safetyPlan: SafetyPlan | null, aboutMe: AboutMe | null, 
/**
 * Open and put off, the oldest first.
 */
concerns: Array<SafetyConcern>, 
/**
 * The latest of each measure.
 */
scores: Array<LatestScore>, 
/**
 * Those they are in first, then those they were in.
 */
groups: Array<PersonGroup>, 
/**
 * Allergies, open concerns, and what of health and the law is due.
 */
known: HealthDue, 
/**
 * Where they are for a while.
 */
stay: WardStay | null, 
/**
 * The clock that runs since they left such a place.
 */
followUp: FollowUpClock | null, 
/**
 * The episode that is last.
 */
episode: Episode, 
/**
 * What an imported sheet told that has no home here yet, or was refused.
 */
unmappedCells: Array<UnmappedCell>, };

/**
 * A group that somebody is in, or was.
 */
export type PersonGroup = { membership: Membership, name: string, kind: GroupKind, 
/**
 * The group itself has ended.
 */
endedOn: string | null, lastCame: string | null, attended: number, offered: number, 
/**
 * Why they stand among those we haven't seen lately there, in words.
 */
absence: string | null, };

/**
 * Of one person.
 */
export type PersonNotices = { 
/**
 * To be told, the longest waiting first.
 */
open: Array<NoticeRow>, 
/**
 * Those who must not hear of it.
 */
withheld: Array<NoticeRow>, 
/**
 * Told, the latest first, and then what was not needed.
 */
done: Array<NoticeRow>, };

export type PersonRow = { id: string, given: string, family: string, preferred: string | null, initials: string, localId: string | null, status: Status, cohort: string | null, 
/**
 * The groups they are in now, by name.
 */
groups: Array<string>, age: number | null, lastContact: string | null, lastKind: Kind | null, contactDays: number | null, 
/**
 * The next planned contact from today on.
 */
nextContact: string | null, nextTime: string | null, nextMilestone: string | null, nextMilestoneDue: string | null, reviewOn: string | null, 
/**
 * Each measure, in the order in which measures are offered.
 */
measures: Array<MeasureRow>, attention: number, 
/**
 * The strongest reason, in words.
 */
reason: string | null, demo: boolean, };

export type Phase = "absent" | "locked" | "open" | "unreadable";

export type PhysicalCheck = { id: string, endedOn: string | null, outcome: string | null, patient: string, due: string | null, doneOn: string | null, doneWhere: string | null, alcohol: string | null, 
/**
 * Blood glucose or HbA1c.
 */
glucose: string | null, lipids: string | null, bloodPressure: string | null, 
/**
 * Weight or BMI.
 */
weight: string | null, smoking: string | null, note: string | null, source: string | null, };

export type PhysicalCheckDetails = { patient: string, due: string | null, doneOn: string | null, doneWhere: string | null, alcohol: string | null, 
/**
 * Blood glucose or HbA1c.
 */
glucose: string | null, lipids: string | null, bloodPressure: string | null, 
/**
 * Weight or BMI.
 */
weight: string | null, smoking: string | null, note: string | null, source: string | null, };

export type PickFile = { title: string, 
/**
 * Extensions without a dot, such as `csv`; none means any file.
 */
extensions: Array<string>, };

export type PickFolder = { title: string, };

/**
 * A stretch of an excerpt.
 */
export type Piece = { text: string, 
/**
 * It is a word that was looked for.
 */
marked: boolean, };

export type Plan = { plan: CarePlan, needs: Array<Need>, goals: Array<GoalRow>, interventions: Array<Intervention>, 
/**
 * The versions that ended, the newest first.
 */
versions: Array<PlanVersion>, };

export type PlanCompared = { patient: string, 
/**
 * The id of a version; `None`: the plan as it stands.
 */
before: string | null, 
/**
 * The id of a version; `None`: the plan as it stands.
 */
after: string | null, };

export type PlanDetails = { patient: string, strengths: string | null, agreedOn: string | null, 
/**
 * `None`: not said, or told in words before this was asked.
 */
agreedBy: AgreedBy | null, 
/**
 * The name of whoever spoke for them.
 */
agreedWith: string | null, 
/**
 * In which capacity they spoke: mother, attorney for health and welfare, advocate.
 */
agreedAs: string | null, reviewOn: string | null, reviewOwner: string | null, };

export type PlanReview = { 
/**
 * What is agreed from here; it replaces what was agreed before.
 */
agreed: PlanDetails, 
/**
 * What changes from here, in words.
 */
changes: string | null, 
/**
 * Those that something was said of; the others stay as they are.
 */
milestones: Array<MilestoneAnswer>, goals: Array<GoalAnswer>, };

/**
 * One appointment with several people of a household.
 */
export type PlanTogether = { details: VisitDetails, 
/**
 * The others, by id: each confirmed as of the household.
 */
with: Array<string>, };

export type PlanVersion = { id: string, 
/**
 * From 1.
 */
version: number, fromOn: string, 
/**
 * The day of the review that ended it.
 */
untilOn: string, agreedWith: string | null, 
/**
 * What the review changed, in words.
 */
changes: string | null, };

export type Preferences = { 
/**
 * 50 to 400.
 */
zoomPercent: number, theme: Theme, };

/**
 * The programme whose definition of "not improving" applies.
 */
export type Programme = "collaborativeCare" | "talkingTherapies";

/**
 * `n` of `of`. The percentage is left out while `n` is below [`Proportion::SMALLEST`]: a proportion of so few says little
 * and can point at somebody.
 */
export type Proportion = { n: number, of: number, 
/**
 * 0 to 100, rounded half up.
 */
percent: number | null, };

/**
 * Who provides it, as the directory has them now.
 */
export type Provider = { name: string, organisation: string | null, phone: string | null, 
/**
 * Their entry in the directory.
 */
contact: string | null, };

export type RaiseConcern = { patient: string, words: string, checkIn: string | null, };

export type ReadSheet = { path: string, 
/**
 * Which number is the day, for the columns that were asked about, by header.
 */
orders: { [key in string]: DateOrder }, };

/**
 * One reason to look at somebody.
 */
export type Reason = { rule: Rule, section: ListSection, 
/**
 * In words, with its numbers.
 */
text: string, 
/**
 * The numbers of the words, by their names.
 */
numbers: { [key in string]: number }, 
/**
 * The first day on which it held, where that is known.
 */
since: string | null, 
/**
 * By when it was to be done; none where the rule has no day.
 */
due: string | null, 
/**
 * Days past due; negative when it is still ahead.
 */
days: number, 
/**
 * What would close it.
 */
closes: string, 
/**
 * The record that an answer would be about, where the row itself can take one: the score that got worse,
 * the task or the referral that is waited for.
 */
about: string | null, };

export type Recipient = { id: string, 
/**
 * RFC 3339.
 */
addedAt: string, name: string, 
/**
 * The public half: `age1...`.
 */
ageKey: string, };

export type RecipientDetails = { name: string, 
/**
 * The public half: `age1...`.
 */
ageKey: string, };

export type Recovery = { 
/**
 * The recovery code as it was typed.
 */
code: string, newPassphrase: Passphrase, };

export type Referral = { id: string, state: ReferralState, declinedWhy: string | null, outcome: string | null, patient: string, way: ReferralWay, kind: ServiceKind, 
/**
 * Which service, where the directory has it.
 */
service: string | null, 
/**
 * Whom it goes to, where they stand in the directory.
 */
contact: string | null, 
/**
 * What it is called, whether or not the directory has it.
 */
name: string, reason: string, urgency: Urgency, 
/**
 * When to ask again. `None` while it waits for somebody: as many days after the last step as its urgency says.
 */
chaseOn: string | null, };

/**
 * A referral that is to be asked about.
 */
export type ReferralCall = { patient: string, name: string, initials: string, 
/**
 * As the attention list has it; it is about the referral.
 */
reason: Reason, };

/**
 * They were asked again.
 */
export type ReferralChase = { id: string, 
/**
 * `None`: today.
 */
on: string | null, 
/**
 * Who was asked, and what they said.
 */
words: string | null, 
/**
 * When to ask again. `None`: as its urgency says.
 */
chaseOn: string | null, };

export type ReferralDetails = { patient: string, way: ReferralWay, kind: ServiceKind, 
/**
 * Which service, where the directory has it.
 */
service: string | null, 
/**
 * Whom it goes to, where they stand in the directory.
 */
contact: string | null, 
/**
 * What it is called, whether or not the directory has it.
 */
name: string, reason: string, urgency: Urgency, 
/**
 * When to ask again. `None` while it waits for somebody: as many days after the last step as its urgency says.
 */
chaseOn: string | null, };

/**
 * What happened on a day.
 */
export type ReferralEvent = "draft" | "sent" | "chased" | "acknowledged" | "accepted" | "declined" | "started" | "ended" | "signposted";

/**
 * A step of a referral.
 */
export type ReferralMove = { id: string, to: ReferralState, 
/**
 * `None`: today.
 */
on: string | null, 
/**
 * Why it was declined, what came of it, or a note.
 */
words: string | null, 
/**
 * When to ask again, where it waits for somebody. `None`: as its urgency says.
 */
chaseOn: string | null, };

export type ReferralRow = { referral: Referral, provider: Provider, 
/**
 * The earliest first.
 */
steps: Array<ReferralStep>, 
/**
 * What may come next, the usual step first; empty: it is over.
 */
next: Array<ReferralState>, 
/**
 * The day to ask again has come.
 */
chaseNow: boolean, 
/**
 * A service in place came of it.
 */
inPlace: boolean, };

export type ReferralState = "draft" | "sent" | "acknowledged" | "accepted" | "declined" | "started" | "ended" | "signposted";

/**
 * One day of a referral.
 */
export type ReferralStep = { referral: string, step: ReferralEvent, on: string, note: string | null, };

/**
 * A step of a referral, and what it puts in place.
 */
export type ReferralStepped = { made: ReferralMove, 
/**
 * With [`ReferralState::Started`]: it stands among the services in place from that day.
 */
inPlace: InPlaceFrom | null, };

export type ReferralWay = "referral" | "signposting";

/**
 * A cell that was not taken, and why; it is kept with the person all the same.
 */
export type Refusal = { 
/**
 * Line of the file, from 1.
 */
line: number, 
/**
 * The column's header; `None` when the whole row is refused.
 */
header: string | null, 
/**
 * What the cell holds.
 */
value: string, reason: RefusalReason, 
/**
 * The other line it is about, for what is shared or stands twice.
 */
otherLine: number | null, };

/**
 * Why a cell, or a whole row, is not taken. The sentences are `import.reason.<key>`.
 */
export type RefusalReason = "notADate" | "noSuchDay" | "otherOrder" | "yearOnly" | "hashes" | "formulaError" | "inFuture" | "tooLongAgo" | "beforeBirth" | "notATime" | "scientific" | "notDigits" | "notTenDigits" | "repeatedDigit" | "checkDigit" | "notAPhone" | "notAnEmail" | "notAScore" | "scoreOutOfRange" | "unknownStatus" | "unknownKind" | "unknownOutcome" | "missing" | "tooLong" | "sharedReference" | "takenReference" | "takenNhsNumber" | "sharedNhsNumber" | "noNameNoId" | "tooManyCells" | "duplicatePerson" | "duplicateContact" | "noReference" | "unknownReference";

export type Reliable = "improvement" | "deterioration" | "none";

export type ReliableChange = { 
/**
 * A change of so many points or more is reliable.
 */
points: number, 
/**
 * Whose rule it is, as it stands in a sentence: "the NHS Talking Therapies rule".
 */
rule: string, 
/**
 * Whether its source was read.
 */
verified: boolean, };

/**
 * What was made of a row or a cell that was taken. The sentences are `import.note.<key>`.
 */
export type Remark = "leadingZero" | "serialDate" | "century" | "nameSplit" | "nameMissing" | "charactersRemoved" | "shortRow" | "formulaText" | "relapsePrevention" | "died" | "statusAssumed" | "samePerson" | "sameContact";

export type Reopening = { patient: string, 
/**
 * `None`: today.
 */
on: string | null, reason: string, referrer: string | null, };

export type RespondToScore = { assessment: string, done: string, };

export type RoleInLaw = "attorneyHealth" | "attorneyProperty" | "deputyHealth" | "deputyProperty" | "nearestRelative" | "imha" | "imca" | "advocate";

export type RoleRow = { role: LegalRole, 
/**
 * Their entry in the directory, where they stand in it.
 */
contact: Contact | null, };

/**
 * One thing that was made of a row.
 */
export type RowNote = { remark: Remark, 
/**
 * The column's header, where it is about one.
 */
header: string | null, 
/**
 * What the cell became, where it was changed.
 */
became: string | null, };

export type RowOutcome = "new" | "samePerson" | "sameContact" | "refused";

export type RowReport = { 
/**
 * Line of the file, from 1.
 */
line: number, 
/**
 * Local id and initials; never a name.
 */
who: string, outcome: RowOutcome, notes: Array<RowNote>, };

/**
 * A rule by its code. The names are stored: they may be added to, never changed. Where two reasons are equally
 * far past due, the rule that comes first here is shown first.
 */
export type Rule = "safety" | "safeguarding" | "clock" | "missed" | "disengaging" | "lapsed" | "contactOverdue" | "silent" | "medicationDue" | "deteriorated" | "notImproving" | "pauseEnded" | "milestoneDue" | "reviewDue" | "promise" | "waitingOn" | "tell" | "carer" | "flag" | "ready" | "unrecorded" | "circleGap" | "supervision" | "scoreDue" | "unsent";

export type RuleAnswer = "holds" | "snoozed" | "no" | "off";

/**
 * A number of a rule, as the settings offer it.
 */
export type RuleNumber = { 
/**
 * Its field in [`RuleSettings`].
 */
name: Exclude<keyof RuleSettings, "off">, usual: number, least: number, most: number, };

/**
 * What the settings show of a rule.
 */
export type RuleRow = { rule: Rule, 
/**
 * Whether it may be switched off.
 */
optional: boolean, numbers: Array<RuleNumber>, };

/**
 * The numbers of the rules, as set for the whole caseload.
 */
export type RuleSettings = { 
/**
 * Days after the start here within which a safety plan is talked about.
 */
safetyDays: number, 
/**
 * Days before a legal clock runs out from which it is shown.
 */
clockDays: number, 
/**
 * Days after a missed contact from which it asks to be rebooked.
 */
missedDays: number, 
/**
 * Days after leaving a ward within which a missed contact asks at once.
 */
wardDays: number, 
/**
 * Contacts that came to nothing, from which it asks.
 */
disengagingContacts: number, 
/**
 * Days within which so many came to nothing, the first and the last day included.
 */
disengagingDays: number, 
/**
 * Days after a planned contact from which it asks what came of it.
 */
lapsedDays: number, 
/**
 * Days since the last contact that may pass with nothing planned; 0: none.
 */
silentDays: number, 
/**
 * Days after being added within which somebody is first seen.
 */
firstContactDays: number, 
/**
 * Days before a medication date from which it is shown.
 */
medicationDays: number, 
/**
 * Days before a milestone is due from which it is shown.
 */
milestoneDays: number, 
/**
 * Days after the start within which there is a plan.
 */
planDays: number, 
/**
 * Days after which a new plan has been reviewed.
 */
firstReviewDays: number, 
/**
 * Months after which any plan has been reviewed.
 */
planMonths: number, 
/**
 * Months after which that is said in advance.
 */
planWarnMonths: number, 
/**
 * Days after asking somebody in a crisis, or about safeguarding, after which they are asked again.
 */
chaseCrisisDays: number, 
/**
 * The same of something urgent.
 */
chaseUrgentDays: number, 
/**
 * The same of anything else.
 */
chaseRoutineDays: number, 
/**
 * Days after a safety plan or a discharge from which it asks to be passed on; 0: at once.
 */
tellSoonDays: number, 
/**
 * Days after any other change from which it asks to be passed on; 0: at once.
 */
tellDays: number, 
/**
 * Days within which a carer is offered an assessment or a contingency plan.
 */
carerDays: number, 
/**
 * Days after a check-in from which it asks to be entered in the official record.
 */
unrecordedDays: number, 
/**
 * Days after the start here within which the circle is complete.
 */
circleDays: number, 
/**
 * Days within which everybody is discussed in supervision.
 */
supervisionDays: number, 
/**
 * Days within which changes leave this laptop.
 */
unsentDays: number, 
/**
 * Rules that are not asked.
 */
off: Array<Rule>, };

export type SafeguardingConcern = { id: string, endedOn: string | null, outcome: string | null, patient: string, about: ConcernAbout, 
/**
 * Whom it is about, where that is somebody else.
 */
who: string | null, facts: string, notedOn: string | null, source: string | null, wishes: string | null, reportedTo: string | null, reportedOn: string | null, consent: Consent | null, 
/**
 * Why others were told without their agreement.
 */
overrideReason: string | null, reference: string | null, };

export type SafeguardingConcernDetails = { patient: string, about: ConcernAbout, 
/**
 * Whom it is about, where that is somebody else.
 */
who: string | null, facts: string, notedOn: string | null, source: string | null, wishes: string | null, reportedTo: string | null, reportedOn: string | null, consent: Consent | null, 
/**
 * Why others were told without their agreement.
 */
overrideReason: string | null, reference: string | null, };

export type SafetyConcern = { id: string, patient: string, 
/**
 * RFC 3339.
 */
raisedAt: string, source: ConcernSource, 
/**
 * Its short name.
 */
instrument: string | null, 
/**
 * The item's wording.
 */
item: string | null, 
/**
 * The label chosen.
 */
answer: string | null, assessment: string | null, checkIn: string | null, 
/**
 * What was noticed, when somebody raised it.
 */
words: string | null, state: ConcernState, 
/**
 * What the person said.
 */
said: string | null, agreed: string | null, 
/**
 * Whether the safety plan was opened together.
 */
planOpened: boolean | null, 
/**
 * Who was consulted.
 */
consulted: string | null, 
/**
 * What holds for tonight.
 */
tonight: string | null, 
/**
 * RFC 3339: the end of that day.
 */
deferredUntil: string | null, deferredWhy: string | null, 
/**
 * RFC 3339.
 */
answeredAt: string | null, };

export type SafetyPlan = { id: string, 
/**
 * From 1.
 */
version: number, answer: Answer, updatedOn: string, declinedWhy: string | null, patient: string, triggers: string | null, warningSigns: string | null, coping: string | null, 
/**
 * People and places that take the mind off it.
 */
distraction: string | null, 
/**
 * Whom to contact.
 */
contacts: string | null, 
/**
 * What should happen, and what others should do.
 */
shouldHappen: string | null, 
/**
 * How the place they are in is made safer.
 */
saferPlace: string | null, reasons: string | null, helped: string | null, notHelped: string | null, advanceStatement: string | null, advanceOn: string | null, 
/**
 * Where the advance statement is kept.
 */
advancePlace: string | null, agreedWith: string | null, reviewOn: string | null, 
/**
 * Where the person keeps their copy.
 */
ownCopy: string | null, 
/**
 * Who else has one.
 */
copies: string | null, };

export type SafetyPlanDetails = { patient: string, triggers: string | null, warningSigns: string | null, coping: string | null, 
/**
 * People and places that take the mind off it.
 */
distraction: string | null, 
/**
 * Whom to contact.
 */
contacts: string | null, 
/**
 * What should happen, and what others should do.
 */
shouldHappen: string | null, 
/**
 * How the place they are in is made safer.
 */
saferPlace: string | null, reasons: string | null, helped: string | null, notHelped: string | null, advanceStatement: string | null, advanceOn: string | null, 
/**
 * Where the advance statement is kept.
 */
advancePlace: string | null, agreedWith: string | null, reviewOn: string | null, 
/**
 * Where the person keeps their copy.
 */
ownCopy: string | null, 
/**
 * Who else has one.
 */
copies: string | null, };

export type SameAsked = { name: string, state: ReferralState, 
/**
 * The day of its last step.
 */
on: string, };

export type SameInPlace = { name: string, since: string | null, };

/**
 * The same kind of service, in place or asked for. A reason to look, never to refuse.
 */
export type SameKind = { inPlace: Array<SameInPlace>, asked: Array<SameAsked>, };

/**
 * What a form is about to ask for.
 */
export type SameKindAsk = { patient: string, kind: ServiceKind, 
/**
 * The referral or the service that the form is about, which is not its own double.
 */
except: string | null, };

/**
 * Kept at every answer. An answer that has to be talked about raises its concern at once, whatever becomes of the rest.
 */
export type SaveAnswers = { 
/**
 * Empty for a new one.
 */
draft: string | null, version: string, answers: Array<ItemAnswer>, 
/**
 * The item in focus.
 */
at: string | null, patient: string, 
/**
 * The instrument's id.
 */
instrument: string, 
/**
 * `None`: the date is unknown.
 */
takenOn: string | null, 
/**
 * `HH:MM`, local.
 */
time: string | null, mode: AssessmentMode, 
/**
 * Who rated or answered, where it was not the person.
 */
rater: string | null, language: string | null, note: string | null, checkIn: string | null, };

export type SaveBrief = { brief: BriefAsk, folder: string, };

/**
 * What the window saves. `body` is the form as it stands, in the window's own JSON.
 */
export type SaveDraft = { 
/**
 * Empty for a new one.
 */
id: string | null, kind: DraftKind, patient: string, body: string, };

export type SaveOwnPage = { page: PageAsk, folder: string, };

export type SaveSummary = { options: SummaryOptions, folder: string, format: Format, 
/**
 * Who will read it; recorded with the disclosure.
 */
recipient: string, };

export type SaveTable = { table: TableAsk, folder: string, 
/**
 * Who will read it, and why: recorded with the disclosure.
 */
recipient: string, purpose: string, };

export type SaveView = { name: string, shown: string, };

/**
 * How a part of the window was left.
 */
export type SaveViewState = { id: string, 
/**
 * JSON, at most 64 KiB.
 */
value: string, };

export type SavedSummary = { fileName: string, 
/**
 * With its folder.
 */
path: string, 
/**
 * Lower-case hex.
 */
sha256: string, };

export type SavedView = { id: string, name: string, 
/**
 * JSON, the window's own.
 */
shown: string, };

export type ScoreBand = { from: number, to: number, 
/**
 * As it was published.
 */
name: string, };

export type ScoreFollowUp = { 
/**
 * Answered ones too.
 */
worse: Array<WorseScore>, 
/**
 * What was done about scores, the oldest first.
 */
responses: Array<ScoreResponse>, repeats: Array<MeasureRepeat>, 
/**
 * The one they are in first.
 */
programmes: Array<Enrolment>, };

export type ScoreMark = { on: string, kind: MarkKind, label: string, };

export type ScorePoint = { 
/**
 * `None`: the sum of others of that day.
 */
assessment: string | null, on: string | null, 
/**
 * `None`: too much was left unanswered.
 */
total: number | null, 
/**
 * As it was published.
 */
band: string | null, answered: number, of: number, mode: AssessmentMode, rater: string | null, version: string, coding: string | null, origin: AssessmentOrigin, occasion: Occasion | null, baseline: boolean, 
/**
 * Since the baseline.
 */
change: number | null, 
/**
 * What that change is by the instrument's rule.
 */
reliable: Reliable | null, note: string | null, };

export type ScoreRecorded = { id: string, concern: SafetyConcern | null, };

export type ScoreResponse = { id: string, patient: string, assessment: string, done: string, 
/**
 * RFC 3339.
 */
at: string, };

/**
 * The first and the latest score of a measure, each with its day as far as it is known.
 */
export type ScoreSpan = { short: string, 
/**
 * `None`: there is one score alone, or none before it has a date.
 */
first: number | null, firstOn: string | null, latest: number, latestOn: string | null, change: number | null, };

export type Scores = { measures: Array<Measure>, 
/**
 * What happened beside the scores, by day.
 */
marks: Array<ScoreMark>, 
/**
 * The NHS Talking Therapies outcome on PHQ-9 and GAD-7 together, labelled so; `None` before two paired occasions.
 */
outcome: string | null, followUp: ScoreFollowUp, };

export type SearchFound = { 
/**
 * Those in which something was found.
 */
groups: Array<FoundGroup>, };

export type SearchQuery = { 
/**
 * As it was typed.
 */
text: string, 
/**
 * Only what is about this person: their record, and the directory's entries of those in their circle.
 */
patient: string | null, };

/**
 * A part of the page that is shared, or left out, as a whole. In the order of the page.
 */
export type Section = "about" | "needs" | "goals" | "support" | "next" | "team" | "medication" | "safety" | "lines";

/**
 * "Was the self-harm item above 0?", asked with a total.
 */
export type SelfHarmAnswer = "yes" | "no" | "notKnown";

export type Service = { id: string, 
/**
 * The day from which it is no longer offered.
 */
endedOn: string | null, 
/**
 * The id of the organisation that offers it.
 */
organisation: string, kind: ServiceKind, name: string, howToRefer: string | null, 
/**
 * For whom it is.
 */
eligibility: string | null, 
/**
 * How long people wait, as it was told.
 */
waiting: string | null, note: string | null, };

export type ServiceDetails = { 
/**
 * The id of the organisation that offers it.
 */
organisation: string, kind: ServiceKind, name: string, howToRefer: string | null, 
/**
 * For whom it is.
 */
eligibility: string | null, 
/**
 * How long people wait, as it was told.
 */
waiting: string | null, note: string | null, };

export type ServiceInPlace = { id: string, endedOn: string | null, outcome: string | null, patient: string, kind: ServiceKind, 
/**
 * Which one, where the directory has it.
 */
service: string | null, 
/**
 * Who provides it, where they stand in the directory.
 */
contact: string | null, 
/**
 * What it is called, whether or not the directory has it.
 */
name: string, startedOn: string | null, paidBy: string | null, 
/**
 * Who leads on it: a name or a role.
 */
lead: string | null, 
/**
 * The referral it came of.
 */
referral: string | null, note: string | null, };

export type ServiceInPlaceDetails = { patient: string, kind: ServiceKind, 
/**
 * Which one, where the directory has it.
 */
service: string | null, 
/**
 * Who provides it, where they stand in the directory.
 */
contact: string | null, 
/**
 * What it is called, whether or not the directory has it.
 */
name: string, startedOn: string | null, paidBy: string | null, 
/**
 * Who leads on it: a name or a role.
 */
lead: string | null, 
/**
 * The referral it came of.
 */
referral: string | null, note: string | null, };

/**
 * Which need it answers. Two services of one kind for one person are asked about, never refused.
 */
export type ServiceKind = "housing" | "employment" | "supportGroup" | "respite" | "residentialCare" | "talkingTherapy" | "crisis" | "socialCare" | "benefitsAdvice" | "advocacy" | "substanceUse" | "physicalHealth" | "other";

export type ServicesTab = { 
/**
 * What is to be asked again first, then what else is open, then what is over.
 */
referrals: Array<ReferralRow>, 
/**
 * What holds first, then what has ended.
 */
inPlace: Array<InPlaceRow>, 
/**
 * How long somebody who was asked is waited for.
 */
chaseDays: Array<ChaseDays>, };

export type Session = { id: string, group: string, state: SessionState, 
/**
 * Why it was called off.
 */
reason: string | null, on: string, 
/**
 * `HH:MM`, local.
 */
time: string | null, place: string | null, topic: string | null, ledBy: string | null, 
/**
 * About the session as a whole.
 */
note: string | null, };

export type SessionDetails = { on: string, 
/**
 * `HH:MM`, local.
 */
time: string | null, place: string | null, topic: string | null, ledBy: string | null, 
/**
 * About the session as a whole.
 */
note: string | null, };

export type SessionRow = { session: Session, answers: Array<Attendance>, came: number, didNotCome: number, sentWord: number, };

export type SessionState = "planned" | "held" | "cancelled";

export type Settings = { word: Word, 
/**
 * Minutes without a key or a click before the vault locks, 1 to 30.
 */
lockMinutes: number, 
/**
 * The same while a check-in is open, 1 to 30.
 */
visitLockMinutes: number, 
/**
 * Days between contacts where none are agreed with the person, 1 to 366.
 */
contactDays: number, 
/**
 * Whether the window opens on the brief of a visit whose time is near.
 */
openOnBrief: boolean, 
/**
 * Who keeps this caseload, for the summary.
 */
coordinator: string | null, 
/**
 * The numbers of the attention rules, and which are asked.
 */
rules: RuleSettings, };

/**
 * What may be shared with a member of the circle.
 */
export type Share = "everything" | "topics" | "nothing" | "notAsked";

export type Sheet = "caseload" | "contacts";

export type SlipConcern = { id: string, 
/**
 * The draft in which the answers are put right next.
 */
draft: string | null, };

export type Snooze = { id: string, patient: string, rule: Rule, until: string, reason: string, informed: string | null, madeOn: string, };

export type SnoozeDetails = { patient: string, rule: Rule, 
/**
 * The day it comes back.
 */
until: string | null, reason: string, 
/**
 * Who was informed: required where somebody's safety is put aside.
 */
informed: string | null, };

/**
 * A reason that holds and is put aside.
 */
export type SnoozedReason = { reason: Reason, snooze: Snooze, 
/**
 * The day on which it is back.
 */
backOn: string, };

export type SnoozedRow = { patient: string, name: string, initials: string, snoozed: SnoozedReason, };

export type State = "planned" | "done" | "cancelled";

/**
 * Where somebody stands on the caseload.
 */
export type Status = "active" | "paused" | "discharged";

/**
 * A change of where somebody stands. A pause needs an end date, a discharge a reason.
 */
export type StatusChange = { patient: string, status: Status, 
/**
 * The last day of the pause, or the day of the discharge.
 */
on: string | null, reason: string | null, };

export type StatusLine = { 
/**
 * Operations not yet acknowledged by the office.
 */
unsent: number, 
/**
 * RFC 3339: when a bundle was last written.
 */
lastExport: string | null, undo: Undoable | null, 
/**
 * Whom the undoable change is about: `Dilwyn D.`
 */
undoName: string | null, };

export type StayKind = "ward" | "custody" | "crisisHouse" | "hospital";

/**
 * A stay, and what came of its follow-up.
 */
export type StayRow = { stay: WardStay, 
/**
 * The contact that achieved its follow-up.
 */
achieved: FollowUpContact | null, };

/**
 * How hard a passphrase is to guess.
 */
export type Strength = { 
/**
 * zxcvbn's score: 0 (under 10^3 guesses), 1 (10^6), 2 (10^8), 3 (10^10), 4 (more).
 */
score: number, 
/**
 * Whether [`Passphrase::check`] takes it.
 */
accepted: boolean, 
/**
 * Why it is not taken, else what makes it weak: a key below `strength`.
 */
reason: string | null, };

/**
 * What the coordinator chose before the preview.
 */
export type SummaryOptions = { 
/**
 * First day of the period; none means since the last summary, or four weeks when there was none.
 */
since: string | null, 
/**
 * Names beside the initials. The document then identifies people, and says so.
 */
named: boolean, 
/**
 * What was typed, word for word: the question for the supervisor, the text of an overdue milestone. It can hold a
 * name, and is therefore a choice of its own.
 */
freeText: boolean, };

/**
 * One person of the summary.
 */
export type SummaryRow = { 
/**
 * Who it is, for the window and the disclosure; never printed.
 */
patient: string, localId: string | null, initials: string, 
/**
 * Only in a summary with names.
 */
name: string | null, ageBand: AgeBand, 
/**
 * Somebody discharged is here only for what was left unfinished.
 */
status: Status, 
/**
 * Whole weeks on the caseload; none when the start is not known.
 */
weeks: number | null, 
/**
 * Why, in words with their numbers, strongest first. Typed text only in a summary with free text.
 */
reasons: Array<string>, 
/**
 * What the coordinator asks of the supervisor; only in a summary with free text.
 */
question: string | null, contacts: ContactCounts, lastContact: string | null, nextContact: string | null, reviewDue: string | null, goals: GoalCounts, milestones: MilestoneCounts, 
/**
 * Of each measure.
 */
scores: Array<ScoreSpan>, };

/**
 * One summary, complete: the preview, the PDF and the CSV show nothing that is not in here.
 */
export type SupervisionSummary = { period: Period, 
/**
 * RFC 3339, with the offset of the place.
 */
preparedAt: string, 
/**
 * Who keeps the caseload, as set.
 */
coordinator: string | null, 
/**
 * The release that made it, such as `0.1.0`.
 */
release: string, 
/**
 * The people are made up: marked on every page.
 */
demo: boolean, 
/**
 * What this summary holds, as chosen.
 */
named: boolean, freeText: boolean, figures: Figures, 
/**
 * Must be discussed, strongest reason first.
 */
discuss: Array<SummaryRow>, 
/**
 * Everybody else on the caseload, by local id.
 */
others: Array<SummaryRow>, };

/**
 * What is on the screen, and how much of it may leave.
 */
export type TableAsk = { 
/**
 * In their order.
 */
lines: Array<TableLine>, 
/**
 * In their order.
 */
columns: Array<TableColumn>, 
/**
 * Full names; otherwise initials and local id.
 */
named: boolean, 
/**
 * The words of milestones and of questions, as somebody typed them.
 */
typed: boolean, };

/**
 * A column beyond who it is.
 */
export type TableColumn = { "column": "age" } | { "column": "status" } | { "column": "cohort" } | { "column": "groups" } | { "column": "last" } | { "column": "agreed" } | { "column": "next" } | { "column": "milestone" } | { "column": "review" } | { "column": "attention" } | { "column": "reason" } | { "column": "scores" } | { "column": "measure", "instrument": string };

/**
 * One line of the window.
 */
export type TableLine = { patient: string, 
/**
 * The heading it stands under, where the table is grouped.
 */
group: string | null, };

export type Task = { id: string, 
/**
 * The check-in whose note said it.
 */
checkIn: string | null, 
/**
 * The liaison whose next step it is.
 */
liaison: string | null, state: TaskState, outcome: string | null, closedOn: string | null, patient: string, text: string, owedBy: OwedBy, 
/**
 * Said to the person: only of what I owe.
 */
promise: boolean, 
/**
 * In the directory: who owes it, or whom mine is with.
 */
contact: string | null, 
/**
 * The same as a name alone; not kept beside a contact.
 */
who: string | null, 
/**
 * When it was asked for, or said. `None`: today.
 */
askedOn: string | null, 
/**
 * By when. `None` of mine: today. Of somebody else's: they named no day.
 */
due: string | null, 
/**
 * Of somebody else's; `None`: routine.
 */
urgency: Urgency | null, 
/**
 * When to ask again, of somebody else's. `None`: so many days after asking as its urgency says.
 */
chaseOn: string | null, };

/**
 * It was done or answered, or is needed no longer.
 */
export type TaskClosed = { id: string, 
/**
 * Not open.
 */
state: TaskState, 
/**
 * `None`: today.
 */
on: string | null, 
/**
 * What came of it. May be left out only for something of mine that was done.
 */
outcome: string | null, };

export type TaskDetails = { patient: string, text: string, owedBy: OwedBy, 
/**
 * Said to the person: only of what I owe.
 */
promise: boolean, 
/**
 * In the directory: who owes it, or whom mine is with.
 */
contact: string | null, 
/**
 * The same as a name alone; not kept beside a contact.
 */
who: string | null, 
/**
 * When it was asked for, or said. `None`: today.
 */
askedOn: string | null, 
/**
 * By when. `None` of mine: today. Of somebody else's: they named no day.
 */
due: string | null, 
/**
 * Of somebody else's; `None`: routine.
 */
urgency: Urgency | null, 
/**
 * When to ask again, of somebody else's. `None`: so many days after asking as its urgency says.
 */
chaseOn: string | null, };

export type TaskState = "open" | "done" | "noLongerNeeded";

/**
 * They were told, all of these at once.
 */
export type Telling = { notices: Array<string>, 
/**
 * `None`: today.
 */
on: string | null, way: ToldWay | null, 
/**
 * `None`: each in its own words.
 */
said: string | null, 
/**
 * Who told them; `None`: the coordinator.
 */
by: string | null, };

export type Theme = "system" | "light" | "dark";

export type Timeline = { checkIns: Array<CheckIn>, 
/**
 * Whether there is more before the last of them.
 */
more: boolean, };

export type TimelineQuery = { patient: string, 
/**
 * The last check-in of the page before this one.
 */
before: string | null, };

export type ToEnterRow = { checkIn: CheckIn, name: string, initials: string, };

/**
 * Whom to ring, and what about.
 */
export type ToTell = { 
/**
 * The organisation somebody works for, where they work for one: one call reaches everybody there.
 */
contact: Contact, 
/**
 * By person, the longest waiting first.
 */
notices: Array<ToTellRow>, };

export type ToTellRow = { 
/**
 * About whom, by the whole name.
 */
person: string, 
/**
 * What whoever answers asks first.
 */
born: string | null, 
/**
 * It is for somebody of that organisation.
 */
within: boolean, notice: Notice, 
/**
 * Their place in the circle.
 */
role: string, 
/**
 * As the directory calls them.
 */
contactName: string, phone: string | null, 
/**
 * Only named topics are shared with them, and whether this is one of them is to be looked at first.
 */
lookFirst: boolean, };

export type Today = { date: string, 
/**
 * `HH:MM`: when the rules were computed.
 */
computedAt: string, 
/**
 * The rules that are asked, in their order.
 */
asked: Array<Rule>, 
/**
 * Those that are switched off.
 */
off: Array<Rule>, active: number, visits: Array<VisitRow>, 
/**
 * Planned for a day that has passed, and nobody has said what became of it; the longest ago first.
 */
unanswered: Array<VisitRow>, drafts: Array<DraftRow>, 
/**
 * What I owe that is due, and what somebody else owes that is to be asked for again; the longest past first.
 */
todo: Array<TodoRow>, 
/**
 * Safety concerns that are open or put off, the oldest first.
 */
concerns: Array<ConcernRow>, 
/**
 * One row a person for whom there is more than housekeeping: *Now* first, then *This week*; inside a section the
 * most overdue first.
 */
attention: Array<AttentionRow>, 
/**
 * One line a rule.
 */
housekeeping: Array<HousekeepingLine>, 
/**
 * What holds and is put aside, the soonest back first.
 */
snoozed: Array<SnoozedRow>, 
/**
 * The seven days after today.
 */
coming: Array<ComingRow>, };

/**
 * Something on today's list, with whom it is about.
 */
export type TodoRow = { owed: OwedRow, 
/**
 * As on Today: `Dilwyn D.`
 */
name: string, initials: string, };

/**
 * Somebody of the circle heard of a change while the visit lasted.
 */
export type ToldAtVisit = { notice: string, way: ToldWay, };

export type ToldWay = "call" | "letter" | "email" | "inPerson" | "meeting" | "message";

/**
 * What a commit touched, as far as the window has to know: which of its answers it asks for again.
 */
export type Touched = "record" | "draft" | "view";

/**
 * How a field is typed, which is how the window draws it.
 */
export type Typed = "line" | "text" | "past" | "future" | "since" | "days" | "number" | "choice" | "who" | "hidden";

/**
 * The operation that undo would take back, or has taken back.
 */
export type Undoable = { seq: string, kind: OpKind, 
/**
 * RFC 3339.
 */
at: string, 
/**
 * The person it was about, if it was about one alone.
 */
patient: string | null, };

export type UnmappedCell = { id: string, patient: string, header: string, value: string, 
/**
 * Why the value was not taken; `None` when its home is not built yet.
 */
refused: string | null, 
/**
 * RFC 3339: when the sheet came in.
 */
importedAt: string, };

/**
 * How soon somebody is asked again: it sets the chase date where none is named.
 */
export type Urgency = "crisis" | "urgent" | "routine";

export type VaultState = { state: Phase, 
/**
 * `tooNew`, `settings` (damaged) or `storage`.
 */
reason: string | null, 
/**
 * All in it is made up.
 */
demo: boolean, 
/**
 * The folder of the vault.
 */
dir: string, };

export type Visit = { id: string, state: State, 
/**
 * Why it was cancelled.
 */
reason: string | null, checkIn: string | null, origin: Origin, 
/**
 * Appointments with one of these are one visit, to people of one household.
 */
together: string | null, cancelledBy: CalledOffBy | null, patient: string, on: string, 
/**
 * `HH:MM`, local.
 */
time: string | null, kind: Kind | null, place: string | null, 
/**
 * Who goes along, or is there besides.
 */
who: string | null, };

export type VisitDetails = { patient: string, on: string, 
/**
 * `HH:MM`, local.
 */
time: string | null, kind: Kind | null, place: string | null, 
/**
 * Who goes along, or is there besides.
 */
who: string | null, };

/**
 * The visit that the window opens on.
 */
export type VisitNear = { visit: string, patient: string, };

/**
 * What became of a planned contact that did not take place.
 */
export type VisitNotHeld = { visit: string, why: NotHeld, 
/**
 * What was found, or the reason; needed where somebody called it off.
 */
note: string | null, 
/**
 * The appointment in its place, today or later.
 */
rebook: NextContact | null, };

export type VisitRow = { visit: string, patient: string, 
/**
 * As on Today: `Dilwyn D.`
 */
name: string, initials: string, on: string, time: string | null, kind: Kind | null, 
/**
 * Where: the place of the appointment, else the person's address for a home visit.
 */
place: string | null, address: string | null, accessNotes: string | null, alerts: Array<string>, 
/**
 * Who goes along, or is there besides.
 */
who: string | null, 
/**
 * Rows with one of these are one visit, to people of one household, and stand next to each other.
 */
together: string | null, };

/**
 * When a visit was, as the person typed it: local, to the minute, `YYYY-MM-DDTHH:MM`.
 */
export type VisitTime = string;

/**
 * What waits for the office.
 */
export type Waiting = { 
/**
 * Operations the office has not acknowledged, exported or not.
 */
changes: number, 
/**
 * The same by kind of operation, the most frequent first.
 */
kinds: Array<KindCount>, 
/**
 * When the oldest of them was done, RFC 3339.
 */
since: string | null, 
/**
 * Those of them that no bundle holds yet, apart from the records that exports themselves leave.
 */
notExported: number, lastExport: LastExport | null, 
/**
 * When the office last acknowledged, RFC 3339.
 */
acknowledgedAt: string | null, };

export type WardDischarge = { stay: string, 
/**
 * Local.
 */
at: VisitTime, suicideRisk: boolean, 
/**
 * Where that stands, and who told of the discharge.
 */
source: string | null, };

export type WardStay = { id: string, 
/**
 * RFC 3339, with the offset that held there and then. `None`: they are there.
 */
dischargedAt: string | null, 
/**
 * The ward named a risk of suicide when it discharged them.
 */
suicideRisk: boolean | null, dischargeSource: string | null, 
/**
 * Hours from the discharge within which they are seen, as the rule of that day said; `None`: no rule, no clock.
 */
followHours: number | null, 
/**
 * The name and the source of that rule.
 */
followRule: string | null, 
/**
 * Local, where the follow-up ended without a contact of ours.
 */
closedAt: VisitTime | null, closedHow: FollowUpClosed | null, closedWords: string | null, patient: string, kind: StayKind, 
/**
 * The ward, the hospital, the station.
 */
place: string | null, admittedOn: string | null, 
/**
 * `HH:MM`, local; often nobody says.
 */
admittedTime: string | null, 
/**
 * When a discharge is planned for.
 */
plannedOn: string | null, 
/**
 * Days between contacts while it lasts, 1 to 366; `None`: as agreed at other times.
 */
contactDays: number | null, 
/**
 * Who told.
 */
source: string | null, };

export type WardStayDetails = { patient: string, kind: StayKind, 
/**
 * The ward, the hospital, the station.
 */
place: string | null, admittedOn: string | null, 
/**
 * `HH:MM`, local; often nobody says.
 */
admittedTime: string | null, 
/**
 * When a discharge is planned for.
 */
plannedOn: string | null, 
/**
 * Days between contacts while it lasts, 1 to 366; `None`: as agreed at other times.
 */
contactDays: number | null, 
/**
 * Who told.
 */
source: string | null, };

export type What = "summaryPdf" | "summaryCsv" | "peopleCsv" | "bundle" | "safetyPlanPdf" | "myCarePdf" | "carerPdf" | "carePlanPdf" | "briefPdf";

/**
 * Another field that is answered, with one of `values` where there are any.
 */
export type When = { field: string, values: Array<string>, };

/**
 * Every rule's answer about one person.
 */
export type Why = { patient: string, name: string, explanations: Array<Explanation>, };

export type WhyNot = "notAsked" | "nothing" | "topics";

export type WithdrawAssessment = { id: string, why: string, };

/**
 * Why they must not hear of it.
 */
export type Withheld = "wish" | "neverAsked" | "byHand";

/**
 * What the window calls a person on the caseload.
 */
export type Word = "person" | "patient" | "client" | "serviceUser" | "consumer";

/**
 * A newest score that is reliably worse than an earlier one, by the same reckoning as the list.
 */
export type WorseScore = { 
/**
 * The instrument's id.
 */
instrument: string, assessment: string, on: string, total: number, earlier: number, earlierOn: string, };

/** Everything the window may ask. */
export interface Commands {
  vault_state: { arg: null; result: VaultState };
  passphrase_strength: { arg: Passphrase; result: Strength };
  suggest_passphrase: { arg: null; result: string };
  begin_setup: { arg: Passphrase; result: string };
  finish_setup: { arg: string; result: null };
  unlock: { arg: Passphrase; result: null };
  recover: { arg: Recovery; result: null };
  change_passphrase: { arg: PassphraseChange; result: null };
  check_passphrase: { arg: Passphrase; result: null };
  open_demo: { arg: null; result: null };
  lock: { arg: null; result: null };
  flushed: { arg: null; result: null };
  touch: { arg: null; result: null };
  visit_mode: { arg: boolean; result: null };
  settings: { arg: null; result: Settings };
  change_settings: { arg: Settings; result: null };
  view_state: { arg: string; result: string | null };
  save_view_state: { arg: SaveViewState; result: null };
  preferences: { arg: null; result: Preferences };
  set_zoom: { arg: number; result: null };
  set_theme: { arg: Theme; result: null };
  pick_file: { arg: PickFile; result: string | null };
  pick_folder: { arg: PickFolder; result: string | null };
  entries: { arg: EntriesAsk; result: EntryRows };
  add_entry: { arg: NewEntry; result: string };
  edit_entry: { arg: EditEntry; result: null };
  end_entry: { arg: EndEntry; result: null };
  today: { arg: null; result: Today };
  status: { arg: null; result: StatusLine };
  why: { arg: string; result: Why };
  people: { arg: null; result: Array<PersonRow> };
  saved_views: { arg: null; result: Array<SavedView> };
  save_view: { arg: SaveView; result: string };
  remove_view: { arg: string; result: null };
  search: { arg: SearchQuery; result: SearchFound };
  draft: { arg: string; result: Draft };
  drafts_about: { arg: string; result: Array<Draft> };
  save_draft: { arg: SaveDraft; result: Draft };
  discard_draft: { arg: string; result: null };
  undo: { arg: null; result: Undoable | null };
  closing: { arg: null; result: ClosingDay };
  snooze: { arg: SnoozeDetails; result: string };
  end_snooze: { arg: string; result: null };
  disclosures: { arg: string; result: Array<Disclosure> };
  disclosures_all: { arg: null; result: Array<Disclosure> };
  imports: { arg: null; result: Array<Import> };
  read_sheet: { arg: ReadSheet; result: DryRun };
  import_sheet: { arg: ImportSheet; result: Imported };
  undo_import: { arg: string; result: null };
  office: { arg: null; result: Recipient | null };
  set_office: { arg: RecipientDetails; result: string };
  summary: { arg: SummaryOptions; result: SupervisionSummary };
  save_summary: { arg: SaveSummary; result: SavedSummary };
  save_table: { arg: SaveTable; result: SavedSummary };
  waiting: { arg: null; result: Waiting };
  pairing: { arg: null; result: Pairing };
  export_bundle: { arg: string; result: Exported };
  save_brief: { arg: SaveBrief; result: SavedSummary };
  own_page: { arg: PageAsk; result: OwnPage };
  save_own_page: { arg: SaveOwnPage; result: SavedSummary };
  person: { arg: string; result: Person };
  timeline: { arg: TimelineQuery; result: Timeline };
  history: { arg: HistoryQuery; result: History };
  add_patient: { arg: PatientDetails; result: string };
  edit_patient: { arg: Edit<PatientDetails>; result: null };
  set_status: { arg: StatusChange; result: null };
  leaving: { arg: string; result: Leaving };
  discharge_patient: { arg: CaseloadDischarge; result: null };
  edit_discharge: { arg: CaseloadDischarge; result: null };
  reopen_patient: { arg: Reopening; result: string };
  revert_discharge: { arg: MistakenDischarge; result: null };
  answer_follow_up: { arg: FollowUpAnswer; result: null };
  episodes: { arg: string; result: Episodes };
  admit_to_ward: { arg: WardStayDetails; result: string };
  edit_stay: { arg: Edit<WardStayDetails>; result: null };
  leave_ward: { arg: WardDischarge; result: null };
  close_follow_up: { arg: FollowUpClosing; result: null };
  remove_stay: { arg: string; result: null };
  household: { arg: string; result: Household };
  join_household: { arg: HouseholdPair; result: null };
  leave_household: { arg: string; result: null };
  save_about_me: { arg: AboutMeDetails; result: string };
  record_check_in: { arg: NewCheckIn; result: string };
  edit_check_in: { arg: Edit<CheckInDetails>; result: null };
  mark_entered: { arg: string; result: null };
  plan_visit: { arg: VisitDetails; result: string };
  edit_visit: { arg: Edit<VisitDetails>; result: null };
  cancel_visit: { arg: CancelVisit; result: null };
  plan_together: { arg: PlanTogether; result: null };
  answer_visit: { arg: VisitNotHeld; result: string };
  brief: { arg: BriefAsk; result: Brief };
  visit_near: { arg: null; result: VisitNear | null };
  copy_note: { arg: string; result: null };
  circle: { arg: string; result: Array<CircleRow> };
  contacts: { arg: null; result: Array<ContactRow> };
  add_contact: { arg: ContactDetails; result: string };
  edit_contact: { arg: Edit<ContactDetails>; result: null };
  add_to_circle: { arg: MemberDetails; result: string };
  edit_circle: { arg: Edit<MemberDetails>; result: null };
  remove_from_circle: { arg: string; result: null };
  notices: { arg: string; result: PersonNotices };
  to_tell: { arg: null; result: Array<ToTell> };
  pass_on: { arg: PassOn; result: null };
  tell_notices: { arg: Telling; result: number };
  withhold_notice: { arg: NoticeWhy; result: null };
  override_wish: { arg: NoticeOverride; result: null };
  drop_notice: { arg: NoticeWhy; result: null };
  reopen_notice: { arg: string; result: null };
  carers: { arg: string; result: Array<Carer> };
  contact_page: { arg: string; result: ContactPage };
  likely_duplicates: { arg: null; result: Array<LikelyDuplicate> };
  merged_circles: { arg: MergeAsk; result: Array<MergedCircle> };
  merge_contacts: { arg: MergeContacts; result: null };
  health: { arg: string; result: Health };
  mark_event_done: { arg: EventDone; result: string | null };
  raise_concern: { arg: RaiseConcern; result: string };
  answer_concern: { arg: AnswerConcern; result: null };
  defer_concern: { arg: DeferConcern; result: null };
  slip_concern: { arg: SlipConcern; result: null };
  concerns: { arg: string; result: Array<SafetyConcern> };
  save_safety_plan: { arg: SafetyPlanDetails; result: string };
  decline_safety_plan: { arg: Declined; result: string };
  safety_plans: { arg: string; result: Array<SafetyPlan> };
  crisis_lines: { arg: null; result: CrisisLines };
  usual_crisis_lines: { arg: Country; result: CrisisLines };
  set_crisis_lines: { arg: CrisisLines; result: null };
  set_country: { arg: Country; result: null };
  law: { arg: string; result: Law };
  clock_rules: { arg: null; result: ClockRules };
  add_clock_rule: { arg: ClockRuleDetails; result: string };
  edit_clock_rule: { arg: Edit<ClockRuleDetails>; result: null };
  remove_clock_rule: { arg: string; result: null };
  plan: { arg: string; result: Plan | null };
  edit_plan: { arg: PlanDetails; result: string };
  add_goal: { arg: NewGoal; result: string };
  edit_goal: { arg: Edit<GoalDetails>; result: null };
  rate_goal: { arg: NewRating; result: null };
  review_plan: { arg: PlanReview; result: number };
  compare_plan: { arg: PlanCompared; result: Array<LineChange> };
  close_milestone: { arg: MilestoneOutcome; result: null };
  instruments: { arg: null; result: Array<Instrument> };
  read_instrument: { arg: string; result: InstrumentCheck };
  install_instrument: { arg: InstallInstrument; result: string };
  installed_instruments: { arg: null; result: Array<InstalledInstrument> };
  retire_instrument: { arg: string; result: null };
  save_answers: { arg: SaveAnswers; result: AnswersSaved };
  finish_assessment: { arg: FinishAssessment; result: AssessmentDone };
  record_score: { arg: NewScore; result: ScoreRecorded };
  withdraw_assessment: { arg: WithdrawAssessment; result: null };
  scores: { arg: string; result: Scores };
  respond_to_score: { arg: RespondToScore; result: string };
  agree_repeat: { arg: AgreeRepeat; result: null };
  owed: { arg: string; result: OwedPage };
  add_task: { arg: TaskDetails; result: string };
  edit_task: { arg: Edit<TaskDetails>; result: null };
  close_task: { arg: TaskClosed; result: null };
  chase_task: { arg: NewChase; result: null };
  record_liaison: { arg: NewLiaison; result: string };
  edit_liaison: { arg: Edit<LiaisonDetails>; result: null };
  services: { arg: string; result: ServicesTab };
  same_kind: { arg: SameKindAsk; result: SameKind };
  offered_services: { arg: null; result: Array<OfferedService> };
  add_referral: { arg: NewReferral; result: string };
  edit_referral: { arg: Edit<ReferralDetails>; result: null };
  step_referral: { arg: ReferralStepped; result: string | null };
  chase_referral: { arg: ReferralChase; result: null };
  add_service: { arg: ServiceDetails; result: string };
  edit_service: { arg: Edit<ServiceDetails>; result: null };
  end_service: { arg: string; result: null };
  group_history: { arg: GroupHistoryQuery; result: History };
  groups: { arg: null; result: Groups };
  group: { arg: string; result: GroupPage };
  add_group: { arg: NewGroup; result: string };
  edit_group: { arg: Edit<GroupDetails>; result: null };
  join_group: { arg: Joining; result: null };
  leave_group: { arg: Edit<MembershipDetails>; result: null };
  edit_membership: { arg: Edit<MembershipDetails>; result: null };
  close_objective: { arg: ObjectiveOutcome; result: null };
  plan_session: { arg: NewPlannedSession; result: string };
  edit_session: { arg: Edit<SessionDetails>; result: null };
  cancel_session: { arg: CancelSession; result: null };
  record_session: { arg: NewSession; result: string };
  correct_session: { arg: NewSession; result: string };
}

/** Every kind of contact, in its order. */
export const contactKinds: readonly Kind[] = [
  "homeVisit",
  "phone",
  "video",
  "clinic",
  "textMessage",
  "message",
  "other",
];

/** Every rule of attention, in its order. */
export const rules: readonly RuleRow[] = [
  {"rule":"safety","optional":false,"numbers":[{"name":"safetyDays","usual":28,"least":1,"most":366}]},
  {"rule":"safeguarding","optional":false,"numbers":[]},
  {"rule":"clock","optional":false,"numbers":[{"name":"clockDays","usual":30,"least":1,"most":366}]},
  {"rule":"missed","optional":true,"numbers":[{"name":"missedDays","usual":2,"least":1,"most":366},{"name":"wardDays","usual":28,"least":1,"most":366}]},
  {"rule":"disengaging","optional":true,"numbers":[{"name":"disengagingContacts","usual":3,"least":1,"most":20},{"name":"disengagingDays","usual":28,"least":1,"most":366}]},
  {"rule":"lapsed","optional":true,"numbers":[{"name":"lapsedDays","usual":1,"least":1,"most":366}]},
  {"rule":"contactOverdue","optional":true,"numbers":[]},
  {"rule":"silent","optional":true,"numbers":[{"name":"silentDays","usual":0,"least":0,"most":366},{"name":"firstContactDays","usual":7,"least":1,"most":366}]},
  {"rule":"medicationDue","optional":true,"numbers":[{"name":"medicationDays","usual":3,"least":1,"most":366}]},
  {"rule":"deteriorated","optional":true,"numbers":[]},
  {"rule":"notImproving","optional":true,"numbers":[]},
  {"rule":"pauseEnded","optional":true,"numbers":[]},
  {"rule":"milestoneDue","optional":true,"numbers":[{"name":"milestoneDays","usual":7,"least":1,"most":366}]},
  {"rule":"reviewDue","optional":true,"numbers":[{"name":"planDays","usual":28,"least":1,"most":366},{"name":"firstReviewDays","usual":56,"least":1,"most":366},{"name":"planMonths","usual":12,"least":1,"most":60},{"name":"planWarnMonths","usual":11,"least":1,"most":60}]},
  {"rule":"promise","optional":true,"numbers":[]},
  {"rule":"waitingOn","optional":true,"numbers":[{"name":"chaseCrisisDays","usual":1,"least":1,"most":366},{"name":"chaseUrgentDays","usual":3,"least":1,"most":366},{"name":"chaseRoutineDays","usual":14,"least":1,"most":366}]},
  {"rule":"tell","optional":true,"numbers":[{"name":"tellSoonDays","usual":1,"least":0,"most":366},{"name":"tellDays","usual":3,"least":0,"most":366}]},
  {"rule":"carer","optional":true,"numbers":[{"name":"carerDays","usual":365,"least":1,"most":732}]},
  {"rule":"flag","optional":true,"numbers":[]},
  {"rule":"ready","optional":true,"numbers":[]},
  {"rule":"unrecorded","optional":true,"numbers":[{"name":"unrecordedDays","usual":2,"least":1,"most":366}]},
  {"rule":"circleGap","optional":true,"numbers":[{"name":"circleDays","usual":28,"least":1,"most":366}]},
  {"rule":"supervision","optional":true,"numbers":[{"name":"supervisionDays","usual":28,"least":1,"most":366}]},
  {"rule":"scoreDue","optional":true,"numbers":[]},
  {"rule":"unsent","optional":true,"numbers":[{"name":"unsentDays","usual":7,"least":1,"most":366}]},
];

/** Every noun that the window asks for by its name. */
export interface Nouns {
  carer: { row: Carer; details: CarerDetails };
  alert: { row: Alert; details: AlertDetails };
  dependant: { row: Dependant; details: DependantDetails };
  medication: { row: Medication; details: MedicationDetails };
  medicationEvent: { row: MedicationEvent; details: MedicationEventDetails };
  allergy: { row: Allergy; details: AllergyDetails };
  condition: { row: Condition; details: ConditionDetails };
  physicalCheck: { row: PhysicalCheck; details: PhysicalCheckDetails };
  safeguardingConcern: { row: SafeguardingConcern; details: SafeguardingConcernDetails };
  legalDate: { row: LegalDate; details: LegalDateDetails };
  legalRole: { row: LegalRole; details: LegalRoleDetails };
  capacity: { row: Capacity; details: CapacityDetails };
  advanceDecision: { row: AdvanceDecision; details: AdvanceDecisionDetails };
  need: { row: Need; details: NeedDetails };
  milestone: { row: Milestone; details: MilestoneDetails };
  intervention: { row: Intervention; details: InterventionDetails };
  enrolment: { row: Enrolment; details: EnrolmentDetails };
  serviceInPlace: { row: ServiceInPlace; details: ServiceInPlaceDetails };
  objective: { row: Objective; details: ObjectiveDetails };
}

export type NounName = keyof Nouns;

/** The fields of each noun, in the order of its form. */
export const nouns: Readonly<Record<NounName, readonly FieldSpec[]>> = {
  carer: [
    {"name":"member","typed":"hidden","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"needs","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"caringSince","typed":"since","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"respite","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"assessmentOfferedOn","typed":"past","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"assessmentAnswer","typed":"choice","required":false,"most":null,"least":null,"today":false,"values":["accepted","declined"],"when":{"field":"assessmentOfferedOn","values":[]}},
    {"name":"assessmentAnsweredOn","typed":"past","required":false,"most":null,"least":null,"today":false,"values":[],"when":{"field":"assessmentAnswer","values":[]}},
    {"name":"contingencyOfferedOn","typed":"past","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"contingencyMadeOn","typed":"past","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"nextOfferOn","typed":"future","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"reportedOn","typed":"past","required":false,"most":null,"least":null,"today":true,"values":[],"when":null},
  ],
  alert: [
    {"name":"text","typed":"text","required":true,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"source","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"reviewOn","typed":"future","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
  ],
  dependant: [
    {"name":"name","typed":"line","required":true,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"born","typed":"past","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"age","typed":"number","required":false,"most":130,"least":0,"today":false,"values":[],"when":null},
    {"name":"caredBy","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"school","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"note","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"source","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"reportedOn","typed":"past","required":false,"most":null,"least":null,"today":true,"values":[],"when":null},
  ],
  medication: [
    {"name":"name","typed":"line","required":true,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"dose","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"howOften","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"purpose","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"prescriber","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"started","typed":"since","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"sideEffects","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"source","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"reportedOn","typed":"past","required":false,"most":null,"least":null,"today":true,"values":[],"when":null},
  ],
  medicationEvent: [
    {"name":"medication","typed":"hidden","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"kind","typed":"choice","required":true,"most":null,"least":null,"today":false,"values":["depot","clozapineBlood","lithiumBlood","otherBlood","other"],"when":null},
    {"name":"name","typed":"line","required":true,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"due","typed":"future","required":true,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"intervalDays","typed":"days","required":false,"most":366,"least":1,"today":false,"values":[],"when":null},
    {"name":"source","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
  ],
  allergy: [
    {"name":"answer","typed":"choice","required":true,"most":null,"least":null,"today":false,"values":["allergy","intolerance","noneKnown"],"when":null},
    {"name":"substance","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":{"field":"answer","values":["allergy","intolerance"]}},
    {"name":"reaction","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":{"field":"answer","values":["allergy","intolerance"]}},
    {"name":"source","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"reportedOn","typed":"past","required":false,"most":null,"least":null,"today":true,"values":[],"when":null},
  ],
  condition: [
    {"name":"name","typed":"line","required":true,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"since","typed":"since","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"note","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"source","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"reportedOn","typed":"past","required":false,"most":null,"least":null,"today":true,"values":[],"when":null},
  ],
  physicalCheck: [
    {"name":"due","typed":"future","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"doneOn","typed":"past","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"doneWhere","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":{"field":"doneOn","values":[]}},
    {"name":"alcohol","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":{"field":"doneOn","values":[]}},
    {"name":"glucose","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":{"field":"doneOn","values":[]}},
    {"name":"lipids","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":{"field":"doneOn","values":[]}},
    {"name":"bloodPressure","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":{"field":"doneOn","values":[]}},
    {"name":"weight","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":{"field":"doneOn","values":[]}},
    {"name":"smoking","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":{"field":"doneOn","values":[]}},
    {"name":"note","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":{"field":"doneOn","values":[]}},
    {"name":"source","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
  ],
  safeguardingConcern: [
    {"name":"about","typed":"choice","required":true,"most":null,"least":null,"today":false,"values":["adult","child"],"when":null},
    {"name":"who","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"facts","typed":"text","required":true,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"notedOn","typed":"past","required":false,"most":null,"least":null,"today":true,"values":[],"when":null},
    {"name":"source","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"wishes","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"reportedTo","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"reportedOn","typed":"past","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"consent","typed":"choice","required":false,"most":null,"least":null,"today":false,"values":["agreed","refused","notAsked"],"when":null},
    {"name":"overrideReason","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":{"field":"consent","values":["refused","notAsked"]}},
    {"name":"reference","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
  ],
  legalDate: [
    {"name":"label","typed":"line","required":true,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"starts","typed":"past","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"due","typed":"future","required":true,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"note","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"source","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"reportedOn","typed":"past","required":false,"most":null,"least":null,"today":true,"values":[],"when":null},
  ],
  legalRole: [
    {"name":"role","typed":"choice","required":true,"most":null,"least":null,"today":false,"values":["attorneyHealth","attorneyProperty","deputyHealth","deputyProperty","nearestRelative","imha","imca","advocate"],"when":null},
    {"name":"contact","typed":"who","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"name","typed":"hidden","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"document","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"seenOn","typed":"past","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"source","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"reportedOn","typed":"past","required":false,"most":null,"least":null,"today":true,"values":[],"when":null},
  ],
  capacity: [
    {"name":"decision","typed":"text","required":true,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"hasCapacity","typed":"choice","required":true,"most":null,"least":null,"today":false,"values":["yes","no","fluctuates"],"when":null},
    {"name":"assessedOn","typed":"past","required":false,"most":null,"least":null,"today":true,"values":[],"when":null},
    {"name":"assessedBy","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"supported","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"bestInterests","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"decidedBy","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"reviewOn","typed":"future","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
  ],
  advanceDecision: [
    {"name":"about","typed":"text","required":true,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"madeOn","typed":"past","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"keptAt","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"seenOn","typed":"past","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"source","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"reportedOn","typed":"past","required":false,"most":null,"least":null,"today":true,"values":[],"when":null},
  ],
  need: [
    {"name":"text","typed":"text","required":true,"most":2000,"least":null,"today":false,"values":[],"when":null},
  ],
  milestone: [
    {"name":"text","typed":"text","required":true,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"expected","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"due","typed":"future","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"owner","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
  ],
  intervention: [
    {"name":"what","typed":"text","required":true,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"who","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"howOften","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"strategies","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"confidence","typed":"number","required":false,"most":10,"least":1,"today":false,"values":[],"when":null},
    {"name":"reviewOn","typed":"future","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"goal","typed":"hidden","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"status","typed":"choice","required":true,"most":null,"least":null,"today":false,"values":["planned","active","ended"],"when":null},
  ],
  enrolment: [
    {"name":"programme","typed":"choice","required":true,"most":null,"least":null,"today":false,"values":["collaborativeCare","talkingTherapies"],"when":null},
    {"name":"startedOn","typed":"past","required":false,"most":null,"least":null,"today":true,"values":[],"when":null},
  ],
  serviceInPlace: [
    {"name":"kind","typed":"choice","required":true,"most":null,"least":null,"today":false,"values":["housing","employment","supportGroup","respite","residentialCare","talkingTherapy","crisis","socialCare","benefitsAdvice","advocacy","substanceUse","physicalHealth","other"],"when":null},
    {"name":"service","typed":"hidden","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"contact","typed":"hidden","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"name","typed":"line","required":true,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"startedOn","typed":"past","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"paidBy","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"lead","typed":"line","required":false,"most":200,"least":null,"today":false,"values":[],"when":null},
    {"name":"referral","typed":"hidden","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
    {"name":"note","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":null},
  ],
  objective: [
    {"name":"text","typed":"text","required":true,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"expected","typed":"text","required":false,"most":2000,"least":null,"today":false,"values":[],"when":null},
    {"name":"due","typed":"future","required":false,"most":null,"least":null,"today":false,"values":[],"when":null},
  ],
};

export const commandNames = [
  "vault_state",
  "passphrase_strength",
  "suggest_passphrase",
  "begin_setup",
  "finish_setup",
  "unlock",
  "recover",
  "change_passphrase",
  "check_passphrase",
  "open_demo",
  "lock",
  "flushed",
  "touch",
  "visit_mode",
  "settings",
  "change_settings",
  "view_state",
  "save_view_state",
  "preferences",
  "set_zoom",
  "set_theme",
  "pick_file",
  "pick_folder",
  "entries",
  "add_entry",
  "edit_entry",
  "end_entry",
  "today",
  "status",
  "why",
  "people",
  "saved_views",
  "save_view",
  "remove_view",
  "search",
  "draft",
  "drafts_about",
  "save_draft",
  "discard_draft",
  "undo",
  "closing",
  "snooze",
  "end_snooze",
  "disclosures",
  "disclosures_all",
  "imports",
  "read_sheet",
  "import_sheet",
  "undo_import",
  "office",
  "set_office",
  "summary",
  "save_summary",
  "save_table",
  "waiting",
  "pairing",
  "export_bundle",
  "save_brief",
  "own_page",
  "save_own_page",
  "person",
  "timeline",
  "history",
  "add_patient",
  "edit_patient",
  "set_status",
  "leaving",
  "discharge_patient",
  "edit_discharge",
  "reopen_patient",
  "revert_discharge",
  "answer_follow_up",
  "episodes",
  "admit_to_ward",
  "edit_stay",
  "leave_ward",
  "close_follow_up",
  "remove_stay",
  "household",
  "join_household",
  "leave_household",
  "save_about_me",
  "record_check_in",
  "edit_check_in",
  "mark_entered",
  "plan_visit",
  "edit_visit",
  "cancel_visit",
  "plan_together",
  "answer_visit",
  "brief",
  "visit_near",
  "copy_note",
  "circle",
  "contacts",
  "add_contact",
  "edit_contact",
  "add_to_circle",
  "edit_circle",
  "remove_from_circle",
  "notices",
  "to_tell",
  "pass_on",
  "tell_notices",
  "withhold_notice",
  "override_wish",
  "drop_notice",
  "reopen_notice",
  "carers",
  "contact_page",
  "likely_duplicates",
  "merged_circles",
  "merge_contacts",
  "health",
  "mark_event_done",
  "raise_concern",
  "answer_concern",
  "defer_concern",
  "slip_concern",
  "concerns",
  "save_safety_plan",
  "decline_safety_plan",
  "safety_plans",
  "crisis_lines",
  "usual_crisis_lines",
  "set_crisis_lines",
  "set_country",
  "law",
  "clock_rules",
  "add_clock_rule",
  "edit_clock_rule",
  "remove_clock_rule",
  "plan",
  "edit_plan",
  "add_goal",
  "edit_goal",
  "rate_goal",
  "review_plan",
  "compare_plan",
  "close_milestone",
  "instruments",
  "read_instrument",
  "install_instrument",
  "installed_instruments",
  "retire_instrument",
  "save_answers",
  "finish_assessment",
  "record_score",
  "withdraw_assessment",
  "scores",
  "respond_to_score",
  "agree_repeat",
  "owed",
  "add_task",
  "edit_task",
  "close_task",
  "chase_task",
  "record_liaison",
  "edit_liaison",
  "services",
  "same_kind",
  "offered_services",
  "add_referral",
  "edit_referral",
  "step_referral",
  "chase_referral",
  "add_service",
  "edit_service",
  "end_service",
  "group_history",
  "groups",
  "group",
  "add_group",
  "edit_group",
  "join_group",
  "leave_group",
  "edit_membership",
  "close_objective",
  "plan_session",
  "edit_session",
  "cancel_session",
  "record_session",
  "correct_session",
] as const;
