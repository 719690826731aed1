//! What the law asks to be remembered, and the rules that start a clock.

use catchment_core::record::law::clock_rule;
use catchment_core::view;
use catchment_core::view::episode::ClockRules;
use catchment_core::view::health::Law;

use crate::ipc::commands;

commands! { |app, now, store, handle|
    /// What safeguarding and the law ask to be remembered about somebody.
    law(patient: String) -> Law = view::health::law(&store, &patient);
    /// The rules that start a clock, of the country that is set.
    clock_rules() -> ClockRules = view::episode::clock_rules(&store);
    add_clock_rule = clock_rule::add;
    edit_clock_rule = clock_rule::edit;
    remove_clock_rule = clock_rule::remove;
}
