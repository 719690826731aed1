//! The encryption of a slot: age with its scrypt recipient and nothing else, so that the stock `age` command opens it.

use std::io::{Read as _, Write as _};
use std::iter;

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, Identity, Recipient, scrypt};
use zeroize::Zeroizing;

use crate::{Error, Result};

/// A slot is under 4 KiB; what is larger is none and is not looked at.
pub(super) const LARGEST: usize = 64 * 1024;

/// What guessing one passphrase costs: scrypt with N = 2^factor, r = 8, p = 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cost(u8);

impl Cost {
    /// 2^18: 256 MiB and about 0.7 s a guess. Fixed, because age would measure the machine of the moment and choose a
    /// weaker one in an unoptimised build.
    pub const FULL: Cost = Cost(18);
    /// For vaults that guard nothing. What it sealed opens like any other slot.
    #[cfg(any(test, feature = "cheap-keys"))]
    pub const CHEAP: Cost = Cost(2);
}

/// What came of opening a slot.
pub(super) enum Opened {
    Plain(Zeroizing<Vec<u8>>),
    /// A whole slot as far as can be told, but not for this passphrase. A flipped bit in its salt looks the same.
    Refused,
    /// Not a whole slot, whatever the passphrase.
    Broken,
}

/// Encrypts `plain` so that `passphrase` opens it.
///
/// # Errors
/// `Internal` when age fails, which it does for no input known.
pub(super) fn seal(plain: &[u8], passphrase: &SecretString, cost: Cost) -> Result<Vec<u8>> {
    let mut recipient = scrypt::Recipient::new(passphrase.clone());
    recipient.set_work_factor(cost.0);
    let mut sealed = Vec::new();
    let mut write = || -> std::io::Result<()> {
        let encryptor = Encryptor::with_recipients(iter::once(&recipient as &dyn Recipient))
            .map_err(|_| std::io::ErrorKind::InvalidInput)?;
        let mut writer = encryptor.wrap_output(&mut sealed)?;
        writer.write_all(plain)?;
        writer.finish().map(|_| ())
    };
    write().map_err(|_| Error::Internal("seal"))?;
    Ok(sealed)
}

/// Decrypts `sealed`, refusing at once what would cost more than [`Cost::FULL`], and giving nothing before its clean
/// end was reached.
pub(super) fn open(sealed: &[u8], passphrase: &SecretString) -> Opened {
    let Some(decryptor) = whole(sealed) else {
        return Opened::Broken;
    };
    let mut identity = scrypt::Identity::new(passphrase.clone());
    identity.set_max_work_factor(Cost::FULL.0);
    let mut reader = match decryptor.decrypt(iter::once(&identity as &dyn Identity)) {
        Ok(reader) => reader,
        Err(DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed) => return Opened::Refused,
        Err(_) => return Opened::Broken,
    };
    // As large as the ciphertext, so that reading never moves the plaintext and leaves a copy behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    match reader.read_to_end(&mut plain) {
        Ok(_) => Opened::Plain(plain),
        Err(_) => Opened::Broken,
    }
}

/// Whether `sealed` has the form of a slot: an age header with one scrypt stanza and no other.
pub(super) fn is_whole(sealed: &[u8]) -> bool {
    whole(sealed).is_some()
}

fn whole(sealed: &[u8]) -> Option<Decryptor<&[u8]>> {
    let sized = Some(sealed).filter(|bytes| bytes.len() <= LARGEST)?;
    Decryptor::new_buffered(sized).ok().filter(Decryptor::is_scrypt)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    fn word(text: &str) -> SecretString {
        SecretString::from(text.to_owned())
    }

    fn stanza_lines(sealed: &[u8]) -> usize {
        String::from_utf8_lossy(sealed)
            .lines()
            .filter(|line| line.starts_with("-> "))
            .count()
    }

    #[test]
    fn opens_with_its_passphrase_alone() {
        let sealed = seal(b"secret", &word("right"), Cost::CHEAP).unwrap();
        assert!(matches!(open(&sealed, &word("right")), Opened::Plain(plain) if *plain == b"secret"));
        for wrong in ["", "Right", "right ", "wrong"] {
            assert!(matches!(open(&sealed, &word(wrong)), Opened::Refused));
        }
        assert_eq!(stanza_lines(&sealed), 1);
    }

    #[test]
    fn writes_the_fixed_work_factor() {
        let sealed = seal(b"secret", &word("right"), Cost::FULL).unwrap();
        let text = String::from_utf8_lossy(&sealed).into_owned();
        assert!(text.lines().nth(1).unwrap().ends_with(" 18"), "{text}");
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let sealed = seal(b"secret", &word("right"), Cost::CHEAP).unwrap();
        for place in 0..sealed.len() {
            for bit in 0..8 {
                let mut flipped = sealed.clone();
                flipped[place] ^= 1 << bit;
                assert!(
                    !matches!(open(&flipped, &word("right")), Opened::Plain(_)),
                    "byte {place} bit {bit}"
                );
            }
            assert!(
                !matches!(open(&sealed[..place], &word("right")), Opened::Plain(_)),
                "cut at {place}"
            );
        }
        let longer = [&sealed[..], b"x"].concat();
        assert!(matches!(open(&longer, &word("right")), Opened::Broken));
    }

    #[test]
    fn refuses_more_work_than_its_own_without_doing_it() {
        let sealed = seal(b"secret", &word("right"), Cost::CHEAP).unwrap();
        let text = String::from_utf8_lossy(&sealed).into_owned();
        let line = text.lines().nth(1).unwrap();
        for factor in ["19", "30", "63", "255", "99999"] {
            let dearer = format!("{} {factor}", line.rsplit_once(' ').unwrap().0);
            let at = text.find(line).unwrap();
            let hostile = [&sealed[..at], dearer.as_bytes(), &sealed[at + line.len()..]].concat();
            assert!(matches!(open(&hostile, &word("right")), Opened::Broken), "{factor}");
        }
    }

    #[test]
    fn other_recipients_and_other_files_are_no_slot() {
        let identity = age::x25519::Identity::generate();
        let bundle = age::encrypt(&identity.to_public(), b"secret").unwrap();
        assert!(matches!(open(&bundle, &word("right")), Opened::Broken));
        assert!(!is_whole(&bundle));

        // A second stanza, as an attacker who wants many guesses tried would add.
        let sealed = seal(b"secret", &word("right"), Cost::CHEAP).unwrap();
        let start = sealed.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        let end = sealed.windows(3).position(|bytes| bytes == b"---").unwrap();
        let doubled = [&sealed[..end], &sealed[start..end], &sealed[end..]].concat();
        assert_eq!(stanza_lines(&doubled), 2);
        assert!(matches!(open(&doubled, &word("right")), Opened::Broken));

        for bytes in [&b""[..], b"age-encryption.org/v1\n", b"PK\x03\x04", &[0; LARGEST + 1]] {
            assert!(matches!(open(bytes, &word("right")), Opened::Broken));
        }
    }
}
