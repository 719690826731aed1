//! What comes in from a sheet, and everything that leaves: bundle, summary, table, pages.

use std::path::Path;

use catchment_core::bundle::{self, Exported, Pairing, Waiting};
use catchment_core::exchange::spreadsheet::{self, ChosenFile, DryRun, Imported};
use catchment_core::record::outgoing::disclosure::{self, Disclosure};
use catchment_core::record::outgoing::import::{self, Import};
use catchment_core::record::outgoing::recipient::{self, Recipient};
use catchment_core::store::OpKind;
use catchment_core::view::outgoing::summary::{SummaryOptions, SupervisionSummary};
use catchment_core::view::person::own_page::{OwnPage, PageAsk};
use catchment_core::{Error, view};

use crate::args::{ImportSheet, ReadSheet};
use crate::brief_file::{self, SaveBrief};
use crate::files;
use crate::ipc::commands;
use crate::own_pages::{self, SaveOwnPage};
use crate::supervision::{self, SaveSummary, SavedSummary};
use crate::table_file::{self, SaveTable};

commands! { |app, now, store, handle|
    /// What left the laptop about one person.
    disclosures(patient: String) -> Vec<Disclosure> = disclosure::about(&store, &patient);
    /// Everything that left the laptop.
    disclosures_all() -> Vec<Disclosure> = disclosure::all(&store);
    /// Every sheet that came in.
    imports() -> Vec<Import> = import::all(&store);
    /// What bringing a sheet in would do. Nothing is changed.
    read_sheet(ask: ReadSheet) -> DryRun {
        let bytes = files::read_sheet(&ask.path)?;
        app.read(|store| spreadsheet::preview(store, &bytes, &ask.orders, now.date_naive()))
    }
    /// Brings a sheet in as one operation: all of it, or nothing.
    import_sheet(ask: ImportSheet) -> Imported {
        let bytes = files::read_sheet(&ask.path)?;
        let file = ChosenFile { name: &ask.path, bytes: &bytes };
        app.write(OpKind::Import, now, |tx| spreadsheet::bring_in(tx, file, &ask.sha256, &ask.orders))
    }
    /// Takes an import back whole, by its operation.
    undo_import(op: String) -> () {
        let op = op.parse().map_err(|_| Error::NotFound("import"))?;
        app.vault(|vault| spreadsheet::take_back(vault.store_mut(), op, now))
    }
    /// The office that bundles go to, or null.
    office() -> Option<Recipient> = recipient::office(&store);
    set_office = recipient::set_office;
    /// The supervision summary, for the preview. Nothing leaves.
    summary(options: SummaryOptions) -> SupervisionSummary = view::outgoing::summary::summary(store, now, options);
    /// Writes the summary to a folder and records the disclosure.
    save_summary(ask: SaveSummary) -> SavedSummary { supervision::save(app, &ask, now) }
    /// Writes the caseload table as it is looked at to a folder and records the disclosure.
    save_table(ask: SaveTable) -> SavedSummary { table_file::save(app, &ask, now) }
    /// What has not arrived at the office, and the bundles written so far.
    waiting() -> Waiting = bundle::waiting(&store);
    /// The keys of both sides, as words to be read to each other.
    pairing() -> Pairing { app.vault(|vault| bundle::pairing(vault)) }
    /// Writes what waits to a folder, encrypted to the office and signed.
    export_bundle(folder: String) -> Exported { app.vault(|vault| bundle::export(vault, Path::new(&folder), now)) }
    /// Writes it as a page to print, and records that it left.
    save_brief(ask: SaveBrief) -> SavedSummary { brief_file::save(app, &ask, now) }
    /// A page that somebody keeps, and what it leaves out. Nothing leaves.
    own_page(ask: PageAsk) -> OwnPage = view::person::own_page::own_page(&store, &ask, now);
    /// Writes such a page to a folder and records the disclosure.
    save_own_page(ask: SaveOwnPage) -> SavedSummary { own_pages::save(app, &ask, now) }
}
