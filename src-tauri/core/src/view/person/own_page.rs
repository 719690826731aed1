//! Pages that people keep: their safety plan, their care plan, *my care on a page*, and the one for somebody who cares for them, which
//! says no more than the person wished to share. What is left out is named with its reason, for whoever prepares it;
//! the page itself does not say so.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::medication_part::medication_part;
use crate::record::circle::Share;
use crate::record::person::about_me;
use crate::record::person::name;
use crate::record::person::patient;
use crate::record::plan::care_plan::AgreedBy;
use crate::record::plan::goal::GoalState;
use crate::record::plan::intervention::InterventionStatus;
use crate::record::plan::milestone::{Milestone, MilestoneState};
use crate::record::safety::crisis_line;
use crate::record::safety::safety_plan::{self, Answer};
use crate::record::visit;
use crate::view::circle::{self, CircleRow};
use crate::view::plan::{GoalRow, Plan};
use crate::{Error, Now, Result};

pub use super::page_part::{PagePart, PageStep};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum PageKind {
    SafetyPlan,
    MyCare,
    Carer,
    Plan,
}

/// A part of the page that is shared, or left out, as a whole. In the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Section {
    About,
    /// What the plan answers.
    Needs,
    Goals,
    /// Who does what for the plan.
    Support,
    Next,
    Team,
    /// Medication as told, and what they must not be given. Always says that it is no prescription.
    Medication,
    Safety,
    /// The numbers anybody may ring: tells nothing of the person, so everybody may have it.
    Lines,
}

impl Section {
    pub const ALL: [Section; 9] = [
        Section::About,
        Section::Needs,
        Section::Goals,
        Section::Support,
        Section::Next,
        Section::Team,
        Section::Medication,
        Section::Safety,
        Section::Lines,
    ];

    /// Whether it stands on a page of this kind.
    fn stands_on(self, kind: PageKind) -> bool {
        let of_plan = matches!(self, Section::Needs | Section::Support);
        match kind {
            PageKind::SafetyPlan => matches!(self, Section::Safety | Section::Lines),
            PageKind::Plan => of_plan || self == Section::Goals,
            PageKind::MyCare | PageKind::Carer => !of_plan,
        }
    }
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PageAsk {
    pub patient: String,
    pub kind: PageKind,
    /// For the carer's page: their place in the circle.
    pub member: Option<String>,
    /// For a carer with whom some topics may be shared: the sections that these topics cover.
    pub within_topics: Vec<Section>,
    pub large: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OwnPage {
    pub kind: PageKind,
    pub patient: String,
    /// Empty on the page of a reader with whom nothing is shared: that somebody is on a caseload is already something.
    pub name: String,
    /// Who it is for, when not for the person.
    pub reader: Option<String>,
    /// What may be shared with the reader, as the person said it.
    pub share: Option<Share>,
    pub share_topics: Option<String>,
    pub sections: Vec<PageSection>,
    pub left_out: Vec<LeftOut>,
    /// The day the safety plan was last written.
    pub updated_on: Option<NaiveDate>,
    pub review_on: Option<NaiveDate>,
    /// On the page of the care plan: what was agreed about it.
    pub agreed: Option<PageAgreed>,
    pub large: bool,
    pub demo: bool,
    #[serde(skip)]
    pub release: String,
    /// When it was put together.
    #[serde(skip)]
    pub made_at: Now,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PageAgreed {
    pub version: u32,
    pub on: Option<NaiveDate>,
    /// Who spoke for the person and in which capacity; `None`: they spoke for themselves, or it is not said.
    pub with: Option<String>,
    pub review_owner: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PageSection {
    pub section: Section,
    pub parts: Vec<PagePart>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum WhyNot {
    /// The person was not asked what this reader may know.
    NotAsked,
    /// The person wishes that nothing is shared with them.
    Nothing,
    /// Only topics are shared, and this is not ticked as one of them.
    Topics,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LeftOut {
    pub section: Section,
    pub why: WhyNot,
}

/// Puts a page together. Nothing leaves.
///
/// # Errors
/// `NotFound` for the person or the member of their circle; `Invalid("member", "required")` for a carer's page for
/// nobody.
pub fn own_page(conn: &Connection, ask: &PageAsk, now: Now) -> Result<OwnPage> {
    let person = patient::get(conn, &ask.patient)?;
    let circle = circle::circle(conn, &ask.patient)?;
    let plan = safety_plan::current(conn, &ask.patient)?.filter(|plan| plan.answer == Answer::Made);
    let care = crate::view::plan::plan(conn, &ask.patient)?;
    let reader = match (ask.kind, &ask.member) {
        (PageKind::Carer, None) => return Err(Error::invalid("member", Fault::Required)),
        (PageKind::Carer, Some(id)) => {
            let found = circle.iter().find(|row| row.member.id == *id);
            Some(found.ok_or(Error::NotFound("circleMember"))?)
        }
        _ => None,
    };
    let mut sections = Vec::new();
    let mut left_out = Vec::new();
    for section in Section::ALL {
        if !section.stands_on(ask.kind) {
            continue;
        }
        let parts = match section {
            Section::About => about(conn, &ask.patient)?,
            Section::Needs => needs(care.as_ref()),
            Section::Goals if ask.kind == PageKind::Plan => goals_with_steps(care.as_ref()),
            Section::Goals => goals(care.as_ref()),
            Section::Support => support(care.as_ref()),
            Section::Next => next(conn, &ask.patient, now)?,
            Section::Team => team(&circle, person.details.key_worker.as_deref()),
            Section::Medication => medication_part(conn, &ask.patient)?,
            Section::Safety => plan.as_ref().map_or_else(Vec::new, |plan| named(plan.details.parts())),
            Section::Lines => lines(conn)?,
        };
        if parts.is_empty() {
            continue;
        }
        match reader.and_then(|reader| held_back(reader, section, &ask.within_topics)) {
            Some(why) => left_out.push(LeftOut { section, why }),
            None => sections.push(PageSection { section, parts }),
        }
    }
    let nothing_shared = reader.is_some() && sections.iter().all(|shown| shown.section == Section::Lines);
    let shows_plan = sections.iter().any(|shown| shown.section == Section::Safety);
    Ok(OwnPage {
        kind: ask.kind,
        patient: ask.patient.clone(),
        name: if nothing_shared {
            String::new()
        } else {
            name::full(&person.details)
        },
        reader: reader.map(|row| row.contact.details.name.clone()),
        share: reader.map(|row| row.member.details.share),
        share_topics: reader.and_then(|row| row.member.details.share_topics.clone()),
        sections,
        left_out,
        updated_on: plan.as_ref().filter(|_| shows_plan).map(|plan| plan.updated_on),
        review_on: match (&care, ask.kind) {
            (Some(care), PageKind::Plan) => care.plan.details.review_on,
            _ => plan
                .as_ref()
                .filter(|_| shows_plan)
                .and_then(|plan| plan.details.review_on),
        },
        agreed: care.as_ref().filter(|_| ask.kind == PageKind::Plan).map(agreed),
        large: ask.large,
        demo: person.demo,
        release: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: now,
    })
}

/// Why a section may not go to this reader; `None`: it may.
fn held_back(reader: &CircleRow, section: Section, within_topics: &[Section]) -> Option<WhyNot> {
    if section == Section::Lines {
        return None;
    }
    match reader.member.details.share {
        Share::Everything => None,
        Share::Topics => (!within_topics.contains(&section)).then_some(WhyNot::Topics),
        Share::Nothing => Some(WhyNot::Nothing),
        Share::NotAsked => Some(WhyNot::NotAsked),
    }
}

fn named(parts: Vec<(&'static str, &str)>) -> Vec<PagePart> {
    let part = |(part, text): (&'static str, &str)| PagePart {
        part: Some(part.to_owned()),
        text: text.to_owned(),
        steps: Vec::new(),
    };
    parts.into_iter().map(part).collect()
}

fn line(text: String) -> PagePart {
    PagePart {
        part: None,
        text,
        steps: Vec::new(),
    }
}

fn about(conn: &Connection, patient: &str) -> Result<Vec<PagePart>> {
    Ok(about_me::current(conn, patient)?.map_or_else(Vec::new, |about| named(about.details.own_words())))
}

/// What they hope for, each with the steps that are open.
fn goals(plan: Option<&Plan>) -> Vec<PagePart> {
    let said = wanted(plan).map(|row| {
        let steps = row
            .milestones
            .iter()
            .filter(|step| step.state == MilestoneState::Open)
            .map(|step| step.details.text.as_str());
        let said: Vec<&str> = std::iter::once(row.goal.details.text.as_str()).chain(steps).collect();
        line(said.join("\n"))
    });
    said.collect()
}

fn wanted(plan: Option<&Plan>) -> impl Iterator<Item = &GoalRow> {
    let rows = plan.into_iter().flat_map(|plan| &plan.goals);
    rows.filter(|row| row.goal.details.state == GoalState::Open)
}

/// What they hope for, each with the steps that are ahead and those that are done. What was not met or is no longer
/// wanted does not stand on a page to keep.
fn goals_with_steps(plan: Option<&Plan>) -> Vec<PagePart> {
    let step = |milestone: &Milestone| match milestone.state {
        MilestoneState::NotMet | MilestoneState::NoLongerWanted => None,
        state => {
            let done = state != MilestoneState::Open;
            let details = &milestone.details;
            Some(PageStep {
                text: details.text.clone(),
                expected: details.expected.clone().filter(|_| !done),
                due: details.due.filter(|_| !done),
                done,
            })
        }
    };
    let said = wanted(plan).map(|row| PagePart {
        steps: row.milestones.iter().filter_map(step).collect(),
        ..line(row.goal.details.text.clone())
    });
    said.collect()
}

/// Strengths first: a plan begins with what somebody brings.
fn needs(plan: Option<&Plan>) -> Vec<PagePart> {
    let Some(plan) = plan else { return Vec::new() };
    let strengths = plan.plan.details.strengths.as_deref().map(|text| ("strengths", text));
    let mut parts = named(strengths.into_iter().collect());
    let needs: Vec<&str> = plan.needs.iter().map(|need| need.details.text.as_str()).collect();
    if !needs.is_empty() {
        parts.extend(named(vec![("needs", &needs.join("\n"))]));
    }
    parts
}

/// Who does what, and what to try when something gets in the way; what has ended is left out.
fn support(plan: Option<&Plan>) -> Vec<PagePart> {
    let given = plan.into_iter().flat_map(|plan| &plan.interventions);
    given
        .filter(|one| one.details.status != InterventionStatus::Ended)
        .map(|one| {
            let d = &one.details;
            let who = [Some(d.what.as_str()), d.who.as_deref(), d.how_often.as_deref()];
            let said = who.into_iter().flatten().collect::<Vec<_>>().join(", ");
            line(
                std::iter::once(said.as_str())
                    .chain(d.strategies.as_deref())
                    .collect::<Vec<_>>()
                    .join("\n"),
            )
        })
        .collect()
}

fn agreed(plan: &Plan) -> PageAgreed {
    let d = &plan.plan.details;
    let spoke = [d.agreed_with.as_deref(), d.agreed_as.as_deref()];
    let with = spoke.into_iter().flatten().collect::<Vec<_>>().join(", ");
    PageAgreed {
        version: plan.plan.version,
        on: d.agreed_on,
        with: Some(with).filter(|with| !with.is_empty() && d.agreed_by != Some(AgreedBy::Person)),
        review_owner: d.review_owner.clone(),
    }
}

/// When we are next in touch: today and later, the three soonest.
fn next(conn: &Connection, patient: &str, now: Now) -> Result<Vec<PagePart>> {
    let planned = visit::planned(conn, patient)?;
    let ahead = planned.into_iter().filter(|visit| visit.details.on >= now.date_naive());
    Ok(ahead
        .take(3)
        .map(|visit| {
            let day = visit.details.on.format("%A %-d %B %Y").to_string();
            line(match visit.details.time {
                Some(time) => format!("{day}, {time}"),
                None => day,
            })
        })
        .collect())
}

/// Who works with them. Family and friends do not stand on it: their numbers are theirs.
fn team(circle: &[CircleRow], key_worker: Option<&str>) -> Vec<PagePart> {
    let workers = circle.iter().filter(|row| row.member.details.key_worker).map(|row| {
        let contact = &row.contact.details;
        let said = [
            Some(contact.name.as_str()),
            Some(row.member.details.role.as_str()),
            contact.phone.as_deref(),
        ];
        said.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    let mut lines: Vec<PagePart> = workers.map(line).collect();
    if let (true, Some(name)) = (lines.is_empty(), key_worker) {
        lines.push(line(name.to_owned()));
    }
    lines
}

fn lines(conn: &Connection) -> Result<Vec<PagePart>> {
    let all = crisis_line::get(conn)?.lines;
    let reachable = all.into_iter().filter(|line| !line.reach.is_empty());
    Ok(reachable
        .map(|one| line(format!("{}: {}", one.name, one.reach)))
        .collect())
}
