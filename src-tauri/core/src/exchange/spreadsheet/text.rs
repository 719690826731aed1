//! What the words of a cell become before anything is understood of them: characters that do not show, or that turn the
//! reading direction round, are taken out, so that what is stored is what a person saw. Folding makes two spellings of
//! one word equal.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text of a cell without its invisible characters and outer blanks, and whether any of the former were there.
///
/// Taken out: control characters except line breaks and tabs, bidirectional marks and overrides, zero-width spaces and
/// byte order marks. Joiners stay: names are written with them. Line breaks become `\n`.
pub(super) fn clean(cell: &str) -> (Cow<'_, str>, bool) {
    if !cell.chars().any(|c| hidden(c) || breaks(c)) {
        return (Cow::Borrowed(cell.trim()), false);
    }
    let mut removed = false;
    let unbroken = cell.replace("\r\n", "\n");
    let shown: String = unbroken
        .chars()
        .filter(|c| {
            removed |= hidden(*c);
            !hidden(*c)
        })
        .map(|c| if breaks(c) { '\n' } else { c })
        .collect();
    (Cow::Owned(shown.trim().to_owned()), removed)
}

fn breaks(c: char) -> bool {
    matches!(c, '\r' | '\u{2028}' | '\u{2029}' | '\u{85}')
}

fn hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{2060}' | '\u{FEFF}' => true,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        _ => c.is_control() && !breaks(c),
    }
}

/// Letters and digits alone, lower case, without accents: `Date of Birth` and `date-of-birth` fold to `dateofbirth`.
pub(super) fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The words of a text, each folded: `PHQ-9 (last)` gives `phq`, `9`, `last`.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(fold)
        .collect()
}

/// What people type to say that there is nothing, in a cell that is not free text.
pub(super) fn says_nothing(cell: &str) -> bool {
    if cell.starts_with('#') {
        // The error of a formula is no answer.
        return false;
    }
    let folded = fold(cell);
    folded.is_empty()
        || matches!(
            folded.as_str(),
            "na" | "nil" | "none" | "null" | "unknown" | "notknown" | "nk"
        )
}

/// A typed cell as it was meant: without the apostrophe or the `="..."` that spreadsheets use to keep digits as text.
pub(super) fn unguarded(cell: &str) -> &str {
    let cell = cell.trim();
    let cell = cell.strip_prefix('\'').unwrap_or(cell);
    cell.strip_prefix("=\"")
        .and_then(|c| c.strip_suffix('"'))
        .unwrap_or(cell)
        .trim()
}

/// First letters of the given and the family name, upper case: what a screen shows in place of a name.
pub(super) fn initials(given: Option<&str>, family: Option<&str>) -> String {
    [given, family]
        .into_iter()
        .flatten()
        .filter_map(|name| name.chars().find(|c| c.is_alphabetic()))
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_show_is_taken_out_and_said() {
        for (raw, shown) in [
            ("Ab\u{202E}bott", "Abbott"),
            ("\u{FEFF}Ref", "Ref"),
            ("a\u{0}b\u{7}", "ab"),
            ("\u{200E}07700 900123\u{202C}", "07700 900123"),
        ] {
            assert_eq!(clean(raw), (Cow::Borrowed(shown), true), "{raw:?}");
        }
        assert_eq!(clean(" two\r\nlines\rthree ").0, "two\nlines\nthree");
        assert!(!clean("two\r\nlines").1, "a line break is not an invisible character");
        assert_eq!(clean("नर्\u{200D}स").0, "नर्\u{200D}स", "joiners belong to the spelling");
    }

    #[test]
    fn folding_forgives_accents_case_and_marks() {
        assert_eq!(fold("D.O.B."), "dob");
        assert_eq!(fold("Côté"), fold("COTE"));
        assert_eq!(fold("Co\u{302}te\u{301}"), fold("Côté"), "composed and decomposed");
        assert_eq!(fold("O'Brien"), fold("O’Brien"));
        assert_eq!(words("PHQ-9 (last)"), ["phq", "9", "last"]);
    }

    #[test]
    fn guards_that_spreadsheets_put_round_digits_come_off() {
        assert_eq!(unguarded("'07700900123"), "07700900123");
        assert_eq!(unguarded("=\"0770\""), "0770");
        assert_eq!(unguarded("=1+1"), "=1+1");
    }

    #[test]
    fn initials_skip_what_is_not_a_letter() {
        assert_eq!(initials(Some("Olu"), Some("O'Brien")), "OO");
        assert_eq!(initials(Some("'élan"), None), "É");
        assert_eq!(initials(None, Some("123")), "");
    }
}
