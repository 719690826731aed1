//! Scores: the answers as a QuestionnaireResponse, the total as an Observation derived from it, with the codes of the
//! instrument's file. No interpretation is sent: no band, no cut-off, no word of our own about the person.
//!
//! The wording of an organisation's own instrument stays here: it is licensed to the organisation, and the ids of the
//! items say which answer is which.

use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::Scope;
use super::image::{Image, each};
use super::resource::{Transaction, concept, id_of, notes, reference};
use crate::care::instrument::{Instrument, InstrumentItem, InstrumentOrigin};
use crate::care::scoring::ItemAnswer;
use crate::record::measure::instrument;
use crate::{Error, Result};

const LOINC: &str = "http://loinc.org";
const SNOMED: &str = "http://snomed.info/sct";

pub(super) fn assessments(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    // The check-in it was taken at is named where it travels along.
    let mut query = conn.prepare_cached(
        "SELECT *, CASE WHEN check_in IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'check_in')
                        THEN check_in END AS encounter
           FROM assessment
          WHERE id IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'assessment') ORDER BY id",
    )?;
    each(&mut query, [scope.first, scope.last], |row| {
        let id = row.needed("id")?;
        let named = (row.needed("instrument")?, row.needed("version")?);
        let instrument = match instrument::version(conn, named.0, named.1) {
            Ok(instrument) => Some(instrument),
            Err(Error::NotFound(_)) => None,
            Err(other) => return Err(other),
        };
        let instrument = instrument.as_deref();
        let answers: Vec<ItemAnswer> = serde_json::from_str(row.needed("answers")?)?;
        let answered = !answers.is_empty();
        if answered {
            bundle.put("QuestionnaireResponse", id, response(row, instrument, &answers)?)?;
        }
        if row.decimal("total").is_some() {
            let body = observation(row, instrument, answered.then_some(id))?;
            bundle.put("Observation", &id_of("Observation", id)?, body)?;
        }
        Ok(())
    })
}

/// One that is gone: both resources are told so, where both were sent.
pub(super) fn removed(id: &str, row: &Image, bundle: &mut Transaction<'_>) -> Result<()> {
    let patient = reference("Patient", row.needed("patient")?);
    if row.text("answers").is_some_and(|answers| answers != "[]") {
        let body = json!({"status": "entered-in-error", "subject": patient});
        bundle.put("QuestionnaireResponse", id, body)?;
    }
    if row.decimal("total").is_some() {
        let body = json!({"status": "entered-in-error", "code": concept(row.text("instrument")), "subject": patient});
        bundle.put("Observation", &id_of("Observation", id)?, body)?;
    }
    Ok(())
}

fn response(row: &Image, instrument: Option<&Instrument>, answers: &[ItemAnswer]) -> Result<Value> {
    let status = match (row.text("withdrawn_at"), row.decimal("total")) {
        (Some(_), _) => "entered-in-error",
        (None, Some(_)) => "completed",
        // Ended on purpose before enough was answered for a score.
        (None, None) => "stopped",
    };
    let panel = instrument.and_then(|instrument| instrument.codes.loinc_panel.as_deref());
    let patient = reference("Patient", row.needed("patient")?);
    // Whoever else answered or rated has no resource here.
    let own = matches!(row.text("mode"), Some("self" | "readAloud" | "phone"));
    let items: Vec<Value> = answers
        .iter()
        .filter_map(|answer| answer.value.map(|value| item(instrument, &answer.item, value)))
        .collect();
    Ok(json!({
        "questionnaire": panel.map(|panel| format!("{LOINC}/q/{panel}")),
        "status": status,
        "subject": patient,
        "encounter": row.text("encounter").map(|id| reference("Encounter", id)),
        "authored": row.text("taken_on"),
        "source": own.then_some(patient),
        "item": items,
    }))
}

fn item(instrument: Option<&Instrument>, id: &str, value: i32) -> Value {
    let known: Option<&InstrumentItem> = instrument.and_then(|instrument| instrument.item(id));
    let choice = known.and_then(|item| item.choice(value));
    let answer = match choice.and_then(|choice| choice.loinc.as_ref().map(|code| (code, &choice.label))) {
        Some((code, label)) => json!({"valueCoding": {"system": LOINC, "code": code, "display": label}}),
        None => json!({"valueInteger": value}),
    };
    let free = instrument.is_some_and(|instrument| instrument.origin == InstrumentOrigin::Shipped);
    json!({
        "linkId": known.and_then(|item| item.loinc.as_ref()).map_or_else(|| id.to_owned(), |code| format!("/{code}")),
        "text": known.filter(|_| free).map(|item| item.text.as_str()),
        "answer": [answer],
    })
}

fn observation(row: &Image, instrument: Option<&Instrument>, response: Option<&str>) -> Result<Value> {
    let name = instrument.map_or(row.needed("instrument")?, |instrument| instrument.name.as_str());
    let coding = |system: &str, code: Option<&String>, display: Option<&String>| {
        let mut coding = Map::new();
        coding.insert("system".to_owned(), system.into());
        coding.insert("code".to_owned(), code?.as_str().into());
        if let Some(display) = display {
            coding.insert("display".to_owned(), display.as_str().into());
        }
        Some(Value::Object(coding))
    };
    let codes = instrument.map(|instrument| &instrument.codes);
    let codings = codes.map(|codes| {
        json!([
            coding(LOINC, codes.loinc_total.as_ref(), codes.loinc_display.as_ref()),
            coding(SNOMED, codes.snomed_total.as_ref(), None),
        ])
    });
    let total = row.decimal("total").unwrap_or_default();
    // A whole number is written as one.
    #[allow(clippy::cast_possible_truncation)]
    let value = if total.fract() == 0.0 {
        json!(total as i64)
    } else {
        json!(total)
    };
    Ok(json!({
        "status": if row.text("withdrawn_at").is_some() { "entered-in-error" } else { "final" },
        "category": [{"coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/observation-category",
            "code": "survey",
            "display": "Survey",
        }]}],
        "code": {"coding": codings, "text": format!("{name}: total score")},
        "subject": reference("Patient", row.needed("patient")?),
        "encounter": row.text("encounter").map(|id| reference("Encounter", id)),
        "effectiveDateTime": row.text("taken_on"),
        "valueQuantity": {"value": value, "system": "http://unitsofmeasure.org", "code": "{score}"},
        "derivedFrom": [response.map(|id| reference("QuestionnaireResponse", id))],
        "note": notes(&[("Coding of the answers", row.text("coding")), ("Rated or answered by", row.text("rater"))]),
    }))
}
