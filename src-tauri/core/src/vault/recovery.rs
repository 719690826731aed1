//! The recovery code: what opens a vault whose passphrase is lost. It is written on paper once and typed years later,
//! so it has no letter that looks like another, and check characters that find a slip of the pen before the slow
//! attempt to open a slot.
//!
//! 25 characters of 5 random bits, then 5 check characters: a Reed-Solomon code over GF(32). Any five wrong characters
//! are noticed, wherever they stand, and so is every exchange of two.

use crate::error::Fault;
use age::secrecy::SecretString;
use zeroize::Zeroizing;

use super::keys::random;
use crate::{Error, Result};

/// The digits and the letters without I, L, O and U (Douglas Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM: usize = 25;
const CHECK: usize = 5;
const LENGTH: usize = RANDOM + CHECK;
/// Characters between two hyphens.
const GROUP: usize = 6;

/// A recovery code: 125 random bits. Wiped when dropped, never shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<[u8; LENGTH]>);

impl RecoveryCode {
    #[must_use]
    pub fn generate() -> Self {
        let mut drawn = Zeroizing::new(random::<RANDOM>());
        drawn.iter_mut().for_each(|byte| *byte &= 31);
        Self::with_check(&drawn)
    }

    fn with_check(drawn: &[u8; RANDOM]) -> Self {
        let mut code = Zeroizing::new([0; LENGTH]);
        code[..RANDOM].copy_from_slice(drawn);
        code[RANDOM..].copy_from_slice(&check(drawn));
        RecoveryCode(code)
    }

    /// Reads a code as somebody typed it: any case, any spaces and dashes, O for 0, I or L for 1, U for V.
    ///
    /// # Errors
    /// `Invalid` for the field `code`: `character` (one that no code has), `length`, or `check` (a slip: some
    /// character is wrong).
    pub fn parse(typed: &str) -> Result<Self> {
        let refuse = |reason| Error::invalid("code", reason);
        let mut code = Zeroizing::new([0; LENGTH]);
        let mut length = 0;
        for character in typed.chars().filter(|character| !is_filler(*character)) {
            let value = value(character).ok_or(refuse(Fault::Character))?;
            *code.get_mut(length).ok_or(refuse(Fault::Length))? = value;
            length += 1;
        }
        if length != LENGTH {
            return Err(refuse(Fault::Length));
        }
        let mut drawn = Zeroizing::new([0; RANDOM]);
        drawn.copy_from_slice(&code[..RANDOM]);
        if check(&drawn) != code[RANDOM..] {
            return Err(refuse(Fault::Check));
        }
        Ok(RecoveryCode(code))
    }

    /// The code as it is shown and written down: five groups of six characters with hyphens between. This very text
    /// is the passphrase of the recovery slot, so that the stock `age` command takes what stands on the paper.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(LENGTH + LENGTH / GROUP));
        for (place, value) in self.0.iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[usize::from(*value)]));
        }
        text
    }

    pub(super) fn secret(&self) -> SecretString {
        SecretString::from(self.text().as_str().to_owned())
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode")
    }
}

fn is_filler(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '_' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn value(character: char) -> Option<u8> {
    let plain = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        'U' => 'V',
        other => other,
    };
    let place = ALPHABET.iter().position(|letter| char::from(*letter) == plain)?;
    u8::try_from(place).ok()
}

/// Multiplies in GF(32) with the polynomial x^5 + x^2 + 1.
const fn times(a: u8, b: u8) -> u8 {
    let (mut a, mut b, mut product) = (a, b, 0);
    while b > 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a <<= 1;
        if a & 32 != 0 {
            a ^= 0b10_0101;
        }
        b >>= 1;
    }
    product
}

/// The code's generator, (x + 2)(x + 4)(x + 8)(x + 16)(x + 2^5), without its leading 1, highest power first.
const GENERATOR: [u8; CHECK] = {
    let mut coefficients = [0; CHECK + 1];
    coefficients[0] = 1;
    let (mut root, mut degree) = (2, 0);
    while degree < CHECK {
        degree += 1;
        let mut place = degree;
        while place > 0 {
            coefficients[place] ^= times(coefficients[place - 1], root);
            place -= 1;
        }
        root = times(root, 2);
    }
    let [_, rest @ ..] = coefficients;
    rest
};

/// The remainder of `drawn` (times x^5) by the generator.
fn check(drawn: &[u8; RANDOM]) -> [u8; CHECK] {
    let mut remainder = [0; CHECK];
    for value in drawn {
        let factor = value ^ remainder[0];
        remainder.rotate_left(1);
        remainder[CHECK - 1] = 0;
        for (coefficient, place) in GENERATOR.iter().zip(&mut remainder) {
            *place ^= times(*coefficient, factor);
        }
    }
    remainder
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn reason(typed: &str) -> Option<&'static str> {
        match RecoveryCode::parse(typed) {
            Err(Error::Invalid { field: "code", reason }) => Some(reason.name()),
            Err(other) => panic!("{other}"),
            Ok(_) => None,
        }
    }

    fn any_code() -> impl Strategy<Value = RecoveryCode> {
        prop::array::uniform25(0..32_u8).prop_map(|drawn| RecoveryCode::with_check(&drawn))
    }

    #[test]
    fn multiplication_is_that_of_a_field() {
        for a in 1..32 {
            let row: HashSet<u8> = (0..32).map(|b| times(a, b)).collect();
            assert_eq!(row.len(), 32);
            assert!(row.iter().all(|product| *product < 32));
            assert_eq!(times(a, 1), a);
        }
        // Two is primitive: its powers are all 31 values but nought.
        let mut powers = HashSet::new();
        let mut power = 1;
        while powers.insert(power) {
            power = times(power, 2);
        }
        assert_eq!(powers.len(), 31);
    }

    #[test]
    fn codes_are_in_five_groups_and_never_repeat() {
        let mut seen = HashSet::new();
        for _ in 0..200 {
            let text = RecoveryCode::generate().text().to_string();
            let groups: Vec<&str> = text.split('-').collect();
            assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [6; 5]);
            assert!(!text.contains(['I', 'L', 'O', 'U']));
            assert!(seen.insert(text));
        }
    }

    #[test]
    fn every_character_of_every_place_is_drawn() {
        let mut seen = vec![HashSet::new(); LENGTH];
        for _ in 0..2000 {
            for (place, value) in RecoveryCode::generate().0.iter().enumerate() {
                seen[place].insert(*value);
            }
        }
        // A place that misses one of 32 values in 2,000 draws has a chance below 10^-25.
        assert!(seen.iter().all(|values| values.len() == 32));
    }

    #[test]
    fn says_what_is_wrong() {
        let text = RecoveryCode::generate().text().to_string();
        assert_eq!(reason(&text), None);
        assert_eq!(reason(""), Some("length"));
        assert_eq!(reason(&text[..text.len() - 1]), Some("length"));
        assert_eq!(reason(&format!("{text}7")), Some("length"));
        assert_eq!(
            reason(&text.replacen(|c: char| c.is_alphanumeric(), "é", 1)),
            Some("character")
        );
        assert_eq!(
            reason(&text.replacen(|c: char| c.is_alphanumeric(), "*", 1)),
            Some("character")
        );
    }

    #[test]
    fn every_wrong_character_is_noticed() {
        let code = RecoveryCode::generate();
        for place in 0..LENGTH {
            for wrong in (0..32).filter(|wrong| *wrong != code.0[place]) {
                let mut slipped = code.clone();
                slipped.0[place] = wrong;
                assert_eq!(reason(&slipped.text()), Some("check"), "place {place}");
            }
        }
    }

    proptest! {
        #[test]
        fn reads_back_what_it_wrote(code in any_code()) {
            prop_assert!(RecoveryCode::parse(&code.text()).unwrap() == code);
        }

        #[test]
        fn forgives_the_hand(code in any_code(), lower: bool, filler in "[ \t\n.–—-]{0,3}", o: bool, i in "[1ilIL]") {
            let mut typed = String::new();
            for character in code.text().chars().filter(|character| *character != '-') {
                typed.push_str(&filler);
                match character {
                    '0' if o => typed.push('o'),
                    '1' => typed.push_str(&i),
                    'V' if o => typed.push('u'),
                    other if lower => typed.push(other.to_ascii_lowercase()),
                    other => typed.push(other),
                }
            }
            prop_assert!(RecoveryCode::parse(&typed).unwrap() == code);
        }

        #[test]
        fn notices_two_characters_exchanged(code in any_code(), a in 0..LENGTH, b in 0..LENGTH) {
            prop_assume!(code.0[a] != code.0[b]);
            let mut slipped = code.clone();
            slipped.0.swap(a, b);
            prop_assert_eq!(reason(&slipped.text()), Some("check"));
        }

        #[test]
        fn notices_up_to_five_wrong_characters(
            code in any_code(),
            places in prop::collection::hash_set(0..LENGTH, 1..=5),
            errors in prop::array::uniform5(1..32_u8),
        ) {
            let mut slipped = code.clone();
            for (place, error) in places.into_iter().zip(errors) {
                slipped.0[place] ^= error;
            }
            prop_assert_eq!(reason(&slipped.text()), Some("check"));
        }

        #[test]
        fn never_stumbles_over_what_is_typed(typed in "\\PC{0,60}") {
            let _ = RecoveryCode::parse(&typed);
        }
    }
}
