//! Steps that several journeys and the tour share.

use crate::sentences::t;
use crate::window::Window;

/// Nobody's passphrase but the tests'.
pub const PASSPHRASE: &str = "kettle-orchard-lantern-violet-thimble";

impl Window<'_> {
    /// First run, from the welcome to the open caseload; returns the recovery code as it was shown.
    pub fn set_up(&self, passphrase: &str) -> String {
        self.click("button", t("setup.start.button"));
        self.see(t("setup.passphrase.title"));
        self.choose_passphrase(t("passphrase.label"), passphrase);
        self.click("button", t("setup.next"));
        let code = self.shown_code();
        self.click("button", t("setup.code.written"));
        self.fill(t("recover.code"), &code);
        self.click("button", t("setup.retype.button"));
        self.see_open();
        code
    }

    /// Types a strong passphrase into the field `label` and once more below, and waits until it was judged.
    pub fn choose_passphrase(&self, label: &str, passphrase: &str) {
        self.fill(label, passphrase);
        self.fill(t("passphrase.again.label"), passphrase);
        self.see(t("passphrase.score.4"));
    }

    /// Waits for the recovery code and reads it from the screen.
    pub fn shown_code(&self) -> String {
        self.see(t("setup.code.title"));
        let script = "return document.querySelector(`[aria-label=\"${arguments[0]}\"]`)?.innerText";
        let shown = self.script(script, &[t("setup.code.label").into()]);
        shown
            .as_str()
            .expect("a code is shown")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Types the passphrase on the lock screen and waits for the caseload.
    pub fn unlock(&self, passphrase: &str) {
        self.fill(t("lock.passphrase"), passphrase);
        self.press("Enter");
        self.see_open();
    }

    /// Waits until the caseload is open.
    pub fn see_open(&self) {
        self.find("navigation", t("rail.label"));
    }

    /// Opens the page of somebody by the keyboard: Ctrl+K, some letters, Enter.
    pub fn find_person(&self, letters: &str, name: &str) {
        self.press("Ctrl+k");
        self.see_focus(&format!("combobox {}", t("palette.ask")));
        self.type_text(letters);
        self.find("option", &format!("{name}*"));
        self.press("Enter");
        self.find("tab", t("person.tab.overview"));
        self.find("heading", &format!("{name}*"));
    }

    /// Presses Tab until the focus is on the element so named, as [`Window::focused`] tells it; panics when it has gone
    /// all the way round.
    pub fn tab_to(&self, role_and_name: &str) {
        let mut passed = Vec::new();
        while passed.len() < 80 {
            self.press("Tab");
            let focused = self.focused();
            if focused == role_and_name {
                return;
            }
            passed.push(focused);
        }
        panic!("Tab does not lead to {role_and_name}; it passed {passed:#?}");
    }
}
