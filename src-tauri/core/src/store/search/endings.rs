//! English word endings that may come and go: -s and -es, -ed, -ing, and -ies and -ied for -y. "Walking" also finds
//! "walk", "walks" and "walked"; "worries" also finds "worry". No more than that, so that anybody can say why something
//! was found. A form that is no word of English finds nothing, and does no harm.

/// The other forms of `word`, folded, that it does not itself begin. Whole words, in no order.
#[must_use]
pub fn other_forms(word: &str) -> Vec<String> {
    if word.len() < 3 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut bases = vec![word.to_owned()];
    strip(word, &mut bases);
    let mut forms = Vec::new();
    for base in &bases {
        grow(base, &mut forms);
    }
    forms.sort_unstable();
    forms.dedup();
    forms.retain(|form| !form.starts_with(word));
    forms
}

/// What `word` may have been before its ending was put on.
fn strip(word: &str, bases: &mut Vec<String>) {
    let long = |stem: &&str| stem.len() >= 2 && stem.bytes().any(vowel_or_y);
    if let Some(stem) = word.strip_suffix("ies").or_else(|| word.strip_suffix("ied")) {
        if stem.len() >= 2 {
            bases.push(format!("{stem}y"));
        }
    } else if word.ends_with("eed") {
        // "agreed", but not "need" or "speed".
        if word.len() >= 6 {
            bases.extend(word.strip_suffix('d').map(str::to_owned));
        }
    } else if let Some(stem) = word
        .strip_suffix("ing")
        .or_else(|| word.strip_suffix("ed"))
        .filter(long)
    {
        bases.push(stem.to_owned());
        bases.push(format!("{stem}e"));
        if doubled(stem) {
            bases.extend(stem.get(..stem.len() - 1).map(str::to_owned));
        }
    } else if let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() >= 3) {
        if !matches!(stem.as_bytes().last(), Some(b's' | b'u' | b'i')) {
            bases.push(stem.to_owned());
        }
        bases.extend(stem.strip_suffix('e').filter(|stem| hisses(stem)).map(str::to_owned));
    }
}

/// A base with every ending it may take.
fn grow(base: &str, forms: &mut Vec<String>) {
    forms.push(base.to_owned());
    forms.push(format!("{base}s"));
    if hisses(base) {
        forms.push(format!("{base}es"));
    }
    if let Some(stem) = base.strip_suffix('e') {
        // "use", but not "the".
        if stem.bytes().any(vowel) {
            forms.extend([format!("{base}d"), format!("{stem}ing")]);
        }
        return;
    }
    forms.extend([format!("{base}ed"), format!("{base}ing")]);
    match base.as_bytes() {
        [.., before, b'y'] if !vowel(*before) => {
            let stem = base.strip_suffix('y').unwrap_or(base);
            forms.extend([format!("{stem}ies"), format!("{stem}ied")]);
        }
        [.., before, middle, last]
            if !vowel(*before) && vowel(*middle) && !vowel(*last) && !matches!(last, b'w' | b'x' | b'y') =>
        {
            let last = char::from(*last);
            forms.extend([format!("{base}{last}ed"), format!("{base}{last}ing")]);
        }
        _ => {}
    }
}

fn vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn vowel_or_y(b: u8) -> bool {
    vowel(b) || b == b'y'
}

/// "stopp": two of the same consonant at the end.
fn doubled(stem: &str) -> bool {
    matches!(stem.as_bytes(), [.., a, b] if a == b && !vowel(*a))
}

/// Takes -es for its plural: "class", "box", "church", "go".
fn hisses(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether typing `typed` finds `word`.
    fn finds(typed: &str, word: &str) -> bool {
        word.starts_with(typed) || other_forms(typed).iter().any(|form| form == word)
    }

    #[test]
    fn plurals_ed_and_ing_come_and_go() {
        for family in [
            &["walk", "walks", "walked", "walking"][..],
            &["worry", "worries", "worried", "worrying"],
            &["hope", "hopes", "hoped", "hoping"],
            &["stop", "stops", "stopped", "stopping"],
            &["travel", "travels", "travelled", "travelling"],
            &["call", "calls", "called", "calling"],
            &["agree", "agrees", "agreed"],
            &["house", "houses", "housed", "housing"],
            &["box", "boxes"],
            &["class", "classes"],
            &["church", "churches"],
            &["city", "cities"],
            &["visit", "visits", "visited", "visiting"],
            &["use", "used", "using"],
        ] {
            for typed in family {
                for word in family {
                    assert!(finds(typed, word), "{typed} does not find {word}");
                }
            }
        }
    }

    #[test]
    fn what_only_looks_like_an_ending_stays() {
        for (typed, word) in [
            ("bring", "br"),
            ("string", "str"),
            ("need", "nee"),
            ("seed", "see"),
            ("this", "thi"),
            ("crisis", "crisi"),
            ("class", "clas"),
            ("bed", "b"),
            ("walking", "walker"),
            ("the", "thing"),
            ("evening", "event"),
        ] {
            assert!(!finds(typed, word), "{typed} finds {word}");
        }
    }

    #[test]
    fn only_words_of_plain_letters_have_endings() {
        for word in ["", "s", "ed", "ing", "1234s", "żółwing", "日本語"] {
            assert_eq!(other_forms(word), Vec::<String>::new(), "{word}");
        }
    }
}
