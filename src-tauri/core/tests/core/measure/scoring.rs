//! The engine against what is published: every test vector, and what must hold for any answers at all.
use catchment_core::care::course::{Against, Dated, Reliable, baseline, deteriorated, reliable};
use catchment_core::care::instrument::{Asking, Direction, Instrument, InstrumentOrigin, Missing, read, shipped};
use catchment_core::care::outcome::{Paired, outcome};
use catchment_core::care::score_words::{self, ScoreSentence};
use catchment_core::care::scoring::{ItemAnswer, Scored, alerts, counted, score};
use proptest::prelude::*;
use serde_json::Value;

/// As an organisation writes them: the published rule, with neutral wording.
const FILES: [&str; 3] = [
    include_str!("../../instruments/core10.json"),
    include_str!("../../instruments/who5.json"),
    include_str!("../../instruments/dialog.json"),
];

fn own() -> Vec<Instrument> {
    FILES
        .iter()
        .map(|text| read(text, InstrumentOrigin::Organisation).expect("the file is whole"))
        .collect()
}

/// With its items, from the organisation's files where the program has the total alone.
fn instrument(id: &str) -> Instrument {
    let own = own();
    own.iter()
        .chain(shipped())
        .find(|known| known.id == id)
        .unwrap_or_else(|| panic!("no {id}"))
        .clone()
}

fn answers(instrument: &Instrument, values: &[Option<i32>]) -> Vec<ItemAnswer> {
    let items = instrument.items.iter();
    items
        .zip(values)
        .map(|(item, value)| ItemAnswer {
            item: item.id.clone(),
            value: *value,
        })
        .collect()
}

fn scored(id: &str, values: &[i32]) -> Scored {
    let instrument = instrument(id);
    let values: Vec<_> = values.iter().copied().map(Some).collect();
    score(&instrument, &answers(&instrument, &values))
}

#[test]
fn every_vector_is_reproduced() {
    let vectors: Vec<Value> = serde_json::from_str(include_str!("../../instruments/vectors.json")).unwrap();
    let mut seen = 0;
    for vector in &vectors {
        let name = format!("{} {}", vector["instrument"], vector["name"]);
        let expect = vector["expect"].as_object().unwrap();
        if vector["instrument"] == "nhs_tt_outcome" {
            talking_therapies(&name, vector);
            seen += expect.len();
            continue;
        }
        let instrument = instrument(vector["instrument"].as_str().unwrap());
        let gate = vector.get("gate").map(|gate| i32::from(gate.as_bool().unwrap()));
        let given = vector["answers"].as_array().cloned().unwrap_or_default();
        let given = given.iter().map(|value| value.as_i64().map(|value| value as i32));
        let values: Vec<Option<i32>> = gate.map(Some).into_iter().chain(given).collect();
        let answers = answers(&instrument, &values);
        let found = score(&instrument, &answers);
        let met = |id: &str| found.criteria.iter().find(|(known, _)| known == id).unwrap().1;
        let part = |id: &str| found.subscales.iter().find(|(known, _)| known == id).unwrap().1;
        let fired = |item: &str| alerts(&instrument, &answers).iter().any(|(known, _)| known.id == item);
        for (what, wanted) in expect {
            seen += 1;
            match what.as_str() {
                "total" | "pct" => assert_eq!(found.total, wanted.as_f64(), "{name}: {what}"),
                "reason" => assert!(found.answered < found.of && found.total.is_none(), "{name}"),
                "band" => assert_eq!(instrument.band(found.total.unwrap()), wanted.as_str(), "{name}"),
                "case" => assert_eq!(instrument.case(found.total.unwrap()), wanted.as_bool(), "{name}"),
                "item9_flag" => assert_eq!(Some(fired("9")), wanted.as_bool(), "{name}"),
                "risk_item6" => assert_eq!(Some(fired("6")), wanted.as_bool(), "{name}"),
                "mds" | "ods" => assert_eq!(met(what), wanted.as_bool(), "{name}: {what}"),
                "any_item_0_or_1" => assert_eq!(met("lowest"), wanted.as_bool(), "{name}"),
                "raw" => assert_eq!(part("raw"), wanted.as_f64(), "{name}"),
                "qol_mean" => {
                    assert_eq!(part("qol"), wanted.as_f64(), "{name}");
                    assert_eq!(found.total, wanted.as_f64(), "{name}");
                }
                "treatment_mean" => assert_eq!(part("treatment"), wanted.as_f64(), "{name}"),
                other => panic!("{name}: nothing checks {other}"),
            }
        }
    }
    assert!(seen > 80, "only {seen} were looked at");
}

fn talking_therapies(name: &str, vector: &Value) {
    let (phq9, gad7) = (instrument("phq9"), instrument("gad7"));
    let total = |when: &str, id: &str| vector[when][id].as_f64().unwrap();
    let pair = |instrument, id| Paired {
        instrument,
        first: total("first", id),
        last: total("last", id),
    };
    let found = outcome(&[pair(&phq9, "phq9"), pair(&gad7, "gad7")]);
    for (what, wanted) in vector["expect"].as_object().unwrap() {
        let found = match what.as_str() {
            "caseness_start" => found.case_at_start,
            "recovery" => found.recovery,
            "reliable_improvement" => found.reliable_improvement,
            "reliable_recovery" => found.reliable_recovery,
            "reliable_deterioration" => found.reliable_deterioration,
            "no_reliable_change" => found.no_reliable_change,
            other => panic!("{name}: nothing checks {other}"),
        };
        assert_eq!(Some(found), wanted.as_bool(), "{name}: {what}");
    }
}

#[test]
fn a_change_for_the_better_on_one_and_the_worse_on_the_other_is_neither() {
    let (phq9, gad7) = (instrument("phq9"), instrument("gad7"));
    let of = |phq: (f64, f64), gad: (f64, f64)| {
        outcome(&[
            Paired {
                instrument: &phq9,
                first: phq.0,
                last: phq.1,
            },
            Paired {
                instrument: &gad7,
                first: gad.0,
                last: gad.1,
            },
        ])
    };
    let mixed = of((16.0, 10.0), (8.0, 12.0));
    assert!(!mixed.reliable_improvement && !mixed.reliable_deterioration && mixed.no_reliable_change);
    let worse = of((9.0, 9.0), (7.0, 11.0));
    assert!(worse.reliable_deterioration && !worse.case_at_start && !worse.recovery);
    // Below both cut-offs in the end, by less than a reliable change.
    let barely = of((10.0, 9.0), (7.0, 7.0));
    assert!(barely.recovery && !barely.reliable_recovery && barely.no_reliable_change);
}

#[test]
fn what_may_be_missing_is_what_the_file_allows_and_nothing_is_made_up() {
    // K10: one missing is left out and not scaled up; two are too many.
    let k10 = instrument("k10");
    let one = [
        Some(5),
        None,
        Some(5),
        Some(5),
        Some(5),
        Some(5),
        Some(5),
        Some(5),
        Some(5),
        Some(5),
    ];
    let found = score(&k10, &answers(&k10, &one));
    assert_eq!(
        (found.total, found.answered, found.of, found.complete),
        (Some(45.0), 9, 10, false)
    );
    let mut two = one;
    two[4] = None;
    assert_eq!(score(&k10, &answers(&k10, &two)).total, None);
    // CORE-10: one missing is scaled up, 10 x sum / answered.
    let core10 = instrument("core10");
    let mut values = [Some(1); 10];
    values[9] = None;
    // 1 x 7 and two reversed 3: 13 of nine items.
    let found = score(&core10, &answers(&core10, &values));
    assert!((found.total.unwrap() - 130.0 / 9.0).abs() < 1e-9);
    assert_eq!(core10.band(found.total.unwrap()), Some("mild"));
    assert_eq!(core10.band(10.4), Some("low level problems"));
    // Nothing answered is no score, of any of them.
    for known in shipped().iter().chain(&own()) {
        let found = score(known, &[]);
        assert_eq!((found.total, found.answered), (None, 0), "{}", known.id);
    }
}

#[test]
fn what_an_earlier_answer_rules_out_is_not_asked_and_does_not_count() {
    let never = scored("auditc_uk", &[0]);
    assert_eq!((never.total, never.answered, never.of), (Some(0.0), 1, 1));
    assert_eq!(
        (never.asked.as_slice(), never.complete),
        (["1".to_owned()].as_slice(), true)
    );
    // An answer that stood there before the first one was put right counts nothing, and is not kept.
    let auditc = instrument("auditc_uk");
    let changed = answers(&auditc, &[Some(0), Some(4), Some(4)]);
    assert_eq!(score(&auditc, &changed).total, Some(0.0));
    assert_eq!(counted(&auditc, &changed).len(), 1);
    let drinks = scored("auditc_uk", &[1]);
    assert_eq!((drinks.total, drinks.answered, drinks.of), (None, 1, 3));
    assert_eq!(drinks.asked.len(), 3);
    let open = scored("auditc_uk", &[]);
    assert_eq!((open.asked.len(), open.of, open.complete), (1, 3, false));

    let gate = |values: &[Option<i32>]| {
        let pcptsd5 = instrument("pcptsd5");
        score(&pcptsd5, &answers(&pcptsd5, values))
    };
    let no = gate(&[Some(0)]);
    assert_eq!((no.total, no.of, no.complete, no.asked.len()), (Some(0.0), 0, true, 1));
    let unsaid = gate(&[None, Some(1), Some(1), Some(1), Some(1), Some(1)]);
    assert_eq!(
        (unsaid.total, unsaid.answered),
        (None, 0),
        "whether to ask is not known"
    );
    assert_eq!(
        gate(&[Some(1), Some(1), Some(1), Some(1), Some(1), Some(1)]).total,
        Some(5.0)
    );
    assert_eq!(gate(&[Some(1), Some(1), Some(1), Some(1), Some(1), None]).total, None);

    // How difficult the problems make life is asked when there is any, and never counts.
    assert!(!scored("phq9", &[0; 9]).asked.contains(&"10".to_owned()));
    let some = scored("phq9", &[0, 0, 0, 0, 0, 0, 0, 1, 0, 3]);
    assert!(some.asked.contains(&"10".to_owned()));
    assert_eq!((some.total, some.of, some.complete), (Some(1.0), 9, true));
}

#[test]
fn points_for_yes_and_points_for_no() {
    // GDS-15: "satisfied", "good spirits", "happy", "wonderful to be alive", "full of energy" count when denied.
    let all_yes = scored("gds15", &[1; 15]);
    let all_no = scored("gds15", &[0; 15]);
    assert_eq!((all_yes.total, all_no.total), (Some(10.0), Some(5.0)));
    let worst = [0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 1];
    assert_eq!(scored("gds15", &worst).total, Some(15.0));
}

#[test]
fn criteria_are_counted_as_published() {
    let pcl5 = |values: &[i32]| scored("pcl5", values).criteria[0].1;
    // One of B, one of C, two of D, two of E, each rated 2 or more.
    let mut values = [0; 20];
    for n in [1, 6, 8, 9, 15, 16] {
        values[n - 1] = 2;
    }
    assert_eq!(pcl5(&values), Some(true));
    for n in [1, 6, 8, 15] {
        let mut fewer = values;
        fewer[n - 1] = 1;
        assert_eq!(pcl5(&fewer), Some(false), "without item {n}");
    }
    assert_eq!(pcl5(&values[..19]), None, "not before all are answered");
    let parts: Vec<_> = scored("pcl5", &values).subscales.iter().map(|part| part.1).collect();
    assert_eq!(parts, [Some(2.0), Some(2.0), Some(4.0), Some(4.0)]);
}

#[test]
fn an_alert_needs_no_other_answer() {
    let phq9 = instrument("phq9");
    let mut values = vec![None; 9];
    values[8] = Some(1);
    assert_eq!(alerts(&phq9, &answers(&phq9, &values)).len(), 1);
    values[8] = Some(0);
    assert!(alerts(&phq9, &answers(&phq9, &values)).is_empty());
}

fn with_items() -> impl Strategy<Value = (Instrument, Vec<Option<i32>>)> {
    let known: Vec<Instrument> = shipped()
        .iter()
        .filter(|known| known.entry == Asking::Items)
        .cloned()
        .chain(own())
        .collect();
    prop::sample::select(known).prop_flat_map(|instrument| {
        let values: Vec<_> = instrument
            .items
            .iter()
            .map(|item| {
                let values: Vec<i32> = item.choices.iter().map(|choice| choice.value).collect();
                prop::option::weighted(0.93, prop::sample::select(values))
            })
            .collect();
        (Just(instrument), values)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn totals_stay_within_their_range((instrument, values) in with_items()) {
        let found = score(&instrument, &answers(&instrument, &values));
        prop_assert!(found.answered <= found.of);
        if let Some(total) = found.total {
            // What is left out counts nothing: K10 with one item excluded may lie one below its lowest.
            let least = if found.answered < found.of { instrument.min - 1.0 } else { instrument.min };
            prop_assert!(total >= least && total <= instrument.max, "{} {total}", instrument.id);
            prop_assert!(!instrument.whole_numbers || total.fract() == 0.0);
            if total >= instrument.min && !instrument.bands.is_empty() {
                prop_assert!(instrument.band(total).is_some());
            }
        }
    }

    #[test]
    fn there_is_a_total_exactly_when_the_missing_rule_is_met((instrument, values) in with_items()) {
        let found = score(&instrument, &answers(&instrument, &values));
        let allowed = match instrument.scoring.missing {
            Missing::NoneAllowed => 0,
            Missing::Exclude(most) | Missing::Prorate(most) => most,
        };
        let gate = instrument.items.first().filter(|item| !item.scored);
        let undecided = gate.is_some() && values[0].is_none();
        let met = found.of - found.answered <= allowed && !undecided;
        prop_assert_eq!(found.total.is_some(), met, "{} {:?}", instrument.id, values);
    }

    #[test]
    fn a_worse_answer_never_makes_a_better_total(
        (instrument, values) in with_items(), at in any::<prop::sample::Index>()
    ) {
        let values: Vec<i32> = values
            .iter()
            .zip(&instrument.items)
            .map(|(value, item)| value.unwrap_or(item.choices[0].value))
            .collect();
        let at = at.index(values.len());
        let item = &instrument.items[at];
        let total = |values: &[i32]| {
            let given: Vec<_> = values.iter().copied().map(Some).collect();
            score(&instrument, &answers(&instrument, &given)).total
        };
        for choice in &item.choices {
            let mut other = values.clone();
            other[at] = choice.value;
            let worse = item.points(choice.value) - item.points(values[at]);
            // Points go with the total whatever the direction means: in its own direction for reversed items too.
            let (before, after) = (total(&values).unwrap(), total(&other).unwrap());
            prop_assert!(worse <= 0.0 || after >= before || !item.ask_if.is_empty() && after == before);
            prop_assert!(worse >= 0.0 || after <= before || !item.ask_if.is_empty() && after == before);
            prop_assert!(item.scored || !instrument.items.iter().all(|item| item.ask_if.is_empty()) || after == before);
        }
    }

    #[test]
    fn the_order_of_answers_says_nothing((instrument, values) in with_items()) {
        let given = answers(&instrument, &values);
        let mut turned = given.clone();
        turned.reverse();
        prop_assert_eq!(score(&instrument, &given), score(&instrument, &turned));
        // What is kept scores as what was given.
        prop_assert_eq!(score(&instrument, &counted(&instrument, &given)).total, score(&instrument, &given).total);
    }
}

fn on(day: &str, total: f64) -> Dated {
    Dated {
        id: day.to_owned(),
        on: day.parse().unwrap(),
        total,
    }
}

#[test]
fn the_baseline_is_the_first_score_of_the_episode_and_0_is_a_score() {
    let scores = [on("2025-11-03", 20.0), on("2026-03-02", 0.0), on("2026-05-04", 7.0)];
    assert_eq!(baseline(&scores, None), Some(0));
    assert_eq!(baseline(&scores, Some("2026-03-02".parse().unwrap())), Some(1));
    assert_eq!(baseline(&scores, Some("2026-06-01".parse().unwrap())), None);
    assert_eq!(baseline::<String>(&[], None), None);
}

#[test]
fn a_reliable_change_has_as_many_points_as_the_rule_asks() {
    let phq9 = instrument("phq9");
    assert_eq!(reliable(&phq9, 18.0, 12.0), Some(Reliable::Improvement));
    assert_eq!(reliable(&phq9, 18.0, 13.0), Some(Reliable::None));
    assert_eq!(reliable(&phq9, 12.0, 18.0), Some(Reliable::Deterioration));
    assert_eq!(reliable(&phq9, 6.0, 0.0), Some(Reliable::Improvement));
    // Higher is better: down is worse.
    let who5 = instrument("who5");
    assert_eq!(who5.direction, Direction::HigherBetter);
    assert_eq!(reliable(&who5, 60.0, 48.0), Some(Reliable::Deterioration));
    assert_eq!(reliable(&who5, 48.0, 60.0), Some(Reliable::Improvement));
    assert_eq!(
        reliable(&instrument("k10"), 10.0, 50.0),
        None,
        "no rule is published for it"
    );
}

#[test]
fn a_deterioration_is_told_of_the_newest_score_alone() {
    let phq9 = instrument("phq9");
    let course = |totals: &[(&str, f64)]| -> Vec<Dated> { totals.iter().map(|(day, total)| on(day, *total)).collect() };
    let worse = course(&[("2026-01-05", 10.0), ("2026-02-02", 12.0), ("2026-03-02", 16.0)]);
    let found = deteriorated(&phq9, &worse, None).unwrap();
    assert_eq!((found.against, found.earlier, found.worse), (Against::First, 10.0, 6.0));
    assert_eq!(found.score, "2026-03-02");
    // Better than at first, and worse than it has been.
    let again = course(&[("2026-01-05", 20.0), ("2026-02-02", 8.0), ("2026-03-02", 14.0)]);
    let found = deteriorated(&phq9, &again, None).unwrap();
    assert_eq!((found.against, found.earlier, found.worse), (Against::Best, 8.0, 6.0));
    assert_eq!(found.earlier_on.to_string(), "2026-02-02");
    // A newer score that is no worse ends it; five points are not six; one score alone is no course.
    let mut over = worse.clone();
    over.push(on("2026-04-06", 15.0));
    assert_eq!(deteriorated(&phq9, &over, None), None);
    assert_eq!(deteriorated(&phq9, &worse[..1], None), None);
    assert_eq!(deteriorated::<String>(&phq9, &[], None), None);
    // What was before the start here is not of this episode.
    let started = Some("2026-02-01".parse().unwrap());
    assert_eq!(deteriorated(&phq9, &worse, started), None);
    assert_eq!(
        deteriorated(&instrument("k10"), &worse, None),
        None,
        "no rule, no reason"
    );
    let zero = course(&[("2026-01-05", 0.0), ("2026-02-02", 6.0)]);
    assert_eq!(deteriorated(&phq9, &zero, None).unwrap().earlier, 0.0);
    let who5 = instrument("who5");
    let down = course(&[("2026-01-05", 60.0), ("2026-02-02", 48.0)]);
    assert_eq!(deteriorated(&who5, &down, None).unwrap().worse, 12.0);
}

#[test]
fn one_sentence_says_what_there_is() {
    let say = |id: &str, scores: &[Dated]| {
        score_words::summary(
            &instrument(id),
            &ScoreSentence {
                dated: scores,
                ..ScoreSentence::default()
            },
        )
    };
    let first = on("2026-03-02", 18.0);
    assert_eq!(say("phq9", &[]), "No score yet.");
    assert_eq!(
        say("phq9", std::slice::from_ref(&first)),
        "Scored 18 on Mon 2 Mar 2026; the first score here."
    );
    for (total, wanted) in [
        (
            11.0,
            "Scored 11 on Thu 19 Nov 2026, was 18 in March; a reliable improvement by the NHS Talking Therapies rule.",
        ),
        (
            24.0,
            "Scored 24 on Thu 19 Nov 2026, was 18 in March; a reliable deterioration by the NHS Talking Therapies rule.",
        ),
        (
            15.0,
            "Scored 15 on Thu 19 Nov 2026, was 18 in March; no reliable change by the NHS Talking Therapies rule.",
        ),
        (18.0, "Scored 18 on Thu 19 Nov 2026, as in March."),
        (
            0.0,
            "Scored 0 on Thu 19 Nov 2026, was 18 in March; a reliable improvement by the NHS Talking Therapies rule.",
        ),
    ] {
        assert_eq!(say("phq9", &[first.clone(), on("2026-11-19", total)]), wanted);
    }
    assert_eq!(
        say("k10", &[on("2025-11-03", 30.0), on("2026-11-19", 22.0)]),
        "Scored 22 on Thu 19 Nov 2026, was 30 in November 2025."
    );
    assert_eq!(
        say("k10", &[on("2026-11-03", 30.0), on("2026-11-19", 22.0)]),
        "Scored 22 on Thu 19 Nov 2026, was 30 on Tue 3 Nov 2026."
    );
    assert_eq!(
        say("pcl5", &[on("2026-03-02", 50.0), on("2026-11-19", 30.0)]),
        "Scored 30 on Thu 19 Nov 2026, was 50 in March; better by a rule of 10 points, whose source is not verified."
    );
    let told = |told: &ScoreSentence<'_>| score_words::summary(&instrument("phq9"), told);
    let undated = ScoreSentence {
        initial: Some(24.0),
        last: Some(0.0),
        ..ScoreSentence::default()
    };
    assert_eq!(told(&undated), "Scored 0, was 24 at first; the dates are unknown.");
    let one = ScoreSentence {
        unsaid: Some(9.0),
        ..ScoreSentence::default()
    };
    assert_eq!(told(&one), "Scored 9; the date is unknown.");
    let before = [on("2026-01-05", 12.0)];
    let earlier = ScoreSentence {
        dated: &before,
        started: Some("2026-02-01".parse().unwrap()),
        ..ScoreSentence::default()
    };
    assert_eq!(told(&earlier), "Scored 12 on Mon 5 Jan 2026, before the start here.");
    let incomplete = ScoreSentence {
        incomplete: Some((7, 9, Some("2026-11-19".parse().unwrap()))),
        ..ScoreSentence::default()
    };
    assert_eq!(
        told(&incomplete),
        "Answered 7 of 9 on Thu 19 Nov 2026: not enough for a score."
    );
    assert_eq!(score_words::number(4.375), "4.38");
    assert_eq!(score_words::number(-0.001), "0");
    assert_eq!(score_words::number(14.50), "14.5");
}
