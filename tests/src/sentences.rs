//! The window's sentences by key, so that a journey asks for what is meant and a better wording breaks none.

use serde_json::Value;
use std::sync::LazyLock;

static SENTENCES: LazyLock<Value> = LazyLock::new(|| {
    let path = crate::project().join("assets/messages/en.json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    // What a person on the caseload is called, until somebody sets another word.
    let said = ["person", "people", "Person", "People"]
        .iter()
        .fold(text, |text, word| text.replace(&format!("{{{word}}}"), word));
    let mut all: Value = serde_json::from_str(&said).expect("the sentences are JSON");
    for shared in ["kind", "rule"] {
        all[shared] = OF_THE_CORE[shared].clone();
    }
    all
});

/// The sentences that the window shares with the core.
static OF_THE_CORE: LazyLock<Value> = LazyLock::new(|| {
    let path = crate::project().join("assets/messages/reasons.en.json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("the sentences are JSON")
});

/// The sentence at a dotted path of `assets/messages/en.json`, or of those that the window shares with the core.
pub fn t(key: &str) -> &'static str {
    let found = key
        .split('.')
        .try_fold(&*SENTENCES, |at, step| at.get(step))
        .and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("there is no sentence `{key}`"))
}

/// As [`t`], with `{name}` replaced by each word's text.
pub fn filled(key: &str, words: &[(&str, &str)]) -> String {
    words.iter().fold(t(key).to_owned(), |sentence, (name, word)| {
        sentence.replace(&format!("{{{name}}}"), word)
    })
}
