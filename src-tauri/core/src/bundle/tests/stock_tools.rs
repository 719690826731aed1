//! Any office can open a bundle without us: `age`, `tar`, `minisign` and `sha256sum` as Debian ships them. Where they
//! are not installed there is nothing to run; CI installs them and says so with `CI=true`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use age::secrecy::ExposeSecret as _;

use super::fixture::{Case, TIME};
use crate::Result;
use crate::bundle::*;

fn runs(program: &str, args: &[&str], folder: &Path) -> Option<bool> {
    match Command::new(program)
        .args(args)
        .current_dir(folder)
        .stdout(Stdio::null())
        .status()
    {
        Ok(status) => Some(status.success()),
        Err(_) if std::env::var_os("CI").is_none() => None,
        Err(error) => panic!("{program}: {error}"),
    }
}

struct Given(Case);

impl Parts for Given {
    fn changes(&self, out: &mut dyn std::io::Write) -> Result<()> {
        Ok(out.write_all(&self.0.changes)?)
    }
    fn fhir(&self, out: &mut dyn std::io::Write) -> Result<BTreeMap<String, u64>> {
        out.write_all(&self.0.fhir)?;
        Ok(self.0.manifest.counts.clone())
    }
    fn readme(&self) -> String {
        "Read me.\n".into()
    }
}

#[test]
fn stock_tools_open_and_verify_it() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let given = Given(Case::with(400));
    let case = &given.0;
    let sealed = Sealed::new(case.manifest.clone(), &given, &case.pen, TIME).unwrap();
    sealed
        .write(&Place {
            folder,
            name: "F.age",
            recipient: &case.office.to_public(),
        })
        .unwrap();
    std::fs::write(folder.join("office.key"), case.office.to_string().expose_secret()).unwrap();
    std::fs::write(folder.join("sender.pub"), case.pen.sender_pub()).unwrap();
    std::fs::write(folder.join("other.pub"), super::fixture::Pen::new().sender_pub()).unwrap();

    let Some(opened) = runs("age", &["-d", "-i", "office.key", "-o", "F.tar", "F.age"], folder) else {
        return;
    };
    assert!(opened);
    assert_eq!(runs("tar", &["xf", "F.tar"], folder), Some(true));
    let sums: String = sealed
        .manifest()
        .files
        .iter()
        .map(|file| format!("{}  {}\n", file.sha256, file.name))
        .collect();
    assert_eq!(sealed.manifest().files.len(), 3);
    std::fs::write(folder.join("sums"), sums).unwrap();
    assert_eq!(runs("sha256sum", &["-c", "sums"], folder), Some(true));
    for member in MEMBERS {
        assert!(folder.join(member).is_file(), "{member}");
    }

    let Some(signed) = runs("minisign", &["-Vm", "manifest.json", "-p", "sender.pub"], folder) else {
        return;
    };
    assert!(signed);
    assert_eq!(
        runs("minisign", &["-Vm", "manifest.json", "-p", "other.pub"], folder),
        Some(false)
    );
    let manifest = std::fs::read_to_string(folder.join(MANIFEST)).unwrap();
    std::fs::write(folder.join(MANIFEST), manifest.replace("delta", "Delta")).unwrap();
    assert_eq!(
        runs("minisign", &["-Vm", "manifest.json", "-p", "sender.pub"], folder),
        Some(false)
    );
}
