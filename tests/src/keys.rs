//! What a chord such as `Ctrl+Shift+H` is on the wire: the code points that the WebDriver standard gives to keys.

use serde_json::{Value, json};

/// The keys that have a name rather than a character.
const NAMED: &[(&str, char)] = &[
    ("Backspace", '\u{E003}'),
    ("Tab", '\u{E004}'),
    ("Enter", '\u{E007}'),
    ("Shift", '\u{E008}'),
    ("Ctrl", '\u{E009}'),
    ("Alt", '\u{E00A}'),
    ("Escape", '\u{E00C}'),
    ("Space", ' '),
    ("PageUp", '\u{E00E}'),
    ("PageDown", '\u{E00F}'),
    ("End", '\u{E010}'),
    ("Home", '\u{E011}'),
    ("Left", '\u{E012}'),
    ("Up", '\u{E013}'),
    ("Right", '\u{E014}'),
    ("Down", '\u{E015}'),
    ("Delete", '\u{E017}'),
];

/// The actions that hold the modifiers of `chord`, strike its key and let go again.
pub fn chord(chord: &str) -> Value {
    let (modifiers, key) = split(chord);
    let held: Vec<char> = modifiers.iter().map(|name| code(name)).collect();
    let struck = code(&key);
    let mut steps: Vec<Value> = held.iter().map(|&held| down(held)).collect();
    steps.extend([down(struck), up(struck)]);
    steps.extend(held.iter().rev().map(|&held| up(held)));
    source(steps)
}

/// The actions that type `text`, a line break as Enter.
pub fn text(text: &str) -> Value {
    let struck = text
        .chars()
        .map(|typed| if typed == '\n' { code("Enter") } else { typed });
    source(struck.flat_map(|key| [down(key), up(key)]).collect())
}

/// `Ctrl++` is the plus key, `Ctrl+Shift+h` the capital one.
fn split(chord: &str) -> (Vec<&str>, String) {
    let mut modifiers = Vec::new();
    let mut rest = chord;
    while let Some((name, after)) = rest
        .split_once('+')
        .filter(|(name, after)| !name.is_empty() && !after.is_empty())
    {
        modifiers.push(name);
        rest = after;
    }
    let shifted = modifiers.contains(&"Shift") && rest.chars().count() == 1;
    (modifiers, if shifted { rest.to_uppercase() } else { rest.to_owned() })
}

fn code(name: &str) -> char {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return letter;
    }
    if let Some((_, code)) = NAMED.iter().find(|(known, _)| *known == name) {
        return *code;
    }
    let function = name.strip_prefix('F').and_then(|number| number.parse::<u32>().ok());
    let function = function
        .filter(|number| (1..=12).contains(number))
        .and_then(|n| char::from_u32(0xE030 + n));
    function.unwrap_or_else(|| panic!("there is no key `{name}`"))
}

fn down(key: char) -> Value {
    json!({ "type": "keyDown", "value": key })
}

fn up(key: char) -> Value {
    json!({ "type": "keyUp", "value": key })
}

fn source(steps: Vec<Value>) -> Value {
    json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": steps }] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plus_sign_is_a_key_too() {
        assert_eq!(split("Ctrl++"), (vec!["Ctrl"], "+".to_owned()));
        assert_eq!(split("+"), (vec![], "+".to_owned()));
        assert_eq!(split("Ctrl+Shift+h"), (vec!["Ctrl", "Shift"], "H".to_owned()));
        assert_eq!(split("Ctrl+Enter"), (vec!["Ctrl"], "Enter".to_owned()));
    }

    #[test]
    fn modifiers_are_held_around_the_key() {
        let steps = chord("Ctrl+k")["actions"][0]["actions"].clone();
        let told: Vec<String> = steps
            .as_array()
            .unwrap()
            .iter()
            .map(|s| format!("{}{}", s["type"], s["value"]))
            .collect();
        assert_eq!(
            told.join(" "),
            "\"keyDown\"\"\u{E009}\" \"keyDown\"\"k\" \"keyUp\"\"k\" \"keyUp\"\"\u{E009}\""
        );
    }

    #[test]
    fn function_keys_have_their_code() {
        assert_eq!(
            (code("F1"), code("F9"), code("F12")),
            ('\u{E031}', '\u{E039}', '\u{E03C}')
        );
    }

    #[test]
    #[should_panic(expected = "no key `F13`")]
    fn a_key_that_does_not_exist_is_a_mistake_in_the_journey() {
        code("F13");
    }
}
