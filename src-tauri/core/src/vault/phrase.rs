//! Passphrases: the rule, the strength shown while one is typed, and five words to take instead.

use crate::error::Fault;
use age::secrecy::{ExposeSecret, SecretString};
use rand::{Rng as _, TryRngCore as _, rngs::OsRng};
use serde::{Deserialize, Deserializer, Serialize};
use zeroize::Zeroizing;
use zxcvbn::Score;
use zxcvbn::feedback::Warning;

use crate::{Error, Result};

/// The fewest characters of a passphrase.
pub const SHORTEST: usize = 14;
/// The most characters of a passphrase: far beyond what is typed, and little work to weigh.
pub const LONGEST: usize = 500;
/// The EFF's long list: words that are easily told apart, 12.9 bits each.
pub static WORDS: &[&str; 7776] = &diceware_wordlists::EFF_LONG_WORDLIST;
/// Words of a suggested passphrase: 64 bits, each guess at the full cost of a slot.
const SUGGESTED: usize = 5;

/// A passphrase as it was typed. Wiped when dropped, never shown by `Debug`.
#[derive(Clone)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(as = "String"))]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Five words drawn at random from the EFF's long list, with hyphens between.
    #[must_use]
    pub fn suggest() -> Self {
        let mut rng = OsRng.unwrap_err();
        let mut text = Zeroizing::new(String::with_capacity(SUGGESTED * 16));
        for place in 0..SUGGESTED {
            if place > 0 {
                text.push('-');
            }
            text.push_str(WORDS[rng.random_range(0..WORDS.len())]);
        }
        Passphrase::from(text.as_str())
    }

    /// The text itself, to be shown to the person whose it is.
    #[must_use]
    pub fn reveal(&self) -> &str {
        self.0.expose_secret()
    }

    pub(super) fn secret(&self) -> &SecretString {
        &self.0
    }

    /// Whether it may guard a vault: [`SHORTEST`] to [`LONGEST`] characters (five suggested words have more), all of
    /// which can be typed, and not among the first thousand guesses.
    ///
    /// # Errors
    /// `Invalid` for the field `passphrase`: `tooShort`, `tooLong`, `cannotBeTyped` or `guessable`.
    pub fn check(&self) -> Result<()> {
        let refuse = |reason| Err(Error::invalid("passphrase", reason));
        match self.reveal().chars().count() {
            ..SHORTEST => refuse(Fault::TooShort),
            SHORTEST..=LONGEST if self.reveal().chars().any(char::is_control) => refuse(Fault::CannotBeTyped),
            SHORTEST..=LONGEST if zxcvbn::zxcvbn(self.reveal(), &[]).score() == Score::Zero => refuse(Fault::Guessable),
            SHORTEST..=LONGEST => Ok(()),
            _ => refuse(Fault::TooLong),
        }
    }

    /// How hard it is to guess, for showing while it is typed.
    #[must_use]
    pub fn strength(&self) -> Strength {
        let found = zxcvbn::zxcvbn(self.reveal(), &[]);
        let weakness = found.feedback().and_then(|feedback| feedback.warning()).map(weakness);
        let refused = match self.check() {
            Err(Error::Invalid { reason, .. }) => Some(reason),
            _ => None,
        };
        Strength {
            score: u8::from(found.score()),
            accepted: refused.is_none(),
            reason: refused.map(Fault::name).or(weakness).map(str::to_owned),
        }
    }
}

impl From<&str> for Passphrase {
    fn from(text: &str) -> Self {
        Passphrase(SecretString::from(text.to_owned()))
    }
}

impl From<String> for Passphrase {
    fn from(text: String) -> Self {
        Passphrase(SecretString::from(text))
    }
}

impl<'de> Deserialize<'de> for Passphrase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Passphrase::from)
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase")
    }
}

/// How hard a passphrase is to guess.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Strength {
    /// zxcvbn's score: 0 (under 10^3 guesses), 1 (10^6), 2 (10^8), 3 (10^10), 4 (more).
    pub score: u8,
    /// Whether [`Passphrase::check`] takes it.
    pub accepted: bool,
    /// Why it is not taken, else what makes it weak: a key below `strength`.
    pub reason: Option<String>,
}

fn weakness(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => "keyboardPattern",
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => "repeats",
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => "common",
        Warning::SequencesLikeAbcAreEasyToGuess => "sequence",
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => "date",
        Warning::AWordByItselfIsEasyToGuess => "singleWord",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess | Warning::CommonNamesAndSurnamesAreEasyToGuess => "name",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn refusal(text: &str) -> Option<&'static str> {
        match Passphrase::from(text).check() {
            Err(Error::Invalid {
                field: "passphrase",
                reason,
            }) => Some(reason.name()),
            Err(other) => panic!("{other}"),
            Ok(()) => None,
        }
    }

    #[test]
    fn takes_fourteen_characters_whatever_their_bytes() {
        assert_eq!(refusal("kestrel-tarn-7"), None);
        assert_eq!(refusal("kestrel-tarn7"), Some("tooShort"));
        assert_eq!(refusal("żółw-pędzi-żwa"), None);
        assert_eq!(refusal("żółw-pędzi-żw"), Some("tooShort"));
        assert_eq!(refusal(""), Some("tooShort"));
    }

    #[test]
    fn refuses_what_cannot_be_typed_or_is_guessed_at_once() {
        assert_eq!(refusal("kestrel\ntarn and more"), Some("cannotBeTyped"));
        assert_eq!(refusal("kestrel tarn, pasted\r\n"), Some("cannotBeTyped"));
        for guessable in ["aaaaaaaaaaaaaa", "passwordpassword", "abcdefghijklmnop"] {
            assert_eq!(refusal(guessable), Some("guessable"));
        }
        assert_eq!(refusal(&"kestrel tarn ".repeat(38)), None);
        assert_eq!(refusal(&"kestrel tarn ".repeat(39)), Some("tooLong"));
    }

    #[test]
    fn suggests_five_words_of_the_list_that_it_takes_itself() {
        let list: HashSet<&str> = WORDS.iter().copied().collect();
        assert_eq!(list.len(), 7776);
        let mut seen = HashSet::new();
        for _ in 0..200 {
            let phrase = Passphrase::suggest();
            phrase.check().unwrap();
            let parts: Vec<&str> = phrase.reveal().split('-').collect();
            // A few words of the list have a hyphen of their own.
            assert!(parts.len() >= SUGGESTED);
            if parts.len() == SUGGESTED {
                assert!(parts.iter().all(|word| list.contains(word)));
            }
            assert!(seen.insert(phrase.reveal().to_owned()));
        }
    }

    #[test]
    fn strength_says_why() {
        let weak = Passphrase::from("aaaaaaaaaaaaaaaa").strength();
        assert_eq!(
            (weak.score, weak.accepted, weak.reason.as_deref()),
            (0, false, Some("guessable"))
        );
        let short = Passphrase::from("password").strength();
        assert_eq!(
            (short.score, short.accepted, short.reason.as_deref()),
            (0, false, Some("tooShort"))
        );
        for (text, reason) in [("liverpool12345", "common"), ("qwertyuiop[]as", "keyboardPattern")] {
            let weak = Passphrase::from(text).strength();
            assert_eq!(
                (weak.score, weak.accepted, weak.reason.as_deref()),
                (1, true, Some(reason))
            );
        }
        let strong = Passphrase::suggest().strength();
        assert_eq!((strong.score, strong.accepted, strong.reason), (4, true, None));
    }

    #[test]
    fn debug_hides_it() {
        assert_eq!(format!("{:?}", Passphrase::from("kestrel-tarn-7")), "Passphrase");
    }

    #[test]
    fn arrives_as_plain_text() {
        let phrase: Passphrase = serde_json::from_str("\"kestrel-tarn-7\"").unwrap();
        assert_eq!(phrase.reveal(), "kestrel-tarn-7");
    }
}
