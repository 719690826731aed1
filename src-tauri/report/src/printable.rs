//! Makes any text safe to typeset. An accessible PDF may not hold a sign that no font draws, and a document must not be
//! reordered or overrun by what somebody typed: so invisible controls go, what no font here can draw becomes `�`, and
//! an endless word gets places to break. The caseload itself keeps the text as it is.

use typst::text::{Coverage, Font};
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// What stands for a sign that cannot be printed.
pub(crate) const LOST: char = '\u{fffd}';
/// A word longer than this, in visible signs, may break inside.
const LONG_WORD: usize = 20;
/// Where it may break: after so many signs.
const PIECE: usize = 10;
/// Lets a line break where it stands, and draws nothing.
const BREAK: char = '\u{200b}';

/// The signs each font can draw, in the order in which fonts are asked.
pub(crate) struct Repertoire(Vec<Coverage>);

impl Repertoire {
    pub(crate) fn of(fonts: &[Font]) -> Self {
        Repertoire(fonts.iter().map(|font| font.info().coverage.clone()).collect())
    }

    /// The signs of the first font, as the class of a regular expression.
    pub(crate) fn first(&self) -> String {
        let signs = self.0.iter().take(1).flat_map(|known| known.iter());
        signs.fold(String::from("["), |class, sign| format!("{class}\\x{{{sign:x}}}")) + "]"
    }

    /// One font draws all of it: a mark is not taken from one font and its letter from another.
    fn draws(&self, cluster: &str) -> bool {
        self.0
            .iter()
            .any(|known| cluster.chars().all(|c| known.contains(u32::from(c))))
    }

    /// `text` on one line, as it can be printed.
    pub(crate) fn printable(&self, text: &str) -> String {
        let visible: String = text.nfc().filter(|c| !is_invisible(*c)).collect();
        let mut out = String::with_capacity(visible.len());
        for word in visible
            .split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|word| !word.is_empty())
        {
            if !out.is_empty() {
                out.push(' ');
            }
            let clusters: Vec<&str> = word.graphemes(true).collect();
            for (i, cluster) in clusters.iter().enumerate() {
                if clusters.len() > LONG_WORD && i > 0 && i % PIECE == 0 {
                    out.push(BREAK);
                }
                if self.draws(cluster) {
                    out.push_str(cluster)
                } else {
                    out.push(LOST)
                }
            }
        }
        out
    }
}

/// Signs that draw nothing and change how their neighbours are drawn or ordered: direction controls, byte order marks,
/// soft hyphens, variation selectors, tags. Joiners stay, words are spelt with them.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::repertoire;

    fn printed(text: &str) -> String {
        repertoire().printable(text)
    }

    #[test]
    fn names_of_many_scripts_are_printed_as_they_are() {
        for name in [
            "Zieliński",
            "Côté",
            "Ibáñez",
            "O’Brien",
            "O'Brien",
            "Þórðardóttir",
            "Đặng",
            "Ōta",
            "Иванова",
            "Ѓорѓи",
            "Παπαδοπούλου",
            "محمد",
            "کیانی",
            "کوشک‌آبادی",
            "כהן",
            "शर्मा",
            "İpek",
            "ß",
            "Nguyễn Thị",
            "1–2",
        ] {
            assert_eq!(printed(name), name);
        }
        // An accent typed apart from its letter is the same letter.
        assert_eq!(printed("Co\u{302}te\u{301}"), "Côté");
    }

    #[test]
    fn what_no_font_draws_is_said_to_be_lost() {
        assert_eq!(printed("田中 Yuki"), "�� Yuki");
        assert_eq!(printed("👨‍👩‍👧 Sam"), "� Sam");
        assert_eq!(printed("\u{e000}a\u{10ffff}"), "�a�");
    }

    #[test]
    fn controls_and_line_ends_cannot_reorder_or_break_a_row() {
        assert_eq!(printed("  a\r\nb\tc\u{0}d\u{2028}e  "), "a b c d e");
        assert_eq!(printed("ab\u{202e}cd\u{200f}\u{feff}e\u{ad}f"), "abcdef");
        assert_eq!(printed("\u{200b}\u{200b}"), "");
    }

    #[test]
    fn an_endless_word_may_break_and_an_ordinary_one_may_not() {
        let endless = printed(&"x".repeat(45));
        assert_eq!(endless.chars().filter(|c| *c == BREAK).count(), 4);
        assert_eq!(endless.replace(BREAK, ""), "x".repeat(45));
        assert_eq!(printed("Featherstonehaughsmi"), "Featherstonehaughsmi");
    }
}
