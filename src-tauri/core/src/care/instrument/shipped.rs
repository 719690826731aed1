//! The instruments that come with the program: free ones with their wording, and for the licensed ones the total alone.

use std::sync::LazyLock;

use super::{Instrument, InstrumentOrigin, read};

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../../../../assets/instruments/", $name, ".json")))),+]
    };
}

/// In the order in which a choice of them is offered.
pub(super) const FILES: &[(&str, &str)] = files![
    "phq9",
    "gad7",
    "phqads",
    "k10",
    "pcl5",
    "pcptsd5",
    "gds15",
    "auditc_uk",
    "core10",
    "dialog",
    "reqol10",
    "qpr",
    "swemwbs",
    "who5",
    "wsas",
    "honos",
    "6cit",
    "slums",
];

static SHIPPED: LazyLock<Vec<Instrument>> = LazyLock::new(|| {
    // A test holds that every file is whole.
    let read = |(_, text): &(&str, &str)| read(text, InstrumentOrigin::Shipped).ok();
    FILES.iter().filter_map(read).collect()
});

/// All of them.
#[must_use]
pub fn shipped() -> &'static [Instrument] {
    &SHIPPED
}
