//! A stage of a goal: what was expected by when, and what came of it. Expected and actual stand side by side for good.

use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::goal;
use crate::record::noun::noun;
use crate::record::text::{self, PARAGRAPH};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    MilestoneState {
        Open = "open",
        Met = "met",
        Partly = "partly",
        NotMet = "notMet",
        NoLongerWanted = "noLongerWanted",
    }
}

noun! {
    /// A stage of a goal.
    Milestone(MilestoneDetails) in milestone, of goal, patient;
    fields {
        text: String = text, searched;
        expected: Option<String> = text, searched;
        due: Option<NaiveDate> = within_reach;
        owner: Option<String> = line, searched;
    }
    written {
        state: MilestoneState = |_| MilestoneState::Open;
        actual: Option<String>, searched;
        learned: Option<String>, searched;
        closed_on: Option<NaiveDate>;
    }
    positioned;
    found as Plan;
    list by "position";
    whole of_their_goal;
}

fn of_their_goal(tx: &Tx<'_>, details: &MilestoneDetails, _: Option<&str>) -> Result<()> {
    if goal::get(tx, &details.goal)?.patient != details.patient {
        return Err(Error::NotFound("goal"));
    }
    Ok(())
}

/// What came of a milestone. `Open` opens it again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MilestoneOutcome {
    pub milestone: String,
    pub state: MilestoneState,
    pub actual: Option<String>,
    pub learned: Option<String>,
}

acts! { CloseMilestone = close(MilestoneOutcome) -> (); }

/// Says what came of it, today.
///
/// # Errors
/// `Invalid("actual" | "learned", ...)`, `NotFound`.
pub fn close(tx: &Tx<'_>, outcome: &MilestoneOutcome) -> Result<()> {
    close_on(tx, outcome, tx.today())
}

/// Says what came of it, on a day.
pub(crate) fn close_on(tx: &Tx<'_>, outcome: &MilestoneOutcome, on: NaiveDate) -> Result<()> {
    let closed_on = (outcome.state != MilestoneState::Open).then_some(on);
    expect_one_row(
        "milestone",
        tx.prepare_cached(
            "UPDATE milestone SET state = ?, actual = ?, learned = ?, closed_on = ?, closed_in = NULL WHERE id = ?",
        )?
        .execute(params![
            outcome.state,
            text::optional("actual", outcome.actual.as_deref(), PARAGRAPH)?,
            text::optional("learned", outcome.learned.as_deref(), PARAGRAPH)?,
            closed_on,
            outcome.milestone,
        ])?,
    )
}

/// What came of it was said in that check-in.
///
/// # Errors
/// `NotFound`.
pub fn closed_in(tx: &Tx<'_>, id: &str, check_in: &str) -> Result<()> {
    expect_one_row(
        "milestone",
        tx.prepare_cached("UPDATE milestone SET closed_in = ? WHERE id = ?")?
            .execute([check_in, id])?,
    )
}

/// Those whose outcome was said in a check-in, and still holds.
///
/// # Errors
/// When the store cannot be read.
pub fn said_in(conn: &Connection, check_in: &str) -> Result<Vec<Milestone>> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM milestone WHERE closed_in = ? AND state <> 'open' ORDER BY goal, position, id",
    )?;
    let milestones = query
        .query_map([check_in], from_row)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(milestones)
}

/// Gives it another day to be due.
///
/// # Errors
/// `Invalid("due", "tooFar")`, `NotFound`.
pub fn set_due(tx: &Tx<'_>, id: &str, due: NaiveDate) -> Result<()> {
    text::within_reach("due", Some(due), tx.today())?;
    expect_one_row(
        "milestone",
        tx.prepare_cached("UPDATE milestone SET due = ? WHERE id = ?")?
            .execute(params![due, id])?,
    )
}
