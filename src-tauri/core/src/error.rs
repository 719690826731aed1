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

/// A failure as it crosses to the window. `reason` is a key of `assets/messages/en.json` below `failure.<code>`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Failure {
    pub code: Code,
    pub field: Option<String>,
    pub reason: Option<String>,
    /// Only with [`Code::Internal`]: what a person may copy and send. Holds no data of anybody.
    pub report: Option<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{field} is not valid: {reason}")]
    Invalid { field: &'static str, reason: &'static str },
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
    /// What is damaged: `slot`, `store`, `settings`, `journal`.
    #[error("damaged: {0}")]
    Damaged(&'static str),
    #[error("the disk would not take it: {0}")]
    Storage(Disk),
    #[error("bundle: {0}")]
    Bundle(&'static str),
    #[error("store: {0}")]
    Sql(#[source] rusqlite::Error),
    #[error("internal: {0}")]
    Internal(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disk {
    Full,
    ReadOnly,
    Io,
}

impl std::fmt::Display for Disk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Disk::Full => "full",
            Disk::ReadOnly => "readOnly",
            Disk::Io => "io",
        })
    }
}

impl Error {
    #[must_use]
    pub fn invalid(field: &'static str, reason: &'static str) -> Self {
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
            Error::Invalid { field, reason } => (Some((*field).to_owned()), Some((*reason).to_owned())),
            Error::NotFound(what) | Error::Damaged(what) | Error::Bundle(what) => (None, Some((*what).to_owned())),
            Error::Storage(disk) => (None, Some(disk.to_string())),
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
            Some(C::DatabaseCorrupt | C::NotADatabase) => Error::Damaged("store"),
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
