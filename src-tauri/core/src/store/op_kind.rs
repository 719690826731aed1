//! What a person did, as the history names it. The names are stored: they may be added to, never changed; the file
//! `core/tests/names/op_kinds.txt` holds every one there ever was.
//!
//! A kind of an act of its own is a line here. Those of a noun that [`crate::record`] makes from its table (`addAlert`,
//! `editAlert`, `endAlert`) follow from its name and have no line. The history may also hold a kind that a later release
//! knows and this one does not: it is read and shown under its stored name.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// One kind of operation, by the name it is stored under.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
pub struct OpKind(Cow<'static, str>);

impl OpKind {
    /// A kind that the program itself names.
    #[must_use]
    pub const fn named(name: &'static str) -> Self {
        OpKind(Cow::Borrowed(name))
    }

    /// A kind as the journal holds it, which may be of a later release.
    #[must_use]
    pub fn stored(name: String) -> Self {
        OpKind(Cow::Owned(name))
    }

    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Whether Ctrl+Z may take it back. What has left the laptop, or came in whole, may not.
    #[must_use]
    pub fn undoable(&self) -> bool {
        !LASTING.contains(&self.name())
    }

    /// Whether it brings in what was so before: an import, or the synthetic caseload. None of it is news to anybody.
    #[must_use]
    pub fn comes_in_whole(&self) -> bool {
        matches!(self.name(), "import" | "demo")
    }
}

/// What no key takes back. An answer that opens the safety step is not somebody's change: it is answered, or was a slip.
/// An import is taken back by its own action.
const LASTING: &[&str] = &["itemAlert", "import", "undoImport", "disclosure", "undo", "demo"];

macro_rules! op_kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal;)+) => {
        #[allow(non_upper_case_globals)]
        impl OpKind {
            $($(#[$doc])* pub const $kind: OpKind = OpKind::named($name);)+

            /// Those that have a line here.
            pub const ALL: &'static [OpKind] = &[$(OpKind::named($name),)+];
        }
    };
}

op_kinds! {
    AddPatient = "addPatient";
    EditPatient = "editPatient";
    SetStatus = "setStatus";
    AddContact = "addContact";
    EditContact = "editContact";
    AddToCircle = "addToCircle";
    EditCircle = "editCircle";
    RemoveFromCircle = "removeFromCircle";
    RecordCheckIn = "recordCheckIn";
    EditCheckIn = "editCheckIn";
    MarkEntered = "markEntered";
    PlanVisit = "planVisit";
    EditVisit = "editVisit";
    CancelVisit = "cancelVisit";
    PlanTogether = "planTogether";
    AnswerVisit = "answerVisit";
    JoinHousehold = "joinHousehold";
    LeaveHousehold = "leaveHousehold";
    StartPlan = "startPlan";
    EditPlan = "editPlan";
    AddGoal = "addGoal";
    EditGoal = "editGoal";
    RateGoal = "rateGoal";
    CloseMilestone = "closeMilestone";
    ReviewPlan = "reviewPlan";
    SaveSafetyPlan = "saveSafetyPlan";
    DeclineSafetyPlan = "declineSafetyPlan";
    SaveAboutMe = "saveAboutMe";
    SetCrisisLines = "setCrisisLines";
    SetCountry = "setCountry";
    FinishAssessment = "finishAssessment";
    RecordScore = "recordScore";
    WithdrawAssessment = "withdrawAssessment";
    /// An answer opened the safety step. Not somebody's change, so no key takes it back: it is answered, or was a slip.
    ItemAlert = "itemAlert";
    RespondToScore = "respondToScore";
    AgreeRepeat = "agreeRepeat";
    SaveView = "saveView";
    RemoveView = "removeView";
    RaiseConcern = "raiseConcern";
    AnswerConcern = "answerConcern";
    DeferConcern = "deferConcern";
    SlipConcern = "slipConcern";
    InstallInstrument = "installInstrument";
    RetireInstrument = "retireInstrument";
    AddGroup = "addGroup";
    EditGroup = "editGroup";
    JoinGroup = "joinGroup";
    LeaveGroup = "leaveGroup";
    EditMembership = "editMembership";
    CloseObjective = "closeObjective";
    PlanSession = "planSession";
    EditSession = "editSession";
    CancelSession = "cancelSession";
    RecordSession = "recordSession";
    CorrectSession = "correctSession";
    MarkEventDone = "markEventDone";
    AddReferral = "addReferral";
    EditReferral = "editReferral";
    StepReferral = "stepReferral";
    ChaseReferral = "chaseReferral";
    AddService = "addService";
    EditService = "editService";
    EndService = "endService";
    MergeContacts = "mergeContacts";
    AddTask = "addTask";
    EditTask = "editTask";
    CloseTask = "closeTask";
    ChaseTask = "chaseTask";
    RecordLiaison = "recordLiaison";
    EditLiaison = "editLiaison";
    PassOn = "passOn";
    TellNotices = "tellNotices";
    WithholdNotice = "withholdNotice";
    OverrideWish = "overrideWish";
    DropNotice = "dropNotice";
    ReopenNotice = "reopenNotice";
    AdmitToWard = "admitToWard";
    EditStay = "editStay";
    LeaveWard = "leaveWard";
    CloseFollowUp = "closeFollowUp";
    RemoveStay = "removeStay";
    DischargePatient = "dischargePatient";
    EditDischarge = "editDischarge";
    ReopenPatient = "reopenPatient";
    RevertDischarge = "revertDischarge";
    AnswerFollowUp = "answerFollowUp";
    AddClockRule = "addClockRule";
    EditClockRule = "editClockRule";
    RemoveClockRule = "removeClockRule";
    Snooze = "snooze";
    EndSnooze = "endSnooze";
    ChangeSetting = "changeSetting";
    SetRecipient = "setRecipient";
    /// A spreadsheet came in. Taken back by its own action, never by Ctrl+Z.
    Import = "import";
    UndoImport = "undoImport";
    Disclosure = "disclosure";
    Undo = "undo";
    /// The synthetic caseload.
    Demo = "demo";
}
