//! A change that others ought to hear of makes one notice for each member of the circle, in the same operation. [`raise`] is
//! all that an act needs to call: it decides here, and nowhere else, that an import and the synthetic caseload raise none.

use chrono::NaiveDate;
use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::Member;
use super::judging::{self, Judged};
use crate::care::sharing::{NoticeAbout, Subject};
use crate::error::Fault;
use crate::record::circle;
use crate::record::text::{self, PARAGRAPH};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

/// A change to be passed on.
#[derive(Clone, Debug)]
struct Change<'a> {
    patient: &'a str,
    about: NoticeAbout,
    words: &'a str,
    /// The table and the row it is about.
    source: Option<(&'a str, &'a str)>,
    on: NaiveDate,
}

/// A change that a coordinator chose to pass on, to whom they chose.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PassOn {
    pub patient: String,
    pub words: String,
    /// Their places in the circle.
    pub members: Vec<String>,
    /// The table and the row of the history that it is about, where it was taken from there.
    pub table: Option<String>,
    pub row: Option<String>,
}

acts! { PassOn = pass_on(PassOn) -> (); }

/// Makes the notices of a change, or brings up to date those that wait about the same. `words` is what there is to tell, in
/// a sentence with no more than is needed; `source` the table and the row it is about. Nobody in the circle: no notice.
///
/// # Errors
/// `Invalid("words", ...)`, or when the store would not take it.
pub fn raise(tx: &Tx<'_>, patient: &str, about: NoticeAbout, words: &str, source: Option<(&str, &str)>) -> Result<()> {
    raise_to(tx, patient, about, words, source, |_| true)
}

/// As [`raise`], of a change of an earlier day.
pub(crate) fn raise_on(tx: &Tx<'_>, patient: &str, about: NoticeAbout, words: &str, on: NaiveDate) -> Result<()> {
    let change = Change {
        patient,
        about,
        words,
        source: None,
        on,
    };
    raise_change(tx, &change, |_| true)
}

/// As [`raise`], to those members whom `wanted` names.
pub(in crate::record) fn raise_to(
    tx: &Tx<'_>,
    patient: &str,
    about: NoticeAbout,
    words: &str,
    source: Option<(&str, &str)>,
    wanted: impl Fn(&Member) -> bool,
) -> Result<()> {
    // What comes in whole is no news: an import tells what others know already, and nobody of a demo is there to ring.
    if tx.kind().comes_in_whole() {
        return Ok(());
    }
    let change = Change {
        patient,
        about,
        words,
        source,
        on: tx.today(),
    };
    raise_change(tx, &change, wanted)
}

fn raise_change(tx: &Tx<'_>, change: &Change<'_>, wanted: impl Fn(&Member) -> bool) -> Result<()> {
    for member in circle::list(tx, change.patient)?.iter().filter(|member| wanted(member)) {
        let judged = judging::judged(tx, &member.details, change.about)?;
        write(
            tx,
            change,
            (member.id.as_str(), member.details.contact.as_str()),
            &judged,
        )?;
    }
    Ok(())
}

/// # Errors
/// `Invalid("words", "required" | ...)`, `Invalid("members", "required")`, `NotFound` for somebody who is not in the circle.
pub fn pass_on(tx: &Tx<'_>, ask: &PassOn) -> Result<()> {
    if ask.members.is_empty() {
        return Err(Error::invalid("members", Fault::Required));
    }
    let circle = circle::list(tx, &ask.patient)?;
    if ask
        .members
        .iter()
        .any(|id| circle.iter().all(|member| member.id != *id))
    {
        return Err(Error::NotFound("circleMember"));
    }
    let source = ask.table.as_deref().zip(ask.row.as_deref());
    raise_to(
        tx,
        &ask.patient,
        NoticeAbout::HandPicked,
        &ask.words,
        source,
        |member| ask.members.contains(&member.id),
    )
}

/// Writes what a member of the circle is to hear, or brings up to date what they have not heard yet: one that waits about
/// the same is one call, and counts its days from the first of them.
fn write(tx: &Tx<'_>, change: &Change<'_>, member: (&str, &str), judged: &Judged) -> Result<()> {
    let words = text::required("words", change.words, PARAGRAPH)?;
    let (table, row) = change.source.unzip();
    let state = judged.state();
    if let Some(id) = waiting(tx, change, member.0, &words)? {
        // What was to be overridden was another change; that decision is made again.
        tx.prepare_cached(
            "UPDATE notice SET about = ?2, words = ?3, source_table = ?4, source_row = ?5, state = ?6, topics = ?7,
               withheld = ?8, why = ?9, override_reason = NULL, override_by = NULL, override_told = NULL,
               override_on = NULL WHERE id = ?1",
        )?
        .execute(params![
            id,
            change.about,
            words,
            table,
            row,
            state,
            judged.topics,
            judged.withheld,
            judged.why
        ])?;
        return Ok(());
    }
    tx.prepare_cached(
        "INSERT INTO notice (id, patient, member, contact, about, words, raised_on, source_table, source_row, state,
           topics, withheld, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        tx.new_id(),
        change.patient,
        member.0,
        member.1,
        change.about,
        words,
        change.on,
        table,
        row,
        state,
        judged.topics,
        judged.withheld,
        judged.why
    ])?;
    Ok(())
}

/// The notice to the same member about the same, if it was not told yet.
fn waiting(tx: &Tx<'_>, change: &Change<'_>, member: &str, words: &str) -> Result<Option<String>> {
    let subject = change.about.subject();
    let same: Vec<&str> = NoticeAbout::ALL
        .iter()
        .filter(|about| about.subject() == subject && (subject != Subject::Own || **about == change.about))
        .map(|about| about.name())
        .collect();
    let mut query = tx.prepare_cached(
        "SELECT id, about, source_row, words FROM notice
          WHERE member = ? AND state IN ('open', 'mustNot', 'overridden') AND withheld IS NOT 'byHand'
          ORDER BY raised_on, id",
    )?;
    let mut rows = query.query([member])?;
    while let Some(row) = rows.next()? {
        let about: String = row.get(1)?;
        let (source, said): (Option<String>, String) = (row.get(2)?, row.get(3)?);
        let one = match (&source, change.source) {
            _ if subject != Subject::Own => true,
            (Some(there), Some((_, now))) => there == now,
            (None, None) => said == words,
            _ => false,
        };
        if same.contains(&about.as_str()) && one {
            return Ok(Some(row.get(0)?));
        }
    }
    Ok(None)
}
