//! Whom anybody can ring in a crisis: the lines of a country, the local crisis team before them. They stand on every
//! page that a person keeps. Kept as one setting, so that a change is in the history and can be undone.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use crate::record::stored_enum;
use crate::record::text::{self, LINE};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    Country { Gb = "gb", Ni = "ni", Us = "us", Au = "au" }
}

/// At most so many: a page that is to help has room for few.
const MOST: usize = 8;
const SETTING: &str = "crisisLines";

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CrisisLine {
    pub name: String,
    /// A number, or how else to reach them. Empty: not filled in yet, and on no page.
    pub reach: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CrisisLines {
    pub country: Country,
    pub lines: Vec<CrisisLine>,
    /// The day somebody here looked whether the numbers are right; `None`: as they came with the program.
    pub checked_on: Option<NaiveDate>,
}

/// The lines of a country, as they come with the program: the local team first, without its number.
///
/// Great Britain: NHS (999; 111, mental health option) and Samaritans (116 123), as published by the NHS. Northern
/// Ireland (Lifeline), United States (988) and Australia (Lifeline) from common knowledge: to be looked at before use.
#[must_use]
pub fn usual(country: Country) -> CrisisLines {
    let numbers: &[(&str, &str)] = match country {
        Country::Gb => &[
            ("Emergency, if life is in danger", "999"),
            ("NHS 111, choose the mental health option", "111"),
            ("Samaritans, day and night", "116 123"),
        ],
        Country::Ni => &[
            ("Emergency, if life is in danger", "999"),
            ("Lifeline, day and night", "0808 808 8000"),
            ("Samaritans, day and night", "116 123"),
        ],
        Country::Us => &[
            ("Emergency, if life is in danger", "911"),
            ("988 Lifeline, call or text", "988"),
        ],
        Country::Au => &[
            ("Emergency, if life is in danger", "000"),
            ("Lifeline, day and night", "13 11 14"),
        ],
    };
    let line = |name: &str, reach: &str| CrisisLine {
        name: name.to_owned(),
        reach: reach.to_owned(),
    };
    CrisisLines {
        country,
        lines: std::iter::once(line("Local crisis team", ""))
            .chain(numbers.iter().map(|(name, reach)| line(name, reach)))
            .collect(),
        checked_on: None,
    }
}

/// As they are set; those of Great Britain until then.
///
/// # Errors
/// When the store cannot be read.
pub fn get(conn: &Connection) -> Result<CrisisLines> {
    let stored: Option<String> = conn
        .prepare_cached("SELECT value FROM setting WHERE id = ?")?
        .query_row([SETTING], |row| row.get(0))
        .optional()?;
    match stored {
        Some(stored) => Ok(serde_json::from_str(&stored)?),
        None => Ok(usual(Country::Gb)),
    }
}

acts! {
    SetCrisisLines = save(CrisisLines) -> ();
    SetCountry = set_country(Country) -> ();
}

/// Sets them. Saving them counts as having checked them today.
///
/// # Errors
/// `Invalid("name" | "reach", ...)`, `Invalid("lines", "range")` for none or more than eight.
pub fn save(tx: &Tx<'_>, lines: &CrisisLines) -> Result<()> {
    let checked = lines
        .lines
        .iter()
        .filter(|line| !(line.name.trim().is_empty() && line.reach.trim().is_empty()))
        .map(|line| {
            Ok(CrisisLine {
                name: text::required("name", &line.name, LINE)?,
                reach: text::optional("reach", Some(&line.reach), LINE)?.unwrap_or_default(),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    if !(1..=MOST).contains(&checked.len()) {
        return Err(Error::invalid("lines", Fault::Range));
    }
    let checked = CrisisLines {
        country: lines.country,
        lines: checked,
        checked_on: Some(tx.today()),
    };
    store(tx, &checked)
}

/// Sets the country alone. Lines that are still those of the country before give way to its own; what somebody wrote stays.
///
/// # Errors
/// When the store would not take it.
pub fn set_country(tx: &Tx<'_>, country: &Country) -> Result<()> {
    let country = *country;
    let before = get(tx)?;
    let after = if before.lines == usual(before.country).lines {
        usual(country)
    } else {
        CrisisLines { country, ..before }
    };
    store(tx, &after)
}

fn store(tx: &Tx<'_>, lines: &CrisisLines) -> Result<()> {
    let value = serde_json::to_string(lines)?;
    tx.prepare_cached(
        "INSERT INTO setting (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value",
    )?
    .execute(params![SETTING, value])?;
    Ok(())
}
