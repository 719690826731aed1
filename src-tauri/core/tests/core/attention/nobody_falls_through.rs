//! Nobody falls through: whoever is active has a next step, or stands on the list; and a snooze hides nobody.

use catchment_core::care::attention::{
    Facts, Goals, Missed, MissedHow, OpenMilestone, PlanFacts, Planned, Rule, RuleAnswer, Snooze, Standing, Thresholds,
    explain, found,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{day, settled};

/// The day of every case.
const TODAY: &str = "2026-11-19";

fn ahead(days: i64) -> chrono::NaiveDate {
    day(TODAY) + chrono::TimeDelta::days(days)
}

fn standings() -> impl Strategy<Value = Standing> {
    prop_oneof![
        Just(Standing::Active),
        option::of(-40_i64..40).prop_map(|days| Standing::Paused(days.map(ahead))),
        Just(Standing::Discharged),
    ]
}

prop_compose! {
    fn anybody()(
        standing in standings(),
        added in 0_i64..900,
        last in option::of(0_i64..2000),
        planned in vec(-400_i64..400, 0..4),
        milestones in vec(-100_i64..100, 0..3),
        contact_days in option::of(1_u16..=366),
        plan in option::of((0_i64..900, any::<bool>(), option::of(-200_i64..200))),
        goals in (0_u32..3, 0_u32..3, 0_u32..3),
        missed in option::of((0_i64..60, 1_u32..4)),
        unentered in vec(0_i64..60, 0..3),
        snoozes in vec((0_usize..Rule::ALL.len(), 0_i64..30, 1_i64..90), 0..6),
    ) -> Facts {
        let mut planned: Vec<Planned> = planned.into_iter().map(|on| Planned { on: ahead(on), time: None }).collect();
        planned.sort_by_key(|planned| planned.on);
        let milestones = milestones.into_iter().map(|due| OpenMilestone { text: "x".to_owned(), due: ahead(due) });
        let mut milestones: Vec<_> = milestones.collect();
        milestones.sort_by_key(|milestone| milestone.due);
        let mut unentered: Vec<_> = unentered.into_iter().map(|days| ahead(-days)).collect();
        unentered.sort_unstable();
        Facts {
            standing,
            added: ahead(-added),
            last_attended: last.map(|days| ahead(-days)),
            planned,
            milestones,
            contact_days,
            plan: plan.map(|(since, first, review)| PlanFacts {
                since: ahead(-since),
                first,
                review_on: review.map(ahead),
            }),
            goals: Goals { open: goals.0, met: goals.1, no_longer_wanted: goals.2 },
            missed: missed.map(|(last, times)| Missed { last: ahead(-last), how: MissedHow::NoAccess, times }),
            unentered,
            snoozes: snoozes
                .into_iter()
                .map(|(rule, made, until)| Snooze {
                    id: "s".to_owned(),
                    rule: Rule::ALL[rule],
                    made_on: ahead(-made),
                    until: ahead(until),
                })
                .collect(),
            ..settled()
        }
    }
}

proptest! {
    #[test]
    fn whoever_is_active_has_a_next_step_or_stands_on_the_list(facts in anybody()) {
        let today = day(TODAY);
        let found = found(&facts, &Thresholds::default(), today);
        if facts.standing == Standing::Active {
            prop_assert!(facts.has_next(today) || !found.reasons.is_empty() || !found.snoozed.is_empty());
        }
        // A pause without an end, or one that has ended, is on the list too.
        if matches!(facts.standing, Standing::Paused(until) if until.is_none_or(|until| until < today)) {
            prop_assert!(!found.reasons.is_empty() || !found.snoozed.is_empty());
        }
    }

    #[test]
    fn a_snooze_moves_reasons_and_loses_none(facts in anybody()) {
        let today = day(TODAY);
        let with = found(&facts, &Thresholds::default(), today);
        let without = found(&Facts { snoozes: Vec::new(), ..facts }, &Thresholds::default(), today);
        let mut all: Vec<String> = with.reasons.into_iter().map(|reason| reason.text).collect();
        all.extend(with.snoozed.into_iter().map(|(reason, _, _)| reason.text));
        let mut every: Vec<String> = without.reasons.into_iter().map(|reason| reason.text).collect();
        all.sort();
        every.sort();
        prop_assert_eq!(all, every);
    }

    /// The list and its explanation are one answer.
    #[test]
    fn what_is_explained_is_what_is_listed(facts in anybody()) {
        let (today, set) = (day(TODAY), Thresholds::default());
        let found = found(&facts, &set, today);
        let mut listed: Vec<Rule> = found.reasons.iter().map(|reason| reason.rule).collect();
        listed.extend(found.snoozed.iter().map(|(reason, _, _)| reason.rule));
        listed.sort_unstable();
        let held = explain(&facts, &set, today).into_iter();
        let held = held.filter(|one| matches!(one.answer, RuleAnswer::Holds | RuleAnswer::Snoozed));
        let mut explained: Vec<Rule> = held.map(|one| one.rule).collect();
        explained.sort_unstable();
        prop_assert_eq!(listed, explained);
        prop_assert!(found.reasons.iter().all(|reason| reason.since.is_none_or(|since| since <= today)));
    }
}
