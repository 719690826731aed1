//! What somebody typed to find something. Plain words: every one of them must begin a word of what is found, or be one of
//! its other forms. A word of one letter is left aside: it would find everything.

use super::endings::other_forms;
use super::words::words;

/// Longer than anybody types; a paste by mistake costs no more than this.
const LONGEST: usize = 200;
/// A word more finds no less than these.
const MOST_WORDS: usize = 8;
/// What the index puts before its own marks. No word of a text holds it: it is no letter and no digit.
pub(super) const MARK: char = '\u{E000}';

struct WantedWord {
    begins: String,
    /// Its other forms, each a whole word.
    forms: Vec<String>,
}

/// What is looked for.
pub struct Wanted {
    words: Vec<WantedWord>,
    /// A number typed in groups, without its gaps.
    number: Option<String>,
}

impl Wanted {
    /// What `typed` asks for; `None` when that is nothing yet.
    #[must_use]
    pub fn of(typed: &str) -> Option<Self> {
        let typed: String = typed.chars().take(LONGEST).collect();
        let (joined, plain): (Vec<_>, Vec<_>) = words(&typed).into_iter().partition(|word| word.joined);
        let number = plain
            .iter()
            .all(|word| word.folded.bytes().all(|b| b.is_ascii_digit()))
            .then(|| joined.into_iter().next().map(|word| word.folded))
            .flatten();
        let words: Vec<WantedWord> = plain
            .into_iter()
            .filter(|word| word.folded.chars().nth(1).is_some())
            .take(MOST_WORDS)
            .map(|word| WantedWord {
                forms: other_forms(&word.folded),
                begins: word.folded,
            })
            .collect();
        (!words.is_empty()).then_some(Wanted { words, number })
    }

    /// How many words are looked for.
    #[must_use]
    pub fn count(&self) -> usize {
        self.words.len()
    }

    /// Which of the words looked for a folded word of a text answers, from 0. A number without its gaps answers all.
    pub fn answered_by(&self, folded: &str) -> impl Iterator<Item = usize> + '_ {
        let whole = self.number.as_ref().is_some_and(|number| folded.starts_with(number));
        let folded = folded.to_owned();
        self.words
            .iter()
            .enumerate()
            .filter(move |(_, word)| whole || folded.starts_with(&word.begins) || word.forms.contains(&folded))
            .map(|(at, _)| at)
    }

    /// The words as the index is asked for them. Each stands in quotes: nothing that was typed is syntax.
    pub(super) fn expression(&self) -> String {
        let all: Vec<String> = self
            .words
            .iter()
            .map(|word| {
                let mut any = vec![format!("{} *", quoted(&word.begins))];
                any.extend(word.forms.iter().map(|form| quoted(form)));
                format!("({})", any.join(" OR "))
            })
            .collect();
        let all = all.join(" AND ");
        match &self.number {
            Some(number) => format!("(({all}) OR {} *)", quoted(number)),
            None => all,
        }
    }
}

pub(super) fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', "\"\""))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_looked_for_before_there_are_two_letters() {
        for typed in ["", " ", "a", "a b c", "’ — \"", "*", "\0", "😀"] {
            assert!(Wanted::of(typed).is_none(), "{typed:?}");
        }
        assert_eq!(Wanted::of("a walk").unwrap().count(), 1);
    }

    #[test]
    fn nothing_typed_is_syntax() {
        assert_eq!(
            Wanted::of("NEAR(zz OR \"yy*\")").unwrap().expression(),
            Wanted::of("near zz or yy").unwrap().expression()
        );
        assert!(Wanted::of("zz").unwrap().expression().starts_with("(\"zz\" *"));
    }

    #[test]
    fn a_text_pasted_by_mistake_asks_for_its_beginning() {
        let pasted = "lighthouse ".repeat(10_000);
        assert_eq!(Wanted::of(&pasted).unwrap().count(), MOST_WORDS);
    }

    #[test]
    fn a_word_answers_by_its_beginning_or_another_form() {
        let wanted = Wanted::of("walking lid").unwrap();
        let answers = |folded: &str| wanted.answered_by(folded).collect::<Vec<_>>();
        assert_eq!(answers("walk"), [0]);
        assert_eq!(answers("lido"), [1]);
        assert_eq!(answers("valid"), Vec::<usize>::new());
        let number = Wanted::of("07700 900123").unwrap();
        assert_eq!(number.answered_by("07700900123").collect::<Vec<_>>(), [0, 1]);
    }
}
