//! Keys as people paste them, file names, and the eight words.

use super::fixture::Pen;
use crate::bundle::name::FileName;
use crate::bundle::{SenderKey, fingerprint, key::recipient, words};

#[test]
fn a_sender_key_is_read_from_its_file_or_its_line() {
    let pen = Pen::new();
    let file = pen.sender_pub();
    let key: SenderKey = file.parse().unwrap();
    let line: SenderKey = format!("  {} \n", key.text()).parse().unwrap();
    assert_eq!(line.text(), key.text());
    assert!(file.contains(&key.text()) && key.text().starts_with("RW"));
    assert!(file.replace('\n', "\r\n").parse::<SenderKey>().is_ok());
    for bad in [
        "",
        "\n",
        "RWQ",
        "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa",
        &key.text()[1..],
    ] {
        assert!(bad.parse::<SenderKey>().is_err(), "{bad}");
    }
    assert!(key.text().replacen("RW", "AA", 1).parse::<SenderKey>().is_err());
}

#[test]
fn only_an_age_key_is_a_recipient() {
    let identity = age::x25519::Identity::generate();
    let text = identity.to_public().to_string();
    assert_eq!(recipient(&format!(" {text}\n")).unwrap().to_string(), text);
    use age::secrecy::ExposeSecret as _;
    let secret = identity.to_string();
    let reason = |text: &str| match recipient(text) {
        Err(crate::Error::Invalid { reason, .. }) => reason.name(),
        _ => "taken",
    };
    assert_eq!(reason(secret.expose_secret()), "secret");
    assert_eq!(reason(&secret.expose_secret().to_lowercase()), "secret");
    let mut bent = text.clone();
    bent.replace_range(10..11, if &text[10..11] == "q" { "p" } else { "q" });
    for bad in [
        "",
        "age1",
        "ssh-ed25519 AAAA",
        &bent,
        &text[..60],
        &format!("{text} {text}"),
    ] {
        assert_eq!(reason(bad), "notAKey", "{bad}");
    }
}

#[test]
fn a_fingerprint_is_what_sha256sum_says() {
    // printf %s abc | sha256sum (FIPS 180-2, appendix B.1)
    assert_eq!(
        fingerprint(" abc\n"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn the_words_are_the_fingerprint() {
    let list = crate::vault::phrase::WORDS;
    let said = words("abc");
    assert_eq!(said, words(" abc\n"));
    assert_eq!(said[0], list[0xba78_16bf % list.len()]);
    assert_eq!(said[7], list[0xf200_15ad % list.len()]);
    assert_ne!(said, words("abd"));
    // Fewer than 2^64 tries to find another key with the same words would be too few.
    assert!(list.len().pow(2) >= 1 << 16);
}

#[test]
fn a_file_name_tells_what_it_covers() {
    let name = |first, last| FileName::new("0192f000-0000-7000-8000-0000ab00d001", "e-12345678", first, last);
    assert_eq!(name(1, 214).to_string(), "catchment-ab00d001-12345678-1-214.age");
    assert_eq!(
        FileName::parse("catchment-ab00d001-12345678-1-214.age"),
        Some(name(1, 214))
    );
    assert!(name(1, 214).covers(&name(1, 214)) && name(1, 214).covers(&name(3, 200)));
    assert!(!name(3, 214).covers(&name(1, 214)) && !name(1, 213).covers(&name(1, 214)));
    let other = FileName {
        device: "ab00d002".into(),
        ..name(1, 2)
    };
    let epoch = FileName {
        epoch: "12345679".into(),
        ..name(1, 2)
    };
    assert!(!name(1, 214).covers(&other) && !name(1, 214).covers(&epoch));
    for bad in [
        "",
        "catchment-.age",
        "catchment-ab00d001-12345678-1-214.age.part",
        "catchment-ab00d001-12345678-01-214.age",
        "catchment-ab00d001-12345678-1.age",
        "catchment-ab00d001-12345678--1-214.age",
        "catchment-ab00d001-12345678-1-99999999999999999999.age",
        "catchment-ab00d01-12345678-1-214.age",
        "holiday.age",
    ] {
        assert_eq!(FileName::parse(bad), None, "{bad}");
    }
}
