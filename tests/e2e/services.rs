//! Services, by the keys of their rows: a referral that nobody has answered is on the list, is chased, and gets its outcome; the same
//! kind is said before it is asked for twice; a carer's own needs; and two entries of the directory that become one.

use catchment_tests::caseload::{self, WREN};
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;
use chrono::{Days, Local, NaiveDate};

const HARBOUR: &str = "Harbour Housing";

fn long(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}

fn days_ago(days: u64) -> NaiveDate {
    Local::now().date_naive() - Days::new(days)
}

/// Types into the field with this label, wherever it is scrolled to.
fn write(window: &Window<'_>, label: &str, text: &str) {
    window.focus("field", label);
    window.press("Ctrl+a");
    window.type_text(text);
}

/// Keeps a picture where the pictures of a run are wanted.
fn look(window: &Window<'_>, name: &str) {
    if let Some(folder) = std::env::var_os("CATCHMENT_PICTURES") {
        window.picture(&std::path::Path::new(&folder).join(format!("services-{name}.png")));
    }
    window.fits(name);
    window.is_accessible(name);
    window.is_legible(name);
}

/// A referral to Harbour Housing in the dialog that is open, as sent on a day.
fn fill_in(window: &Window<'_>, on: &str) {
    window.focus("field", t("services.field.provider"));
    window.type_text(HARBOUR);
    window.find("option", &filled("told.who.asTyped", &[("name", HARBOUR)]));
    window.press("Enter");
    window.choose(t("services.field.kind"), t("services.kind.housing"));
    write(window, t("services.field.reason"), "Two months of arrears");
    window.focus("radio", t("services.urgency.crisis"));
    window.press("3");
    window.focus("radio", t("services.sent.sent"));
    window.press("1");
    write(window, t("services.field.sentOn"), on);
}

#[test]
fn a_referral_that_nobody_answered_is_chased_from_the_list_and_gets_its_outcome() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    caseload::two_people(&folder);
    let window = Window::open(&desk, &folder);
    window.unlock(PASSPHRASE);
    window.find_person("wren", WREN);
    window.turn_to(t("person.tab.services"));
    window.see(t("told.referral.empty"));
    look(&window, "empty");
    window.strike("button", t("told.referral.add"));
    fill_in(&window, "-20d");
    look(&window, "referring");
    window.press("Ctrl+Enter");
    window.see(t("services.referral.added"));
    // Sent twenty days ago, and asked about fourteen days after that.
    window.see(&filled("services.chaseWas", &[("date", &long(days_ago(6)))]));
    look(&window, "sent");

    // The list says so, and leads here.
    window.press("Ctrl+1");
    window.find("heading", &format!("{}*", t("today.needs.title")));
    window.see(HARBOUR);
    look(&window, "today");
    window.strike("link", "Wren O.");
    window.see(t("told.inPlace.title"));

    // On its row, bare keys do what its buttons do.
    let row = format!("button {HARBOUR}");
    window.focus("button", HARBOUR);
    window.press("a");
    write(&window, t("services.field.chaseWords"), "Mo will look on Thursday");
    look(&window, "chasing");
    window.press("Ctrl+Enter");
    window.see(t("services.chased"));
    window.see("Mo will look on Thursday");
    window.see_focus(&row);
    window.press("Ctrl+1");
    window.find("heading", &format!("{}*", t("today.needs.title")));
    window.see_no(HARBOUR);

    // It starts, and stands among what they have.
    window.find_person("wren", WREN);
    window.turn_to(t("person.tab.services"));
    window.focus("button", HARBOUR);
    window.press("m");
    window.see(&filled("services.title.acknowledged", &[("name", HARBOUR)]));
    window.press("Escape");
    window.see_focus(&row);
    window.press("o");
    window.focus("radio", t("services.do.acknowledged"));
    window.press("4");
    window.see(t("services.putInPlace"));
    write(&window, t("services.field.paidBy"), "Local authority");
    look(&window, "starting");
    window.press("Ctrl+Enter");
    window.see(t("services.said.started"));
    window.see(&filled("services.paidByIs", &[("who", "Local authority")]));

    // Asking for the same kind again is said, and may be done all the same.
    window.strike("button", t("told.referral.add"));
    window.choose(t("services.field.kind"), t("services.kind.housing"));
    window.see(&filled("services.same.title", &[("kind", t("services.kind.housing"))]));
    look(&window, "same");
    window.press("Escape");
    window.strike("button", t("dialog.throwAway"));

    // Nothing ends without an outcome.
    window.focus("button", HARBOUR);
    look(&window, "keys");
    window.press("x");
    window.see(&filled("services.title.ended", &[("name", HARBOUR)]));
    window.press("Ctrl+Enter");
    window.see(t("errors.title"));
    write(&window, t("services.field.outcome"), "Keeps the flat");
    window.press("Ctrl+Enter");
    window.see(t("services.said.ended"));
    window.see(t("told.referral.empty"));
    window.turn_to(t("person.tab.record"));
    window.see(t("record.kind.stepReferral"));
    window.see(t("record.kind.chaseReferral"));

    // What came of it is found by its words.
    window.press("Ctrl+k");
    window.type_text("keeps flat");
    window.find("option", &format!("{WREN}*"));
    window.press("Escape");
}

fn add_contact(window: &Window<'_>, button: &str, name: &str, phone: &str) {
    window.strike("button", button);
    window.focus("radio", t("contacts.kind.person"));
    window.press("1");
    write(window, t("contacts.field.name"), name);
    write(window, t("contacts.field.phone"), phone);
    window.press("Ctrl+Enter");
    window.see(t("contacts.added"));
}

/// Takes somebody of the directory into the circle, with the sharing wish of this digit.
fn into_circle(window: &Window<'_>, button: &str, name: &str, digit: &str) {
    window.strike("button", button);
    window.focus("field", t("circle.who"));
    window.type_text(name);
    window.find("option", &format!("{name}*"));
    window.press("Enter");
    write(window, t("circle.role"), "GP");
    window.focus("radio", t("circle.share.everything"));
    window.press(digit);
    window.press("Ctrl+Enter");
    window.see(t("circle.added"));
}

#[test]
fn two_entries_become_one_with_the_stricter_wish_and_one_key_takes_it_back() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    caseload::two_people(&folder);
    let window = Window::open(&desk, &folder);
    window.unlock(PASSPHRASE);
    window.press("Ctrl+3");
    window.find("heading", t("contacts.title"));
    add_contact(&window, t("contacts.addFirst"), "Dr Anita Rao", "01632 960130");
    add_contact(&window, t("contacts.add"), "Anita Rao", "01632 960131");
    window.find_person("wren", WREN);
    window.turn_to(t("person.tab.circle"));
    into_circle(&window, t("circle.addFirst"), "Dr Anita Rao", "1");
    into_circle(&window, t("circle.add"), "Anita Rao", "3");

    // What somebody who cares needs themselves.
    window.strike("button", &filled("circle.caring.addOf", &[("name", "Anita Rao")]));
    write(&window, t("told.carer.field.needs"), "A weekend now and then");
    window.press("Ctrl+Enter");
    window.see(t("told.carer.added"));
    window.see("A weekend now and then");
    look(&window, "caring");

    window.press("Ctrl+3");
    let alike = filled("contacts.alike.count.one", &[("n", "1")]);
    window.strike("button", &alike);
    look(&window, "alike");
    window.strike(
        "button",
        &filled(
            "contacts.alike.mergeOf",
            &[("first", "Anita Rao"), ("second", "Dr Anita Rao")],
        ),
    );
    window.see(&filled("contacts.merge.both.one", &[("n", "1")]));
    // Nothing is chosen for anybody.
    window.press("Ctrl+Enter");
    window.see(t("errors.title"));
    window.focus("radio", "Dr Anita Rao");
    window.press("2");
    window.focus("radio", "01632 960130");
    window.press("2");
    look(&window, "merge");
    window.press("Ctrl+Enter");
    window.see(t("contacts.merge.done"));
    window.see_no(&alike);

    window.find_person("wren", WREN);
    window.turn_to(t("person.tab.circle"));
    window.see(t("circle.share.nothing"));
    window.see_no(t("circle.share.everything"));
    window.see("A weekend now and then");
    window.press("Ctrl+z");
    window.see(t("circle.share.everything"));
    window.see(t("circle.share.nothing"));
}

#[test]
fn services_are_read_in_every_light() {
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let desk = Desk::new(theme);
        let folder = desk.folder("vault");
        caseload::demo(&folder);
        let window = Window::open(&desk, &folder);
        window.unlock(PASSPHRASE);
        window.press("Ctrl+3");
        window.find("heading", t("contacts.title"));
        look(&window, &format!("contacts-{name}"));
        window.strike("link", HARBOUR);
        window.see(t("told.service.title"));
        look(&window, &format!("organisation-{name}"));
        window.press("Ctrl+2");
        window.find("table", t("people.caption"));
        window.resize(1024, 900);
        window.script("document.querySelectorAll('tbody a')[2].click()", &[]);
        window.turn_to(t("person.tab.services"));
        window.see(t("told.inPlace.title"));
        look(&window, &format!("tab-{name}"));
        window.turn_to(t("person.tab.circle"));
        look(&window, &format!("circle-{name}"));
        for _ in 0..5 {
            window.press("Ctrl++");
        }
        window.turn_to(t("person.tab.services"));
        look(&window, &format!("twice-{name}"));
    }
}
