//! A spreadsheet on its way in, through the window: looked at first, then brought in.

use crate::sentences::{filled, t};
use crate::window::Window;
use std::path::Path;

/// A person of the sample caseload, as its file has them.
#[derive(Clone)]
pub struct Row {
    pub local_id: String,
    pub family: String,
    pub given: String,
    /// The whole line; cells with a comma in them stand last.
    pub line: String,
}

/// The people of the sample caseload, in the order of the file.
pub fn sample_people() -> Vec<Row> {
    let file = crate::sample().join("caseload.csv");
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let rows = text.lines().skip(1).filter_map(|line| {
        let cells: Vec<&str> = line.splitn(5, ',').collect();
        let [local_id, _, family, given, _] = cells[..] else {
            return None;
        };
        Some(Row {
            local_id: local_id.to_owned(),
            family: family.to_owned(),
            given: given.to_owned(),
            line: line.to_owned(),
        })
    });
    rows.collect()
}

impl Window<'_> {
    /// Opens the screen for spreadsheets and looks at `file`, as far as the report of what would come in.
    pub fn look_at_sheet(&self, file: &Path) {
        self.press("Ctrl+2");
        self.click("button", t("people.import"));
        self.see(t("import.safe"));
        self.fill(t("import.file"), &file.to_string_lossy());
        self.click("button", t("import.look"));
    }

    /// Waits for the report about `file`, then brings it in and waits until it is there.
    pub fn bring_in(&self, file: &Path) {
        self.see_report(file);
        self.click("button", &beginning("import.bringIn.caseload.other"));
        self.see(t("import.result.official"));
    }

    /// Waits for the report of what would come in from `file`.
    pub fn see_report(&self, file: &Path) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        self.see(&filled("import.verdict.title", &[("file", &name)]));
    }

    /// Opens the page of somebody by the People table.
    pub fn open_person(&self, name: &str) {
        self.press("Ctrl+2");
        // A click and not the keyboard alone: nothing of the table may lie over the field.
        self.fill(t("people.find"), name);
        self.focus("link", &format!("{name}*"));
        self.press("Enter");
        self.find("tab", t("person.tab.overview"));
    }

    /// Turns to one of the ways to look at the person who is open, wherever the page was scrolled to.
    pub fn turn_to(&self, tab: &str) {
        self.strike("tab", tab);
    }
}

/// The words of a sentence before its first blank, as the beginning of a name.
pub fn beginning(key: &str) -> String {
    let words = t(key).split('{').next().unwrap_or_default();
    format!("{}*", words.trim_end())
}
