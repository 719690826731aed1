//! GTK's own file dialogs. No WebDriver reaches them, so a hand on the X screen types the path, as a person would.

use std::path::Path;
use std::time::Duration;

use crate::desk::Desk;
use crate::window::Window;

/// What the dialog is given to follow a key before the next; when it takes longer, the key is struck again.
const SETTLES: Duration = Duration::from_millis(500);

impl Window<'_> {
    /// Waits for the file dialog, types `path` and confirms; waits until the dialog has closed.
    pub fn answer_file_dialog(&self, path: &Path) {
        let dialog = self.until("a file dialog opens", || Ok(dialogs(self.desk()).pop()));
        // There is no window manager to hand out the focus. Among the recent files, where the dialog begins, no folder can
        // be confirmed: Alt+Home leaves them. Ctrl+L opens the line for a path in every kind of dialog.
        xdotool(self.desk(), &["windowfocus", "--sync", &dialog, "key", "alt+Home"]);
        std::thread::sleep(SETTLES);
        xdotool(self.desk(), &["key", "ctrl+l", "key", "ctrl+a"]);
        xdotool(
            self.desk(),
            &["type", "--delay", "5", path.to_str().expect("a readable path")],
        );
        // While the dialog still looks for names to propose, it takes no Return.
        self.until("the file dialog takes the path", || {
            xdotool(self.desk(), &["key", "Return"]);
            std::thread::sleep(SETTLES);
            Ok((!dialogs(self.desk()).contains(&dialog)).then_some(()))
        });
        self.take_focus_back();
    }

    /// Waits for the file dialog and dismisses it.
    pub fn dismiss_file_dialog(&self) {
        let dialog = self.until("a file dialog opens", || Ok(dialogs(self.desk()).pop()));
        self.until("the file dialog closes", || {
            xdotool(self.desk(), &["windowfocus", "--sync", &dialog, "key", "Escape"]);
            std::thread::sleep(SETTLES);
            Ok((!dialogs(self.desk()).contains(&dialog)).then_some(()))
        });
        self.take_focus_back();
    }

    fn take_focus_back(&self) {
        let main = [
            "search",
            "--onlyvisible",
            "--name",
            "^Catchment",
            "windowfocus",
            "--sync",
        ];
        xdotool(self.desk(), &main);
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
