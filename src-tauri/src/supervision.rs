//! The caseload summary leaves the encrypted store as a file: gathered under the lock, set outside it, and recorded as
//! a disclosure before it appears under its name.

use catchment_core::record::disclosure::{self, NewDisclosure, What};
use catchment_core::store::OpKind;
use catchment_core::view::summary::{SummaryOptions, summary};
use catchment_core::{Error, Now, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::app::App;
use crate::files::Pending;

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Format {
    Pdf,
    Csv,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SaveSummary {
    pub options: SummaryOptions,
    pub folder: String,
    pub format: Format,
    /// Who will read it; recorded with the disclosure.
    pub recipient: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SavedSummary {
    pub file_name: String,
    /// With its folder.
    pub path: String,
    /// Lower-case hex.
    pub sha256: String,
}

/// Writes the summary to a folder. Its name holds the day and nobody's name.
///
/// # Errors
/// `Invalid("recipient" | "folder", ...)`, `Storage`. Nothing left the store then.
pub fn save(app: &App, ask: &SaveSummary, now: Now) -> Result<SavedSummary> {
    let summary = app.read(|store| summary(store, now, ask.options))?;
    let (what, extension, bytes) = match ask.format {
        Format::Pdf => (What::SummaryPdf, "pdf", catchment_report::pdf(&summary)),
        Format::Csv => (What::SummaryCsv, "csv", catchment_report::csv(&summary)),
    };
    let bytes = bytes.map_err(|_| Error::Internal("typeset"))?;
    let mark = if summary.demo { "-DEMO" } else { "" };
    let stem = format!("catchment-summary-{}{mark}", now.format("%Y-%m-%d"));
    let pending = Pending::write(&ask.folder, &stem, extension, &bytes)?;
    let sha256: String = Sha256::digest(&bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let people: Vec<String> = summary
        .discuss
        .iter()
        .chain(&summary.others)
        .map(|row| row.patient.clone())
        .collect();
    let file_name = pending.name();
    app.write(OpKind::Disclosure, now, |tx| {
        disclosure::record(
            tx,
            &NewDisclosure {
                what,
                recipient: &ask.recipient,
                purpose: "Supervision",
                file_name: &file_name,
                sha256: &sha256,
                detail: Some(if ask.options.named { "named" } else { "pseudonymised" }),
                people: &people,
            },
        )
    })?;
    let path = pending.appear()?;
    Ok(SavedSummary {
        file_name,
        path: path.to_string_lossy().into_owned(),
        sha256,
    })
}
