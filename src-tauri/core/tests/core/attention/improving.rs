//! Scores that do not improve, at the edges of each programme's own definition, and scores that were agreed to be taken
//! again. Definitions: collaborative care as in Bao et al. 2016 (week 8: neither PHQ-9 below 10 nor a drop by half);
//! Talking Therapies as in its manual (cut-offs PHQ-9 10 and GAD-7 8, reliable change 6 and 4).

use catchment_core::care::attention::{
    Facts, Programme, ProgrammeFacts, Rule, ScoreCourse, ScoreRepeat, Standing, Thresholds, explain,
};

use super::{day, edges, rules, settled, texts};

fn course(instrument: &str, first: f64, latest: f64, scores: u32) -> ScoreCourse {
    let (cut_off, points) = match instrument {
        "phq9" => (10.0, 6.0),
        _ => (8.0, 4.0),
    };
    ScoreCourse {
        instrument: instrument.to_owned(),
        short: if instrument == "phq9" { "PHQ-9" } else { "GAD-7" }.to_owned(),
        first,
        first_on: day("2026-09-24"),
        latest,
        latest_on: day("2026-11-18"),
        scores,
        case: latest >= cut_off,
        improved: first - latest >= points,
        worse: latest - first >= points,
    }
}

fn in_programme(programme: Programme, courses: Vec<ScoreCourse>) -> Facts {
    Facts {
        programme: Some(ProgrammeFacts {
            programme,
            // A Thursday; eight weeks later is Thu 19 Nov 2026.
            started: day("2026-09-24"),
            courses,
        }),
        ..settled()
    }
}

#[test]
fn nothing_is_asked_without_a_programme() {
    edges(
        Rule::NotImproving,
        &settled(),
        &[("2026-11-19", false), ("2030-11-19", false)],
    );
    let why = explain(&settled(), &Thresholds::default(), day("2026-11-19"));
    let why = why.iter().find(|one| one.rule == Rule::NotImproving).unwrap();
    assert!(why.text.starts_with("No programme is chosen"), "{}", why.text);
}

#[test]
fn collaborative_care_asks_from_week_8_for_below_10_or_half() {
    use Programme::CollaborativeCare as Care;
    let unchanged = in_programme(Care, vec![course("phq9", 18.0, 16.0, 3)]);
    edges(
        Rule::NotImproving,
        &unchanged,
        &[("2026-11-18", false), ("2026-11-19", true), ("2027-11-19", true)],
    );
    assert_eq!(
        texts(&unchanged, "2026-11-19"),
        [
            "Collaborative care, week 8: PHQ-9 scored 16 on Wed 18 Nov 2026, was 18 on Thu 24 Sep 2026; neither below 10 nor down by half."
        ]
    );
    // First, latest, how many scores, whether it asks in week 8.
    for (first, latest, scores, asks) in [
        (18.0, 10.0, 3, true),
        (18.0, 9.0, 3, false),
        (27.0, 14.0, 3, true),
        (27.0, 13.0, 3, false),
        (26.0, 13.0, 3, false),
        (20.0, 10.0, 2, false),
        (12.0, 12.0, 1, false),
        (12.0, 12.0, 2, true),
        (9.0, 9.0, 2, false),
        (9.0, 15.0, 2, true),
    ] {
        let facts = in_programme(Care, vec![course("phq9", first, latest, scores)]);
        let found = rules(&facts, "2026-11-19").contains(&Rule::NotImproving);
        assert_eq!(found, asks, "{scores} scores, {first} to {latest}");
    }
    // GAD-7 is not what collaborative care goes by.
    edges(
        Rule::NotImproving,
        &in_programme(Care, vec![course("gad7", 18.0, 18.0, 5)]),
        &[("2026-11-19", false)],
    );
}

#[test]
fn talking_therapies_asks_after_four_scores_above_a_cut_off_without_reliable_improvement() {
    use Programme::TalkingTherapies as Therapies;
    // PHQ-9 first, latest, how many; GAD-7 the same; whether it asks.
    for (phq, gad, asks) in [
        (Some((16.0, 14.0, 3)), None, false),
        (Some((16.0, 14.0, 4)), None, true),
        (Some((16.0, 11.0, 4)), None, true),
        (Some((16.0, 10.0, 4)), None, false),
        (Some((14.0, 9.0, 4)), None, false),
        (Some((15.0, 10.0, 4)), None, true),
        (None, Some((12.0, 8.0, 4)), false),
        (None, Some((11.0, 8.0, 4)), true),
        (None, Some((10.0, 7.0, 4)), false),
        // Either measure improved reliably: it improves.
        (Some((16.0, 10.0, 4)), Some((12.0, 12.0, 4)), false),
        // One got reliably better and the other reliably worse: neither counts.
        (Some((16.0, 10.0, 4)), Some((10.0, 14.0, 4)), true),
        // A measure with fewer scores says nothing yet.
        (Some((16.0, 14.0, 4)), Some((12.0, 2.0, 3)), true),
    ] {
        let courses = [("phq9", phq), ("gad7", gad)];
        let courses = courses
            .into_iter()
            .filter_map(|(id, course_of)| course_of.map(|(first, latest, scores)| course(id, first, latest, scores)));
        let facts = in_programme(Therapies, courses.collect());
        let found = rules(&facts, "2026-11-19").contains(&Rule::NotImproving);
        assert_eq!(found, asks, "PHQ-9 {phq:?}, GAD-7 {gad:?}");
    }
    let both = in_programme(
        Therapies,
        vec![course("phq9", 16.0, 14.0, 5), course("gad7", 12.0, 11.0, 4)],
    );
    assert_eq!(
        texts(&both, "2026-11-19"),
        [
            "Talking Therapies, after 5 scores: PHQ-9 14, was 16; GAD-7 11, was 12; still at or above a cut-off, and no reliable improvement."
        ]
    );
}

#[test]
fn a_pause_stops_both_rules_about_scores() {
    let paused = Facts {
        standing: Standing::Paused(Some(day("2027-12-31"))),
        score_repeats: vec![repeat("2026-06-01", None)],
        ..in_programme(Programme::CollaborativeCare, vec![course("phq9", 18.0, 16.0, 3)])
    };
    edges(Rule::NotImproving, &paused, &[("2026-11-19", false)]);
    edges(Rule::ScoreDue, &paused, &[("2026-11-19", false)]);
}

fn repeat(agreed_on: &str, last: Option<&str>) -> ScoreRepeat {
    ScoreRepeat {
        instrument: "PHQ-9".to_owned(),
        every_days: 90,
        agreed_on: day(agreed_on),
        last: last.map(day),
    }
}

#[test]
fn a_score_is_due_only_where_a_repeat_is_agreed() {
    edges(Rule::ScoreDue, &settled(), &[("2030-11-19", false)]);
    let of = |one: ScoreRepeat| Facts {
        score_repeats: vec![one],
        ..settled()
    };
    // 90 days after Thu 20 Aug 2026 is Wed 18 Nov 2026.
    let again = of(repeat("2026-08-20", Some("2026-08-20")));
    edges(Rule::ScoreDue, &again, &[("2026-11-17", false), ("2026-11-18", true)]);
    assert_eq!(
        texts(&again, "2026-11-18"),
        ["PHQ-9 was agreed every 90 days; last taken Thu 20 Aug 2026."]
    );
    let never = of(repeat("2026-08-20", None));
    edges(Rule::ScoreDue, &never, &[("2026-11-17", false), ("2026-11-18", true)]);
    // Agreed today about a score of long ago: due today, and not for the months before anything was agreed.
    let late = of(repeat("2026-11-19", Some("2026-01-05")));
    edges(Rule::ScoreDue, &late, &[("2026-11-18", false), ("2026-11-19", true)]);
    let found = catchment_core::care::attention::reasons(&late, &Thresholds::default(), day("2026-11-20"));
    assert_eq!(found.iter().map(|reason| reason.days).collect::<Vec<_>>(), [1]);
}
