//! Looking for the names of the sample caseload where none may be read.

use crate::office::{Outcome, read};
use crate::sheets::Row;
use std::path::{Path, PathBuf};

/// Every file below `folder`, or `folder` itself where it is a file.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return vec![folder.to_owned()];
    };
    let mut found: Vec<PathBuf> = entries.flatten().flat_map(|entry| files(&entry.path())).collect();
    found.sort();
    found
}

/// Fails on the first name that stands in plain text in `folder`; answers with how many bytes were looked at.
///
/// A surname of fewer than five bytes turns up in encrypted bytes by chance, so those are looked for with the given name.
pub fn names_nobody(folder: &Path, people: &[Row]) -> Outcome<usize> {
    let words: Vec<String> = people.iter().flat_map(written).collect();
    let mut looked_at = 0;
    for file in files(folder) {
        let bytes = read(&file)?;
        looked_at += bytes.len();
        if let Some(word) = words.iter().find(|word| holds(&bytes, word.as_bytes())) {
            return Err(format!("\"{word}\" can be read in {}", file.display()));
        }
    }
    if looked_at == 0 {
        return Err(format!("{} holds nothing to look at", folder.display()));
    }
    Ok(looked_at)
}

/// How somebody may be written.
fn written(person: &Row) -> Vec<String> {
    let Row { family, given, .. } = person;
    if family.len() >= 5 {
        return vec![family.clone()];
    }
    vec![
        format!("{family}, {given}"),
        format!("{given} {family}"),
        format!("\"{family}\""),
    ]
}

/// Whether the person's surname stands in `text` as a word of its own.
pub fn is_named(text: &str, person: &Row) -> bool {
    let apart = |c: char| !(c.is_alphanumeric() || c == '\'' || c == '’');
    text.split(apart).any(|word| word.replace('’', "'") == person.family)
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    let Some((&first, _)) = word.split_first() else {
        return false;
    };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|&byte| byte == first) {
        if rest[at..].starts_with(word) {
            return true;
        }
        rest = &rest[at + 1..];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(family: &str, given: &str) -> Row {
        Row {
            local_id: "P1".to_owned(),
            family: family.to_owned(),
            given: given.to_owned(),
            line: String::new(),
        }
    }

    #[test]
    fn a_name_in_a_file_is_found_wherever_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("deep")).unwrap();
        std::fs::write(
            folder.path().join("deep/a"),
            [&[0, 255, b'Z'][..], "Zieliński".as_bytes()].concat(),
        )
        .unwrap();
        let people = [person("Zieliński", "Zofia")];
        assert!(names_nobody(folder.path(), &people).unwrap_err().contains("Zieliński"));
        assert_eq!(names_nobody(folder.path(), &[person("Abbott", "Amina")]).unwrap(), 13);
    }

    #[test]
    fn a_short_name_counts_with_the_other_one() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        std::fs::write(&file, "qXuq").unwrap();
        assert!(names_nobody(&file, &[person("Xu", "Xanthe")]).is_ok());
        std::fs::write(&file, "a Xanthe Xu b").unwrap();
        assert!(names_nobody(&file, &[person("Xu", "Xanthe")]).is_err());
    }

    #[test]
    fn an_empty_folder_proves_nothing() {
        assert!(names_nobody(tempfile::tempdir().unwrap().path(), &[]).is_err());
    }

    #[test]
    fn a_surname_is_a_word_of_its_own() {
        assert!(is_named("P0015 O’Brien, 3 days", &person("O'Brien", "Olu")));
        assert!(!is_named("Reesman agreed", &person("Rees", "Rhys")));
    }
}
