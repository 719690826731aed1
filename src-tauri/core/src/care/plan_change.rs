//! What differs between two states of a plan, line by line: what was added, what was worded, rated or answered again, and
//! what is gone. A line is the same line when it has the same id.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A plan as rows: each table's, in the order of the page, under the names of their columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlanLines(BTreeMap<String, Vec<Line>>);

type Line = Map<String, Value>;

/// The tables in the order of the page, with the column that says what a line is.
const TABLES: &[(&str, &str)] = &[
    ("care_plan", ""),
    ("need", "text"),
    ("goal", "text"),
    ("milestone", "text"),
    ("intervention", "what"),
];

/// Where a line stands, and what the version says of itself: nothing that somebody reads as a difference.
const PLACE: &[&str] = &[
    "id",
    "patient",
    "plan",
    "position",
    "version",
    "version_from",
    "started_on",
];

/// Columns that name another line, the table of that line, and the name under which its words are told.
const NAMING: &[(&str, &str, &str, &str)] = &[
    ("goal", "need", "need", "answers"),
    ("milestone", "goal", "goal", "of_goal"),
    ("intervention", "goal", "goal", "for_goal"),
];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LineChange {
    pub table: String,
    pub row: String,
    pub what: LineChanged,
    /// What the line says, in its later wording; empty for what was agreed about the plan as a whole.
    pub name: String,
    /// Of a milestone: its goal.
    pub goal: Option<String>,
    pub fields: Vec<FieldPair>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum LineChanged {
    Added,
    Edited,
    Removed,
    Same,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FieldPair {
    /// The column's name, or `answers` or `for_goal` for the words of another line.
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl PlanLines {
    pub fn push(&mut self, table: &str, line: Line) {
        self.0.entry(table.to_owned()).or_default().push(line);
    }

    fn of(&self, table: &str) -> &[Line] {
        self.0.get(table).map_or(&[], Vec::as_slice)
    }

    fn find(&self, table: &str, id: &str) -> Option<&Line> {
        self.of(table)
            .iter()
            .find(|line| text(line, "id").as_deref() == Some(id))
    }

    /// The words of the line that a column names.
    fn named(&self, table: &str, line: &Line, column: &str) -> Option<String> {
        text(self.find(table, &text(line, column)?)?, "text")
    }
}

/// What a column holds, as text; nothing and empty text are the same.
fn text(line: &Line, column: &str) -> Option<String> {
    match line.get(column)? {
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(text.clone()),
        Value::Null => None,
        other => Some(other.to_string()),
    }
}

/// Every line of both, in the order of the page; what is gone follows what is there.
#[must_use]
pub fn compare(before: &PlanLines, after: &PlanLines) -> Vec<LineChange> {
    let mut all = Vec::new();
    for (table, says) in TABLES {
        let gone = before.of(table).iter().filter(|line| {
            let id = text(line, "id").unwrap_or_default();
            after.find(table, &id).is_none()
        });
        for line in after.of(table) {
            let id = text(line, "id").unwrap_or_default();
            let fields = pairs(
                table,
                before.find(table, &id).map(|was| (before, was)),
                Some((after, line)),
            );
            let what = match (before.find(table, &id), fields.is_empty()) {
                (None, _) => LineChanged::Added,
                (Some(_), true) => LineChanged::Same,
                (Some(_), false) => LineChanged::Edited,
            };
            all.push(told(table, says, what, after, line, fields));
        }
        for line in gone {
            let fields = pairs(table, Some((before, line)), None);
            all.push(told(table, says, LineChanged::Removed, before, line, fields));
        }
    }
    all
}

fn told(
    table: &str,
    says: &str,
    what: LineChanged,
    lines: &PlanLines,
    line: &Line,
    fields: Vec<FieldPair>,
) -> LineChange {
    LineChange {
        table: table.to_owned(),
        row: text(line, "id").unwrap_or_default(),
        what,
        name: text(line, says).unwrap_or_default(),
        goal: (table == "milestone")
            .then(|| lines.named("goal", line, "goal"))
            .flatten(),
        fields,
    }
}

type Side<'a> = Option<(&'a PlanLines, &'a Line)>;

/// The columns that differ.
fn pairs(table: &str, before: Side<'_>, after: Side<'_>) -> Vec<FieldPair> {
    let columns: std::collections::BTreeSet<&str> = [before, after]
        .into_iter()
        .flatten()
        .flat_map(|(_, line)| line.keys().map(String::as_str))
        .filter(|column| !(PLACE.contains(column) || table == "care_plan" && *column == "state"))
        .collect();
    columns
        .into_iter()
        .filter_map(|column| {
            let naming = NAMING.iter().find(|(of, named, ..)| *of == table && *named == column);
            let said = |side: Side<'_>| {
                let (lines, line) = side?;
                match naming {
                    Some((_, column, there, _)) => lines.named(there, line, column),
                    None => text(line, column),
                }
            };
            // Rewording a goal makes one line for the goal, none for the lines that name it.
            let id = |side: Side<'_>| side.and_then(|(_, line)| text(line, column));
            let same = match naming {
                Some(_) => id(before) == id(after),
                None => said(before) == said(after),
            };
            let pair = FieldPair {
                field: naming.map_or(column, |(.., told)| told).to_owned(),
                before: said(before),
                after: said(after),
            };
            (!same && (pair.before.is_some() || pair.after.is_some())).then_some(pair)
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use serde_json::json;

    fn plan(body: Value) -> PlanLines {
        serde_json::from_value(body).unwrap()
    }

    /// One goal with one milestone, as it began.
    fn begun() -> PlanLines {
        plan(json!({
            "care_plan": [{"id": "p", "version": 1, "state": "current", "agreed_with": null, "review_on": "2026-06-01"}],
            "need": [{"id": "n", "text": "Company", "position": 0}],
            "goal": [{"id": "g", "text": "Sing again", "need": "n", "confidence": 3, "state": "open", "position": 0}],
            "milestone": [{"id": "m", "goal": "g", "text": "Ring Sioned", "expected": "A place", "state": "open"}],
        }))
    }

    fn changed(before: &PlanLines, after: &PlanLines) -> Vec<(String, LineChanged, Vec<FieldPair>)> {
        let all = compare(before, after).into_iter();
        all.filter(|line| line.what != LineChanged::Same)
            .map(|line| (line.row, line.what, line.fields))
            .collect()
    }

    fn pair(field: &str, before: Option<&str>, after: Option<&str>) -> FieldPair {
        FieldPair {
            field: field.to_owned(),
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
        }
    }

    #[test]
    fn a_plan_is_the_same_as_itself_whatever_its_version_and_place() {
        let mut body = serde_json::to_value(begun()).unwrap();
        body["care_plan"][0]["version"] = json!(2);
        body["care_plan"][0]["version_from"] = json!("2026-06-01");
        body["goal"][0]["position"] = json!(4);
        // Nothing and empty text are the same.
        body["care_plan"][0]["agreed_with"] = json!("");
        assert_eq!(changed(&begun(), &plan(body)), []);
        assert_eq!(
            compare(&begun(), &begun()).len(),
            4,
            "what is the same is there to be counted"
        );
    }

    #[test]
    fn a_new_wording_a_rating_and_an_outcome_stand_beside_what_was() {
        let mut body = serde_json::to_value(begun()).unwrap();
        body["goal"][0]["text"] = json!("Sing in the choir again");
        body["goal"][0]["confidence"] = json!(6);
        body["milestone"][0]["state"] = json!("met");
        body["milestone"][0]["actual"] = json!("Sioned kept a chair");
        let after = plan(body);
        assert_eq!(
            changed(&begun(), &after),
            [
                (
                    "g".to_owned(),
                    LineChanged::Edited,
                    vec![
                        pair("confidence", Some("3"), Some("6")),
                        pair("text", Some("Sing again"), Some("Sing in the choir again")),
                    ]
                ),
                // The milestone tells of its own, not again that its goal has other words.
                (
                    "m".to_owned(),
                    LineChanged::Edited,
                    vec![
                        pair("actual", None, Some("Sioned kept a chair")),
                        pair("state", Some("open"), Some("met")),
                    ]
                ),
            ]
        );
        let milestone = compare(&begun(), &after).pop().unwrap();
        assert_eq!(milestone.goal.as_deref(), Some("Sing in the choir again"));
    }

    #[test]
    fn what_is_new_and_what_is_gone_are_told_apart_and_turn_round_with_the_sides() {
        let mut body = serde_json::to_value(begun()).unwrap();
        body["need"] = json!([]);
        body["goal"][0]["need"] = Value::Null;
        body["intervention"] = json!([{"id": "i", "what": "Lift to the hall", "goal": "g", "status": "active"}]);
        let after = plan(body);
        assert_eq!(
            changed(&begun(), &after),
            [
                (
                    "n".to_owned(),
                    LineChanged::Removed,
                    vec![pair("text", Some("Company"), None)]
                ),
                (
                    "g".to_owned(),
                    LineChanged::Edited,
                    vec![pair("answers", Some("Company"), None)]
                ),
                (
                    "i".to_owned(),
                    LineChanged::Added,
                    vec![
                        pair("for_goal", None, Some("Sing again")),
                        pair("status", None, Some("active")),
                        pair("what", None, Some("Lift to the hall")),
                    ]
                ),
            ]
        );
        let whats: Vec<LineChanged> = changed(&after, &begun()).into_iter().map(|(_, what, _)| what).collect();
        assert_eq!(whats, [LineChanged::Added, LineChanged::Edited, LineChanged::Removed]);
    }
}
