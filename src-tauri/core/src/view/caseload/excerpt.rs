//! The piece of a text that shows why it was found: a line around the words that answer, which are marked.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::store::search::Wanted;
use crate::store::search::words::words;

/// A stretch of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Piece {
    pub text: String,
    /// It is a word that was looked for.
    pub marked: bool,
}

/// About as much as two lines show, in characters.
const LENGTH: usize = 150;
/// So much stands before the first marked word at most.
const BEFORE: usize = 45;

/// A word that answers: where it stands, in bytes, and which of the words looked for it answers.
struct Answer {
    from: usize,
    to: usize,
    to_which: Vec<usize>,
}

fn answers(text: &str, wanted: &Wanted) -> Vec<Answer> {
    let mut answers: Vec<Answer> = words(text)
        .into_iter()
        .map(|word| Answer {
            from: word.from,
            to: word.to,
            to_which: wanted.answered_by(&word.folded).collect(),
        })
        .filter(|answer| !answer.to_which.is_empty())
        .collect();
    // A number before its groups, so that it is marked as one.
    answers.sort_by_key(|answer| (answer.from, Reverse(answer.to)));
    answers
}

/// Whether the texts together answer every word.
pub(in crate::view) fn answers_all(texts: &[&str], wanted: &Wanted) -> bool {
    let answered: BTreeSet<usize> = texts
        .iter()
        .flat_map(|text| answers(text, wanted))
        .flat_map(|answer| answer.to_which)
        .collect();
    answered.len() == wanted.count()
}

/// The excerpt of whichever part answers most words, of the first of those; with the name of the part.
pub(in crate::view) fn cut<'a>(parts: &[(&'a str, String)], wanted: &Wanted) -> Option<(&'a str, Vec<Piece>)> {
    let mut best: Option<(usize, &'a str, &str, Vec<Answer>)> = None;
    for (part, text) in parts {
        let answers = answers(text, wanted);
        let many = answers
            .iter()
            .flat_map(|answer| &answer.to_which)
            .collect::<BTreeSet<_>>()
            .len();
        if many > best.as_ref().map_or(0, |(most, ..)| *most) {
            best = Some((many, part, text, answers));
        }
    }
    best.map(|(_, part, text, answers)| (part, pieces(text, &answers)))
}

/// Where to begin: at the answer after which, within the length of an excerpt, most words are answered.
fn densest(text: &str, answers: &[Answer]) -> usize {
    let mut best = (0, 0);
    for (at, first) in answers.iter().enumerate() {
        let end = forward(text, first.from, LENGTH - BEFORE);
        let within: BTreeSet<&usize> = answers
            .iter()
            .skip(at)
            .take_while(|answer| answer.to <= end)
            .flat_map(|answer| &answer.to_which)
            .collect();
        if within.len() > best.0 {
            best = (within.len(), first.from);
        }
    }
    best.1
}

fn pieces(text: &str, answers: &[Answer]) -> Vec<Piece> {
    let centre = if answers.len() > 200 {
        answers.first().map_or(0, |answer| answer.from)
    } else {
        densest(text, answers)
    };
    let (from, to) = if text.chars().nth(LENGTH).is_none() {
        (0, text.len())
    } else {
        let from = at_word(text, backward(text, centre, BEFORE), centre);
        let to = forward(text, from, LENGTH);
        (from, to_word(text, centre, to))
    };
    let mut made = Vec::new();
    let mut done = from;
    if from > 0 {
        add(&mut made, "…", false);
    }
    for answer in answers.iter().filter(|answer| answer.from >= from && answer.to <= to) {
        // A number and its groups overlap.
        if answer.from < done {
            if answer.to > done {
                add(&mut made, text.get(done..answer.to).unwrap_or_default(), true);
                done = answer.to;
            }
            continue;
        }
        add(&mut made, text.get(done..answer.from).unwrap_or_default(), false);
        add(&mut made, text.get(answer.from..answer.to).unwrap_or_default(), true);
        done = answer.to;
    }
    add(&mut made, text.get(done..to).unwrap_or_default(), false);
    if to < text.len() {
        add(&mut made, "…", false);
    }
    made
}

/// Line breaks and tabs become blanks; stretches of one kind become one.
fn add(pieces: &mut Vec<Piece>, text: &str, marked: bool) {
    if text.is_empty() {
        return;
    }
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match pieces.last_mut() {
        Some(last) if last.marked == marked => last.text.push_str(&text),
        _ => pieces.push(Piece { text, marked }),
    }
}

/// `many` characters further on.
fn forward(text: &str, from: usize, many: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.char_indices().nth(many).map_or(text.len(), |(at, _)| from + at)
}

/// `many` characters further back.
fn backward(text: &str, from: usize, many: usize) -> usize {
    let rest = text.get(..from).unwrap_or_default();
    rest.char_indices().rev().take(many).last().map_or(from, |(at, _)| at)
}

/// The beginning of the first whole word from `from` on, if there is one before `most`.
fn at_word(text: &str, from: usize, most: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let rest = text.get(from..most).unwrap_or_default();
    rest.find(char::is_whitespace).map_or(from, |blank| {
        from + blank + rest[blank..].chars().next().map_or(0, char::len_utf8)
    })
}

/// The end of the last whole word before `to`, if there is one behind `least`.
fn to_word(text: &str, least: usize, to: usize) -> usize {
    if to == text.len() {
        return to;
    }
    let rest = text.get(least..to).unwrap_or_default();
    rest.rfind(char::is_whitespace)
        .filter(|blank| *blank > 0)
        .map_or(to, |blank| least + blank)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The excerpt of one text, marked words in brackets.
    fn shown(typed: &str, text: &str) -> String {
        let wanted = Wanted::of(typed).unwrap();
        let (_, pieces) = cut(&[("note", text.to_owned())], &wanted).unwrap();
        let show = |piece: &Piece| match piece.marked {
            true => format!("[{}]", piece.text),
            false => piece.text.clone(),
        };
        pieces.iter().map(show).collect()
    }

    #[test]
    fn a_short_text_is_shown_whole_with_its_own_spelling() {
        assert_eq!(
            shown("cafe walking", "Walked to the Café.\nThen walks home"),
            "[Walked] to the [Café]. Then [walks] home"
        );
    }

    #[test]
    fn a_long_text_is_cut_at_words_around_what_answers() {
        let text = format!(
            "{}the lighthouse stood open {}",
            "Before it. ".repeat(40),
            "after it ".repeat(60)
        );
        let cut = shown("lighthouse", &text);
        assert!(cut.starts_with('…') && cut.ends_with('…'), "{cut}");
        assert!(cut.contains("the [lighthouse] stood open"), "{cut}");
        assert!(cut.chars().count() <= LENGTH + 4, "{cut}");
        let (before, after) = (cut.trim_start_matches('…'), cut.trim_end_matches('…'));
        assert!(before.starts_with("Before") || before.starts_with("it."), "{cut}");
        assert!(after.ends_with("after") || after.ends_with("it"), "{cut}");
    }

    #[test]
    fn where_the_words_stand_together_is_shown() {
        let text = format!("swim alone. {} swim with Idris today", "Nothing here. ".repeat(40));
        assert!(shown("swim idris", &text).contains("[swim] with [Idris] today"));
    }

    #[test]
    fn the_part_that_answers_most_is_shown() {
        let wanted = Wanted::of("kettle radio").unwrap();
        let parts = [
            ("triggers", "The radio".to_owned()),
            ("coping", "Radio on, kettle on".to_owned()),
        ];
        let (part, _) = cut(&parts, &wanted).unwrap();
        assert_eq!(part, "coping");
    }

    #[test]
    fn any_text_can_be_cut_anywhere() {
        for text in [
            "日本語".repeat(200),
            "e\u{301}\u{301}ab ".repeat(90),
            "ab\u{2028}".repeat(300),
            "07700 900 123 ".repeat(30),
        ] {
            for typed in ["日本", "eab", "ab", "07700900123", "07700 900123"] {
                let Some(wanted) = Wanted::of(typed) else { continue };
                let _ = cut(&[("note", text.clone())], &wanted);
            }
        }
    }

    #[test]
    fn a_number_in_groups_is_marked_as_one() {
        assert_eq!(shown("07700900123", "Ring 07700 900123."), "Ring [07700 900123].");
        assert_eq!(shown("07700 900123", "Ring 07700 900123."), "Ring [07700 900123].");
    }
}
