//! The key slots: the secret, sealed once by the passphrase and once by the recovery code, each in two copies. A bit
//! that flips in a slot makes a right passphrase look wrong; the second copy tells the two apart.

use crate::error::{Damage, Fault};
use std::path::PathBuf;

use age::secrecy::SecretString;

use super::keys::Secret;
use super::layout::{self, Layout};
use super::seal::{self, Cost, Opened};
use crate::{Error, Result};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Passphrase,
    Recovery,
}

impl Slot {
    const ALL: [Slot; 2] = [Slot::Passphrase, Slot::Recovery];

    fn file(self) -> &'static str {
        match self {
            Slot::Passphrase => "passphrase.age",
            Slot::Recovery => "recovery.age",
        }
    }

    /// What it means that a whole slot, the same in both copies, does not open.
    fn wrong(self) -> Error {
        match self {
            Slot::Passphrase => Error::WrongPassphrase,
            Slot::Recovery => Error::invalid("code", Fault::Wrong),
        }
    }
}

/// Copies that are to be rewritten, once it is certain that the secret opens the store.
pub(super) struct Mend(Vec<(PathBuf, Vec<u8>)>);

impl Mend {
    pub fn apply(&self, layout: &Layout) -> Result<()> {
        for (path, bytes) in &self.0 {
            // Before it is written, the folder itself may have to come back.
            path.parent().map_or(Ok(()), layout::make_folder)?;
            layout::replace(std::slice::from_ref(path), bytes)?;
        }
        if self.0.is_empty() {
            Ok(())
        } else {
            layout::sync_folder(layout.dir())
        }
    }
}

/// A secret sealed and opened in memory, for a slot not yet written.
pub(super) fn seal(secret: &Secret, by: &SecretString, cost: Cost) -> Result<Vec<u8>> {
    seal::seal(&secret.to_text()?, by, cost)
}

/// Whether `sealed` opens with `by` to the very secret `secret`.
pub(super) fn proves(sealed: &[u8], by: &SecretString, secret: &Secret) -> Result<bool> {
    let text = secret.to_text()?;
    Ok(matches!(seal::open(sealed, by), Opened::Plain(plain) if *plain == *text))
}

/// Writes both copies of a slot, or neither.
pub(super) fn write(layout: &Layout, slot: Slot, sealed: &[u8]) -> Result<()> {
    layout::replace(&layout.slot_copies(slot.file()), sealed)
}

/// Opens a slot with its passphrase or code, from the second copy if the first does not open and differs.
///
/// # Errors
/// `WrongPassphrase` or `Invalid("code", "wrong")` when both copies are the same, whole, and do not open;
/// `Damaged("slot")` when they differ and neither opens, or are no slots; `TooNew`; `Storage`.
pub(super) fn open(layout: &Layout, slot: Slot, by: &SecretString) -> Result<(Secret, Mend)> {
    let paths = layout.slot_copies(slot.file());
    let [first, second] = copies(&paths)?;
    let (secret, other) = match try_copy(first.as_deref(), by)? {
        Tried::Opened(secret) => (
            secret,
            (first != second).then(|| (paths[1].clone(), first.unwrap_or_default())),
        ),
        Tried::Refused if first == second => return Err(slot.wrong()),
        Tried::Broken if first == second => return Err(Error::Damaged(Damage::Slot)),
        _ => match try_copy(second.as_deref(), by)? {
            Tried::Opened(secret) => (secret, Some((paths[0].clone(), second.unwrap_or_default()))),
            _ => return Err(Error::Damaged(Damage::Slot)),
        },
    };
    let mut mend: Vec<_> = other.into_iter().collect();
    for slot in Slot::ALL.into_iter().filter(|other| *other != slot) {
        mend.extend(lost_copy(layout, slot)?);
    }
    Ok((secret, Mend(mend)))
}

enum Tried {
    Opened(Secret),
    Refused,
    Broken,
}

fn try_copy(sealed: Option<&[u8]>, by: &SecretString) -> Result<Tried> {
    Ok(match sealed.map(|sealed| seal::open(sealed, by)) {
        Some(Opened::Plain(plain)) => Tried::Opened(Secret::from_text(&plain)?),
        Some(Opened::Refused) => Tried::Refused,
        Some(Opened::Broken) | None => Tried::Broken,
    })
}

/// What brings back a copy that is not even of the form of a slot, from the other that is. Which of two whole but
/// different copies is right, only its own passphrase or code can say.
fn lost_copy(layout: &Layout, slot: Slot) -> Result<Option<(PathBuf, Vec<u8>)>> {
    let [path_1, path_2] = layout.slot_copies(slot.file());
    let [first, second] = copies(&[path_1.clone(), path_2.clone()])?.map(|copy| copy.filter(|c| seal::is_whole(c)));
    Ok(match (first, second) {
        (Some(bytes), None) => Some((path_2, bytes)),
        (None, Some(bytes)) => Some((path_1, bytes)),
        _ => None,
    })
}

fn copies(paths: &[PathBuf; 2]) -> Result<[Option<Vec<u8>>; 2]> {
    Ok([
        layout::read(&paths[0], seal::LARGEST)?,
        layout::read(&paths[1], seal::LARGEST)?,
    ])
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use std::fs;

    use super::*;

    struct Desk {
        _dir: tempfile::TempDir,
        layout: Layout,
        secret: Secret,
        sealed: Vec<u8>,
    }

    fn word(text: &str) -> SecretString {
        SecretString::from(text.to_owned())
    }

    fn desk() -> Desk {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(dir.path());
        layout.begin().unwrap();
        let secret = Secret::generate().unwrap();
        let sealed = seal(&secret, &word("right"), Cost::CHEAP).unwrap();
        write(&layout, Slot::Passphrase, &sealed).unwrap();
        let recovery = seal(&secret, &word("code"), Cost::CHEAP).unwrap();
        write(&layout, Slot::Recovery, &recovery).unwrap();
        Desk {
            _dir: dir,
            layout,
            secret,
            sealed,
        }
    }

    impl Desk {
        fn paths(&self) -> [PathBuf; 2] {
            self.layout.slot_copies(Slot::Passphrase.file())
        }

        fn put(&self, copy: usize, bytes: Option<&[u8]>) {
            match bytes {
                Some(bytes) => fs::write(&self.paths()[copy], bytes).unwrap(),
                None => fs::remove_file(&self.paths()[copy]).unwrap(),
            }
        }

        fn open(&self, by: &str) -> Result<(Secret, Mend)> {
            open(&self.layout, Slot::Passphrase, &word(by))
        }

        fn failure(&self, by: &str) -> Error {
            self.open(by).err().unwrap()
        }

        /// Opens, mends, and looks whether both copies are whole again.
        fn assert_mended(&self) {
            let (secret, mend) = self.open("right").unwrap();
            assert_eq!(secret.id(), self.secret.id());
            mend.apply(&self.layout).unwrap();
            for path in self.paths() {
                assert_eq!(fs::read(path).unwrap(), self.sealed);
            }
        }
    }

    #[test]
    fn opens_and_has_nothing_to_mend() {
        let desk = desk();
        let (secret, mend) = desk.open("right").unwrap();
        assert_eq!(*secret.to_text().unwrap(), *desk.secret.to_text().unwrap());
        assert!(mend.0.is_empty());
        assert!(matches!(desk.failure("wrong"), Error::WrongPassphrase));
        let code = open(&desk.layout, Slot::Recovery, &word("wrong")).err().unwrap();
        assert!(matches!(
            code,
            Error::Invalid {
                field: "code",
                reason: Fault::Wrong
            }
        ));
    }

    #[test]
    fn any_flipped_byte_in_one_copy_is_mended_from_the_other() {
        let desk = desk();
        for (copy, path) in desk.paths().into_iter().enumerate() {
            for place in 0..desk.sealed.len() {
                let mut flipped = desk.sealed.clone();
                flipped[place] ^= 1 << (place % 8);
                desk.put(copy, Some(&flipped));
                let (secret, Mend(copies)) = desk.open("right").unwrap();
                assert_eq!(secret.id(), desk.secret.id());
                assert!(
                    copies == [(path.clone(), desk.sealed.clone())],
                    "byte {place} of copy {copy}"
                );
            }
            desk.assert_mended();
        }
    }

    #[test]
    fn a_wrong_passphrase_cannot_be_told_from_damage_while_the_copies_differ() {
        let desk = desk();
        let mut flipped = desk.sealed.clone();
        flipped[60] ^= 1;
        for copy in [0, 1] {
            desk.put(copy, Some(&flipped));
            assert!(matches!(desk.failure("wrong"), Error::Damaged(Damage::Slot)));
            desk.assert_mended();
            assert!(matches!(desk.failure("wrong"), Error::WrongPassphrase));
        }
    }

    #[test]
    fn any_cut_and_a_lost_copy_are_mended_from_the_other() {
        let desk = desk();
        for copy in [0, 1] {
            for length in [0, 1, 21, 60, desk.sealed.len() - 1] {
                desk.put(copy, Some(&desk.sealed[..length]));
                desk.assert_mended();
            }
            desk.put(copy, Some(&[desk.sealed.clone(), vec![0; seal::LARGEST]].concat()));
            desk.assert_mended();
            desk.put(copy, None);
            desk.assert_mended();
        }
    }

    #[test]
    fn damage_to_both_copies_is_called_damage() {
        let desk = desk();
        let broken = |place: usize| {
            let mut bytes = desk.sealed.clone();
            bytes[place] ^= 1;
            bytes
        };
        let last = desk.sealed.len() - 1;
        desk.put(0, Some(&broken(last)));
        desk.put(1, Some(&broken(last - 1)));
        assert!(matches!(desk.failure("right"), Error::Damaged(Damage::Slot)));
        // The same damage in both, but such that no passphrase could be to blame.
        desk.put(1, Some(&broken(last)));
        assert!(matches!(desk.failure("right"), Error::Damaged(Damage::Slot)));
        for bytes in [Some(&b""[..]), Some(b"not a slot")] {
            [0, 1].iter().for_each(|copy| desk.put(*copy, bytes));
            assert!(matches!(desk.failure("right"), Error::Damaged(Damage::Slot)));
        }
        [0, 1].iter().for_each(|copy| desk.put(*copy, None));
        assert!(matches!(desk.failure("right"), Error::Damaged(Damage::Slot)));
    }

    #[test]
    fn a_lost_folder_of_keys_comes_back_whole_with_either_slot() {
        for by in [(Slot::Passphrase, "right"), (Slot::Recovery, "code")] {
            for folder in ["keys", "keys.bak"] {
                let desk = desk();
                fs::remove_dir_all(desk.layout.dir().join(folder)).unwrap();
                let (_, mend) = open(&desk.layout, by.0, &word(by.1)).unwrap();
                mend.apply(&desk.layout).unwrap();
                for slot in Slot::ALL {
                    let [first, second] = copies(&desk.layout.slot_copies(slot.file())).unwrap();
                    assert!(first.is_some() && first == second);
                }
            }
        }
    }

    #[test]
    fn of_two_whole_but_different_recovery_slots_neither_is_overwritten() {
        let desk = desk();
        let other = seal(&desk.secret, &word("another code"), Cost::CHEAP).unwrap();
        let paths = desk.layout.slot_copies(Slot::Recovery.file());
        fs::write(&paths[1], &other).unwrap();
        desk.open("right").unwrap().1.apply(&desk.layout).unwrap();
        assert_eq!(fs::read(&paths[1]).unwrap(), other);
        assert_ne!(fs::read(&paths[0]).unwrap(), other);
    }

    #[test]
    fn the_secret_of_a_newer_release_is_refused() {
        let desk = desk();
        let newer = seal::seal(b"{\"format\":2}", &word("right"), Cost::CHEAP).unwrap();
        [0, 1].iter().for_each(|copy| desk.put(*copy, Some(&newer)));
        assert!(matches!(desk.failure("right"), Error::TooNew { found: 2, .. }));
    }

    #[test]
    fn proves_only_the_same_secret_by_the_same_code() {
        let desk = desk();
        assert!(proves(&desk.sealed, &word("right"), &desk.secret).unwrap());
        assert!(!proves(&desk.sealed, &word("wrong"), &desk.secret).unwrap());
        assert!(!proves(&desk.sealed, &word("right"), &Secret::generate().unwrap()).unwrap());
    }
}
