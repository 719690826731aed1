//! The encrypted file itself: bent, cut, grown, or made for somebody else.

use super::fixture::{Case, Pen, encrypt};
use crate::Error;
use crate::bundle::verify;
use crate::error::BundleFault;

#[test]
fn an_honest_bundle_is_read() {
    let case = Case::honest();
    let verified = case.read(&case.file()).unwrap();
    assert_eq!(verified.kinds.get("recordCheckIn"), Some(&3));
    assert!(verified.manifest == case.filled());
}

#[test]
fn every_flipped_bit_is_refused() {
    let case = Case::with(1);
    let file = case.file();
    // Every bit of the header, where age takes the most decisions, then every 7th byte of the rest.
    for at in (0..512).chain((512..file.len()).step_by(7)) {
        for bit in (0..8).step_by(if at < 512 { 1 } else { 3 }) {
            let mut bent = file.clone();
            bent[at] ^= 1 << bit;
            let reason = case.refused(&bent);
            let known = ["notAge", "version", "stanzas", "notForUs", "tampered"];
            assert!(known.contains(&reason), "byte {at} bit {bit}: {reason}");
        }
    }
}

#[test]
fn every_length_short_of_the_whole_is_refused() {
    let case = Case::with(1);
    let file = case.file();
    for length in (0..600)
        .chain((600..file.len()).step_by(37))
        .chain(file.len() - 40..file.len())
    {
        let reason = case.refused(&file[..length]);
        assert!(
            ["notAge", "tampered", "stanzas"].contains(&reason),
            "{length}: {reason}"
        );
    }
    assert_eq!(case.refused(b""), "notAge");
}

#[test]
fn a_cut_at_an_encryption_chunk_is_refused() {
    // 64 KiB chunks: a cut exactly between two leaves only whole, authentic chunks.
    let case = Case::with(400);
    let plain = super::fixture::tar(&case.members());
    assert!(plain.len() > 3 << 16);
    let file = case.encrypt(&plain);
    let header = file.len() - plain.len() - 16 * plain.len().div_ceil(1 << 16);
    for chunks in 1..=3 {
        assert_eq!(case.refused(&file[..header + chunks * ((1 << 16) + 16)]), "tampered");
    }
}

#[test]
fn what_follows_the_end_is_refused() {
    let case = Case::honest();
    for tail in [&b"\0"[..], &[7; 100], &case.file()] {
        let mut grown = case.file();
        grown.extend_from_slice(tail);
        assert_eq!(case.refused(&grown), "tampered");
    }
}

#[test]
fn what_is_not_age_is_refused() {
    let case = Case::honest();
    let armored = b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24=\n-----END AGE ENCRYPTED FILE-----\n";
    for file in [
        &b"PK\x03\x04 a zip"[..],
        armored,
        &[0; 100_000],
        b"age-encryption.org/v1\r\n-> X25519 a\r\n",
    ] {
        let reason = case.refused(file);
        assert!(["notAge", "version"].contains(&reason), "{reason}");
    }
    assert_eq!(case.refused(b"age-encryption.org/v2\n-> X25519 abc\n"), "version");
}

#[test]
fn more_than_one_recipient_is_refused() {
    let case = Case::honest();
    let other = age::x25519::Identity::generate().to_public();
    let plain = super::fixture::tar(&case.members());
    assert_eq!(
        case.refused(&encrypt(&plain, &[&case.office.to_public(), &other])),
        "stanzas"
    );
    assert_eq!(
        case.refused(&encrypt(&plain, &[&case.office.to_public(); 2])),
        "stanzas"
    );
}

#[test]
fn a_flood_of_stanzas_is_refused_before_any_key_is_tried() {
    let case = Case::honest();
    let mut file = b"age-encryption.org/v1\n".to_vec();
    for _ in 0..4000 {
        file.extend_from_slice(b"-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n");
        file.extend_from_slice(b"EmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U\n");
    }
    file.extend_from_slice(b"--- gxhoSa5BciRDt8lOpYNcx4EYtKpS0CJ06F3ZwN82VaM\n");
    assert_eq!(case.refused(&file), "stanzas");
    // One line without an end, and noise beyond the one stanza the library adds.
    assert_eq!(
        case.refused(&[b"age-encryption.org/v1\n".as_slice(), &[b'-'; 100_000]].concat()),
        "stanzas"
    );
    let grease = b"age-encryption.org/v1\n-> a-grease\n\n-> b-grease\n\n-> X25519 a\n\n--- x\n";
    assert_eq!(case.refused(grease), "stanzas");
}

#[test]
fn a_passphrase_is_no_recipient() {
    let case = Case::honest();
    let mut scrypt = age::scrypt::Recipient::new("correct horse".to_owned().into());
    scrypt.set_work_factor(2);
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&scrypt as &dyn age::Recipient)).unwrap();
    let mut file = Vec::new();
    encryptor.wrap_output(&mut file).unwrap().finish().unwrap();
    assert_eq!(case.refused(&file), "stanzas");
}

#[test]
fn a_bundle_for_another_office_is_refused() {
    let case = Case::honest();
    let stranger = age::x25519::Identity::generate();
    let result = verify(&mut std::io::Cursor::new(case.file()), &stranger, &case.pen.key());
    assert!(matches!(result, Err(Error::Bundle(BundleFault::NotForUs))));
    // Opened and encrypted on by the first recipient: the signature still names whom it was for.
    let passed_on = encrypt(&super::fixture::tar(&case.members()), &[&stranger.to_public()]);
    let result = verify(&mut std::io::Cursor::new(passed_on), &stranger, &case.pen.key());
    assert!(matches!(result, Err(Error::Bundle(BundleFault::NotForUs))));
}

#[test]
fn a_bundle_from_another_sender_is_refused() {
    let mut case = Case::honest();
    let file = case.file();
    let known = std::mem::replace(&mut case.pen, Pen::new());
    assert_eq!(case.refused(&file), "sender");
    // Somebody who copied the key's public number but not the key.
    let mut bytes = case.pen.0.pk.to_bytes();
    bytes[2..10].copy_from_slice(known.0.pk.keynum());
    case.pen.0.pk = minisign::PublicKey::from_bytes(&bytes).unwrap();
    assert_eq!(case.refused(&file), "signature");
}

#[test]
fn a_bundle_beyond_measure_is_refused_unread() {
    struct Endless;
    impl std::io::Read for Endless {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            panic!("read")
        }
    }
    impl std::io::Seek for Endless {
        fn seek(&mut self, _: std::io::SeekFrom) -> std::io::Result<u64> {
            Ok((2 << 30) + 1)
        }
    }
    let case = Case::honest();
    assert!(matches!(
        verify(&mut Endless, &case.office, &case.pen.key()),
        Err(Error::Bundle(BundleFault::TooLarge))
    ));
}

#[test]
fn a_disk_that_fails_is_not_blamed_on_the_bundle() {
    struct Failing(std::io::Cursor<Vec<u8>>, u64);
    impl std::io::Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            if self.0.position() >= self.1 {
                return Err(std::io::Error::from_raw_os_error(5));
            }
            std::io::Read::read(&mut self.0, buffer)
        }
    }
    impl std::io::Seek for Failing {
        fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
            std::io::Seek::seek(&mut self.0, to)
        }
    }
    let case = Case::with(400);
    for from in [0, 1, 100_000] {
        let mut source = Failing(std::io::Cursor::new(case.file()), from);
        assert!(matches!(
            verify(&mut source, &case.office, &case.pen.key()),
            Err(Error::Storage(_))
        ));
    }
}
