//! Ratings over time, reviews that make the next version, versions side by side, and the page of the plan.
use crate::support::{Fixture, at, day, fixture, new_need, snapshot};
use catchment_core::care::plan_change::{LineChange, LineChanged};
use catchment_core::record::edit::Edit;
use catchment_core::record::plan::care_plan::{self, AgreedBy, PlanDetails};
use catchment_core::record::plan::goal::{self, GoalDetails, GoalState, NewGoal};
use catchment_core::record::plan::goal_rating::{self, NewRating};
use catchment_core::record::plan::intervention::{self, InterventionDetails, InterventionStatus};
use catchment_core::record::plan::milestone::{self, MilestoneDetails, MilestoneOutcome, MilestoneState};
use catchment_core::record::plan::need;
use catchment_core::record::plan::plan_review::{self, GoalAnswer, MilestoneAnswer, PlanReview};
use catchment_core::store::{OpKind, Tx};
use catchment_core::view::person::own_page::{PageAsk, PageKind, Section, own_page};
use catchment_core::view::plan::plan_versions::{PlanCompared, compared};
use catchment_core::view::plan::{Plan, plan};
use catchment_core::{Error, Now, Result};

fn first_day() -> Now {
    at("2026-03-02T10:00")
}

fn review_day() -> Now {
    at("2026-06-01T10:00")
}

fn run<T>(f: &mut Fixture, now: Now, act: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    f.store.transact(OpKind::ReviewPlan, now, act)
}

fn why<T>(result: Result<T>) -> (&'static str, &'static str) {
    match result {
        Err(Error::Invalid { field, reason }) => (field, reason.name()),
        _ => panic!("not refused"),
    }
}

/// Somebody with a goal rated 8 and 3 on 2 March, and two milestones.
struct Somebody {
    f: Fixture,
    id: String,
    goal: String,
    milestones: [String; 2],
}

fn somebody() -> Somebody {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", first_day());
    let (goal, milestones) = run(&mut f, first_day(), |tx| {
        let agreed = PlanDetails {
            patient: id.clone(),
            strengths: Some("Swims like a seal".to_owned()),
            agreed_by: Some(AgreedBy::Person),
            agreed_on: Some(day("2026-03-02")),
            review_on: Some(day("2026-06-01")),
            ..PlanDetails::default()
        };
        let plan = care_plan::start(tx, &agreed)?;
        need::add(tx, &new_need(&id, &plan, "Company"))?;
        let goal = goal::add(
            tx,
            &NewGoal {
                patient: id.clone(),
                details: wish("Swim in the lido again", Some(8), Some(3)),
            },
        )?;
        let step = |text: &str| {
            let details = MilestoneDetails {
                goal: goal.clone(),
                patient: id.clone(),
                text: text.to_owned(),
                expected: Some("There and back in an hour".to_owned()),
                due: Some(day("2026-05-01")),
                owner: None,
            };
            milestone::add(tx, &details)
        };
        let milestones = [step("Walk to the lido")?, step("Buy a costume")?];
        let details = InterventionDetails {
            plan: plan.clone(),
            patient: id.clone(),
            goal: None,
            what: "Lift to the lido".to_owned(),
            who: Some("Idris".to_owned()),
            how_often: Some("weekly".to_owned()),
            strategies: Some("If it rains, the museum".to_owned()),
            confidence: Some(7),
            review_on: Some(day("2026-04-01")),
            status: InterventionStatus::Active,
        };
        intervention::add(tx, &details)?;
        Ok((goal, milestones))
    })
    .unwrap();
    Somebody {
        f,
        id,
        goal,
        milestones,
    }
}

fn wish(text: &str, importance: Option<u8>, confidence: Option<u8>) -> GoalDetails {
    GoalDetails {
        text: text.to_owned(),
        need: None,
        importance,
        confidence,
        state: GoalState::Open,
    }
}

/// The day of a rating, how important and how confident.
type Rated = (Option<String>, Option<u8>, Option<u8>);
/// A field with what stood in it before and after.
type Pair<'a> = (&'a str, Option<&'a str>, Option<&'a str>);

impl Somebody {
    fn plan(&self) -> Plan {
        self.f.store.read(|conn| plan(conn, &self.id)).unwrap().unwrap()
    }

    /// The day and both numbers of each rating of the goal, and the goal's own two numbers.
    fn ratings(&self) -> (Vec<Rated>, (Option<u8>, Option<u8>)) {
        let row = self.plan().goals.remove(0);
        let told = row
            .ratings
            .iter()
            .map(|one| (one.rated_on.map(|on| on.to_string()), one.importance, one.confidence))
            .collect();
        (told, (row.goal.details.importance, row.goal.details.confidence))
    }

    fn rate(&mut self, now: Now, on: &str, importance: Option<u8>, confidence: Option<u8>) -> Result<()> {
        let new = NewRating {
            goal: self.goal.clone(),
            rated_on: day(on),
            importance,
            confidence,
        };
        run(&mut self.f, now, |tx| goal_rating::rate(tx, &new))
    }

    /// The first milestone met, the second kept until July; the goal kept with confidence 6.
    fn review(&self) -> PlanReview {
        let outcome = |n: usize, state, actual: Option<&str>| MilestoneOutcome {
            milestone: self.milestones[n].clone(),
            state,
            actual: actual.map(str::to_owned),
            learned: None,
        };
        PlanReview {
            agreed: PlanDetails {
                patient: self.id.clone(),
                strengths: Some("Swims like a seal".to_owned()),
                agreed_on: Some(day("2026-06-01")),
                agreed_by: Some(AgreedBy::Representative),
                agreed_with: Some("Ida Okonedo".to_owned()),
                agreed_as: Some("sister, attorney for health and welfare".to_owned()),
                review_on: Some(day("2026-09-01")),
                review_owner: Some("Sam".to_owned()),
            },
            changes: Some("Swimming before shopping".to_owned()),
            milestones: vec![
                MilestoneAnswer {
                    outcome: outcome(0, MilestoneState::Met, Some("It took two hours")),
                    due: None,
                },
                MilestoneAnswer {
                    outcome: outcome(1, MilestoneState::Open, None),
                    due: Some(day("2026-07-01")),
                },
            ],
            goals: vec![GoalAnswer {
                goal: self.goal.clone(),
                state: GoalState::Open,
                importance: None,
                confidence: Some(6),
            }],
        }
    }

    fn compare(&self, before: Option<String>, after: Option<String>) -> Vec<LineChange> {
        let ask = PlanCompared {
            patient: self.id.clone(),
            before,
            after,
        };
        self.f.store.read(|conn| compared(conn, &ask)).unwrap()
    }
}

fn on(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn each_rating_stays_and_the_goal_holds_the_latest_of_each() {
    let mut s = somebody();
    assert_eq!(
        s.ratings(),
        (vec![(on("2026-03-02"), Some(8), Some(3))], (Some(8), Some(3)))
    );
    s.rate(review_day(), "2026-06-01", None, Some(6)).unwrap();
    // Told later of an earlier day: it finds its place, and the latest stays the latest.
    s.rate(review_day(), "2026-04-10", Some(9), Some(2)).unwrap();
    let three = vec![
        (on("2026-03-02"), Some(8), Some(3)),
        (on("2026-04-10"), Some(9), Some(2)),
        (on("2026-06-01"), None, Some(6)),
    ];
    assert_eq!(s.ratings(), (three.clone(), (Some(9), Some(6))));
    // The same day again corrects it.
    s.rate(review_day(), "2026-06-01", None, Some(5)).unwrap();
    assert_eq!(s.ratings().0.len(), 3);
    assert_eq!(s.ratings().1, (Some(9), Some(5)));
    s.f.store.undo(review_day()).unwrap();
    assert_eq!(s.ratings(), (three, (Some(9), Some(6))));
}

#[test]
fn other_words_lose_no_rating_and_another_number_is_a_new_one() {
    let mut s = somebody();
    let goal = s.goal.clone();
    run(&mut s.f, review_day(), |tx| {
        goal::edit(tx, &Edit::new(goal.clone(), wish("Swim outdoors", Some(8), None)))
    })
    .unwrap();
    assert_eq!(
        s.ratings(),
        (vec![(on("2026-03-02"), Some(8), Some(3))], (Some(8), Some(3)))
    );
    assert_eq!(s.plan().goals[0].goal.details.text, "Swim outdoors");
    run(&mut s.f, review_day(), |tx| {
        goal::edit(tx, &Edit::new(goal.clone(), wish("Swim outdoors", Some(8), Some(7))))
    })
    .unwrap();
    assert_eq!(
        s.ratings(),
        (
            vec![(on("2026-03-02"), Some(8), Some(3)), (on("2026-06-01"), None, Some(7))],
            (Some(8), Some(7))
        )
    );
}

#[test]
fn a_rating_is_from_one_to_ten_and_not_of_a_day_to_come() {
    let mut s = somebody();
    assert_eq!(
        why(s.rate(first_day(), "2026-03-02", None, Some(11))),
        ("confidence", "range")
    );
    assert_eq!(
        why(s.rate(first_day(), "2026-03-02", Some(0), None)),
        ("importance", "range")
    );
    assert_eq!(
        why(s.rate(first_day(), "2026-03-02", None, None)),
        ("confidence", "nothing")
    );
    assert_eq!(
        why(s.rate(first_day(), "2026-03-03", None, Some(4))),
        ("ratedOn", "future")
    );
}

#[test]
fn the_first_rating_of_a_goal_of_no_known_day_has_no_day() {
    let mut s = somebody();
    let (id, plan) = (s.id.clone(), s.plan().plan.id);
    run(&mut s.f, first_day(), |tx| {
        goal::add_imported(tx, &id, &plan, &wish("See the sea", None, Some(2))).map(drop)
    })
    .unwrap();
    let ratings = &s.plan().goals[1].ratings;
    assert_eq!(
        (ratings.len(), ratings[0].rated_on, ratings[0].confidence),
        (1, None, Some(2))
    );
}

#[test]
fn a_review_makes_the_next_version_and_keeps_the_one_before_as_it_stood() {
    let mut s = somebody();
    let review = s.review();
    assert_eq!(
        run(&mut s.f, review_day(), |tx| plan_review::finish(tx, &review)).unwrap(),
        2
    );
    let now = s.plan();
    assert_eq!((now.plan.version, now.plan.version_from), (2, Some(day("2026-06-01"))));
    assert_eq!(now.plan.started_on, day("2026-03-02"), "the plan goes on");
    assert_eq!(
        now.plan.details.agreed_as.as_deref(),
        Some("sister, attorney for health and welfare")
    );
    let version = &now.versions[0];
    assert_eq!(
        (
            version.version,
            version.from_on,
            version.until_on,
            version.changes.as_deref()
        ),
        (
            1,
            day("2026-03-02"),
            day("2026-06-01"),
            Some("Swimming before shopping")
        )
    );
    let steps = &now.goals[0].milestones;
    assert_eq!(
        (steps[0].state, steps[0].closed_on),
        (MilestoneState::Met, Some(day("2026-06-01")))
    );
    assert_eq!(
        (steps[1].state, steps[1].details.due),
        (MilestoneState::Open, Some(day("2026-07-01")))
    );
    assert_eq!(steps[0].id, s.milestones[0], "under the same id");
    assert_eq!(s.ratings().1, (Some(8), Some(6)));

    let all = s.compare(Some(version.id.clone()), None);
    let told: Vec<(&str, LineChanged, Vec<Pair<'_>>)> = all
        .iter()
        .filter(|line| line.what != LineChanged::Same && line.table != "care_plan")
        .map(|line| {
            let fields = line.fields.iter();
            let pairs = fields.map(|pair| (pair.field.as_str(), pair.before.as_deref(), pair.after.as_deref()));
            (line.name.as_str(), line.what, pairs.collect())
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "Swim in the lido again",
                LineChanged::Edited,
                vec![("confidence", Some("3"), Some("6"))]
            ),
            (
                "Walk to the lido",
                LineChanged::Edited,
                vec![
                    ("actual", None, Some("It took two hours")),
                    ("closed_on", None, Some("2026-06-01")),
                    ("state", Some("open"), Some("met")),
                ]
            ),
            (
                "Buy a costume",
                LineChanged::Edited,
                vec![("due", Some("2026-05-01"), Some("2026-07-01"))]
            ),
        ]
    );
}

#[test]
fn a_review_is_taken_back_as_a_whole() {
    let mut s = somebody();
    let before = snapshot(&s.f.store);
    let review = s.review();
    run(&mut s.f, review_day(), |tx| plan_review::finish(tx, &review)).unwrap();
    assert_ne!(snapshot(&s.f.store), before);
    s.f.store.undo(review_day()).unwrap().unwrap();
    assert_eq!(snapshot(&s.f.store), before);
}

#[test]
fn a_review_that_cannot_be_taken_changes_nothing() {
    let mut s = somebody();
    let other = s.f.add("Tamsin", "Ashgrove", first_day());
    let before = snapshot(&s.f.store);
    type Spoil = fn(&mut PlanReview, &str);
    let cases: [(Spoil, (&str, &str)); 5] = [
        (|review, _| review.agreed.review_on = None, ("reviewOn", "required")),
        (
            |review, _| review.agreed.review_on = Some(day("2026-05-31")),
            ("reviewOn", "past"),
        ),
        (|review, _| review.agreed.agreed_with = None, ("agreedWith", "required")),
        (
            |review, _| review.agreed.agreed_as = Some("  ".to_owned()),
            ("agreedAs", "required"),
        ),
        (
            |review, _| review.goals[0].confidence = Some(11),
            ("confidence", "range"),
        ),
    ];
    for (spoil, refused) in cases {
        let mut review = s.review();
        spoil(&mut review, &other);
        assert_eq!(
            why(run(&mut s.f, review_day(), |tx| plan_review::finish(tx, &review))),
            refused
        );
        assert_eq!(snapshot(&s.f.store), before, "{refused:?}");
    }
    // Somebody else's plan is not answered with these milestones.
    let mut review = s.review();
    review.agreed.patient = other.clone();
    run(&mut s.f, first_day(), |tx| care_plan::current_or_start(tx, &other)).unwrap();
    let result = run(&mut s.f, review_day(), |tx| plan_review::finish(tx, &review));
    assert!(matches!(result, Err(Error::NotFound("milestone"))));
}

#[test]
fn two_versions_that_ended_are_compared_too() {
    let mut s = somebody();
    let review = s.review();
    run(&mut s.f, review_day(), |tx| plan_review::finish(tx, &review)).unwrap();
    let later = PlanReview {
        agreed: PlanDetails {
            review_on: Some(day("2027-01-10")),
            ..review.agreed.clone()
        },
        changes: None,
        milestones: Vec::new(),
        goals: Vec::new(),
    };
    run(&mut s.f, at("2026-09-01T10:00"), |tx| plan_review::finish(tx, &later)).unwrap();
    let now = s.plan();
    let ids: Vec<&String> = now.versions.iter().map(|version| &version.id).collect();
    assert_eq!((now.plan.version, now.versions[0].version, ids.len()), (3, 2, 2));
    let edited = |lines: Vec<LineChange>| {
        lines
            .into_iter()
            .filter(|line| line.what == LineChanged::Edited)
            .count()
    };
    // The plan, the goal and both milestones; then the plan's day of review alone.
    assert_eq!(edited(s.compare(Some(ids[1].clone()), Some(ids[0].clone()))), 4);
    assert_eq!(edited(s.compare(Some(ids[0].clone()), None)), 1);
    // Nobody reads the version of somebody else.
    let ask = PlanCompared {
        patient: "somebody else".to_owned(),
        before: Some(ids[0].clone()),
        after: Some(ids[1].clone()),
    };
    assert!(matches!(
        s.f.store.read(|conn| compared(conn, &ask)),
        Err(Error::NotFound("planVersion"))
    ));
}

#[test]
fn the_page_of_the_plan_holds_what_is_ahead_and_what_is_done() {
    let mut s = somebody();
    let review = s.review();
    run(&mut s.f, review_day(), |tx| plan_review::finish(tx, &review)).unwrap();
    let ask = PageAsk {
        patient: s.id.clone(),
        kind: PageKind::Plan,
        member: None,
        within_topics: Vec::new(),
        large: false,
    };
    let page = s.f.store.read(|conn| own_page(conn, &ask, review_day())).unwrap();
    let sections: Vec<Section> = page.sections.iter().map(|shown| shown.section).collect();
    assert_eq!(sections, [Section::Needs, Section::Goals, Section::Support]);
    let steps = &page.sections[1].parts[0].steps;
    assert_eq!(
        (steps[0].done, steps[0].due, steps[1].done, steps[1].due),
        (true, None, false, Some(day("2026-07-01")))
    );
    assert_eq!(
        page.sections[2].parts[0].text,
        "Lift to the lido, Idris, weekly\nIf it rains, the museum"
    );
    let agreed = page.agreed.unwrap();
    assert_eq!(
        agreed.with.as_deref(),
        Some("Ida Okonedo, sister, attorney for health and welfare")
    );
    assert_eq!(page.review_on, Some(day("2026-09-01")));
    // The other pages are as they were.
    let mine = PageAsk {
        kind: PageKind::MyCare,
        ..ask
    };
    let page = s.f.store.read(|conn| own_page(conn, &mine, review_day())).unwrap();
    assert!(!page.sections.iter().any(|shown| shown.section == Section::Needs));
    assert!(page.agreed.is_none());
}
