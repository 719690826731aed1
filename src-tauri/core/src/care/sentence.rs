//! The sentences of the rules, from `assets/messages/reasons.en.json`, with their numbers filled in. The window, the
//! summary and the tests say the same words.

use std::sync::LazyLock;

use serde_json::Value;

static MESSAGES: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../assets/messages/reasons.en.json")).unwrap_or(Value::Null)
});

/// The sentence under `key` (`rule.case`) with each `{name}` replaced. An unknown key answers with itself, so that a
/// person still sees which rule spoke.
#[must_use]
pub fn say(key: &str, values: &[(&str, &str)]) -> String {
    let template = template(key).unwrap_or(key);
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        let Some(length) = rest[start..].find('}') else { break };
        let name = &rest[start + 1..start + length];
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&rest[start..=start + length]),
        }
        rest = &rest[start + length + 1..];
    }
    out.push_str(rest);
    out
}

/// Whether there is a sentence under this key.
#[must_use]
pub fn is_there(key: &str) -> bool {
    template(key).is_some()
}

fn template(key: &str) -> Option<&'static str> {
    key.split('.')
        .try_fold(&*MESSAGES, |at, part| at.get(part))
        .and_then(Value::as_str)
}

/// `1 day`, `31 days`.
#[must_use]
pub fn days(n: i64) -> String {
    say(if n == 1 { "day.one" } else { "day.many" }, &[("n", &n.to_string())])
}

/// `1 hour`, `31 hours`.
#[must_use]
pub fn hours(n: i64) -> String {
    say(if n == 1 { "hour.one" } else { "hour.many" }, &[("n", &n.to_string())])
}

/// Minutes in whole hours, rounded down, so that it never says more than there are; below one hour in minutes.
#[must_use]
pub fn span(minutes: i64) -> String {
    match minutes {
        1 => say("minute.one", &[]),
        ..60 => say("minute.many", &[("n", &minutes.to_string())]),
        _ => hours(minutes / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_filled_in_and_text_of_a_person_is_never_read_as_a_template() {
        assert_eq!(days(1), "1 day");
        assert_eq!(days(31), "31 days");
        assert_eq!(
            say(
                "milestoneDue.overdue",
                &[("milestone", "{date} and {x}"), ("date", "Thu 19 Nov 2026")]
            ),
            "Milestone “{date} and {x}” was due Thu 19 Nov 2026."
        );
        assert_eq!(say("no.such", &[]), "no.such");
    }
}
