//! What a person is told when something was not done: what happened, and what to do about it.

use std::fmt;
use std::io;
use std::path::Path;

use catchment_core::Error;
use catchment_core::error::BundleFault;

/// Shown on two lines; `code` is what the program ends with.
#[derive(Debug)]
pub struct Refusal {
    pub code: u8,
    what: String,
    advice: String,
}

const MISTAKE: u8 = 1;
const FILES: u8 = 3;
const DAMAGED: u8 = 4;
const STRANGER: u8 = 5;
const NEWER: u8 = 6;

impl Refusal {
    fn new(code: u8, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Refusal {
            code,
            what: what.into(),
            advice: advice.into(),
        }
    }

    pub fn unreadable(path: &Path, error: &io::Error) -> Self {
        Self::new(
            FILES,
            format!("{} could not be read: {error}.", path.display()),
            "Check the name and that you may read it.",
        )
    }

    pub fn unwritable(path: &Path, error: &io::Error) -> Self {
        Self::new(
            FILES,
            format!("{} could not be written: {error}.", path.display()),
            "Check that the folder is there, that you may write in it, and that the disk has room.",
        )
    }

    pub fn exists(path: &Path) -> Self {
        Self::new(
            FILES,
            format!("{} exists already, and nothing was written over it.", path.display()),
            "Move it away, or choose another place.",
        )
    }

    pub fn no_secret_key(path: &Path) -> Self {
        Self::new(
            FILES,
            format!("{} does not hold exactly one age secret key.", path.display()),
            "Choose the file that keygen or age-keygen wrote.",
        )
    }

    pub fn no_key(text: &str) -> Self {
        // A secret key typed in the wrong place must not be repeated on the screen.
        let shown = if text.len() < 200 && !text.to_ascii_uppercase().contains("SECRET") {
            text
        } else {
            "That"
        };
        Self::new(
            FILES,
            format!("{shown} is neither a public key nor a file that holds one."),
            "Give a recipient (age1...), a sender's key (RW...) or sender.pub.",
        )
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", self.what, self.advice)
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        match error {
            Error::Bundle(reason) => refused(reason),
            Error::Storage(disk) => Refusal::new(
                FILES,
                format!("The disk would not give or take a file ({disk})."),
                "Check the drive or the network share, and try again.",
            ),
            Error::Invalid { field: "sender", .. } => Refusal::new(
                FILES,
                "The sender's key is not a minisign public key.",
                "Use the coordinator's sender.pub, or its line that begins with RW.",
            ),
            other => Refusal::new(
                MISTAKE,
                format!("This program made a mistake ({other}). Nothing was written."),
                "Report it with this line and the version (catchment-office --version).",
            ),
        }
    }
}

/// Why a bundle is not believed. Nothing was written in any of these cases.
fn refused(reason: BundleFault) -> Refusal {
    let again = "Ask the coordinator to export it again.";
    let warn = "Do not use it, and tell the coordinator.";
    let compare = "Compare the eight words with the coordinator (catchment-office words) before you go on.";
    let (code, what, advice) = match reason {
        BundleFault::NotAge => (
            DAMAGED,
            "This is not a sync bundle.",
            "Choose a file named catchment-....age.",
        ),
        BundleFault::Stanzas => (
            DAMAGED,
            "It is encrypted to a passphrase or to several recipients, as no bundle is.",
            warn,
        ),
        BundleFault::Tampered => (
            DAMAGED,
            "The bundle is damaged, cut short or was altered on its way.",
            again,
        ),
        BundleFault::Signature => (
            DAMAGED,
            "The signature does not fit: the bundle was altered, or made in another's name.",
            warn,
        ),
        BundleFault::Hash => (
            DAMAGED,
            "A file inside the bundle is not the one that was signed.",
            warn,
        ),
        BundleFault::Chain => (
            DAMAGED,
            "The history does not add up: a change was edited or left out.",
            warn,
        ),
        BundleFault::Members => (
            DAMAGED,
            "The bundle does not hold exactly the files a bundle has.",
            again,
        ),
        BundleFault::Manifest => (DAMAGED, "What the bundle says of itself does not add up.", again),
        BundleFault::Line => (DAMAGED, "A change in the bundle cannot be read.", again),
        BundleFault::Range => (DAMAGED, "The changes are not the ones the bundle announces.", again),
        BundleFault::Fhir => (
            DAMAGED,
            "The FHIR records are not the ones the bundle announces.",
            again,
        ),
        BundleFault::TooLarge => (DAMAGED, "The bundle is larger than a bundle may be.", warn),
        BundleFault::NotForUs => (
            STRANGER,
            "The bundle was made for another key than this one, or its header is damaged.",
            compare,
        ),
        BundleFault::Sender => (
            STRANGER,
            "The bundle was signed by another key than this sender's.",
            compare,
        ),
        BundleFault::Version => (
            NEWER,
            "The bundle was made by a newer release.",
            "Install the newest catchment-office.",
        ),
        other => return Refusal::new(MISTAKE, format!("The bundle was refused ({other})."), again),
    };
    Refusal::new(code, what, advice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_to_refuse_a_bundle_has_its_words() {
        for reason in catchment_core::bundle::REFUSALS {
            let refusal = refused(reason);
            assert_ne!(refusal.code, MISTAKE, "{reason}");
            assert!(refusal.to_string().lines().count() == 2, "{reason}");
        }
    }

    #[test]
    fn a_secret_key_is_not_repeated() {
        let text = "AGE-SECRET-KEY-1QQQ";
        assert!(!Refusal::no_key(text).to_string().contains(text));
    }
}
