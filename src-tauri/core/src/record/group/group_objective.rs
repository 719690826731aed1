//! What a group works towards: what was expected by when, and what came of it, side by side for good.

use chrono::NaiveDate;
use rusqlite::params;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::expect_one_row;
use crate::record::noun::noun;
use crate::record::plan::milestone::MilestoneState;
use crate::record::text::{self, PARAGRAPH};
use crate::store::Tx;
use crate::store::act::acts;

noun! {
    /// What a group works towards.
    Objective(ObjectiveDetails) in group_objective, of care_group;
    fields {
        text: String = text, searched;
        expected: Option<String> = text, searched;
        due: Option<NaiveDate> = within_reach;
    }
    written {
        state: MilestoneState = |_| MilestoneState::Open;
        actual: Option<String>, searched;
        learned: Option<String>, searched;
        closed_on: Option<NaiveDate>;
    }
    positioned;
    found as Group;
    list by "position";
}

acts! { CloseObjective = close(ObjectiveOutcome) -> (); }

/// What came of an objective. `Open` opens it again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ObjectiveOutcome {
    pub objective: String,
    pub state: MilestoneState,
    pub actual: Option<String>,
    pub learned: Option<String>,
}

/// Says what came of it, today.
///
/// # Errors
/// `Invalid("actual" | "learned", ...)`, `NotFound`.
pub fn close(tx: &Tx<'_>, outcome: &ObjectiveOutcome) -> Result<()> {
    let closed_on = (outcome.state != MilestoneState::Open).then_some(tx.today());
    expect_one_row(
        "objective",
        tx.prepare_cached("UPDATE group_objective SET state = ?, actual = ?, learned = ?, closed_on = ? WHERE id = ?")?
            .execute(params![
                outcome.state,
                text::optional("actual", outcome.actual.as_deref(), PARAGRAPH)?,
                text::optional("learned", outcome.learned.as_deref(), PARAGRAPH)?,
                closed_on,
                outcome.objective,
            ])?,
    )
}
