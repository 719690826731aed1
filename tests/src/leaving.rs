//! What leaves the vault, through the window: the office's key, a bundle, the summary for supervision.

use crate::plain::files;
use crate::sentences::t;
use crate::sheets::beginning;
use crate::window::Window;
use std::path::{Path, PathBuf};

impl Window<'_> {
    /// Sets the office on the Sync screen.
    pub fn set_office(&self, name: &str, recipient: &str) {
        self.fill(t("sync.office.name"), name);
        self.fill(t("sync.office.keyLabel"), recipient);
        self.click("button", t("sync.office.button"));
        self.find("button", t("sync.office.replace"));
        self.find("button", &beginning("sync.export.button.other"));
    }

    /// This laptop's public key as the Sync screen gives it as text: the two lines of a minisign key.
    pub fn sender_key(&self) -> String {
        self.focus("button", t("sync.laptop.key"));
        self.press("Enter");
        let shown = self.until("a key of two lines", || {
            let script = "return document.querySelector('details[open] pre')?.innerText ?? ''";
            let text = self.script(script, &[]).as_str().unwrap_or_default().trim().to_owned();
            Ok((text.lines().count() == 2).then_some(text))
        });
        self.focus("button", t("sync.laptop.key"));
        self.press("Enter");
        shown
    }

    /// Exports what waits into `folder`, as far as the window saying that it is written.
    pub fn export_to(&self, folder: &Path) {
        self.fill(t("sync.export.folder"), &folder.to_string_lossy());
        self.click("button", &beginning("sync.export.button.other"));
        self.see(t("sync.last.now"));
    }

    /// Saves the summary that is shown into `folder`, for `recipient`, as `pdf` or `csv`; answers with the file.
    pub fn save_summary(&self, folder: &Path, recipient: &str, format: &str) -> PathBuf {
        self.fill(t("supervision.save.recipient"), recipient);
        self.fill(t("supervision.save.folder"), &folder.to_string_lossy());
        self.click("button", t(&format!("supervision.save.{format}")));
        self.see(t("supervision.save.done"));
        let of_format = |file: &PathBuf| file.extension().is_some_and(|end| end == format);
        let saved = self.until(&format!("a file .{format} stands there"), || {
            Ok(files(folder).into_iter().find(of_format))
        });
        self.see(&saved.file_name().unwrap_or_default().to_string_lossy());
        saved
    }
}
