//! The caseload table leaves the encrypted store as a file: what is on the screen, gathered under the lock, written
//! outside it, and recorded as a disclosure before it appears under its name.

use catchment_core::record::outgoing::disclosure::{self, NewDisclosure, What};
use catchment_core::store::OpKind;
use catchment_core::view::caseload::people_table::{TableAsk, people_table};
use catchment_core::{Error, Now, Result};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;

use crate::app::App;
use crate::files::Pending;
use crate::supervision::{SavedSummary, detail_words};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SaveTable {
    pub table: TableAsk,
    pub folder: String,
    /// Who will read it, and why: recorded with the disclosure.
    pub recipient: String,
    pub purpose: String,
}

/// Writes the table to a folder. Its name holds the day and nobody's name.
///
/// # Errors
/// `Invalid("recipient" | "purpose" | "folder" | "lines", ...)`, `NotFound`, `Storage`. Nothing left the store then.
pub fn save(app: &App, ask: &SaveTable, now: Now) -> Result<SavedSummary> {
    let table = app.read_cached(|store| people_table(store, now.date_naive(), &ask.table))?;
    let bytes = catchment_report::people_csv(&table).map_err(|_| Error::Internal("typeset"))?;
    let mark = if table.demo { "-DEMO" } else { "" };
    let stem = format!("catchment-people-{}{mark}", now.format("%Y-%m-%d"));
    let pending = Pending::write(&ask.folder, &stem, "csv", &bytes)?;
    let sha256: String = Sha256::digest(&bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    // Somebody may stand under several headings.
    let people: BTreeSet<String> = table.rows.iter().map(|row| row.person.id.clone()).collect();
    let people: Vec<String> = people.into_iter().collect();
    let file_name = pending.name();
    app.write(OpKind::Disclosure, now, |tx| {
        disclosure::record(
            tx,
            &NewDisclosure {
                what: What::PeopleCsv,
                recipient: &ask.recipient,
                purpose: &ask.purpose,
                file_name: &file_name,
                sha256: &sha256,
                detail: Some(detail_words(table.named, table.typed)),
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use catchment_core::record::person::patient::{self, PatientDetails};
    use catchment_core::vault::Passphrase;
    use catchment_core::view::caseload::people_table::{TableColumn, TableLine};

    use super::*;

    #[test]
    fn the_table_leaves_as_it_is_looked_at_and_that_it_left_is_recorded() {
        let dir = tempfile::tempdir().unwrap();
        let app = App::new(dir.path().join("vault"), |_| {});
        let now = app.now();
        let code = app.begin_setup(&Passphrase::from("kestrel-tarn-lichen-7")).unwrap();
        app.finish_setup(&code, now).unwrap();
        let person = |local_id: &str, family: &str| PatientDetails {
            local_id: Some(local_id.to_owned()),
            given: "Zofia".to_owned(),
            family: family.to_owned(),
            cohort: Some("=cmd()".to_owned()),
            ..PatientDetails::default()
        };
        let add = |details: &PatientDetails| {
            app.write(OpKind::AddPatient, now, |tx| patient::add(tx, details))
                .unwrap()
        };
        let (shown, other) = (add(&person("P0026", "Zieliński")), add(&person("P0027", "Adeyemi")));
        let ask = |purpose: &str, named: bool| SaveTable {
            table: TableAsk {
                lines: vec![TableLine {
                    patient: shown.clone(),
                    group: Some("Active".to_owned()),
                }],
                columns: vec![TableColumn::Cohort, TableColumn::Measure("phq9".to_owned())],
                named,
                typed: false,
            },
            folder: dir.path().to_str().unwrap().to_owned(),
            recipient: "Team lead".to_owned(),
            purpose: purpose.to_owned(),
        };

        assert!(save(&app, &ask(" ", false), now).is_err(), "it says why");
        assert!(app.read(disclosure::all).unwrap().is_empty());

        let saved = save(&app, &ask("Caseload meeting", false), now).unwrap();
        let bytes = std::fs::read(&saved.path).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(
            text.contains("P0026") && !text.contains("Zieliński"),
            "local id, no surname"
        );
        assert!(!text.contains("P0027"), "nobody who was not shown");
        assert!(text.contains(",'=cmd(),"), "no cell is a formula: {text}");
        assert_eq!(
            std::fs::metadata(&saved.path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        let told = app.read(|store| disclosure::about(store, &shown)).unwrap();
        let hash: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!((told.len(), told[0].sha256.as_str()), (1, hash.as_str()));
        assert_eq!(
            (told[0].what, told[0].purpose.as_str()),
            (What::PeopleCsv, "Caseload meeting")
        );
        assert_eq!(told[0].detail.as_deref(), Some("pseudonymised"));
        assert!(app.read(|store| disclosure::about(store, &other)).unwrap().is_empty());

        let named = save(&app, &ask("Cover for leave", true), now + chrono::TimeDelta::minutes(1)).unwrap();
        assert!(std::fs::read_to_string(named.path).unwrap().contains("Zofia Zieliński"));
        let told = app.read(|store| disclosure::about(store, &shown)).unwrap();
        assert_eq!(told[0].detail.as_deref(), Some("named"));
    }
}
