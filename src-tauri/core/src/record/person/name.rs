//! How a person is called where: whole in a list, short on Today, initials where others may read along.

use super::patient::PatientDetails;

/// `Dilwyn Dlamini`.
#[must_use]
pub fn full(details: &PatientDetails) -> String {
    format!("{} {}", details.given, details.family)
}

/// `Dilwyn D.`, by the name they prefer.
#[must_use]
pub fn short(details: &PatientDetails) -> String {
    let given = details.preferred.as_deref().unwrap_or(&details.given);
    match details.family.chars().next() {
        Some(letter) => format!("{given} {letter}."),
        None => given.to_owned(),
    }
}

/// `DD`: the first letter of each part of both names.
#[must_use]
pub fn initials(details: &PatientDetails) -> String {
    letters(&[&details.given, &details.family])
}

/// The first letter of each part of each name.
#[must_use]
pub fn letters(names: &[&str]) -> String {
    names
        .iter()
        .flat_map(|name| name.split(|c: char| c.is_whitespace() || c == '-'))
        .filter_map(|part| part.chars().find(|c| c.is_alphanumeric()))
        .flat_map(char::to_uppercase)
        .collect()
}
