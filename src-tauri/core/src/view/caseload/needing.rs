//! The attention list as Today shows it: a row a person, a line a rule of housekeeping, and what is put aside.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::care::attention::{ListSection, Reason, Rule};
use crate::facts::{Case, SnoozedReason};
use crate::record::person::name;
use crate::record::person::patient::Status;

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AttentionRow {
    pub patient: String,
    pub name: String,
    pub initials: String,
    pub status: Status,
    /// Of the strongest reason.
    pub section: ListSection,
    /// Strongest first; never empty. Housekeeping stands at the end.
    pub reasons: Vec<Reason>,
    /// Where a home visit would go.
    pub address: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HousekeepingLine {
    pub rule: Rule,
    /// The reason itself, where it is one of the caseload as a whole.
    pub reason: Option<Reason>,
    /// Whom it is about, the most overdue first; empty for one of the caseload as a whole.
    pub people: Vec<HousekeepingRow>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HousekeepingRow {
    pub patient: String,
    pub name: String,
    pub initials: String,
    pub reason: Reason,
    pub address: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SnoozedRow {
    pub patient: String,
    pub name: String,
    pub initials: String,
    pub snoozed: SnoozedReason,
}

pub(in crate::view) fn attention(cases: &[Case]) -> Vec<AttentionRow> {
    let mut rows: Vec<(&Case, ListSection)> = cases
        .iter()
        .filter_map(|case| case.reasons.first().map(|strongest| (case, strongest.section)))
        .filter(|(_, section)| *section != ListSection::Housekeeping)
        .collect();
    // The caseload comes in name order and the sort is stable: equally urgent people stay by name.
    rows.sort_by_key(|(case, _)| case.urgency());
    rows.into_iter()
        .map(|(case, section)| AttentionRow {
            patient: case.patient.id.clone(),
            name: name::short(&case.patient.details),
            initials: name::initials(&case.patient.details),
            status: case.patient.status,
            section,
            reasons: case.reasons.clone(),
            address: case.patient.details.address.clone(),
        })
        .collect()
}

pub(in crate::view) fn housekeeping(cases: &[Case], of_caseload: Option<Reason>) -> Vec<HousekeepingLine> {
    let mut lines = Vec::new();
    let rules = Rule::ALL.iter().copied();
    for rule in rules.filter(|rule| rule.section() == ListSection::Housekeeping) {
        let mut people: Vec<HousekeepingRow> = cases
            .iter()
            .flat_map(|case| case.reasons.iter().map(move |reason| (case, reason)))
            .filter(|(_, reason)| reason.rule == rule)
            .map(|(case, reason)| HousekeepingRow {
                patient: case.patient.id.clone(),
                name: name::short(&case.patient.details),
                initials: name::initials(&case.patient.details),
                reason: reason.clone(),
                address: case.patient.details.address.clone(),
            })
            .collect();
        people.sort_by_key(|row| Reverse(row.reason.weight));
        let reason = of_caseload.clone().filter(|reason| reason.rule == rule);
        if reason.is_some() || !people.is_empty() {
            lines.push(HousekeepingLine { rule, reason, people });
        }
    }
    lines
}

pub(in crate::view) fn snoozed(cases: &[Case]) -> Vec<SnoozedRow> {
    let mut rows: Vec<SnoozedRow> = cases
        .iter()
        .flat_map(|case| case.snoozed.iter().map(move |snoozed| (case, snoozed)))
        .map(|(case, snoozed)| SnoozedRow {
            patient: case.patient.id.clone(),
            name: name::short(&case.patient.details),
            initials: name::initials(&case.patient.details),
            snoozed: snoozed.clone(),
        })
        .collect();
    rows.sort_by_key(|row| row.snoozed.back_on);
    rows
}
