//! GTK's own file dialogs. No WebDriver reaches them, so a hand on the X screen types the path, as a person would.

use crate::desk::Desk;
use crate::window::Window;
use std::path::Path;

impl Window<'_> {
    /// Waits for the file dialog, types `path` and confirms; waits until the dialog has closed.
    pub fn answer_file_dialog(&self, path: &Path) {
        let dialog = self.until("a file dialog opens", || Ok(dialogs(self.desk()).pop()));
        let path = path.to_str().expect("a readable path");
        // There is no window manager to hand out the focus. Ctrl+L opens the line for a path in every kind of dialog.
        xdotool(
            self.desk(),
            &["windowfocus", "--sync", &dialog, "key", "ctrl+l", "key", "ctrl+a"],
        );
        xdotool(self.desk(), &["type", "--delay", "5", path]);
        xdotool(self.desk(), &["key", "Return"]);
        self.until("the file dialog closes", || {
            Ok((!dialogs(self.desk()).contains(&dialog)).then_some(()))
        });
        xdotool(
            self.desk(),
            &["search", "--onlyvisible", "--name", "^Catchment", "windowfocus"],
        );
    }

    /// Waits for the file dialog and dismisses it.
    pub fn dismiss_file_dialog(&self) {
        let dialog = self.until("a file dialog opens", || Ok(dialogs(self.desk()).pop()));
        xdotool(self.desk(), &["windowfocus", "--sync", &dialog, "key", "Escape"]);
        self.until("the file dialog closes", || {
            Ok((!dialogs(self.desk()).contains(&dialog)).then_some(()))
        });
    }
}

/// The windows on the screen that are not the app's main one, by X number.
fn dialogs(desk: &Desk) -> Vec<String> {
    let shown = xdotool(desk, &["search", "--onlyvisible", "--name", "."]);
    let other = |id: &&str| !xdotool(desk, &["getwindowname", id]).starts_with("Catchment");
    shown.lines().filter(other).map(str::to_owned).collect()
}

/// What `xdotool` prints; it fails when it finds nothing, which is an answer too.
fn xdotool(desk: &Desk, arguments: &[&str]) -> String {
    let done = desk
        .command("xdotool")
        .args(arguments)
        .output()
        .expect("xdotool starts");
    String::from_utf8_lossy(&done.stdout).into_owned()
}
