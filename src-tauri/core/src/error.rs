//! The ways to fail. [`Error`] is what the core returns and never holds a patient's data; [`Failure`] is what crosses to
//! the window, which has one sentence for each: what happened and what to do.

use serde::{Deserialize, Serialize};

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One way to fail, as the window knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Code {
    /// Something typed cannot be taken; `field` says which, `reason` why.
    Invalid,
    NotFound,
    Locked,
    WrongPassphrase,
    /// Another running copy holds this vault.
    InUse,
    /// The vault was written by a newer release.
    TooNew,
    /// A file of the vault is damaged; `reason` says which.
    Damaged,
    /// The disk would not take it: `reason` is `full`, `readOnly` or `io`.
    Storage,
    /// A sync bundle could not be written or read; `reason` says why.
    Bundle,
    /// Our own mistake; `report` can be copied.
    Internal,
}

/// What is wrong, of the kind its [`Code`] says. Crosses as the name alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum FailureReason {
    Invalid(Fault),
    Damaged(Damage),
    Storage(Disk),
    Bundle(BundleFault),
}

/// A failure as it crosses to the window. `field` and `reason` are keys of `assets/messages/en.json` below
/// `failure.<code>`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Failure {
    pub code: Code,
    /// The field that is wrong; with [`Code::NotFound`] the noun that is not there.
    pub field: Option<String>,
    #[cfg_attr(feature = "bindings", ts(as = "Option<FailureReason>"))]
    pub reason: Option<FailureReason>,
    /// Only with [`Code::Internal`]: what a person may copy and send. Holds no data of anybody.
    pub report: Option<String>,
}

/// Makes an enum of reasons. Each crosses under its name, and has a sentence in `assets/messages/en.json`, below
/// `failure.<code>`, for every field it may stand with or for all of them; a test of the window holds that.
macro_rules! reasons {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub enum $name { $(#[serde(rename = $text)] $variant,)+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

reasons! {
    /// Why what was typed cannot be taken.
    Fault {
        AfterDischarge = "afterDischarge",
        Ahead = "ahead",
        Already = "already",
        AlreadyThere = "alreadyThere",
        AnotherDraft = "anotherDraft",
        BeforeAdmission = "beforeAdmission",
        BeforeAsked = "beforeAsked",
        BeforeDischarge = "beforeDischarge",
        BeforeJoined = "beforeJoined",
        BeforeLast = "beforeLast",
        BeforeOffer = "beforeOffer",
        BeforeStart = "beforeStart",
        BeforeVisit = "beforeVisit",
        CannotBeTyped = "cannotBeTyped",
        CellTooLarge = "cellTooLarge",
        Changed = "changed",
        ChangedSince = "changedSince",
        Character = "character",
        Check = "check",
        Contradicts = "contradicts",
        Control = "control",
        Deadline = "deadline",
        Demo = "demo",
        Derived = "derived",
        Digits = "digits",
        Discharged = "discharged",
        Elsewhere = "elsewhere",
        Empty = "empty",
        Faulty = "faulty",
        Fixed = "fixed",
        Future = "future",
        GroupTaken = "groupTaken",
        Guessable = "guessable",
        InGroup = "inGroup",
        Itself = "itself",
        Length = "length",
        Missing = "missing",
        MustNot = "mustNot",
        NoHeader = "noHeader",
        NoKnownColumns = "noKnownColumns",
        NoReference = "noReference",
        NoRows = "noRows",
        NoSuchChoice = "noSuchChoice",
        NoSuchItem = "noSuchItem",
        NoneThere = "none",
        NotAFile = "notAFile",
        NotAFolder = "notAFolder",
        NotAKey = "notAKey",
        NotANumber = "notANumber",
        NotASince = "notASince",
        NotATime = "notATime",
        NotAfter = "notAfter",
        NotDischarged = "notDischarged",
        NotJson = "notJson",
        NotLater = "notLater",
        NotNext = "notNext",
        NotOfHousehold = "notOfHousehold",
        NotOne = "notOne",
        NotOpen = "notOpen",
        NotText = "notText",
        NotWhole = "notWhole",
        Nothing = "nothing",
        NothingNew = "nothingNew",
        Occupied = "occupied",
        OfCaseload = "ofCaseload",
        OnSelf = "self",
        OneDay = "oneDay",
        OnlyClosed = "onlyClosed",
        Open = "open",
        OtherKind = "otherKind",
        OwnStep = "ownStep",
        Past = "past",
        Range = "range",
        Repeated = "repeated",
        Required = "required",
        Same = "same",
        Secret = "secret",
        SenderKey = "senderKey",
        Settled = "settled",
        Skipped = "skipped",
        Taken = "taken",
        TooFar = "tooFar",
        TooLarge = "tooLarge",
        TooLong = "tooLong",
        TooLongAgo = "tooLongAgo",
        TooManyCells = "tooManyCells",
        TooManyColumns = "tooManyColumns",
        TooManyRefused = "tooManyRefused",
        TooManyRows = "tooManyRows",
        TooShort = "tooShort",
        TooSoon = "tooSoon",
        Unanswered = "unanswered",
        UnbalancedQuotes = "unbalancedQuotes",
        WithoutDay = "withoutDay",
        Workbook = "workbook",
        Wrong = "wrong",
    }
}

reasons! {
    /// Which file of the vault is damaged.
    Damage {
        Copy = "copy",
        Slot = "slot",
        Store = "store",
        Settings = "settings",
        Journal = "journal",
    }
}

reasons! {
    /// Why a sync bundle could not be written or read.
    BundleFault {
        Chain = "chain",
        Fhir = "fhir",
        Folder = "folder",
        Hash = "hash",
        Line = "line",
        Manifest = "manifest",
        Members = "members",
        NoRecipient = "noRecipient",
        NotAge = "notAge",
        NotForUs = "notForUs",
        NothingNew = "nothingNew",
        Range = "range",
        Sender = "sender",
        Signature = "signature",
        Stanzas = "stanzas",
        Tampered = "tampered",
        TooLarge = "tooLarge",
        Version = "version",
    }
}

reasons! {
    /// Why the disk would not take it.
    Disk {
        Full = "full",
        ReadOnly = "readOnly",
        Io = "io",
    }
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{field} is not valid: {reason}")]
    Invalid { field: &'static str, reason: Fault },
    #[error("no such {0}")]
    NotFound(&'static str),
    #[error("the vault is locked")]
    Locked,
    #[error("the passphrase does not open this vault")]
    WrongPassphrase,
    #[error("another running copy holds this vault")]
    InUse,
    #[error("this vault was written by a newer release (schema {found}, this one knows {known})")]
    TooNew { found: i64, known: i64 },
    #[error("damaged: {0}")]
    Damaged(Damage),
    #[error("the disk would not take it: {0}")]
    Storage(Disk),
    #[error("bundle: {0}")]
    Bundle(BundleFault),
    #[error("store: {0}")]
    Sql(#[source] rusqlite::Error),
    #[error("internal: {0}")]
    Internal(&'static str),
}

impl Error {
    #[must_use]
    pub fn invalid(field: &'static str, reason: Fault) -> Self {
        Error::Invalid { field, reason }
    }

    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Error::Invalid { .. } => Code::Invalid,
            Error::NotFound(_) => Code::NotFound,
            Error::Locked => Code::Locked,
            Error::WrongPassphrase => Code::WrongPassphrase,
            Error::InUse => Code::InUse,
            Error::TooNew { .. } => Code::TooNew,
            Error::Damaged(_) => Code::Damaged,
            Error::Storage(_) => Code::Storage,
            Error::Bundle(_) => Code::Bundle,
            Error::Sql(_) | Error::Internal(_) => Code::Internal,
        }
    }

    /// What crosses to the window. `op` names what was asked, for the copyable report.
    #[must_use]
    pub fn failure(&self, op: &str) -> Failure {
        let (field, reason) = match self {
            Error::Invalid { field, reason } => (Some((*field).to_owned()), Some(FailureReason::Invalid(*reason))),
            Error::NotFound(noun) => (Some((*noun).to_owned()), None),
            Error::Damaged(damage) => (None, Some(FailureReason::Damaged(*damage))),
            Error::Bundle(fault) => (None, Some(FailureReason::Bundle(*fault))),
            Error::Storage(disk) => (None, Some(FailureReason::Storage(*disk))),
            _ => (None, None),
        };
        let report =
            (self.code() == Code::Internal).then(|| format!("Catchment {} · {op} · {self}", env!("CARGO_PKG_VERSION")));
        Failure {
            code: self.code(),
            field,
            reason,
            report,
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        match error.sqlite_error_code() {
            Some(C::DiskFull) => Error::Storage(Disk::Full),
            Some(C::ReadOnly | C::PermissionDenied) => Error::Storage(Disk::ReadOnly),
            Some(C::SystemIoFailure | C::CannotOpen) => Error::Storage(Disk::Io),
            Some(C::DatabaseCorrupt | C::NotADatabase) => Error::Damaged(Damage::Store),
            _ => Error::Sql(error),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        Error::Storage(match error.kind() {
            K::StorageFull | K::QuotaExceeded => Disk::Full,
            K::ReadOnlyFilesystem | K::PermissionDenied => Disk::ReadOnly,
            _ => Disk::Io,
        })
    }
}

impl From<serde_json::Error> for Error {
    fn from(_: serde_json::Error) -> Self {
        // serde_json quotes the text it stumbled over, which may be somebody's: the fact alone is kept.
        Error::Internal("json")
    }
}
