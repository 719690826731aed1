//! What is on the disk while a bundle is written, and after it could not be.

use crate::error::BundleFault;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::Write;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::fixture::{Case, TIME};
use crate::bundle::*;
use crate::{Error, Result};

/// The parts of a hand-made bundle, counted, and bent from the given call on.
struct Given<'a> {
    case: &'a Case,
    calls: Cell<u32>,
    changed_from: u32,
}

impl Parts for Given<'_> {
    fn changes(&self, out: &mut dyn Write) -> Result<()> {
        self.calls.set(self.calls.get() + 1);
        out.write_all(&self.case.changes)?;
        if self.calls.get() >= self.changed_from {
            out.write_all(b"more\n")?;
        }
        Ok(())
    }

    fn fhir(&self, out: &mut dyn Write) -> Result<BTreeMap<String, u64>> {
        // Byte by byte: how it is handed over changes nothing.
        self.case.fhir.iter().try_for_each(|byte| out.write_all(&[*byte]))?;
        Ok(self.case.manifest.counts.clone())
    }

    fn readme(&self) -> String {
        String::from_utf8(self.case.readme.clone()).unwrap()
    }
}

fn given(case: &Case, changed_from: u32) -> Given<'_> {
    Given {
        case,
        calls: Cell::new(0),
        changed_from,
    }
}

fn place<'a>(folder: &'a Path, recipient: &'a age::x25519::Recipient) -> Place<'a> {
    Place {
        folder,
        name: "one.age",
        recipient,
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_written_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    for ops in [1, 3, 400] {
        let case = Case::with(ops);
        let parts = given(&case, u32::MAX);
        let sealed = Sealed::new(case.manifest.clone(), &parts, &case.pen, TIME).unwrap();
        let written = sealed.write(&place(folder.path(), &case.office.to_public())).unwrap();
        assert_eq!(parts.calls.get(), 2);
        let file = std::fs::read(&written.path).unwrap();
        assert_eq!(written.bytes, file.len() as u64);
        assert_eq!(
            written.sha256,
            format!("{:x}", <sha2::Sha256 as sha2::Digest>::digest(&file))
        );
        assert!(case.read(&file).unwrap().manifest == case.filled());
        // Readable by its owner alone, in place of the earlier one, and nothing beside it.
        assert_eq!(
            std::fs::metadata(&written.path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(names(folder.path()), ["one.age"]);
    }
}

#[test]
fn records_that_change_under_it_leave_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let case = Case::honest();
    let parts = given(&case, 2);
    let sealed = Sealed::new(case.manifest.clone(), &parts, &case.pen, TIME).unwrap();
    let result = sealed.write(&place(folder.path(), &case.office.to_public()));
    assert!(matches!(result, Err(Error::Internal(_))));
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_disk_that_takes_nothing_leaves_the_earlier_file() {
    let case = Case::honest();
    let parts = given(&case, u32::MAX);
    let sealed = Sealed::new(case.manifest.clone(), &parts, &case.pen, TIME).unwrap();
    let gone = Path::new("/nonexistent/folder");
    assert!(matches!(
        sealed.write(&place(gone, &case.office.to_public())),
        Err(Error::Storage(_))
    ));
    // A folder of the same name stands in the way of the rename.
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("one.age")).unwrap();
    assert!(matches!(
        sealed.write(&place(folder.path(), &case.office.to_public())),
        Err(Error::Storage(_))
    ));
    assert_eq!(names(folder.path()), ["one.age"]);
}

#[test]
fn a_part_left_by_a_crash_is_replaced_and_never_followed() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = folder.path().join("elsewhere");
    std::fs::write(&elsewhere, "mine").unwrap();
    std::os::unix::fs::symlink(&elsewhere, folder.path().join("one.age.part")).unwrap();
    let case = Case::honest();
    let parts = given(&case, u32::MAX);
    let sealed = Sealed::new(case.manifest.clone(), &parts, &case.pen, TIME).unwrap();
    let written = sealed.write(&place(folder.path(), &case.office.to_public())).unwrap();
    assert_eq!(std::fs::read_to_string(&elsewhere).unwrap(), "mine");
    assert!(!std::fs::symlink_metadata(&written.path).unwrap().is_symlink());
    case.read(&std::fs::read(&written.path).unwrap()).unwrap();
}

#[test]
fn a_copy_is_the_same_file_or_none() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let case = Case::honest();
    let parts = given(&case, u32::MAX);
    let sealed = Sealed::new(case.manifest.clone(), &parts, &case.pen, TIME).unwrap();
    let written = sealed.write(&place(here.path(), &case.office.to_public())).unwrap();

    let waiting = part::copy(&written, there.path(), "one.age").unwrap();
    assert_eq!(names(there.path()), ["one.age.part"]);
    drop(waiting);
    assert!(names(there.path()).is_empty());
    part::copy(&written, there.path(), "one.age").unwrap().appear().unwrap();
    assert_eq!(
        std::fs::read(there.path().join("one.age")).unwrap(),
        std::fs::read(&written.path).unwrap()
    );

    let bent = Written {
        sha256: "0".repeat(64),
        ..written.clone()
    };
    assert!(matches!(
        part::copy(&bent, there.path(), "two.age"),
        Err(Error::Storage(_))
    ));
    let missing = there.path().join("unplugged");
    assert!(matches!(
        part::copy(&written, &missing, "one.age"),
        Err(Error::Bundle(BundleFault::Folder))
    ));
    assert_eq!(names(there.path()), ["one.age"]);
}
