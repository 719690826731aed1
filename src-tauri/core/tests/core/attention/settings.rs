//! What can be set about the rules.

use catchment_core::care::attention::{Facts, Rule, RuleSettings, Thresholds, reasons};
use catchment_core::care::sentence::is_there;
use catchment_core::record::workspace::setting;
use catchment_core::store::OpKind;
use catchment_core::{Error, Result};

use super::{day, planned, settled};
use crate::support::{at, fixture};

fn asked(facts: &Facts, thresholds: &Thresholds) -> Vec<Rule> {
    let found = reasons(facts, thresholds, day("2026-11-19"));
    found.iter().map(|reason| reason.rule).collect()
}

#[test]
fn every_number_moves_its_edge() {
    let lapsed = Facts {
        planned: vec![planned("2026-11-17"), planned("2026-12-02")],
        ..settled()
    };
    let mut set = Thresholds::default();
    assert_eq!(asked(&lapsed, &set), [Rule::Lapsed]);
    set.rules.lapsed_days = 3;
    assert_eq!(asked(&lapsed, &set), []);

    let silent = Facts {
        planned: Vec::new(),
        ..settled()
    };
    set.rules.silent_days = 1;
    assert_eq!(asked(&silent, &set), [Rule::Silent], "last seen yesterday");
    set.rules.silent_days = 2;
    assert_eq!(asked(&silent, &set), []);

    let unentered = Facts {
        unentered: vec![day("2026-11-16")],
        ..settled()
    };
    set.rules.unrecorded_days = 4;
    assert_eq!(asked(&unentered, &set), []);
    set.rules.unrecorded_days = 3;
    assert_eq!(asked(&unentered, &set), [Rule::Unrecorded]);
}

#[test]
fn a_rule_that_is_off_is_not_asked_and_those_of_safety_cannot_be() {
    let facts = Facts {
        planned: Vec::new(),
        ..settled()
    };
    let mut set = Thresholds::default();
    set.rules.off.insert(Rule::Silent);
    assert_eq!(asked(&facts, &set), []);
    for rule in Rule::ALL.iter().copied() {
        let settings = RuleSettings {
            off: [rule].into(),
            ..RuleSettings::default()
        };
        let fixed = matches!(rule, Rule::Safety | Rule::Safeguarding | Rule::Clock);
        assert_eq!(settings.check().is_err(), fixed, "{rule:?}");
    }
}

#[test]
fn the_settings_are_kept_undone_and_refused_out_of_range() {
    let mut fixture = fixture();
    let now = at("2026-11-19T08:12");
    let mut change = |rules: RuleSettings| -> Result<()> {
        fixture.store.transact(OpKind::ChangeSetting, now, |tx| {
            let settings = setting::Settings {
                rules,
                ..setting::get(tx)?
            };
            setting::change(tx, &settings)
        })
    };
    let wanted = RuleSettings {
        missed_days: 5,
        off: [Rule::Ready].into(),
        ..RuleSettings::default()
    };
    change(wanted.clone()).unwrap();
    for (rules, field) in [
        (
            RuleSettings {
                lapsed_days: 0,
                ..RuleSettings::default()
            },
            "lapsedDays",
        ),
        (
            RuleSettings {
                plan_warn_months: 13,
                ..RuleSettings::default()
            },
            "planWarnMonths",
        ),
        (
            RuleSettings {
                off: [Rule::Safety].into(),
                ..RuleSettings::default()
            },
            "off",
        ),
    ] {
        let refused = change(rules);
        assert!(
            matches!(refused, Err(Error::Invalid { field: named, .. }) if named == field),
            "{field}"
        );
    }
    assert!(fixture.store.read(setting::get).unwrap().rules == wanted);
    fixture.store.undo(now).unwrap();
    assert!(fixture.store.read(setting::get).unwrap().rules == RuleSettings::default());
}

#[test]
fn every_rule_and_every_number_has_its_sentences() {
    let mut names = Vec::new();
    for rule in Rule::ALL.iter().copied() {
        for family in ["closes", "rule.name", "rule.asks"] {
            let key = format!("{family}.{}", rule.name());
            assert!(is_there(&key), "{key}");
        }
        for number in rule.numbers() {
            let key = format!("rule.number.{}", number.name);
            assert!(is_there(&key), "{key}");
            assert!((number.least..=number.most).contains(&number.usual), "{key}");
            names.push(number.name);
        }
    }
    // The settings have a field for each number and for what is off, and no other.
    let set = serde_json::to_value(RuleSettings::default()).unwrap();
    let mut fields: Vec<&str> = set.as_object().unwrap().keys().map(String::as_str).collect();
    names.push("off");
    names.sort_unstable();
    fields.sort_unstable();
    assert_eq!(names, fields);
}
