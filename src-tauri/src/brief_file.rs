//! A doorstep brief leaves the encrypted store as a file to be printed, as pages that people keep do.

use catchment_core::record::outgoing::disclosure::What;
use catchment_core::record::workspace::setting;
use catchment_core::view::visit::brief::BriefAsk;
use catchment_core::view::visit::brief_page::brief_page;
use catchment_core::{Error, Now, Result};
use serde::Deserialize;

use crate::app::App;
use crate::own_pages::{self, Leaving};
use crate::supervision::SavedSummary;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SaveBrief {
    pub brief: BriefAsk,
    pub folder: String,
}

/// Writes the brief to a folder. Its name holds the day and nobody's name.
///
/// # Errors
/// `Invalid("folder", ...)`, `NotFound`, `Storage`. Nothing left the store then.
pub fn save(app: &App, ask: &SaveBrief, now: Now) -> Result<SavedSummary> {
    let page = app.read(|store| brief_page(store, &ask.brief, now))?;
    let coordinator = app.read(setting::get)?.coordinator;
    let bytes = catchment_report::brief(&page).map_err(|_| Error::Internal("typeset"))?;
    let leaving = Leaving {
        what: What::BriefPdf,
        name: "visit-brief",
        demo: page.demo,
        recipient: coordinator.as_deref().unwrap_or("Coordinator"),
        purpose: "A brief to print for a visit",
        detail: "named, with typed text",
        patient: &page.brief.patient,
    };
    own_pages::leave(app, &ask.folder, &bytes, &leaving, now)
}
