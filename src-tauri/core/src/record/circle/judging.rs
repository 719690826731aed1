//! Whether a member of a circle may be told of a change, by the person's wish about sharing and by who the member is to them.
//! Whatever was not told yet is judged again when either of the two changes.

use rusqlite::{OptionalExtension as _, params};

use super::notice::{self, NoticeState, Withheld};
use super::{MemberDetails, Share};
use crate::care::sharing::{self, Barred, Bond, MayKnow, NoticeAbout, Wish};
use crate::record::{circle, expect_one_row};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

/// How a notice stands once a sharing wish was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) topics: Option<String>,
    /// Why not; `None`: they may know.
    pub(super) withheld: Option<Withheld>,
    pub(super) why: Option<String>,
}

impl Judged {
    pub(super) fn state(&self) -> NoticeState {
        if self.withheld.is_some() {
            NoticeState::MustNot
        } else {
            NoticeState::Open
        }
    }
}

acts! { ReopenNotice = open_again(String) -> (); }

/// A notice was not told, or is needed after all: it waits again, judged by the wish as it is now.
///
/// # Errors
/// `NotFound` when it waits already.
pub fn open_again(tx: &Tx<'_>, id: &str) -> Result<()> {
    expect_one_row(
        "notice",
        tx.prepare_cached(
            "UPDATE notice SET state = 'open', withheld = NULL, why = NULL, told_on = NULL, way = NULL, said = NULL,
               told_by = NULL, override_reason = NULL, override_by = NULL, override_told = NULL, override_on = NULL
              WHERE id = ? AND state IN ('told', 'notNeeded')",
        )?
        .execute([id])?,
    )?;
    let notice = notice::get(tx, id)?;
    let member = circle::get(tx, &notice.member)?;
    judge(tx, id, &judged(tx, &member.details, notice.about)?)
}

/// Judges again what a member of a circle was not told yet.
pub(super) fn judge_again(tx: &Tx<'_>, member: &str) -> Result<()> {
    let details = circle::get(tx, member)?.details;
    for notice in notice::not_told(tx, member)? {
        judge(tx, &notice.id, &judged(tx, &details, notice.about)?)?;
    }
    Ok(())
}

/// Judges again, in every circle that an entry of the directory is in, what it was not told yet: what it is to a person
/// depends on its job and its employer.
pub(super) fn judge_contact(tx: &Tx<'_>, contact: &str) -> Result<()> {
    for member in circle::places_of(tx, contact)? {
        judge_again(tx, &member)?;
    }
    Ok(())
}

/// Writes the judgement of one. What was withheld by hand, or overridden, stays as it is.
fn judge(tx: &Tx<'_>, id: &str, judged: &Judged) -> Result<()> {
    tx.prepare_cached(
        "UPDATE notice SET state = ?2, topics = ?3, withheld = ?4, why = ?5
          WHERE id = ?1 AND state IN ('open', 'mustNot') AND withheld IS NOT 'byHand'",
    )?
    .execute(params![id, judged.state(), judged.topics, judged.withheld, judged.why])?;
    Ok(())
}

/// How a notice to a member stands by the wish as it is now.
pub(super) fn judged(tx: &Tx<'_>, member: &MemberDetails, about: NoticeAbout) -> Result<Judged> {
    let topics = member.share_topics.as_deref().unwrap_or_default();
    let wish = match member.share {
        Share::Everything => Wish::Everything,
        Share::Topics => Wish::Topics(topics),
        Share::Nothing => Wish::Nothing,
        Share::NotAsked => Wish::NotAsked,
    };
    let reason = || member.share_reason.clone();
    let (withheld, why) = match sharing::may_know(bond(tx, member)?, wish, about) {
        MayKnow::Yes | MayKnow::LookFirst => (None, None),
        MayKnow::MustNot(Barred::Wish) => (Some(Withheld::Wish), reason()),
        MayKnow::MustNot(Barred::NeverAsked) => (Some(Withheld::NeverAsked), reason()),
    };
    Ok(Judged {
        topics: member.share_topics.clone().filter(|_| member.share == Share::Topics),
        withheld,
        why,
    })
}

/// What a member is to the person. The entry of the directory is read here by itself: its own act judges again by this.
fn bond(tx: &Tx<'_>, member: &MemberDetails) -> Result<Bond> {
    let (job, employed): (Option<String>, bool) = tx
        .prepare_cached(
            "SELECT job, kind = 'organisation' OR job IS NOT NULL OR organisation IS NOT NULL FROM contact WHERE id = ?",
        )?
        .query_row([&member.contact], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(Error::NotFound("contact"))?;
    Ok(sharing::bond(&member.role, job.as_deref(), member.key_worker, employed))
}
