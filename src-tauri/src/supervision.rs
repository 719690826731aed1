//! The caseload summary leaves the encrypted store as a file: gathered under the lock, set outside it, and recorded as
//! a disclosure before it appears under its name.

use catchment_core::record::outgoing::disclosure::{self, NewDisclosure, What};
use catchment_core::store::OpKind;
use catchment_core::view::outgoing::summary::{SummaryOptions, summary};
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
    let summary = app.read_cached(|store| summary(store, now, ask.options))?;
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
                detail: Some(detail_words(ask.options.named, ask.options.free_text)),
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

/// How much of each person it holds.
pub fn detail_words(named: bool, typed: bool) -> &'static str {
    match (named, typed) {
        (false, false) => "pseudonymised",
        (false, true) => "pseudonymised, with typed text",
        (true, false) => "named",
        (true, true) => "named, with typed text",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use catchment_core::record::person::patient::{self, PatientDetails};
    use catchment_core::vault::Passphrase;

    use super::*;

    #[test]
    fn what_leaves_is_recorded_and_what_could_not_leave_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let app = App::new(dir.path().join("vault"), |_| {});
        let now = app.now();
        let code = app.begin_setup(&Passphrase::from("kestrel-tarn-lichen-7")).unwrap();
        app.finish_setup(&code, now).unwrap();
        let details = PatientDetails {
            local_id: Some("P0026".to_owned()),
            given: "Zofia".to_owned(),
            family: "Zieliński".to_owned(),
            ..PatientDetails::default()
        };
        let zofia = app
            .write(OpKind::AddPatient, now, |tx| patient::add(tx, &details))
            .unwrap();
        let ask = |folder: &std::path::Path, recipient: &str| SaveSummary {
            options: SummaryOptions::default(),
            folder: folder.to_str().unwrap().to_owned(),
            format: Format::Csv,
            recipient: recipient.to_owned(),
        };

        assert!(save(&app, &ask(&dir.path().join("gone"), "Supervisor"), now).is_err());
        assert!(
            save(&app, &ask(dir.path(), " "), now).is_err(),
            "it says who receives it"
        );
        assert!(app.read(disclosure::all).unwrap().is_empty());

        let saved = save(&app, &ask(dir.path(), "Supervisor"), now).unwrap();
        let bytes = std::fs::read(&saved.path).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(
            text.contains("P0026") && !text.contains("Zieliński"),
            "local id, no surname"
        );
        let told = app.read(|store| disclosure::about(store, &zofia)).unwrap();
        let hash: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!((told.len(), told[0].sha256.as_str()), (1, hash.as_str()));
        assert_eq!(told[0].file_name, saved.file_name);
        let left: Vec<_> = std::fs::read_dir(dir.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(left.len(), 2, "the vault and one file, no part of another: {left:?}");
    }
}
