//! Safety concerns, safety plans, and the lines to ring in a crisis.

use catchment_core::record::safety::crisis_line::{self, Country, CrisisLines};
use catchment_core::record::safety::safety_concern::{self, SafetyConcern};
use catchment_core::record::safety::safety_plan::{self, SafetyPlan};

use crate::ipc::commands;

commands! { |app, now, store, handle|
    raise_concern = safety_concern::raise_by_hand;
    answer_concern = safety_concern::answer;
    /// To the end of today.
    defer_concern = safety_concern::defer;
    slip_concern = safety_concern::slip;
    /// Every safety concern about one person, newest first.
    concerns(patient: String) -> Vec<SafetyConcern> = safety_concern::list(&store, &patient, now);
    /// The next version of somebody's safety plan.
    save_safety_plan = safety_plan::save;
    /// They were asked about a safety plan and said no.
    decline_safety_plan = safety_plan::decline;
    /// Every version of somebody's safety plan, newest first.
    safety_plans(patient: String) -> Vec<SafetyPlan> = safety_plan::versions(&store, &patient);
    /// Whom anybody can ring in a crisis.
    crisis_lines() -> CrisisLines = crisis_line::get(&store);
    /// The lines of a country as they come with the program.
    usual_crisis_lines(country: Country) -> CrisisLines { Ok(crisis_line::usual(country)) }
    set_crisis_lines = crisis_line::save;
    /// Whose clocks run after a discharge, and with whose crisis lines the list begins.
    set_country = crisis_line::set_country;
}
