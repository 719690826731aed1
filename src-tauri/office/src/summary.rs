//! What a bundle is, in plain words: who sent it, which part of their history, and how much of what.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use catchment_core::bundle::{SenderKey, Verified, words};

pub fn of(file: &Path, sender: &SenderKey, verified: &Verified) -> String {
    let manifest = &verified.manifest;
    let range = manifest.range;
    let mut text = format!(
        "{} is whole, signed by this sender and made for this key.\n",
        file.display()
    );
    let mut line = |label: &str, value: &str| {
        // Writing to a String does not fail.
        let _ = writeln!(text, "  {label:<10}  {value}");
    };
    line(
        "sender",
        &format!("{} (epoch {})", manifest.sender.device, manifest.sender.epoch),
    );
    line("its words", &words(&sender.text()).join(" "));
    line("bundle", &manifest.bundle_id);
    line(
        "changes",
        &format!(
            "{} to {}, {} in all; they follow change {}",
            range.first, range.last, range.count, manifest.prev.seq
        ),
    );
    line("kinds", &counts(&verified.kinds));
    line("records", &counts(&manifest.counts));
    line("last hash", &manifest.head_hash);
    text
}

/// The most frequent first.
fn counts(of: &BTreeMap<String, u64>) -> String {
    let mut all: Vec<_> = of.iter().collect();
    all.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), name.as_str()));
    match &all[..] {
        [] => "none".to_owned(),
        all => all
            .iter()
            .map(|(name, count)| format!("{name} {count}"))
            .collect::<Vec<_>>()
            .join(", "),
    }
}
