//! The members inside: another order, another number, another shape, another content.

use super::fixture::{Case, TIME, append, tar};
use crate::Error;
use crate::bundle::*;
use crate::error::BundleFault;

#[test]
fn members_stand_in_one_order_and_number() {
    let case = Case::honest();
    let honest = case.members();
    for first in 0..5 {
        for second in first + 1..5 {
            let mut swapped = honest.clone();
            swapped.swap(first, second);
            assert_eq!(case.refused(&case.seal(&swapped)), "members", "{first} and {second}");
        }
        let mut missing = honest.clone();
        missing.remove(first);
        assert_eq!(case.refused(&case.seal(&missing)), "members", "without {first}");
        let mut twice = honest.clone();
        twice.insert(first, honest[first].clone());
        assert_eq!(case.refused(&case.seal(&twice)), "members", "{first} twice");
        let mut extra = honest.clone();
        extra.insert(first, ("extra.txt".into(), b"x".to_vec()));
        assert_eq!(case.refused(&case.seal(&extra)), "members", "extra before {first}");
    }
    let mut extra = honest.clone();
    extra.push(("extra.txt".into(), b"x".to_vec()));
    assert_eq!(case.refused(&case.seal(&extra)), "members");
    assert_eq!(case.refused(&case.seal(&[])), "members");
    assert_eq!(case.refused(&case.encrypt(b"")), "members");
}

#[test]
fn no_name_leads_elsewhere() {
    let case = Case::honest();
    for at in 0..5 {
        for bad in ["/", "../", "./", "a/"] {
            let mut members = case.members();
            let name = format!("{bad}{}", members[at].0);
            let bytes = members.remove(at).1;
            let mut plain = Vec::new();
            for (before, bytes) in &members[..at] {
                append(
                    &mut plain,
                    &tarball::header(before, bytes.len() as u64, TIME).unwrap(),
                    bytes,
                );
            }
            let mut header = tar::Header::new_ustar();
            header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
            header.set_size(bytes.len() as u64);
            header.set_mtime(TIME);
            header.set_mode(0o600);
            header.set_uid(0);
            header.set_gid(0);
            header.set_entry_type(tar::EntryType::Regular);
            header.set_cksum();
            append(&mut plain, header.as_bytes(), &bytes);
            for (after, bytes) in &members[at..] {
                append(
                    &mut plain,
                    &tarball::header(after, bytes.len() as u64, TIME).unwrap(),
                    bytes,
                );
            }
            plain.extend([0; 1024]);
            assert_eq!(case.refused(&case.encrypt(&plain)), "members", "{name}");
        }
    }
}

#[test]
fn no_header_is_anything_but_a_plain_file() {
    let case = Case::honest();
    let honest = tar(&case.members());
    let bent = |bend: &dyn Fn(&mut tar::Header)| {
        let mut plain = honest.clone();
        let mut header = tar::Header::from_byte_slice(&plain[..512]).clone();
        bend(&mut header);
        header.set_cksum();
        plain[..512].copy_from_slice(header.as_bytes());
        case.refused(&case.encrypt(&plain))
    };
    for kind in [b'1', b'2', b'5', b'L', b'K', b'x', b'g', b'S', b'7', 0] {
        assert_eq!(
            bent(&|header| header.as_mut_bytes()[156] = kind),
            "members",
            "type {kind}"
        );
    }
    assert_eq!(bent(&|header| header.set_mode(0o4755)), "members");
    assert_eq!(bent(&|header| header.set_uid(1000)), "members");
    assert_eq!(bent(&|header| header.as_old_mut().linkname[0] = b'a'), "members");
    assert_eq!(bent(&|header| header.as_mut_bytes()[345] = b'a'), "members", "a prefix");
    assert_eq!(bent(&|header| header.as_mut_bytes()[511] = 1), "members");
    assert_eq!(bent(&|header| header.set_size(u64::MAX)), "tooLarge");
    let mut sum = honest.clone();
    sum[148] ^= 1;
    assert_eq!(case.refused(&case.encrypt(&sum)), "members");
}

#[test]
fn nothing_hides_in_padding_or_after_the_end() {
    let case = Case::honest();
    let honest = tar(&case.members());
    let size = case.filled().to_bytes().unwrap().len();
    assert!(!size.is_multiple_of(512));
    let mut padding = honest.clone();
    padding[512 + size] = 1;
    assert_eq!(case.refused(&case.encrypt(&padding)), "members");
    for end in [honest.len() - 1, honest.len() - 512, honest.len() - 1024] {
        assert_eq!(case.refused(&case.encrypt(&honest[..end])), "members");
    }
    for tail in [1, 512, 10_240] {
        let mut longer = honest.clone();
        longer.resize(honest.len() + tail, 0);
        assert_eq!(case.refused(&case.encrypt(&longer)), "members");
    }
}

#[test]
fn content_is_what_the_manifest_announced() {
    let case = Case::honest();
    for at in 2..5 {
        let mut members = case.members();
        let last = members[at].1.len() - 2;
        members[at].1[last] ^= 1;
        let reason = case.refused(&case.seal(&members));
        assert!(["hash", "line", "fhir"].contains(&reason), "{reason}");
        let mut members = case.members();
        members[at].1.push(b' ');
        assert_eq!(case.refused(&case.seal(&members)), "hash");
    }
    // Only the hash is left to tell: the text is still what it must be.
    let mut members = case.members();
    members[4].1[0] = b'h';
    assert_eq!(case.refused(&case.seal(&members)), "hash");
}

#[test]
fn every_byte_inside_counts() {
    // As somebody would who can encrypt to the office but cannot sign: any byte of the tar is another one.
    let case = Case::with(1);
    let honest = tar(&case.members());
    let comment = honest
        .windows(19)
        .position(|bytes| bytes == b"untrusted comment: ")
        .unwrap()
        + 19;
    for at in (0..honest.len()).step_by(5) {
        // The one thing minisign leaves unsigned, and says so in its name.
        if (comment..comment + "catchment".len()).contains(&at) {
            continue;
        }
        let mut bent = honest.clone();
        bent[at] ^= 1 << (at % 8);
        case.refused(&case.encrypt(&bent));
    }
}

#[test]
fn a_manifest_is_believed_only_as_it_was_signed() {
    let case = Case::honest();
    for at in (0..case.members()[0].1.len()).step_by(3) {
        let mut members = case.members();
        members[0].1[at] ^= 4;
        assert_eq!(case.refused(&case.seal(&members)), "signature", "byte {at}");
    }
}

#[test]
fn a_signature_has_one_spelling() {
    let case = Case::honest();
    let text = String::from_utf8(case.members()[1].1.clone()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let bent = [
        String::new(),
        "\n\n\n\n".into(),
        text.trim_end().to_owned(),
        text.replace('\n', "\r\n"),
        text.replacen("comment: test\n", "comment: test\r\n", 1),
        format!("{text}\n"),
        format!("{text}{text}"),
        text.replace("trusted comment: test", "trusted comment: other"),
        // Too short for the library to survive.
        format!("{}\n{}\n{}\nAAAA\n", lines[0], lines[1], lines[2]),
        format!("{}\nAAAA\n{}\n{}\n", lines[0], lines[2], lines[3]),
        // Longer than a signature.
        format!("{}\n{}\n{}\n{}AAAA\n", lines[0], lines[1], lines[2], lines[3]),
        // The old kind, without the hash before the signature.
        text.replacen(lines[1], &format!("RW{}", &lines[1][2..]), 1),
    ];
    for signature in bent {
        let mut members = case.members();
        assert!(members[1].1 != signature.as_bytes());
        members[1].1 = signature.into_bytes();
        assert_eq!(case.refused(&case.seal(&members)), "signature");
    }
    let mut members = case.members();
    members[1].1 = vec![b'a'; 2000];
    assert_eq!(case.refused(&case.seal(&members)), "tooLarge");
    members[1].1 = vec![0xff; 300];
    assert_eq!(case.refused(&case.seal(&members)), "signature");
}

#[test]
fn pass_two_notices_another_file() {
    let case = Case::honest();
    let file = case.file();
    let verified = case.read(&file).unwrap();
    let mut seen = Vec::new();
    members(
        &mut std::io::Cursor::new(&file),
        &case.office,
        &verified,
        |name, body| {
            let mut bytes = Vec::new();
            body.read_to_end(&mut bytes)?;
            seen.push((name.to_owned(), bytes.len()));
            Ok(())
        },
    )
    .unwrap();
    let sizes: Vec<_> = case
        .members()
        .into_iter()
        .map(|(name, bytes)| (name, bytes.len()))
        .collect();
    // The signature is made again each time and has always the same length.
    assert_eq!(seen, sizes);

    let mut other = Case::honest();
    other.office = case.office.clone();
    other.readme = b"How to open it!\n".to_vec();
    let result = members(
        &mut std::io::Cursor::new(other.file()),
        &case.office,
        &verified,
        |_, _| Ok(()),
    );
    assert!(matches!(result, Err(Error::Bundle(BundleFault::Tampered))));

    // Cut short after it was verified: the reader of a member cannot tell that from a failing disk, but we can.
    let big = Case::with(400);
    let file = big.file();
    let verified = big.read(&file).unwrap();
    let mut cut = std::io::Cursor::new(&file[..file.len() - 100]);
    let result = members(&mut cut, &big.office, &verified, |_, body| {
        Ok(std::io::copy(body, &mut std::io::sink()).map(|_| ())?)
    });
    assert!(matches!(result, Err(Error::Bundle(BundleFault::Tampered))));
}
