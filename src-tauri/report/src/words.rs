//! The fixed sentences of the documents, from `assets/messages/report.en.json`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub(crate) static WORDS: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../assets/messages/report.en.json")).unwrap_or_default());

/// The sentence under `key` with each `{name}` replaced. An unknown key answers with itself.
pub(crate) fn say(key: &str, values: &[(&str, &str)]) -> String {
    let mut rest = WORDS.get(key).map_or(key, String::as_str);
    let mut said = String::with_capacity(rest.len() + 16);
    // One pass: a `{` inside a value is text.
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else {
            break;
        };
        said.push_str(before);
        said.push_str(
            values
                .iter()
                .find(|(known, _)| *known == name)
                .map_or(name, |(_, value)| value),
        );
        rest = tail;
    }
    said.push_str(rest);
    said
}

/// `1 week`, `34 weeks`: the sentence under `key.one` or `key.other`.
pub(crate) fn count(key: &str, n: usize) -> String {
    let form = if n == 1 { "one" } else { "other" };
    say(&format!("{key}.{form}"), &[("n", &n.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_filled_in_once_and_never_read_as_a_pattern() {
        assert_eq!(say("share", &[("n", "{of}"), ("of", "9")]), "{of} of 9");
        assert_eq!(say("no.such.key", &[]), "no.such.key");
        assert_eq!(
            (count("weeks", 1), count("weeks", 0)),
            ("1 week".into(), "0 weeks".into())
        );
    }

    /// A key in quotes in the sources of this crate, or behind `w.` in the template, has its sentence.
    #[test]
    fn no_sentence_is_missing() {
        let template = include_str!("../../../assets/report/supervision.typ");
        for (at, _) in template.match_indices("w.") {
            let key: String = template[at + 2..]
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect();
            let part_of_a_name = template[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
            assert!(part_of_a_name || key == "at" || WORDS.contains_key(&key), "{key}");
        }
        for (source, call) in [
            (template, "w.at(\""),
            (include_str!("shown.rs"), "say(\""),
            (include_str!("row.rs"), "say(\""),
            (include_str!("own_page.rs"), "say(\""),
            (include_str!("brief.rs"), "say(\""),
            (include_str!("../../../assets/report/brief.typ"), "w.at(\""),
            (include_str!("sheet.rs"), "say(\""),
            (include_str!("typeset.rs"), "say(\""),
        ] {
            for key in source.split(call).skip(1) {
                let key = key.split('"').next().unwrap_or_default();
                assert!(key.ends_with('.') || WORDS.contains_key(key), "{key}");
            }
        }
    }
}
