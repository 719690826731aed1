// Written from the command table of the shell (src-tauri/src/commands.rs); not to be edited.

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

/**
 * Ten years wide from 25, so that an age does not single anybody out.
 */
export type AgeBand = "notKnown" | "under18" | "from18" | "from25" | "from35" | "from45" | "from55" | "from65" | "from75" | "from85";

export type Alert = { id: string, notedOn: string, endedOn: string | null, patient: string, text: string, source: string | null, reviewOn: string | null, };

export type AlertDetails = { patient: string, text: string, source: string | null, reviewOn: string | null, };

/**
 * What came of asking.
 */
export type Answer = "made" | "declined";

export type AttentionRow = { patient: string, name: string, initials: string, status: Status, 
/**
 * Strongest first; never empty.
 */
reasons: Array<Reason>, };

export type CancelVisit = { id: string, reason: string, };

export type CarePlan = { id: string, 
/**
 * From 1.
 */
version: number, startedOn: string, patient: string, strengths: string | null, agreedOn: string | null, 
/**
 * The person themselves, or who spoke for them.
 */
agreedWith: string | null, reviewOn: string | null, reviewOwner: string | null, };

export type Carried = { id: string, patient: string, header: string, value: string, 
/**
 * Why the value was not taken; `None` when its home is not built yet.
 */
refused: string | null, 
/**
 * RFC 3339: when the sheet came in.
 */
importedAt: string, };

export type Changed = "added" | "edited" | "removed";

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

export type CircleRow = { member: Member, contact: Contact, organisation: string | null, };

/**
 * One way to fail, as the window knows it.
 */
export type Code = "invalid" | "notFound" | "locked" | "wrongPassphrase" | "inUse" | "tooNew" | "damaged" | "storage" | "bundle" | "internal";

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

export type Disclosure = { id: string, 
/**
 * RFC 3339.
 */
at: string, what: What, recipient: string, purpose: string, fileName: string, sha256: string, detail: string | null, };

export type Draft = { id: string, kind: DraftKind, patient: string, body: string, 
/**
 * RFC 3339.
 */
startedAt: string, 
/**
 * RFC 3339.
 */
savedAt: string, };

export type DraftKind = "checkIn";

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

/**
 * A row, and its details written anew.
 */
export type Edit<T> = { id: string, details: T, };

export type EditNeed = { id: string, text: string, };

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
 * A failure as it crosses to the window. `reason` is a key of `assets/messages/en.json` below `failure.<code>`.
 */
export type Failure = { code: Code, field: string | null, reason: string | null, 
/**
 * Only with [`Code::Internal`]: what a person may copy and send. Holds no data of anybody.
 */
report: string | null, };

export type FieldChange = { 
/**
 * The column's name.
 */
field: string, before: string | null, after: string | null, };

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

export type Format = "pdf" | "csv";

export type FoundGroup = { group: Group, hits: Array<Hit>, 
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
 * 1 to 10.
 */
importance: number | null, 
/**
 * 1 to 10.
 */
confidence: number | null, state: GoalState, };

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
 * 1 to 10.
 */
importance: number | null, 
/**
 * 1 to 10.
 */
confidence: number | null, state: GoalState, };

export type GoalRow = { goal: Goal, milestones: Array<Milestone>, };

export type GoalState = "open" | "met" | "noLongerWanted";

/**
 * What stands together where something was found.
 */
export type Group = "person" | "contact" | "note" | "plan" | "safetyPlan" | "aboutMe" | "alert";

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
 * Whom it is about; null for the directory.
 */
patient: string | null, 
/**
 * The person's name, or what the directory calls it.
 */
name: string, initials: string, 
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

export type Intervention = { id: string, goal: string | null, what: string, who: string | null, howOften: string | null, status: InterventionStatus, };

export type InterventionDetails = { goal: string | null, what: string, who: string | null, howOften: string | null, status: InterventionStatus, };

export type InterventionStatus = "planned" | "active" | "ended";

export type KeptViewState = { id: string, 
/**
 * JSON, at most 64 KiB.
 */
value: string, };

export type Kind = "homeVisit" | "phone" | "video" | "clinic" | "message" | "other";

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

export type LeftOut = { section: Section, why: WhyNot, };

/**
 * A count now, and how it differs from the first morning of the period.
 */
export type Level = { now: number, change: number, };

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

export type Milestone = { id: string, patient: string, goal: string, state: MilestoneState, actual: string | null, learned: string | null, closedOn: string | null, text: string, expected: string | null, due: string | null, owner: string | null, };

/**
 * Milestones of the current plan. The overdue ones are among the open ones.
 */
export type MilestoneCounts = { met: number, open: number, overdue: number, };

export type MilestoneDetails = { text: string, expected: string | null, due: string | null, owner: string | null, };

/**
 * What came of a milestone. `Open` opens it again.
 */
export type MilestoneOutcome = { milestone: string, state: MilestoneState, actual: string | null, learned: string | null, };

export type MilestoneState = "open" | "met" | "partly" | "notMet" | "noLongerWanted";

export type Need = { id: string, text: string, };

export type NewCheckIn = { next: NextContact | null, 
/**
 * Days between contacts, when it was agreed anew, 1 to 366.
 */
contactDays: number | null, milestones: Array<MilestoneOutcome>, 
/**
 * The draft this was typed in.
 */
draft: string | null, patient: string, kind: Kind, outcome: Outcome, 
/**
 * When it happened: local time, never after it is recorded.
 */
at: VisitTime, note: string, };

export type NewGoal = { patient: string, details: GoalDetails, };

export type NewIntervention = { patient: string, details: InterventionDetails, };

export type NewMilestone = { patient: string, goal: string, details: MilestoneDetails, };

export type NewNeed = { patient: string, text: string, };

/**
 * When we are next in touch, as it was agreed at the door.
 */
export type NextContact = { on: string, 
/**
 * `HH:MM`, local; then it is an appointment.
 */
time: string | null, kind: Kind | null, place: string | null, };

/**
 * One kind of operation. The names are stored: they may be added to, never changed.
 */
export type OpKind = "addPatient" | "editPatient" | "setStatus" | "addAlert" | "editAlert" | "endAlert" | "addContact" | "editContact" | "addToCircle" | "editCircle" | "removeFromCircle" | "recordCheckIn" | "editCheckIn" | "markEntered" | "planVisit" | "editVisit" | "cancelVisit" | "startPlan" | "editPlan" | "addNeed" | "editNeed" | "removeNeed" | "addGoal" | "editGoal" | "addMilestone" | "editMilestone" | "closeMilestone" | "addIntervention" | "editIntervention" | "saveSafetyPlan" | "declineSafetyPlan" | "saveAboutMe" | "setCrisisLines" | "changeSetting" | "setRecipient" | "import" | "undoImport" | "disclosure" | "undo" | "demo";

/**
 * How the order of a column is known.
 */
export type OrderBasis = "proven" | "told" | "otherColumns" | "assumed" | "mixed";

/**
 * Where the row came from. What was imported is in the official record already.
 */
export type Origin = "here" | "import";

export type Outcome = "attended" | "didNotAttend" | "wasNotBrought" | "cancelled" | "noAccess";

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
updatedOn: string | null, reviewOn: string | null, large: boolean, demo: boolean, };

export type PageAsk = { patient: string, kind: PageKind, 
/**
 * For the carer's page: their place in the circle.
 */
member: string | null, 
/**
 * For a carer with whom some topics may be shared: the sections that these topics cover.
 */
withinTopics: Array<Section>, large: boolean, };

export type PageKind = "safetyPlan" | "myCare" | "carer";

export type PagePart = { 
/**
 * The name of the part, for its heading; `None`: a line of a list.
 */
part: string | null, text: string, };

export type PageSection = { section: Section, parts: Array<PagePart>, };

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
 * A passphrase as it was typed. Wiped when dropped, never shown by `Debug`.
 */
export type Passphrase = string;

export type PassphraseChange = { old: Passphrase, new: Passphrase, };

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
toldLastContact: string | null, };

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
toldLastContact: string | null, };

/**
 * Both days belong to it.
 */
export type Period = { from: string, to: string, };

export type Person = { patient: Patient, name: string, initials: string, age: number | null, alerts: Array<Alert>, reasons: Array<Reason>, lastContact: string | null, 
/**
 * Planned and unanswered, soonest first; days that have passed stand first.
 */
planned: Array<Visit>, reviewOn: string | null, 
/**
 * The goals of the plan that holds now.
 */
goals: Array<GoalRow>, circle: Array<CircleRow>, 
/**
 * The version that holds now; `None`: they were never asked.
 */
safetyPlan: SafetyPlan | null, aboutMe: AboutMe | null, 
/**
 * What an imported sheet told that has no home here yet, or was refused.
 */
carried: Array<Carried>, };

export type PersonRow = { id: string, given: string, family: string, preferred: string | null, initials: string, localId: string | null, status: Status, cohort: string | null, age: number | null, lastContact: string | null, lastKind: Kind | null, contactDays: number | null, 
/**
 * The next planned contact from today on.
 */
nextContact: string | null, nextTime: string | null, nextMilestone: string | null, nextMilestoneDue: string | null, reviewOn: string | null, attention: number, 
/**
 * The strongest reason, in words.
 */
reason: string | null, demo: boolean, };

export type Phase = "absent" | "locked" | "open" | "unreadable";

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

export type Plan = { plan: CarePlan, needs: Array<Need>, goals: Array<GoalRow>, interventions: Array<Intervention>, };

export type PlanDetails = { patient: string, strengths: string | null, agreedOn: string | null, 
/**
 * The person themselves, or who spoke for them.
 */
agreedWith: string | null, reviewOn: string | null, reviewOwner: string | null, };

export type Preferences = { 
/**
 * 50 to 400.
 */
zoomPercent: number, theme: Theme, };

/**
 * `n` of `of`. The percentage is left out while `n` is below [`Proportion::SMALLEST`]: a proportion of so few says little
 * and can point at somebody.
 */
export type Proportion = { n: number, of: number, 
/**
 * 0 to 100, rounded half up.
 */
percent: number | null, };

export type ReadSheet = { path: string, 
/**
 * Which number is the day, for the columns that were asked about, by header.
 */
orders: { [key in string]: DateOrder }, };

/**
 * One reason to look at somebody.
 */
export type Reason = { rule: Rule, 
/**
 * In words, with its numbers.
 */
text: string, 
/**
 * The day it began to hold.
 */
since: string, 
/**
 * Days past due.
 */
days: number, };

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

/**
 * What was made of a row or a cell that was taken. The sentences are `import.note.<key>`.
 */
export type Remark = "leadingZero" | "serialDate" | "century" | "nameSplit" | "nameMissing" | "charactersRemoved" | "shortRow" | "formulaText" | "relapsePrevention" | "died" | "statusAssumed" | "samePerson" | "sameContact";

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
 * A rule by its code, strongest first.
 */
export type Rule = "safety" | "lapsed" | "contactOverdue" | "silent" | "pauseEnded" | "milestoneDue" | "reviewDue" | "flag";

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

export type SavedSummary = { fileName: string, 
/**
 * With its folder.
 */
path: string, 
/**
 * Lower-case hex.
 */
sha256: string, };

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
export type Section = "about" | "goals" | "next" | "team" | "safety" | "lines";

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
 * Who keeps this caseload, for the summary.
 */
coordinator: string | null, };

/**
 * What may be shared with a member of the circle.
 */
export type Share = "everything" | "topics" | "nothing" | "notAsked";

export type Sheet = "caseload" | "contacts";

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
question: string | null, contacts: ContactCounts, lastContact: string | null, nextContact: string | null, reviewDue: string | null, goals: GoalCounts, milestones: MilestoneCounts, };

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

export type Today = { date: string, 
/**
 * `HH:MM`: when the rules were worked out.
 */
workedOut: string, rules: number, active: number, visits: Array<VisitRow>, drafts: Array<DraftRow>, 
/**
 * One row a person, the most overdue first.
 */
attention: Array<AttentionRow>, 
/**
 * The seven days after today.
 */
coming: Array<ComingRow>, };

/**
 * The operation that undo would take back, or has taken back.
 */
export type Undoable = { seq: string, kind: OpKind, 
/**
 * RFC 3339.
 */
at: string, 
/**
 * The person it was about, if it was about one.
 */
patient: string | null, };

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
reason: string | null, checkIn: string | null, origin: Origin, patient: string, on: string, 
/**
 * `HH:MM`, local.
 */
time: string | null, kind: Kind | null, place: string | null, };

export type VisitDetails = { patient: string, on: string, 
/**
 * `HH:MM`, local.
 */
time: string | null, kind: Kind | null, place: string | null, };

export type VisitRow = { visit: string, patient: string, 
/**
 * As on Today: `Dilwyn D.`
 */
name: string, initials: string, time: string | null, kind: Kind | null, 
/**
 * Where: the place of the appointment, else the person's address for a home visit.
 */
place: string | null, accessNotes: string | null, alerts: Array<string>, };

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

export type What = "summaryPdf" | "summaryCsv" | "bundle" | "safetyPlanPdf" | "myCarePdf" | "carerPdf";

export type WhyNot = "notAsked" | "nothing" | "topics";

/**
 * What the window calls a person on the caseload.
 */
export type Word = "person" | "patient" | "client" | "serviceUser" | "consumer";

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
  open_demo: { arg: null; result: null };
  lock: { arg: null; result: null };
  flushed: { arg: null; result: null };
  touch: { arg: null; result: null };
  visit_mode: { arg: boolean; result: null };
  settings: { arg: null; result: Settings };
  change_settings: { arg: Settings; result: null };
  view_state: { arg: string; result: string | null };
  keep_view_state: { arg: KeptViewState; result: null };
  preferences: { arg: null; result: Preferences };
  set_zoom: { arg: number; result: null };
  set_theme: { arg: Theme; result: null };
  pick_file: { arg: PickFile; result: string | null };
  pick_folder: { arg: PickFolder; result: string | null };
  today: { arg: null; result: Today };
  status: { arg: null; result: StatusLine };
  people: { arg: null; result: Array<PersonRow> };
  person: { arg: string; result: Person };
  timeline: { arg: TimelineQuery; result: Timeline };
  plan: { arg: string; result: Plan | null };
  circle: { arg: string; result: Array<CircleRow> };
  contacts: { arg: null; result: Array<ContactRow> };
  search: { arg: SearchQuery; result: SearchFound };
  history: { arg: HistoryQuery; result: History };
  disclosures: { arg: string; result: Array<Disclosure> };
  disclosures_all: { arg: null; result: Array<Disclosure> };
  imports: { arg: null; result: Array<Import> };
  read_sheet: { arg: ReadSheet; result: DryRun };
  import_sheet: { arg: ImportSheet; result: Imported };
  undo_import: { arg: string; result: null };
  draft: { arg: string; result: Draft };
  save_draft: { arg: SaveDraft; result: Draft };
  discard_draft: { arg: string; result: null };
  office: { arg: null; result: Recipient | null };
  set_office: { arg: RecipientDetails; result: string };
  summary: { arg: SummaryOptions; result: SupervisionSummary };
  save_summary: { arg: SaveSummary; result: SavedSummary };
  waiting: { arg: null; result: Waiting };
  pairing: { arg: null; result: Pairing };
  export_bundle: { arg: string; result: Exported };
  undo: { arg: null; result: Undoable | null };
  add_patient: { arg: PatientDetails; result: string };
  edit_patient: { arg: Edit<PatientDetails>; result: null };
  set_status: { arg: StatusChange; result: null };
  add_alert: { arg: AlertDetails; result: string };
  edit_alert: { arg: Edit<AlertDetails>; result: null };
  end_alert: { arg: string; result: null };
  add_contact: { arg: ContactDetails; result: string };
  edit_contact: { arg: Edit<ContactDetails>; result: null };
  add_to_circle: { arg: MemberDetails; result: string };
  edit_circle: { arg: Edit<MemberDetails>; result: null };
  remove_from_circle: { arg: string; result: null };
  record_check_in: { arg: NewCheckIn; result: string };
  edit_check_in: { arg: Edit<CheckInDetails>; result: null };
  mark_entered: { arg: string; result: null };
  plan_visit: { arg: VisitDetails; result: string };
  edit_visit: { arg: Edit<VisitDetails>; result: null };
  cancel_visit: { arg: CancelVisit; result: null };
  save_safety_plan: { arg: SafetyPlanDetails; result: string };
  decline_safety_plan: { arg: Declined; result: string };
  safety_plans: { arg: string; result: Array<SafetyPlan> };
  save_about_me: { arg: AboutMeDetails; result: string };
  crisis_lines: { arg: null; result: CrisisLines };
  usual_crisis_lines: { arg: Country; result: CrisisLines };
  set_crisis_lines: { arg: CrisisLines; result: null };
  own_page: { arg: PageAsk; result: OwnPage };
  save_own_page: { arg: SaveOwnPage; result: SavedSummary };
  save_plan: { arg: PlanDetails; result: string };
  add_need: { arg: NewNeed; result: string };
  edit_need: { arg: EditNeed; result: null };
  remove_need: { arg: string; result: null };
  add_goal: { arg: NewGoal; result: string };
  edit_goal: { arg: Edit<GoalDetails>; result: null };
  add_milestone: { arg: NewMilestone; result: string };
  edit_milestone: { arg: Edit<MilestoneDetails>; result: null };
  close_milestone: { arg: MilestoneOutcome; result: null };
  add_intervention: { arg: NewIntervention; result: string };
  edit_intervention: { arg: Edit<InterventionDetails>; result: null };
}

export const commandNames = [
  "vault_state",
  "passphrase_strength",
  "suggest_passphrase",
  "begin_setup",
  "finish_setup",
  "unlock",
  "recover",
  "change_passphrase",
  "open_demo",
  "lock",
  "flushed",
  "touch",
  "visit_mode",
  "settings",
  "change_settings",
  "view_state",
  "keep_view_state",
  "preferences",
  "set_zoom",
  "set_theme",
  "pick_file",
  "pick_folder",
  "today",
  "status",
  "people",
  "person",
  "timeline",
  "plan",
  "circle",
  "contacts",
  "search",
  "history",
  "disclosures",
  "disclosures_all",
  "imports",
  "read_sheet",
  "import_sheet",
  "undo_import",
  "draft",
  "save_draft",
  "discard_draft",
  "office",
  "set_office",
  "summary",
  "save_summary",
  "waiting",
  "pairing",
  "export_bundle",
  "undo",
  "add_patient",
  "edit_patient",
  "set_status",
  "add_alert",
  "edit_alert",
  "end_alert",
  "add_contact",
  "edit_contact",
  "add_to_circle",
  "edit_circle",
  "remove_from_circle",
  "record_check_in",
  "edit_check_in",
  "mark_entered",
  "plan_visit",
  "edit_visit",
  "cancel_visit",
  "save_safety_plan",
  "decline_safety_plan",
  "safety_plans",
  "save_about_me",
  "crisis_lines",
  "usual_crisis_lines",
  "set_crisis_lines",
  "own_page",
  "save_own_page",
  "save_plan",
  "add_need",
  "edit_need",
  "remove_need",
  "add_goal",
  "edit_goal",
  "add_milestone",
  "edit_milestone",
  "close_milestone",
  "add_intervention",
  "edit_intervention",
] as const;
