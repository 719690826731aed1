//! Care plans as CarePlan, goals as Goal with every rating as a dated note, and milestones as Goals that pertain to one.
//! A version that ended is a CarePlan of its own, completed, which the present one replaces.

use crate::error::Damage;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::Scope;
use super::circle::team;
use super::image::{Image, each};
use super::resource::{Transaction, coded, concept, notes, reference};
use crate::{Error, Result};

const PERTAINS_TO: &str = "http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal";
const ACHIEVEMENT: &str = "http://terminology.hl7.org/CodeSystem/goal-achievement";
/// People whose plan was touched anywhere: a plan names its needs, goals and interventions, so all of it is sent.
const PLANNED: &str = "(SELECT subject FROM change WHERE op BETWEEN ?1 AND ?2
  AND tbl IN ('care_plan', 'need', 'goal', 'goal_rating', 'milestone', 'intervention', 'plan_version'))";

pub(super) fn goals(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let sql = ["SELECT * FROM goal WHERE patient IN ", PLANNED, " ORDER BY id"].concat();
    let mut ratings = conn.prepare_cached("SELECT * FROM goal_rating WHERE goal = ? ORDER BY rated_on, id")?;
    each(&mut conn.prepare_cached(&sql)?, [scope.first, scope.last], |row| {
        let mut rated = Vec::new();
        each(&mut ratings, [row.needed("id")?], |rating| {
            for (what, column) in [("Importance", "importance"), ("Confidence", "confidence")] {
                if let Some(number) = rating.number(column) {
                    let text = format!("{what}: {number} of 10");
                    rated.push(json!({"time": rating.text("rated_on"), "text": text}));
                }
            }
            Ok(())
        })?;
        let (lifecycle, achievement) = match row.text("state") {
            Some("met") => ("completed", Some(achieved())),
            Some("noLongerWanted") => ("cancelled", None),
            _ => ("active", None),
        };
        let patient = reference("Patient", row.needed("patient")?);
        let body = json!({
            "lifecycleStatus": lifecycle,
            "achievementStatus": achievement,
            "description": concept(row.text("text")),
            "subject": patient,
            "startDate": row.text("set_on"),
            "expressedBy": patient,
            "note": rated,
        });
        bundle.put("Goal", row.needed("id")?, body)
    })
}

pub(super) fn milestones(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let sql = ["SELECT * FROM milestone WHERE patient IN ", PLANNED, " ORDER BY id"].concat();
    each(&mut conn.prepare_cached(&sql)?, [scope.first, scope.last], |row| {
        let (lifecycle, achievement) = outcome(row.text("state"));
        let body = json!({
            "extension": [{"url": PERTAINS_TO, "valueReference": reference("Goal", row.needed("goal")?)}],
            "lifecycleStatus": lifecycle,
            "achievementStatus": achievement,
            "description": concept(row.text("text")),
            "subject": reference("Patient", row.needed("patient")?),
            "target": [{"dueDate": row.text("due")}],
            "statusDate": row.text("closed_on"),
            "note": notes(&[
                ("Expected outcome", row.text("expected")),
                ("Actual outcome", row.text("actual")),
                ("Learned", row.text("learned")),
                ("Responsible", row.text("owner")),
            ]),
        });
        bundle.put("Goal", row.needed("id")?, body)
    })
}

/// What came of a milestone, or of a group's objective.
pub(super) fn outcome(state: Option<&str>) -> (&'static str, Option<Value>) {
    match state {
        Some("met") => ("completed", Some(achieved())),
        Some("partly") => ("completed", Some(concept(Some("Partly met")))),
        Some("notMet") => ("completed", Some(coded(ACHIEVEMENT, "not-achieved", "Not Achieved"))),
        Some("noLongerWanted") => ("cancelled", None),
        _ => ("active", None),
    }
}

fn achieved() -> Value {
    coded(ACHIEVEMENT, "achieved", "Achieved")
}

pub(super) fn care_plans(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let sql = [
        "SELECT *, EXISTS (SELECT 1 FROM circle_member WHERE patient = care_plan.patient) AS has_team
           FROM care_plan WHERE patient IN ",
        PLANNED,
        " ORDER BY id",
    ]
    .concat();
    let mut needs = conn.prepare_cached("SELECT text FROM need WHERE plan = ? ORDER BY position, id")?;
    let mut goals = conn.prepare_cached("SELECT id FROM goal WHERE plan = ? ORDER BY position, id")?;
    let mut versions =
        conn.prepare_cached("SELECT id FROM plan_version WHERE plan = ? ORDER BY version DESC LIMIT 1")?;
    let mut interventions = conn.prepare_cached("SELECT * FROM intervention WHERE plan = ? ORDER BY position, id")?;
    each(&mut conn.prepare_cached(&sql)?, [scope.first, scope.last], |row| {
        let (id, patient) = (row.needed("id")?, row.needed("patient")?);
        let mut said = notes(&[("Strengths", row.text("strengths"))]);
        let mut say = |lines: Value| {
            if let (Value::Array(all), Value::Array(more)) = (&mut said, lines) {
                all.extend(more);
            }
        };
        each(&mut needs, [id], |need| {
            say(notes(&[("Need", need.text("text"))]));
            Ok(())
        })?;
        let version = row.number("version").map(|version| version.to_string());
        let themselves = row.text("agreed_by") == Some("person");
        say(notes(&[
            ("Version", version.as_deref()),
            ("Version since", row.text("version_from")),
            ("Agreed on", row.text("agreed_on")),
            (
                "Agreed with",
                row.text("agreed_with")
                    .or(themselves.then_some("the person themselves")),
            ),
            ("Who spoke for the person as", row.text("agreed_as")),
            ("Review planned for", row.text("review_on")),
            ("Responsible for the review", row.text("review_owner")),
        ]));
        let mut goal_references = Vec::new();
        each(&mut goals, [id], |goal| {
            goal_references.push(reference("Goal", goal.needed("id")?));
            Ok(())
        })?;
        let mut activities = Vec::new();
        each(&mut interventions, [id], |intervention| {
            activities.push(activity(intervention));
            Ok(())
        })?;
        let mut replaced = Vec::new();
        each(&mut versions, [id], |version| {
            replaced.push(reference("CarePlan", version.needed("id")?));
            Ok(())
        })?;
        let body = json!({
            "replaces": replaced,
            "status": if row.text("state") == Some("current") { "active" } else { "completed" },
            "intent": "plan",
            "title": "Care and support plan",
            "category": [coded("http://snomed.info/sct", "736271009", "Outpatient care plan")],
            "subject": reference("Patient", patient),
            "period": {"start": row.text("started_on")},
            "careTeam": [if row.flag("has_team") { reference("CareTeam", &team(patient)?) } else { Value::Null }],
            "goal": goal_references,
            "activity": activities,
            "note": said,
        });
        bundle.put("CarePlan", id, body)
    })
}

fn activity(row: &Image) -> Value {
    let status = match row.text("status") {
        Some("planned") => "not-started",
        Some("ended") => "completed",
        _ => "in-progress",
    };
    json!({
        "progress": notes(&[
            ("When something gets in the way", row.text("strategies")),
            ("Confidence", row.number("confidence").map(|number| format!("{number} of 10")).as_deref()),
            ("Looked at again on", row.text("review_on")),
        ]),
        "detail": {
        "status": status,
        "description": row.text("what"),
        "goal": [row.text("goal").map(|id| reference("Goal", id))],
        "scheduledString": row.text("how_often"),
        "performer": [{"display": row.text("who")}],
        },
    })
}

/// The versions that ended: what stood in them then, in words, with the version before each.
pub(super) fn plan_versions(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let sql = [
        "SELECT *, (SELECT earlier.id FROM plan_version AS earlier
                     WHERE earlier.plan = plan_version.plan AND earlier.version < plan_version.version
                     ORDER BY earlier.version DESC LIMIT 1) AS earlier
           FROM plan_version WHERE patient IN ",
        PLANNED,
        " ORDER BY id",
    ]
    .concat();
    each(&mut conn.prepare_cached(&sql)?, [scope.first, scope.last], |row| {
        let lines: Value = serde_json::from_str(row.needed("body")?).map_err(|_| Error::Damaged(Damage::Store))?;
        let mut said = vec![json!({"text": format!("Version: {}", row.number("version").unwrap_or_default())})];
        let mut say = |what: &str, text: String| said.push(json!({"text": format!("{what}: {text}")}));
        for (table, what, columns) in STOOD {
            for line in lines[table].as_array().into_iter().flatten() {
                let parts: Vec<&str> = columns.iter().filter_map(|column| line[column].as_str()).collect();
                say(what, parts.join("; "));
            }
        }
        if let Some(text) = row.text("agreed_with") {
            say("Agreed with", text.to_owned());
        }
        if let Some(text) = row.text("changes") {
            say("What the review changed", text.to_owned());
        }
        let body = json!({
            "status": "completed",
            "intent": "plan",
            "title": "Care and support plan, an earlier version",
            "category": [coded("http://snomed.info/sct", "736271009", "Outpatient care plan")],
            "subject": reference("Patient", row.needed("patient")?),
            "period": {"start": row.text("from_on"), "end": row.text("until_on")},
            "replaces": [row.text("earlier").map(|id| reference("CarePlan", id))],
            "note": said,
        });
        bundle.put("CarePlan", row.needed("id")?, body)
    })
}

/// What is told of each line of an earlier version.
const STOOD: &[(&str, &str, &[&str])] = &[
    ("need", "Need", &["text"]),
    ("goal", "Goal", &["text", "state"]),
    (
        "milestone",
        "Milestone",
        &["text", "expected", "due", "state", "actual", "learned"],
    ),
    ("intervention", "Activity", &["what", "who", "how_often", "status"]),
];
