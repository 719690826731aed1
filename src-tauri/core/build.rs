//! Lists the files of `sql/`, so that a migration is one new file there and nothing else.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let sql = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("sql");
    println!("cargo::rerun-if-changed={}", sql.display());
    let mut list = String::from("&[\n");
    for (path, expected) in numbered(&sql)?.into_iter().zip(1_u32..) {
        let name = name(&path);
        if name.get(..4).and_then(|number| number.parse().ok()) != Some(expected) {
            return Err(format!("sql/{name}: the next migration has the number {expected:04}").into());
        }
        let files = if path.is_dir() {
            sorted(&path)?
        } else {
            vec![path.clone()]
        };
        writeln!(
            list,
            "    Migration {{ name: {:?}, files: &[",
            name.trim_end_matches(".sql")
        )?;
        for file in files {
            let below = file.strip_prefix(&sql)?;
            writeln!(list, "        ({below:?}, include_str!({file:?})),")?;
        }
        list.push_str("    ] },\n");
    }
    list.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("migrations.rs"), list)?;
    Ok(())
}

/// What begins with a digit: a migration of one file, or a folder of files that are applied together.
fn numbered(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let all = sorted(folder)?.into_iter();
    Ok(all
        .filter(|path| name(path).starts_with(|c: char| c.is_ascii_digit()))
        .collect())
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
