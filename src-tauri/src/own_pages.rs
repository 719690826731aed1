//! A page that somebody keeps leaves the encrypted store as a file: put together under the lock, set outside it, and
//! recorded as a disclosure before it appears under its name.

use catchment_core::record::outgoing::disclosure::{self, NewDisclosure, What};
use catchment_core::store::OpKind;
use catchment_core::view::person::own_page::{OwnPage, PageAsk, PageKind, own_page};
use catchment_core::{Error, Now, Result};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::app::App;
use crate::files::Pending;
use crate::supervision::SavedSummary;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SaveOwnPage {
    pub page: PageAsk,
    pub folder: String,
}

/// Writes the page to a folder. Its name holds the day and nobody's name.
///
/// # Errors
/// `Invalid("folder" | "member", ...)`, `NotFound`, `Storage`. Nothing left the store then.
pub fn save(app: &App, ask: &SaveOwnPage, now: Now) -> Result<SavedSummary> {
    let page = app.read(|store| own_page(store, &ask.page, now))?;
    let bytes = catchment_report::own_page(&page).map_err(|_| Error::Internal("typeset"))?;
    let (what, name) = match page.kind {
        PageKind::SafetyPlan => (What::SafetyPlanPdf, "safety-plan"),
        PageKind::MyCare => (What::MyCarePdf, "my-care"),
        PageKind::Carer => (What::CarerPdf, "for-a-carer"),
        PageKind::Plan => (What::CarePlanPdf, "my-plan"),
    };
    let leaving = Leaving {
        what,
        name,
        demo: page.demo,
        recipient: page.reader.as_deref().unwrap_or(&page.name),
        purpose: "A page to keep",
        detail: detail(&page),
        patient: &page.patient,
    };
    leave(app, &ask.folder, &bytes, &leaving, now)
}

/// A page about one person that is about to leave.
pub struct Leaving<'a> {
    pub what: What,
    /// How the name of the file begins: what it is, and nobody's name.
    pub name: &'a str,
    pub demo: bool,
    pub recipient: &'a str,
    pub purpose: &'a str,
    pub detail: &'static str,
    pub patient: &'a str,
}

/// Writes a page to a folder, recorded as a disclosure before it appears under its name.
///
/// # Errors
/// `Invalid("folder", ...)`, `Storage`. Nothing left the store then.
pub fn leave(app: &App, folder: &str, bytes: &[u8], page: &Leaving<'_>, now: Now) -> Result<SavedSummary> {
    let mark = if page.demo { "-DEMO" } else { "" };
    let stem = format!("{}-{}{mark}", page.name, now.format("%Y-%m-%d"));
    let pending = Pending::write(folder, &stem, "pdf", bytes)?;
    let sha256: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let file_name = pending.name();
    let people = [page.patient.to_owned()];
    app.write(OpKind::Disclosure, now, |tx| {
        disclosure::record(
            tx,
            &NewDisclosure {
                what: page.what,
                recipient: page.recipient,
                purpose: page.purpose,
                file_name: &file_name,
                sha256: &sha256,
                detail: Some(page.detail),
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

/// How much of the person it holds.
fn detail(page: &OwnPage) -> &'static str {
    if page.left_out.is_empty() {
        "named, with typed text"
    } else {
        "named, within what may be shared"
    }
}
