//! Answers and totals, and what was entered in error.

use catchment_core::care::scoring::ItemAnswer;
use catchment_core::record::measure::assessing::{self, FinishAssessment, NewScore, SaveAnswers};
use catchment_core::record::measure::assessment::{
    self, AssessmentDetails, AssessmentMode, SelfHarmAnswer, WithdrawAssessment,
};
use catchment_core::record::measure::instrument;
use catchment_core::record::safety::safety_concern;
use catchment_core::store::{OpKind, chain};

use super::rules;
use super::{bytes, from, of, one};
use crate::support::{at, day, fixture};

const ORGANISATION: &str = include_str!("../../instruments/core10.json");

fn details(patient: &str, instrument: &str) -> AssessmentDetails {
    AssessmentDetails {
        patient: patient.to_owned(),
        instrument: instrument.to_owned(),
        taken_on: Some(day("2026-11-19")),
        time: None,
        mode: AssessmentMode::OwnHand,
        rater: None,
        language: None,
        note: None,
        check_in: None,
    }
}

fn answers(values: &[i32]) -> Vec<ItemAnswer> {
    let each = values.iter().enumerate();
    each.map(|(n, value)| ItemAnswer {
        item: (n + 1).to_string(),
        value: Some(*value),
    })
    .collect()
}

fn told(patient: &str, instrument: &str, total: f64) -> NewScore {
    NewScore {
        details: details(patient, instrument),
        total,
        self_harm: Some(SelfHarmAnswer::No),
    }
}

#[test]
fn answers_and_their_total_have_the_codes_of_the_instrument_and_no_word_of_ours() {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let ann = f.add("Ann", "Abbott", now);
    let ask = SaveAnswers {
        details: details(&ann, "phq9"),
        draft: None,
        version: "1".to_owned(),
        answers: answers(&[2, 2, 1, 2, 1, 1, 1, 0, 1]),
        at: None,
    };
    let kept = assessing::save(&mut f.store, now, &ask).unwrap();
    let finish = FinishAssessment { draft: kept.draft };
    let done = f
        .store
        .transact(OpKind::FinishAssessment, now, |tx| assessing::finish(tx, &finish))
        .unwrap();
    let bundle = from(&f.store, 1);
    let response = one(&bundle, "QuestionnaireResponse");
    assert_eq!(response["questionnaire"], "http://loinc.org/q/44249-1");
    assert_eq!(
        (response["status"].as_str(), response["authored"].as_str()),
        (Some("completed"), Some("2026-11-19"))
    );
    let items = response["item"].as_array().unwrap();
    assert_eq!(items.len(), 9, "the difficulty was not answered");
    assert_eq!(items[0]["linkId"], "/44250-9");
    assert_eq!(items[0]["answer"][0]["valueCoding"]["code"], "LA6570-1");
    assert_eq!(items[8]["answer"][0]["valueCoding"]["display"], "Several days");
    let total = one(&bundle, "Observation");
    let codes: Vec<_> = total["code"]["coding"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| &c["code"])
        .collect();
    assert_eq!(codes, ["44261-6", "720433000"]);
    assert_eq!(total["valueQuantity"]["value"].to_string(), "11");
    assert_eq!(
        total["derivedFrom"][0]["reference"],
        format!("QuestionnaireResponse/{}", done.id)
    );
    assert!(total.get("interpretation").is_none());
    // The answer that was talked about leaves as an answer; the concern does not leave as anything.
    assert_eq!(
        f.store
            .read(|conn| safety_concern::list(conn, &ann, now))
            .unwrap()
            .len(),
        1
    );
    assert!(of(&bundle, "Flag").is_empty() && of(&bundle, "Communication").is_empty());
}

#[test]
fn every_total_has_the_code_that_is_published_for_it() {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let ann = f.add("Ann", "Abbott", now);
    for (instrument, total, codes) in [
        ("gad7", 8.0, vec!["70274-6", "445455005"]),
        ("k10", 25.0, vec!["720211004"]),
        ("auditc_uk", 5.0, vec!["75626-2", "763256006"]),
        ("honos", 12.0, vec![]),
    ] {
        let first = f.store.read(chain::head).unwrap().seq + 1;
        f.store
            .transact(OpKind::RecordScore, now, |tx| {
                assessing::record_score(tx, &told(&ann, instrument, total))
            })
            .unwrap();
        let bundle = from(&f.store, first);
        assert!(of(&bundle, "QuestionnaireResponse").is_empty(), "a total alone");
        let observation = one(&bundle, "Observation");
        assert!(observation.get("derivedFrom").is_none());
        let coding = observation["code"].get("coding").and_then(|coding| coding.as_array());
        let found: Vec<_> = coding
            .into_iter()
            .flatten()
            .map(|c| c["code"].as_str().unwrap())
            .collect();
        assert_eq!(found, codes, "{instrument}");
        let note = observation.get("note").map(|note| note[0]["text"].to_string());
        assert_eq!(note.is_some(), instrument == "k10", "only K10 has two codings");
    }
}

#[test]
fn a_score_taken_back_or_withdrawn_was_entered_in_error() {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let ann = f.add("Ann", "Abbott", now);
    let score = |f: &mut crate::support::Fixture| {
        f.store
            .transact(OpKind::RecordScore, now, |tx| {
                assessing::record_score(tx, &told(&ann, "gad7", 8.0))
            })
            .unwrap()
            .id
    };
    let withdrawn = score(&mut f);
    let ask = WithdrawAssessment {
        id: withdrawn,
        why: "Somebody else's".to_owned(),
    };
    f.store
        .transact(OpKind::WithdrawAssessment, now, |tx| assessment::withdraw(tx, &ask))
        .unwrap();
    assert_eq!(one(&from(&f.store, 1), "Observation")["status"], "entered-in-error");
    score(&mut f);
    let sent = f.store.read(chain::head).unwrap().seq;
    f.store.undo(now).unwrap().unwrap();
    let gone = rules::check(&bytes(&f.store, sent + 1, sent, false));
    let observation = one(&gone, "Observation");
    assert_eq!(observation["status"], "entered-in-error");
    assert!(observation.get("valueQuantity").is_none());
}

#[test]
fn licensed_wording_stays_here() {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let ann = f.add("Ann", "Abbott", now);
    let shown = f
        .store
        .read(|conn| instrument::inspect(conn, ORGANISATION.as_bytes()))
        .unwrap();
    f.store
        .transact(OpKind::InstallInstrument, now, |tx| {
            instrument::install(tx, "core10.json", ORGANISATION.as_bytes(), &shown.sha256)?;
            let file = instrument::current(tx, "core10")?;
            let answers = answers(&[1, 3, 3, 1, 1, 0, 1, 1, 1, 1]);
            assessing::record(tx, &file, &details(&ann, "core10"), &answers, None)
        })
        .unwrap();
    let all = String::from_utf8(bytes(&f.store, 1, 0, false)).unwrap();
    assert!(all.contains("QuestionnaireResponse"));
    assert!(!all.contains("Item 1"), "the wording is the holder's");
}
