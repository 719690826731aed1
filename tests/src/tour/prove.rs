//! What may be read in what the tour left, and by whom. Each proof answers with what it found, or with what is wrong.

use super::Place;
use crate::office::{self, Outcome, read, said_by};
use crate::plain;
use crate::sheets::{Row, sample_people};
use std::process::Command;

pub fn vault_names_nobody(place: &Place) -> Outcome<String> {
    let people = sample_people();
    let vault = plain::names_nobody(&place.vault(), &people)?;
    let bundle = plain::names_nobody(&place.bundle()?, &people)?;
    let names = people.len();
    Ok(format!(
        "{names} surnames looked for: none in the {vault} bytes of the vault, none in the {bundle} of the bundle"
    ))
}

pub fn summary_is_pseudonymised(place: &Place) -> Outcome<String> {
    let people = sample_people();
    let pdf = said_by(
        Command::new("pdftotext")
            .arg("-layout")
            .arg(place.at("summary.pdf"))
            .arg("-"),
    )?;
    let csv = String::from_utf8(read(&place.at("summary.csv"))?).map_err(|_| "summary.csv is not UTF-8")?;
    let mut shown = 0;
    for (file, text) in [("summary.pdf", &pdf), ("summary.csv", &csv)] {
        if let Some(person) = people.iter().find(|person| plain::is_named(text, person)) {
            return Err(format!("{file} names {}", person.family));
        }
        for person in people.iter().filter(|person| person.line.contains(",Active,")) {
            let lines: Vec<&str> = text.lines().filter(|line| line.contains(&person.local_id)).collect();
            if lines.is_empty() {
                return Err(format!("{} is missing in {file}", person.local_id));
            }
            if !lines.iter().any(|line| line.contains(&initials(person))) {
                return Err(format!("the initials of {} are missing in {file}", person.local_id));
            }
            shown += 1;
        }
    }
    Ok(format!(
        "{shown} people by local id and initials in both files, nobody by surname"
    ))
}

/// First letters of given name and surname.
fn initials(person: &Row) -> String {
    let first = |name: &str| name.chars().next();
    [first(&person.given), first(&person.family)]
        .into_iter()
        .flatten()
        .collect()
}

pub fn bundle_opens_with_stock_tools(place: &Place) -> Outcome<String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (key, sender) = (place.at("office.key"), place.at("sender.pub"));
    let files = office::open_with_stock_tools(&place.bundle()?, &key, &sender, &folder.path().join("opened"))?;
    Ok(format!("every hash in manifest.json is right: {}", files.join(", ")))
}

pub fn office_accepts(place: &Place) -> Outcome<String> {
    let said = office::verify(&place.bundle()?, &place.at("office.key"), &place.at("sender.pub"))?;
    Ok(said.lines().next().unwrap_or_default().trim().to_owned())
}
