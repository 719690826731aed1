//! The next morning, in a fresh process: the wrong passphrase, the right one, and everything is where it was.

use super::{Place, visit};
use crate::sentences::t;
use crate::steps::PASSPHRASE;
use crate::window::Window;

pub fn wrong_passphrase(window: &Window<'_>, place: &Place) {
    window.see(t("lock.title"));
    place.picture(window, "locked");
    window.fill(t("lock.passphrase"), "kettle orchard lantern");
    window.press("Enter");
    window.see(t("failure.wrongPassphrase.any"));
    place.picture(window, "wrong-passphrase");
}

pub fn unlock(window: &Window<'_>, place: &Place) {
    window.unlock(PASSPHRASE);
    window.see(t("today.needs.title"));
    place.picture(window, "unlocked");
}

pub fn find_again(window: &Window<'_>, place: &Place) {
    window.open_person(visit::NAME);
    window.see(visit::NOTE);
    window.turn_to(t("person.tab.plan"));
    for words in [visit::GOAL, visit::RING, visit::SHOP] {
        window.see(words);
    }
    window.see("Rang on Thursday");
    window.turn_to(t("person.tab.circle"));
    window.see("Esi Evans");
    place.picture(window, "found-again");
    window.press("Ctrl+6");
    window.see(t("sync.last.notReceived"));
}

/// WCAG asks for 200 %; on a laptop that leaves 640 × 400 CSS pixels.
pub fn large(window: &Window<'_>, place: &Place) {
    window.press("Ctrl+1");
    window.see(t("today.needs.title"));
    while window
        .script("return window.innerWidth", &[])
        .as_u64()
        .is_some_and(|width| width > 640)
    {
        let before = window.script("return window.innerWidth", &[]);
        window.press("Ctrl++");
        window.until("the text grows", || {
            Ok((window.script("return window.innerWidth", &[]) != before).then_some(()))
        });
    }
    place.picture(window, "large-today");
    window.open_person(visit::NAME);
    place.picture(window, "large-person");
    window.press("Ctrl+n");
    window.see(t("checkIn.note"));
    place.picture(window, "large-check-in");
    window.press("Escape");
    window.press("Ctrl+6");
    window.see(t("sync.last.title"));
    place.picture(window, "large-sync");
    window.press("Ctrl+0");
    window.until("the text has its usual size again", || {
        Ok((window.script("return window.innerWidth", &[]).as_u64() > Some(1200)).then_some(()))
    });
    window.press("Ctrl+l");
}

pub fn dark(window: &Window<'_>, place: &Place) {
    window.see(t("lock.title"));
    place.picture(window, "dark-locked");
    window.unlock(PASSPHRASE);
    window.see(t("today.needs.title"));
    place.picture(window, "dark-today");
    window.press("Ctrl+2");
    window.see("Brian Bashir");
    place.picture(window, "dark-people");
    window.open_person(visit::NAME);
    window.see(visit::NOTE);
    place.picture(window, "dark-person");
    window.turn_to(t("person.tab.plan"));
    window.see(visit::GOAL);
    place.picture(window, "dark-plan");
    window.press("Ctrl+n");
    window.see(t("checkIn.note"));
    place.picture(window, "dark-check-in");
    window.press("Escape");
    window.press("Ctrl+5");
    window.see("P0002");
    place.picture(window, "dark-supervision");
    window.press("Ctrl+6");
    window.see(t("sync.last.title"));
    place.picture(window, "dark-sync");
    window.press("Ctrl+l");
}
