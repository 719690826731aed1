//! What some commands take besides a noun's own details: which row, or whose.

use catchment_core::exchange::spreadsheet::DateOrders;
use serde::Deserialize;

macro_rules! args {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)+ }
    )+};
}

args! {
    ReadSheet {
        path: String,
        /// Which number is the day, for the columns that were asked about, by header.
        orders: DateOrders,
    }
    ImportSheet {
        path: String,
        /// Of the file as the dry run showed it.
        sha256: String,
        orders: DateOrders,
    }
    InstallInstrument {
        path: String,
        /// Of the file as it was looked at.
        sha256: String,
    }
}
