//! A change that others ought to hear of makes one notice for each member of the circle, in the same operation: whoever
//! may know is to be told, whoever must not is named with the reason. [`raise`] is all that an action needs to call; a
//! sharing wish that changes later judges again what was not told yet.

use crate::error::Fault;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::contact::{self, ContactDetails, ContactKind};
use super::notice::{self, Change, Judged, Withheld};
use super::{Member, MemberDetails, Share};
use crate::care::sentence::say;
use crate::care::sharing::{self, Barred, Bond, MayKnow, NoticeAbout, Wish};
use crate::record::circle;
use crate::store::Tx;
use crate::{Error, Result};

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
        let judged = judged(tx, &member.details, change.about)?;
        notice::write(
            tx,
            change,
            (member.id.as_str(), member.details.contact.as_str()),
            &judged,
        )?;
    }
    Ok(())
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

/// It was not told, or is needed after all: it waits again, as their wish stands now.
///
/// # Errors
/// `NotFound` when it waits already.
pub fn open_again(tx: &Tx<'_>, id: &str) -> Result<()> {
    let notice = notice::open_again(tx, id)?;
    let member = circle::get(tx, &notice.member)?;
    notice::judge(tx, id, &judged(tx, &member.details, notice.about)?)
}

/// What somebody in the circle may be told changed, or who they are to the person: what they were not told yet is judged
/// anew.
///
/// # Errors
/// As [`circle::edit`].
pub fn edit_member(tx: &Tx<'_>, id: &str, details: &MemberDetails) -> Result<()> {
    let before = circle::get(tx, id)?;
    circle::edit(tx, id, details)?;
    judge_again(tx, id)?;
    if details.key_worker && !before.details.key_worker {
        new_key_worker(tx, id)?;
    }
    Ok(())
}

/// Judges what a member of a circle was not told yet by what stands there now.
fn judge_again(tx: &Tx<'_>, member: &str) -> Result<()> {
    let details = circle::get(tx, member)?.details;
    for notice in notice::not_told(tx, member)? {
        notice::judge(tx, &notice.id, &judged(tx, &details, notice.about)?)?;
    }
    Ok(())
}

/// Of whoever stands in the directory: what they were not told yet is judged anew in every circle they are in. What they
/// are to a person reads from their job and their employer too.
pub(in crate::record) fn judge_contact(tx: &Tx<'_>, contact: &str) -> Result<()> {
    for member in circle::places_of(tx, contact)? {
        judge_again(tx, &member)?;
    }
    Ok(())
}

/// Corrects an entry of the directory.
///
/// # Errors
/// As [`contact::edit`].
pub fn edit_contact(tx: &Tx<'_>, id: &str, details: &ContactDetails) -> Result<()> {
    contact::edit(tx, id, details)?;
    judge_contact(tx, id)
}

/// # Errors
/// As [`circle::add`].
pub fn add_member(tx: &Tx<'_>, details: &MemberDetails) -> Result<String> {
    let id = circle::add(tx, details)?;
    if details.key_worker {
        new_key_worker(tx, &id)?;
    }
    Ok(id)
}

/// They are no longer in the circle, and hear of nothing more.
///
/// # Errors
/// As [`circle::end`].
pub fn end_member(tx: &Tx<'_>, id: &str) -> Result<()> {
    circle::end(tx, id)?;
    for notice in notice::not_told(tx, id)? {
        notice::put_away(tx, &notice.id, &say("notice.leftCircle", &[]))?;
    }
    Ok(())
}

/// The others hear who the key worker is.
fn new_key_worker(tx: &Tx<'_>, id: &str) -> Result<()> {
    let member = circle::get(tx, id)?;
    let name = contact::get(tx, &member.details.contact)?.details.name;
    raise_to(
        tx,
        &member.details.patient,
        NoticeAbout::KeyWorker,
        &say("notice.keyWorker", &[("name", &name)]),
        Some(("circle_member", id)),
        |other| other.id != id,
    )
}

/// How a notice to a member stands by the wish that holds now.
pub(in crate::record) fn judged(tx: &Tx<'_>, member: &MemberDetails, about: NoticeAbout) -> Result<Judged> {
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

fn bond(tx: &Tx<'_>, member: &MemberDetails) -> Result<Bond> {
    let who = contact::get(tx, &member.contact)?.details;
    let employed = who.kind == ContactKind::Organisation || who.job.is_some() || who.organisation.is_some();
    Ok(sharing::bond(
        &member.role,
        who.job.as_deref(),
        member.key_worker,
        employed,
    ))
}
