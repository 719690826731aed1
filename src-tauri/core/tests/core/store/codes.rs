//! A code is stored as the text of an enum. No CHECK lists its values, so this does: each value of the enum is taken by
//! the schema and read back, and each value of a whole caseload is one of the enum's.

use std::collections::BTreeMap;

use crate::support::{at, fixture};
use catchment_core::care::attention::{Programme, Rule};
use catchment_core::care::sharing::NoticeAbout;
use catchment_core::demo::{self, Size};
use catchment_core::record::{circle, episode, group, health, law, measure, outgoing, person, plan};
use catchment_core::record::{safety, service, task, visit, workspace};
use catchment_core::store::{OpKind, Tx};
use catchment_core::{Error, Result};
use rusqlite::types::{FromSql, ToSql};
use rusqlite::{Connection, params};

/// One column that holds a code.
struct Code {
    table: &'static str,
    column: &'static str,
    /// The name of its enum.
    of: &'static str,
    values: Vec<String>,
    reads: fn(&Connection, &str) -> bool,
}

fn code<T: ToSql + FromSql + PartialEq>(place: &'static str, all: &'static [T]) -> Code {
    let (table, column) = place.split_once('.').unwrap();
    let memory = Connection::open_in_memory().unwrap();
    let values = all
        .iter()
        .map(|value| memory.query_row("SELECT ?", [value], |row| row.get(0)).unwrap())
        .collect();
    Code {
        table,
        column,
        of: std::any::type_name::<T>().rsplit("::").next().unwrap(),
        values,
        reads: |conn, sql| {
            let mut query = conn.prepare(sql).unwrap();
            let all = query.query_map([], |row| row.get::<_, Option<T>>(0)).unwrap();
            all.into_iter().all(|value| value.is_ok())
        },
    }
}

/// Every column that holds a code, and its enum.
fn codes() -> Vec<Code> {
    vec![
        code("allergy.answer", health::allergy::AllergyAnswer::ALL),
        code("assessment.mode", measure::assessment::AssessmentMode::ALL),
        code("assessment.occasion", measure::assessment::Occasion::ALL),
        code("assessment.origin", measure::assessment::AssessmentOrigin::ALL),
        code("assessment.self_harm", measure::assessment::SelfHarmAnswer::ALL),
        code("attendance.answer", group::attendance::AttendanceAnswer::ALL),
        code("capacity.has_capacity", law::capacity::HasCapacity::ALL),
        code("care_group.kind", group::care_group::GroupKind::ALL),
        code("care_plan.agreed_by", plan::care_plan::AgreedBy::ALL),
        code("carer.assessment_answer", circle::carer::CarerAnswer::ALL),
        code("check_in.kind", visit::check_in::Kind::ALL),
        code("check_in.origin", visit::check_in::Origin::ALL),
        code("check_in.outcome", visit::check_in::Outcome::ALL),
        code("circle_member.share", circle::Share::ALL),
        code("clock_rule.country", safety::crisis_line::Country::ALL),
        code("clock_rule.starts_after", law::clock_rule::ClockAfter::ALL),
        code("contact.kind", circle::contact::ContactKind::ALL),
        code("disclosure.what", outgoing::disclosure::What::ALL),
        code("draft.kind", workspace::draft::DraftKind::ALL),
        code("enrolment.programme", Programme::ALL),
        code("goal.state", plan::goal::GoalState::ALL),
        code("group_objective.state", plan::milestone::MilestoneState::ALL),
        code("group_session.state", group::group_session::SessionState::ALL),
        code("handover.what", episode::handover::OpenKind::ALL),
        code("import.sheet", outgoing::import::Sheet::ALL),
        code("intervention.status", plan::intervention::InterventionStatus::ALL),
        code("legal_role.role", law::legal_role::RoleInLaw::ALL),
        code("liaison.purpose", task::liaison::LiaisonPurpose::ALL),
        code("liaison.way", task::liaison::LiaisonWay::ALL),
        code("medication_event.kind", health::medication_event::EventKind::ALL),
        code("milestone.state", plan::milestone::MilestoneState::ALL),
        code("notice.about", NoticeAbout::ALL),
        code("notice.state", circle::notice::NoticeState::ALL),
        code("notice.way", circle::notice::ToldWay::ALL),
        code("notice.withheld", circle::notice::Withheld::ALL),
        code("patient.status", person::patient::Status::ALL),
        code("referral.kind", service::ServiceKind::ALL),
        code("referral.state", service::referral::ReferralState::ALL),
        code("referral.urgency", task::Urgency::ALL),
        code("referral.way", service::referral::ReferralWay::ALL),
        code("referral_step.step", service::referral::ReferralEvent::ALL),
        code(
            "safeguarding_concern.about",
            safety::safeguarding_concern::ConcernAbout::ALL,
        ),
        code(
            "safeguarding_concern.consent",
            safety::safeguarding_concern::Consent::ALL,
        ),
        code("safety_concern.source", safety::safety_concern::ConcernSource::ALL),
        code("safety_concern.state", safety::safety_concern::ConcernState::ALL),
        code("safety_plan.answer", safety::safety_plan::Answer::ALL),
        code("service.kind", service::ServiceKind::ALL),
        code("service_in_place.kind", service::ServiceKind::ALL),
        code("snooze.rule", Rule::ALL),
        code("task.owed_by", task::OwedBy::ALL),
        code("task.state", task::TaskState::ALL),
        code("task.urgency", task::Urgency::ALL),
        code("visit.cancelled_by", visit::CalledOffBy::ALL),
        code("visit.kind", visit::check_in::Kind::ALL),
        code("visit.origin", visit::check_in::Origin::ALL),
        code("visit.state", visit::State::ALL),
        code("ward_stay.closed_how", episode::ward_stay::FollowUpClosed::ALL),
        code("ward_stay.kind", episode::ward_stay::StayKind::ALL),
    ]
}

/// Enums that are sent or kept inside a setting, and are no column.
const NO_COLUMN: &[&str] = &["NotHeld", "Word"];

/// The window reads this file, to have words for every value.
#[test]
fn codes_are_written_down() {
    let all: BTreeMap<String, Vec<String>> = codes()
        .into_iter()
        .map(|code| (format!("{}.{}", code.table, code.column), code.values))
        .collect();
    super::schema::matches("codes.json", &(serde_json::to_string_pretty(&all).unwrap() + "\n"));
}

#[test]
fn every_stored_enum_has_its_column_here() {
    fn sources(folder: &std::path::Path, all: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            match entry.is_dir() {
                true => sources(&entry, all),
                false => *all += &std::fs::read_to_string(entry).unwrap(),
            }
        }
    }
    let mut source = String::new();
    sources(
        &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/record"),
        &mut source,
    );
    let made: Vec<&str> = source
        .split("\nstored_enum! {\n")
        .skip(1)
        .filter_map(|rest| {
            rest.lines()
                .map(str::trim)
                .find(|line| !line.starts_with("//") && !line.starts_with('#'))
        })
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(made.len() > 40, "{made:?}");
    let codes = codes();
    for name in made {
        let known = codes.iter().any(|code| code.of == name) || NO_COLUMN.contains(&name);
        assert!(known, "{name} is in no column of this list");
    }
}

#[test]
fn the_schema_takes_every_value_and_reads_a_whole_caseload() {
    let mut fixture = fixture();
    let now = at("2026-11-19T08:00");
    demo::fill(&mut fixture.store, Size::EXPLORE, now, |_, _| ()).unwrap();
    fixture
        .store
        .read(|conn| {
            for Code {
                table, column, reads, ..
            } in codes()
            {
                let own = format!("SELECT DISTINCT \"{column}\" FROM \"{table}\"");
                assert!(reads(conn, &own), "{table}.{column} holds what the enum does not know");
            }
            Ok(())
        })
        .unwrap();
    let mut refused = Vec::new();
    let undone = fixture.store.transact(OpKind::Demo, now, |tx| {
        for code in codes() {
            let Code { table, column, .. } = code;
            for value in &code.values {
                match taken(tx, table, column, value)? {
                    Some(id) => {
                        let row = format!("SELECT \"{column}\" FROM \"{table}\" WHERE id = '{id}'");
                        assert!((code.reads)(tx, &row), "{table}.{column} = {value}");
                    }
                    None => refused.push(format!("{table}.{column} = {value}")),
                }
            }
        }
        Err::<(), _>(Error::Internal("nothing of this stays"))
    });
    assert!(undone.is_err());
    assert_eq!(refused, Vec::<String>::new());
}

/// A row of the table that takes the value: one of the caseload, or one that is made up, with its other columns as they
/// are, all filled, filled but for the days, or empty where they may be.
fn taken(tx: &Tx<'_>, table: &str, column: &str, value: &str) -> Result<Option<String>> {
    let columns: Vec<(String, String, bool)> = tx
        .prepare_cached("SELECT name, type, \"notnull\" FROM pragma_table_info(?)")?
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let made_up = |kind: &str| if kind == "TEXT" { "'x'" } else { "1" };
    let required: Vec<&(String, String, bool)> = columns.iter().filter(|(.., needed)| *needed).collect();
    let names: Vec<String> = required.iter().map(|(name, ..)| format!("\"{name}\"")).collect();
    let values: Vec<&str> = required.iter().map(|(_, kind, _)| made_up(kind)).collect();
    let (names, values) = (names.join(", "), values.join(", "));
    let others = |set: fn(&str, &str) -> String| -> String {
        columns
            .iter()
            .filter(|(name, _, needed)| name != column && !needed)
            .map(|(name, kind, _)| format!(", \"{name}\" = {}", set(name, made_up(kind))))
            .collect()
    };
    let filled = others(|name, made_up| format!("coalesce(\"{name}\", {made_up})"));
    let without_days = others(|name, made_up| if name.ends_with("_on") { "NULL" } else { made_up }.to_owned());
    let emptied = others(|_, _| "NULL".to_owned());
    // Not every table takes a row of required columns alone; the caseload has rows of those.
    let _ = tx.execute(&format!("INSERT INTO \"{table}\" ({names}) VALUES ({values})"), []);
    let ids: Vec<String> = tx
        .prepare_cached(&format!("SELECT id FROM \"{table}\" ORDER BY id"))?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for rest in ["", &filled, &without_days, &emptied] {
        let sql = format!("UPDATE \"{table}\" SET \"{column}\" = ?{rest} WHERE id = ?");
        for id in &ids {
            if tx.execute(&sql, params![value, id]).is_ok() {
                return Ok(Some(id.clone()));
            }
        }
    }
    Ok(None)
}
