//! The rules that start a clock, each dated and of a country: those that come with the program
//! (`assets/clocks.json`, each with its source), and before them those that an organisation sets itself. The rule of an
//! event is the one in force on the day of the event.

use crate::error::Fault;
use std::sync::LazyLock;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use crate::record::edit::Edit;
use crate::record::safety::crisis_line::Country;
use crate::record::text::{self, LINE};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    /// What starts the clock.
    #[derive(Default)]
    ClockAfter {
        /// Leaving a mental health ward.
        #[default]
        Ward = "ward",
        Custody = "custody",
        CrisisHouse = "crisisHouse",
        Hospital = "hospital",
        /// A discharge from this caseload.
        Caseload = "caseload",
    }
}

/// An organisation's own rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ClockRuleDetails {
    pub country: Country,
    pub starts_after: ClockAfter,
    /// Only where the ward named a risk of suicide.
    #[serde(default)]
    pub suicide_risk: bool,
    /// After a stay, 1 to 2160; `None`: no clock runs.
    pub hours: Option<u16>,
    /// After a discharge from the caseload, 1 to 366; `None`: no clock runs.
    pub days: Option<u16>,
    pub name: String,
    /// Who says so.
    pub source: Option<String>,
    /// The first day it is in force.
    pub from_on: Option<NaiveDate>,
    /// The last day; `None`: no end is known.
    pub until_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ClockRule {
    /// `None`: it comes with the program.
    pub id: Option<String>,
    #[serde(flatten)]
    pub details: ClockRuleDetails,
}

static SHIPPED: LazyLock<Vec<ClockRule>> = LazyLock::new(|| {
    let details: Vec<ClockRuleDetails> =
        serde_json::from_str(include_str!("../../../../../assets/clocks.json")).unwrap_or_default();
    details
        .into_iter()
        .map(|details| ClockRule { id: None, details })
        .collect()
});

/// Those that come with the program, of every country.
#[must_use]
pub fn shipped() -> &'static [ClockRule] {
    &SHIPPED
}

impl ClockRuleDetails {
    fn checked(&self) -> Result<Self> {
        let from = self.from_on.ok_or(Error::invalid("fromOn", Fault::Required))?;
        if self.until_on.is_some_and(|until| until < from) {
            return Err(Error::invalid("untilOn", Fault::BeforeStart));
        }
        let (hours, days) = match self.starts_after {
            ClockAfter::Caseload => (None, self.days),
            _ => (self.hours, None),
        };
        if hours.is_some_and(|hours| !(1..=2160).contains(&hours)) {
            return Err(Error::invalid("hours", Fault::Range));
        }
        if days.is_some_and(|days| !(1..=366).contains(&days)) {
            return Err(Error::invalid("days", Fault::Range));
        }
        Ok(ClockRuleDetails {
            suicide_risk: self.suicide_risk && self.starts_after == ClockAfter::Ward,
            hours,
            days,
            name: text::required("name", &self.name, LINE)?,
            source: text::optional("source", self.source.as_deref(), LINE)?,
            ..self.clone()
        })
    }
}

acts! {
    AddClockRule = add(ClockRuleDetails) -> String;
    EditClockRule = edit(Edit<ClockRuleDetails>) -> ();
    RemoveClockRule = remove(String) -> ();
}

/// # Errors
/// `Invalid("fromOn", "required")`, `Invalid("untilOn", "beforeStart")`, `Invalid("hours" | "days", "range")`,
/// `Invalid("name" | "source", ...)`.
pub fn add(tx: &Tx<'_>, details: &ClockRuleDetails) -> Result<String> {
    let d = details.checked()?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO clock_rule (id, country, starts_after, suicide_risk, hours, days, name, source, from_on, until_on)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        d.country,
        d.starts_after,
        d.suicide_risk,
        d.hours,
        d.days,
        d.name,
        d.source,
        d.from_on,
        d.until_on
    ])?;
    Ok(id)
}

/// # Errors
/// As [`add`], and `NotFound`.
pub fn edit(tx: &Tx<'_>, edit: &Edit<ClockRuleDetails>) -> Result<()> {
    let d = edit.details.checked()?;
    expect_one_row(
        "clock_rule",
        tx.prepare_cached(
            "UPDATE clock_rule SET country = ?, starts_after = ?, suicide_risk = ?, hours = ?, days = ?, name = ?,
               source = ?, from_on = ?, until_on = ? WHERE id = ?",
        )?
        .execute(params![
            d.country,
            d.starts_after,
            d.suicide_risk,
            d.hours,
            d.days,
            d.name,
            d.source,
            d.from_on,
            d.until_on,
            edit.id
        ])?,
    )
}

/// It was never a rule here: what it started keeps its hours.
///
/// # Errors
/// `NotFound`.
pub fn remove(tx: &Tx<'_>, id: &str) -> Result<()> {
    expect_one_row(
        "clock_rule",
        tx.prepare_cached("DELETE FROM clock_rule WHERE id = ?")?
            .execute([id])?,
    )
}

/// The rules of a country: its own, the latest first, then those that come with the program.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, country: Country) -> Result<Vec<ClockRule>> {
    let mut query = conn.prepare_cached("SELECT * FROM clock_rule WHERE country = ? ORDER BY from_on DESC, id DESC")?;
    let mut rules: Vec<ClockRule> = query.query_map([country], from_row)?.collect::<rusqlite::Result<_>>()?;
    rules.extend(shipped().iter().filter(|rule| rule.details.country == country).cloned());
    Ok(rules)
}

/// The rule for what happened on a day. For each condition the first one in force counts, `rules` being in the order of
/// [`list`]; where a risk of suicide was named and both conditions have a rule, the shorter one does. `None`: no clock runs.
#[must_use]
pub fn in_force(rules: &[ClockRule], after: ClockAfter, suicide_risk: bool, on: NaiveDate) -> Option<&ClockRule> {
    let first = |named: bool| {
        rules.iter().find(|rule| {
            let d = &rule.details;
            d.starts_after == after
                && d.suicide_risk == named
                && d.from_on.is_none_or(|from| from <= on)
                && d.until_on.is_none_or(|until| on <= until)
        })
    };
    let named = suicide_risk.then(|| first(true)).flatten();
    let given = [named, first(false)].into_iter().flatten();
    given
        .filter(|rule| rule.details.hours.is_some() || rule.details.days.is_some())
        .min_by_key(|rule| (rule.details.hours, rule.details.days))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ClockRule> {
    Ok(ClockRule {
        id: row.get("id")?,
        details: ClockRuleDetails {
            country: row.get("country")?,
            starts_after: row.get("starts_after")?,
            suicide_risk: row.get("suicide_risk")?,
            hours: row.get("hours")?,
            days: row.get("days")?,
            name: row.get("name")?,
            source: row.get("source")?,
            from_on: row.get("from_on")?,
            until_on: row.get("until_on")?,
        },
    })
}
