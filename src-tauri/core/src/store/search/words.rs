//! The words of a text as they are looked for: lower case, without accents or the letters that carry a stroke; an
//! apostrophe inside a word goes ("don’t" is "dont"), everything else that is no letter or digit parts two words.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// One word and where it stands in the text, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    pub from: usize,
    pub to: usize,
    pub folded: String,
    /// Several groups of digits taken together: "07700 900123" is also "07700900123".
    pub joined: bool,
}

/// A telephone number without its gaps has at least this many digits.
const NUMBER: usize = 6;
/// No number that anybody looks for is longer.
const LONGEST_NUMBER: usize = 20;

/// The words of `text` in their order. Groups of digits parted by one blank or hyphen stand there once more, joined,
/// behind the last of them.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() || (start.is_some() && is_combining_mark(c)) {
            start.get_or_insert(at);
            continue;
        }
        let inside = unseen(c) || (apostrophe(c) && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()));
        if inside && start.is_some() {
            continue;
        }
        if let Some(from) = start.take() {
            push(&mut words, text, from, at);
        }
    }
    if let Some(from) = start {
        push(&mut words, text, from, text.len());
    }
    join_numbers(text, words)
}

fn push(words: &mut Vec<Word>, text: &str, from: usize, to: usize) {
    let folded = fold(text.get(from..to).unwrap_or_default());
    if !folded.is_empty() {
        words.push(Word {
            from,
            to,
            folded,
            joined: false,
        });
    }
}

/// "Siôn" becomes "sion", "Łukasz" becomes "lukasz".
fn fold(word: &str) -> String {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().flat_map(char::to_lowercase) {
        match c {
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'þ' => folded.push_str("th"),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            c if c.is_alphanumeric() && !is_combining_mark(c) && !apostrophe(c) => folded.push(c),
            _ => {}
        }
    }
    folded
}

fn apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Soft hyphens and joiners: inside a word they do not show.
fn unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}')
}

fn join_numbers(text: &str, words: Vec<Word>) -> Vec<Word> {
    let mut all = Vec::with_capacity(words.len());
    let mut run: Option<(usize, usize, String, usize)> = None;
    for word in words {
        let number = word.folded.bytes().all(|b| b.is_ascii_digit());
        let follows = run
            .as_ref()
            .is_some_and(|(_, to, ..)| matches!(text.get(*to..word.from), Some(" " | "-")));
        if !number || !follows {
            all.extend(run.take().and_then(joined));
        }
        if number {
            let (_, to, digits, groups) = run.get_or_insert_with(|| (word.from, word.to, String::new(), 0));
            *to = word.to;
            digits.push_str(&word.folded);
            *groups += 1;
        }
        all.push(word);
    }
    all.extend(run.and_then(joined));
    all
}

fn joined((from, to, folded, groups): (usize, usize, String, usize)) -> Option<Word> {
    (groups > 1 && (NUMBER..=LONGEST_NUMBER).contains(&folded.len())).then_some(Word {
        from,
        to,
        folded,
        joined: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn accents_strokes_and_apostrophes_go() {
        assert_eq!(folded("Siôn Łukasz Søren"), ["sion", "lukasz", "soren"]);
        assert_eq!(folded("Cafe\u{301} CAFÉ"), ["cafe", "cafe"]);
        assert_eq!(folded("don't, O’Brien's 'quoted'"), ["dont", "obriens", "quoted"]);
        assert_eq!(folded("Straße, co-op; ﬁne"), ["strasse", "co", "op", "fine"]);
        assert_eq!(folded("medi\u{AD}cation"), ["medication"]);
        assert_eq!(folded(" \u{301} ’ — "), Vec::<String>::new());
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "Zoë’s café";
        let spans: Vec<&str> = words(text).iter().map(|word| &text[word.from..word.to]).collect();
        assert_eq!(spans, ["Zoë’s", "café"]);
    }

    #[test]
    fn a_number_in_groups_is_one_number_too() {
        assert_eq!(
            folded("ring 07700 900123 now"),
            ["ring", "07700", "900123", "07700900123", "now"]
        );
        assert_eq!(folded("943 476 5919"), ["943", "476", "5919", "9434765919"]);
        assert_eq!(folded("room 12 34"), ["room", "12", "34"], "too short for a number");
        assert_eq!(
            folded("07700, 900123"),
            ["07700", "900123"],
            "parted by more than a gap"
        );
    }
}
