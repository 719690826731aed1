//! What a person did, as the history names it.

use crate::error::Damage;
use serde::{Deserialize, Serialize};

use crate::{Error, Result};

macro_rules! op_kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal, $undo:ident;)+) => {
        /// One kind of operation. The names are stored: they may be added to, never changed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub enum OpKind { $($(#[$doc])* #[serde(rename = $name)] $kind,)+ }

        impl OpKind {
            pub const ALL: &'static [OpKind] = &[$(OpKind::$kind,)+];

            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(OpKind::$kind => $name,)+ }
            }

            /// Whether Ctrl+Z may take it back. What has left the laptop, or came in whole, may not.
            #[must_use]
            pub fn undoable(self) -> bool {
                match self { $(OpKind::$kind => op_kinds!(@$undo),)+ }
            }
        }
    };
    (@undoable) => { true };
    (@lasting) => { false };
}

op_kinds! {
    AddPatient = "addPatient", undoable;
    EditPatient = "editPatient", undoable;
    SetStatus = "setStatus", undoable;
    AddAlert = "addAlert", undoable;
    EditAlert = "editAlert", undoable;
    EndAlert = "endAlert", undoable;
    AddContact = "addContact", undoable;
    EditContact = "editContact", undoable;
    AddToCircle = "addToCircle", undoable;
    EditCircle = "editCircle", undoable;
    RemoveFromCircle = "removeFromCircle", undoable;
    RecordCheckIn = "recordCheckIn", undoable;
    EditCheckIn = "editCheckIn", undoable;
    MarkEntered = "markEntered", undoable;
    PlanVisit = "planVisit", undoable;
    EditVisit = "editVisit", undoable;
    CancelVisit = "cancelVisit", undoable;
    PlanTogether = "planTogether", undoable;
    AnswerVisit = "answerVisit", undoable;
    JoinHousehold = "joinHousehold", undoable;
    LeaveHousehold = "leaveHousehold", undoable;
    StartPlan = "startPlan", undoable;
    EditPlan = "editPlan", undoable;
    AddNeed = "addNeed", undoable;
    EditNeed = "editNeed", undoable;
    RemoveNeed = "removeNeed", undoable;
    AddGoal = "addGoal", undoable;
    EditGoal = "editGoal", undoable;
    RateGoal = "rateGoal", undoable;
    AddMilestone = "addMilestone", undoable;
    EditMilestone = "editMilestone", undoable;
    CloseMilestone = "closeMilestone", undoable;
    AddIntervention = "addIntervention", undoable;
    EditIntervention = "editIntervention", undoable;
    ReviewPlan = "reviewPlan", undoable;
    SaveSafetyPlan = "saveSafetyPlan", undoable;
    DeclineSafetyPlan = "declineSafetyPlan", undoable;
    SaveAboutMe = "saveAboutMe", undoable;
    SetCrisisLines = "setCrisisLines", undoable;
    SetCountry = "setCountry", undoable;
    FinishAssessment = "finishAssessment", undoable;
    RecordScore = "recordScore", undoable;
    WithdrawAssessment = "withdrawAssessment", undoable;
    /// An answer opened the safety step. Not somebody's change, so no key takes it back: it is answered, or was a slip.
    ItemAlert = "itemAlert", lasting;
    RespondToScore = "respondToScore", undoable;
    AgreeRepeat = "agreeRepeat", undoable;
    Enrol = "enrol", undoable;
    EditEnrolment = "editEnrolment", undoable;
    EndEnrolment = "endEnrolment", undoable;
    SaveView = "saveView", undoable;
    RemoveView = "removeView", undoable;
    RaiseConcern = "raiseConcern", undoable;
    AnswerConcern = "answerConcern", undoable;
    DeferConcern = "deferConcern", undoable;
    SlipConcern = "slipConcern", undoable;
    InstallInstrument = "installInstrument", undoable;
    RetireInstrument = "retireInstrument", undoable;
    AddGroup = "addGroup", undoable;
    EditGroup = "editGroup", undoable;
    JoinGroup = "joinGroup", undoable;
    LeaveGroup = "leaveGroup", undoable;
    EditMembership = "editMembership", undoable;
    AddObjective = "addObjective", undoable;
    EditObjective = "editObjective", undoable;
    CloseObjective = "closeObjective", undoable;
    PlanSession = "planSession", undoable;
    EditSession = "editSession", undoable;
    CancelSession = "cancelSession", undoable;
    RecordSession = "recordSession", undoable;
    CorrectSession = "correctSession", undoable;
    AddMedication = "addMedication", undoable;
    EditMedication = "editMedication", undoable;
    EndMedication = "endMedication", undoable;
    AddMedicationEvent = "addMedicationEvent", undoable;
    EditMedicationEvent = "editMedicationEvent", undoable;
    EndMedicationEvent = "endMedicationEvent", undoable;
    MarkEventDone = "markEventDone", undoable;
    AddAllergy = "addAllergy", undoable;
    EditAllergy = "editAllergy", undoable;
    EndAllergy = "endAllergy", undoable;
    AddCondition = "addCondition", undoable;
    EditCondition = "editCondition", undoable;
    EndCondition = "endCondition", undoable;
    AddPhysicalCheck = "addPhysicalCheck", undoable;
    EditPhysicalCheck = "editPhysicalCheck", undoable;
    EndPhysicalCheck = "endPhysicalCheck", undoable;
    RaiseSafeguarding = "raiseSafeguarding", undoable;
    EditSafeguarding = "editSafeguarding", undoable;
    CloseSafeguarding = "closeSafeguarding", undoable;
    AddDependant = "addDependant", undoable;
    EditDependant = "editDependant", undoable;
    EndDependant = "endDependant", undoable;
    AddCapacity = "addCapacity", undoable;
    EditCapacity = "editCapacity", undoable;
    EndCapacity = "endCapacity", undoable;
    AddAdvanceDecision = "addAdvanceDecision", undoable;
    EditAdvanceDecision = "editAdvanceDecision", undoable;
    EndAdvanceDecision = "endAdvanceDecision", undoable;
    AddLegalRole = "addLegalRole", undoable;
    EditLegalRole = "editLegalRole", undoable;
    EndLegalRole = "endLegalRole", undoable;
    AddLegalDate = "addLegalDate", undoable;
    EditLegalDate = "editLegalDate", undoable;
    EndLegalDate = "endLegalDate", undoable;
    AddReferral = "addReferral", undoable;
    EditReferral = "editReferral", undoable;
    StepReferral = "stepReferral", undoable;
    ChaseReferral = "chaseReferral", undoable;
    AddServiceInPlace = "addServiceInPlace", undoable;
    EditServiceInPlace = "editServiceInPlace", undoable;
    EndServiceInPlace = "endServiceInPlace", undoable;
    AddService = "addService", undoable;
    EditService = "editService", undoable;
    EndService = "endService", undoable;
    AddCarer = "addCarer", undoable;
    EditCarer = "editCarer", undoable;
    EndCarer = "endCarer", undoable;
    MergeContacts = "mergeContacts", undoable;
    AddTask = "addTask", undoable;
    EditTask = "editTask", undoable;
    CloseTask = "closeTask", undoable;
    ChaseTask = "chaseTask", undoable;
    RecordLiaison = "recordLiaison", undoable;
    EditLiaison = "editLiaison", undoable;
    PassOn = "passOn", undoable;
    TellNotices = "tellNotices", undoable;
    WithholdNotice = "withholdNotice", undoable;
    OverrideWish = "overrideWish", undoable;
    DropNotice = "dropNotice", undoable;
    ReopenNotice = "reopenNotice", undoable;
    AdmitToWard = "admitToWard", undoable;
    EditStay = "editStay", undoable;
    LeaveWard = "leaveWard", undoable;
    CloseFollowUp = "closeFollowUp", undoable;
    RemoveStay = "removeStay", undoable;
    DischargePatient = "dischargePatient", undoable;
    EditDischarge = "editDischarge", undoable;
    ReopenPatient = "reopenPatient", undoable;
    RevertDischarge = "revertDischarge", undoable;
    AnswerFollowUp = "answerFollowUp", undoable;
    AddClockRule = "addClockRule", undoable;
    EditClockRule = "editClockRule", undoable;
    RemoveClockRule = "removeClockRule", undoable;
    Snooze = "snooze", undoable;
    EndSnooze = "endSnooze", undoable;
    ChangeSetting = "changeSetting", undoable;
    SetRecipient = "setRecipient", undoable;
    /// A spreadsheet came in. Taken back by its own action, never by Ctrl+Z.
    Import = "import", lasting;
    UndoImport = "undoImport", lasting;
    Disclosure = "disclosure", lasting;
    Undo = "undo", lasting;
    /// The synthetic caseload.
    Demo = "demo", lasting;
}

impl std::str::FromStr for OpKind {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        OpKind::ALL
            .iter()
            .copied()
            .find(|kind| kind.name() == name)
            .ok_or(Error::Damaged(Damage::Journal))
    }
}
