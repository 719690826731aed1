//! A full and a read-only disk. Both need a real one: each test runs itself again in a mount namespace of its own,
//! where a small memory disk is mounted that nobody else sees and that goes with the process.

use std::process::Command;

use super::*;
use crate::error::Disk;

const INSIDE: &str = "CATCHMENT_TEST_DISK";

/// Runs `inside` with a memory disk of `size`, in a namespace where this process may mount. Where the system allows
/// no such namespace, there is nothing to test with.
fn on_a_disk(test: &str, size: &str, inside: impl FnOnce(&Path)) {
    if let Some(dir) = std::env::var_os(INSIDE) {
        return inside(Path::new(&dir));
    }
    if !Command::new("unshare")
        .args(["-Urm", "true"])
        .status()
        .is_ok_and(|status| status.success())
    {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let mount = format!("mount -t tmpfs -o size={size} test \"${INSIDE}\" && exec \"$0\" \"$@\"");
    let run = Command::new("unshare")
        .args(["-Urm", "sh", "-c", &mount])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, dir.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success() && said.contains("1 passed"), "{said}");
    assert_eq!(
        fs::read_dir(dir.path()).unwrap().count(),
        0,
        "it was written beside the mounted disk"
    );
}

fn remount_read_only(dir: &Path) {
    assert!(
        Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(dir)
            .status()
            .unwrap()
            .success()
    );
}

/// Leaves no free block.
fn fill(dir: &Path) {
    use std::io::Write as _;
    let mut file = fs::File::create(dir.join("ballast")).unwrap();
    while file.write_all(&[7; 512]).is_ok() {}
}

fn vault_on(disk: &Path) -> (PathBuf, String) {
    let dir = disk.join("vault");
    let (setup, code) = Setup::begin_at(&pass(PASSPHRASE), Cost::CHEAP).unwrap();
    setup.finish(&dir, &code.text(), false, now()).unwrap().close().unwrap();
    (dir, code.text().to_string())
}

fn is_full<T>(result: Result<T>) -> bool {
    matches!(result, Err(Error::Storage(Disk::Full)))
}

fn is_read_only<T>(result: Result<T>) -> bool {
    matches!(result, Err(Error::Storage(Disk::ReadOnly)))
}

#[test]
fn no_room_for_a_new_vault() {
    // From no room at all to nearly enough: wherever the space ends, nothing is left.
    on_a_disk("vault::tests::disks::no_room_for_a_new_vault", "2m", |disk| {
        let (setup, code) = Setup::begin_at(&pass(PASSPHRASE), Cost::CHEAP).unwrap();
        let mut refused = 0;
        fill(disk);
        let ballast = fs::OpenOptions::new().write(true).open(disk.join("ballast")).unwrap();
        loop {
            let before = snapshot(disk);
            match setup.finish(&disk.join("new/vault"), &code.text(), false, now()) {
                Ok(_) => break,
                error => assert!(is_full(error)),
            }
            assert!(snapshot(disk) == before);
            assert_eq!(state(&disk.join("new/vault")), VaultState::Absent);
            refused += 1;
            let left = ballast.metadata().unwrap().len();
            ballast.set_len(left.checked_sub(4096).unwrap()).unwrap();
        }
        assert!(refused > 10, "{refused}");
    });
}

#[test]
fn no_room_to_change_what_opens_it() {
    on_a_disk("vault::tests::disks::no_room_to_change_what_opens_it", "2m", |disk| {
        let (dir, code) = vault_on(disk);
        fill(disk);
        let before = snapshot(disk);
        // A full disk does not keep anybody from reading.
        let mut vault = Vault::open(&dir, &pass(PASSPHRASE)).unwrap();
        vault.cost = Cost::CHEAP;
        assert!(is_full(vault.change_passphrase(&pass(PASSPHRASE), &pass(OTHER))));
        let (pending, new_code) = vault.new_recovery_code(&pass(PASSPHRASE)).unwrap();
        assert!(is_full(vault.confirm_recovery_code(&pending, &new_code.text())));
        vault.close().unwrap();
        assert!(snapshot(disk) == before);
        assert!(is_full(Vault::recover_at(
            &dir,
            &code,
            &pass(OTHER),
            Cost::CHEAP,
            crate::record::registry::index()
        )));
        assert!(snapshot(disk) == before);
        assert!(Vault::open(&dir, &pass(PASSPHRASE)).is_ok());
    });
}

#[test]
fn a_damaged_copy_on_a_full_disk_does_not_keep_the_vault_closed() {
    on_a_disk(
        "vault::tests::disks::a_damaged_copy_on_a_full_disk_does_not_keep_the_vault_closed",
        "2m",
        |disk| {
            let (dir, _) = vault_on(disk);
            fs::remove_dir_all(dir.join("keys")).unwrap();
            fill(disk);
            assert!(Vault::open(&dir, &pass(PASSPHRASE)).is_ok());
            fs::remove_file(disk.join("ballast")).unwrap();
            assert!(Vault::open(&dir, &pass(PASSPHRASE)).is_ok());
            assert!(dir.join("keys/passphrase.age").exists());
        },
    );
}

#[test]
fn a_read_only_disk() {
    on_a_disk("vault::tests::disks::a_read_only_disk", "2m", |disk| {
        let (dir, code) = vault_on(disk);
        remount_read_only(disk);
        let before = snapshot(disk);
        assert!(matches!(state(&dir), VaultState::Present { .. }));
        assert!(is_read_only(Vault::open(&dir, &pass(PASSPHRASE))));
        assert!(is_read_only(Vault::recover(&dir, &code, &pass(OTHER))));
        let (setup, code) = Setup::begin_at(&pass(PASSPHRASE), Cost::CHEAP).unwrap();
        assert!(is_read_only(setup.finish(
            &disk.join("new/vault"),
            &code.text(),
            false,
            now()
        )));
        assert!(snapshot(disk) == before);
    });
}

#[test]
fn no_room_for_the_copy_before_a_migration() {
    use crate::store::StoreKey;
    use crate::store::migrations::{MIGRATIONS, Migration};
    on_a_disk(
        "vault::tests::disks::no_room_for_the_copy_before_a_migration",
        "6m",
        |disk| {
            let (path, key) = (disk.join("store.db"), StoreKey::new([7; 32]));
            Store::create(&path, &key, "test-laptop").unwrap().close().unwrap();
            let released = MIGRATIONS.iter().map(|one| Migration { ..*one });
            let next = Migration {
                name: "9999_next",
                files: &[(
                    "9999_next.sql",
                    "CREATE TABLE next (id TEXT PRIMARY KEY NOT NULL) STRICT",
                )],
            };
            let all: Vec<Migration> = released.chain([next]).collect();
            fill(disk);
            let ballast = fs::OpenOptions::new().write(true).open(disk.join("ballast")).unwrap();
            let mut refused = 0;
            // From no room at all to nearly enough: wherever the space ends, the store stays as it was.
            loop {
                let before = snapshot(disk);
                match Store::open_to(&path, &key, "test-laptop", &all, crate::record::registry::index()) {
                    Ok(_) => break,
                    error => assert!(is_full(error)),
                }
                fs::create_dir_all(disk.join("backups")).unwrap();
                assert_eq!(fs::read_dir(disk.join("backups")).unwrap().count(), 0, "a part is left");
                assert!(fs::read(&path).unwrap() == before[&path].clone().unwrap());
                refused += 1;
                let left = ballast.metadata().unwrap().len();
                ballast.set_len(left.saturating_sub(256 * 1024)).unwrap();
            }
            assert!(refused > 2, "{refused}");
        },
    );
}
