//! How every screen looks to those who need it most: no WCAG 2.2 A or AA violation, no sideways scrolling on a narrow
//! laptop or at 200 %, no text too small to read; light and dark, empty and full.

use catchment_tests::caseload::{self, Somebody};
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::office;
use catchment_tests::sentences::{filled, t};
use catchment_tests::sheets::beginning;
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::{LAPTOP, Window};

fn dialog_open(window: &Window<'_>) -> bool {
    window.script("return document.querySelector('dialog:modal') !== null", &[]) == true
}

/// Opens, looks at and closes what lies over the screen: `opens` brings it up, Esc takes it away.
fn over(window: &Window<'_>, look: &dyn Fn(&str), name: &str, opens: impl Fn()) {
    opens();
    window.until(&format!("{name} opens"), || Ok(dialog_open(window).then_some(())));
    look(name);
    window.press("Escape");
    window.until(&format!("{name} closes"), || Ok((!dialog_open(window)).then_some(())));
}

/// Replaces what the field holds, by the keyboard: it may be scrolled out of sight.
fn write(window: &Window<'_>, label: &str, text: &str) {
    window.focus("field", label);
    window.press("Ctrl+a");
    window.type_text(text);
}

/// The dialogs and screens that there are whoever is on the caseload.
fn around(window: &Window<'_>, look: &dyn Fn(&str)) {
    over(window, look, "the palette", || window.press("Ctrl+k"));
    over(window, look, "the palette before a check-in", || window.press("Ctrl+n"));
    over(window, look, "every key", || window.press("F1"));
    window.press("Ctrl+7");
    window.see(t("settings.security"));
    look("Settings");
    window.strike("button", t("settings.rules.show"));
    window.see(t("settings.rules.fixed"));
    look("Settings, every rule");
    over(window, look, "a new passphrase", || {
        window.strike("button", t("settings.passphrase.button"));
    });
    over(window, look, "a new contact", || {
        window.press("Ctrl+3");
        window.find("heading", t("contacts.title"));
        let first = window.shows(t("contacts.addFirst"));
        window.strike("button", t(if first { "contacts.addFirst" } else { "contacts.add" }));
    });
    over(window, look, "a new person", || {
        window.press("Ctrl+2");
        window.strike("button", &filled("people.add", &[("person", "person")]));
    });
}

/// Sync, before there is an office and with one.
fn offices(window: &Window<'_>, look: &dyn Fn(&str)) {
    window.press("Ctrl+6");
    window.see(t("sync.office.first"));
    look("Sync before there is an office");
    let recipient = office::make_key(&window.desk().folder("office.key")).unwrap();
    write(window, t("sync.office.name"), "North team office");
    write(window, t("sync.office.keyLabel"), &recipient);
    window.strike("button", t("sync.office.button"));
    window.see(t("sync.office.words"));
    look("Sync with an office");
}

/// A spreadsheet on its way in: looked at, and brought in.
fn spreadsheet(window: &Window<'_>, look: &dyn Fn(&str)) {
    window.press("Ctrl+2");
    window.strike("button", t("people.import"));
    window.find("field", t("import.file"));
    look("Import");
    let file = catchment_tests::sample().join("caseload.csv");
    write(window, t("import.file"), &file.to_string_lossy());
    window.press("Enter");
    window.see(t("import.columns.title"));
    look("Import, the dry run");
    window.strike("button", &beginning("import.bringIn.caseload.other"));
    window.see(t("import.result.official"));
    look("Import, the result");
}

/// Every screen of an empty caseload, and the spreadsheet on its way in.
fn empty_screens(window: &Window<'_>, look: &dyn Fn(&str)) {
    window.see(t("people.nobody.alone"));
    look("Today, empty");
    window.press("Ctrl+2");
    window.see(t("people.nobody.sheet"));
    look("People, empty");
    window.press("Ctrl+3");
    window.see(t("contacts.empty"));
    look("Contacts, empty");
    window.press("Ctrl+4");
    window.see(t("groups.empty"));
    look("Groups, empty");
    over(window, look, "a new group", || {
        window.strike("button", t("groups.addFirst"));
    });
    window.press("Ctrl+5");
    window.see(t("supervision.nobody"));
    look("Supervision, empty");
    around(window, look);
    offices(window, look);
    spreadsheet(window, look);
}

/// Every screen of a full caseload, with one person's page and everything that can be opened from it.
fn full_screens(window: &Window<'_>, look: &dyn Fn(&str), somebody: &Somebody) {
    window.see(t("today.needs.title"));
    look("Today");
    over(window, look, "whom to ask about", || {
        window.strike("button", t("today.needs.why"));
    });
    let on_a_row = |key: &'static str| {
        move || {
            window.script(
                "document.querySelector('[data-row^=needs-] [data-row-link]').focus()",
                &[],
            );
            window.press(key);
        }
    };
    over(window, look, "why somebody is on the list", || {
        on_a_row("w")();
        window.see(t("why.intro"));
    });
    over(window, look, "a snooze", on_a_row("s"));
    over(window, look, "the next contact of a row", on_a_row("n"));
    window.strike("link", t("today.todo.close"));
    window.see(t("closing.lead"));
    look("Close the day");
    over(window, look, "what is found", || {
        window.press("Ctrl+k");
        window.type_text("hous");
        window.find("option", "Harbour Housing*");
    });
    window.press("Ctrl+2");
    window.find("table", t("people.caption"));
    look("People");
    window.press("Ctrl+3");
    window.find("table", t("contacts.title"));
    look("Contacts");
    window.strike("link", t("notice.ring.title"));
    window.find("heading", t("notice.ring.title"));
    look("Who needs to hear what");
    over(window, look, "several that were told in one call", || {
        window.strike("button", &beginning("notice.ring.all.other"));
    });
    window.press("Ctrl+3");
    window.find("table", t("contacts.title"));
    window.script("document.querySelector('main tbody a').focus()", &[]);
    window.press("Enter");
    window.see(t("contacts.circles"));
    look("a contact");
    over(window, look, "the details of a contact", || {
        window.strike("button", t("contacts.edit"));
    });
    groups(window, look);
    window.press("Ctrl+5");
    window.find("button", t("supervision.save.pdf"));
    look("Supervision");
    around(window, look);
    offices(window, look);

    window.find_person(&somebody.local_id, &somebody.name);
    look("Overview");
    of_person(window, look);
    assessments(window, look);
    check_in(window, look);
    window.press("Ctrl+Shift+h");
    window.see(t("discreet.on"));
    look("Today, discreet");
    window.press("Ctrl+Shift+h");
    window.see_no(t("discreet.on"));
    spreadsheet(window, look);
}

/// The list of groups, and one of them with everything that can be opened from it.
fn groups(window: &Window<'_>, look: &dyn Fn(&str)) {
    window.press("Ctrl+4");
    window.find("table", t("rail.groups"));
    look("Groups");
    over(window, look, "a group of a cohort", || {
        window.strike("button", &beginning("groups.fromCohort.other"));
    });
    over(window, look, "the groups to choose from", || {
        window.strike("button", t("action.newSession"));
    });
    window.script("document.querySelector('main tbody a').focus()", &[]);
    window.press("Enter");
    window.see(t("groups.sessionIsNoContact"));
    window.find("table", "People");
    look("the people of a group");
    over(window, look, "a membership", || {
        window.strike("button", &beginning("groups.member.changeOf"));
    });
    over(window, look, "people who join", || {
        window.strike("button", t("groups.people.add"));
    });
    window.turn_to(&format!("{}*", t("groups.objectives")));
    window.see(t("groups.objective.how"));
    look("the objectives of a group");
    window.strike("button", t("groups.objective.add"));
    window.find("field", t("groups.objective.text"));
    look("a new objective");
    window.press("Escape");
    window.turn_to(&format!("{}*", t("groups.sessions")));
    window.see(t("groups.session.toCome"));
    look("the sessions of a group");
    over(window, look, "a planned session", || {
        window.strike("button", t("groups.session.plan"));
    });
    window.strike("button", t("groups.session.record"));
    window.find("field", t("groups.session.note"));
    look("a session as it is written down");
    window.press("Ctrl+4");
}

/// The other tabs of the person who is open, and everything that can be opened from them.
fn of_person(window: &Window<'_>, look: &dyn Fn(&str)) {
    let of_menu = |item: &'static str| {
        move || {
            window.strike("button", t("person.do.more"));
            window.strike("button", t(item));
        }
    };
    over(window, look, "the details of a person", of_menu("person.do.edit"));
    over(window, look, "a new alert", of_menu("person.do.addAlert"));
    over(window, look, "a stay on a ward", of_menu("stay.do.admit"));
    over(window, look, "a pause", of_menu("person.do.pause"));
    over(window, look, "a discharge", of_menu("person.do.discharge"));
    over(window, look, "planning a visit", || {
        window.strike("button", t("person.do.planVisit"));
    });
    over(window, look, "what to know at the door", || {
        let known = window.shows(t("about.part.pleaseDo"));
        window.strike("button", t(if known { "about.change" } else { "about.write" }));
    });
    over(window, look, "a group to join", || {
        window.strike("button", t("groups.join.open"));
    });
    window.turn_to(t("person.tab.owed"));
    window.see(t("owed.mine.how"));
    look("To do");
    over(window, look, "something to wait for", || {
        window.strike("button", t("owed.waiting.add"));
    });
    over(window, look, "a call or a letter", || {
        window.strike("button", t("owed.liaison.add"));
    });
    scores(window, look);
    window.turn_to(t("person.tab.plan"));
    window.find("heading", &format!("{}*", t("plan.goals")));
    look("Plan");
    window.strike("button", t("plan.goal.another"));
    window.find("field", t("plan.goal.text"));
    look("a new goal");
    window.press("Escape");
    window.turn_to(t("person.tab.safety"));
    window.see(t("safety.lines.title"));
    look("Safety plan");
    over(window, look, "a page to keep", || {
        window.strike("button", t("page.open"));
    });
    over(window, look, "a declined safety plan", || {
        window.strike("button", t("safety.decline.open"));
    });
    over(window, look, "the numbers to ring", || {
        window.strike("button", t("safety.lines.edit"));
    });
    window.press("Ctrl+Shift+s");
    let made = window.shows(t("safety.change"));
    window.strike("button", t(if made { "safety.change" } else { "safety.write" }));
    window.find("field", t("safety.part.warningSigns"));
    look("the safety plan as it is written");
    window.press("Escape");
    health_and_law(window, look);
    services(window, look);
    window.turn_to(t("person.tab.circle"));
    window.see(t("circle.listen"));
    look("Circle");
    over(window, look, "a new member of the circle", || {
        window.strike("button", t("circle.add"));
    });
    over(window, look, "a member of the circle", || {
        window.strike("button", &beginning("circle.editOf"));
        window.find("heading", t("circle.editTitle"));
    });
    window.turn_to(t("person.tab.record"));
    window.see(t("record.history"));
    look("Record");
    window.strike("button", t("person.do.brief"));
    window.find("button", t("brief.start"));
    look("the doorstep brief");
    window.press("Escape");
    window.find("tab", t("person.tab.record"));
}

/// The scores of the person who is open, with everything that can be opened on one of their cards.
fn scores(window: &Window<'_>, look: &dyn Fn(&str)) {
    let of = |what: &str| filled("scores.of", &[("what", t(what)), ("measure", "PHQ-9")]);
    window.turn_to(t("person.tab.scores"));
    window.find("button", &of("scores.showTable"));
    look("Scores");
    window.strike("button", &of("scores.showTable"));
    window.find("table", &filled("scores.table.caption", &[("measure", "PHQ-9")]));
    look("the figures of a measure");
    over(window, look, "a score that was entered in error", || {
        window.strike("button", &beginning("scores.withdraw.of"));
    });
    window.strike("button", &of("scores.showItems"));
    window.find("region", &filled("scores.items.caption", &[("measure", "PHQ-9")]));
    look("the answers over time");
    // The driver clicks no option that is shown at twice the size.
    window.focus("field", &filled("scores.beside", &[("measure", "PHQ-9")]));
    window.script(
        "const field = document.activeElement; [...field.options].find(one => one.text.trim() === 'GAD-7').selected = true; \
         field.dispatchEvent(new Event('change', { bubbles: true }));",
        &[],
    );
    window.find("heading", "GAD-7");
    look("two measures on one axis");
}

/// What was told of health, and what the law asks to be remembered, with every form.
fn health_and_law(window: &Window<'_>, look: &dyn Fn(&str)) {
    window.turn_to(t("person.tab.health"));
    window.find("button", t("told.medication.add"));
    look("Health");
    for noun in ["allergy", "medication", "medicationEvent", "condition"] {
        over(window, look, &format!("a new {noun}"), || {
            window.strike("button", t(&format!("told.{noun}.add")));
        });
    }
    window.turn_to(t("person.tab.law"));
    window.see(t("told.official"));
    look("Safeguarding and law");
    for noun in [
        "safeguardingConcern",
        "dependant",
        "legalDate",
        "legalRole",
        "capacity",
        "advanceDecision",
    ] {
        over(window, look, &format!("a new {noun}"), || {
            window.strike("button", t(&format!("told.{noun}.add")));
        });
    }
}

/// What was asked of services and what they have, with every form that is always there.
fn services(window: &Window<'_>, look: &dyn Fn(&str)) {
    window.turn_to(t("person.tab.services"));
    window.find("button", t("told.referral.add"));
    look("Services");
    for noun in ["referral", "inPlace", "signposting"] {
        over(window, look, &format!("a new {noun}"), || {
            window.strike("button", t(&format!("told.{noun}.add")));
        });
    }
}

/// A questionnaire with the person who is open, a total told, and something noticed; all of it left again.
fn assessments(window: &Window<'_>, look: &dyn Fn(&str)) {
    let choose = |letters: &str| {
        window.press("Ctrl+Shift+a");
        window.find("field", t("assess.which"));
        window.type_text(letters);
    };
    choose("");
    look("choosing a questionnaire");
    window.type_text("core");
    window.press("Enter");
    window.find("field", t("assess.total"));
    look("the total alone");
    window.press("Escape");
    choose("ph");
    window.press("Enter");
    window.find("radio", &format!("{}*", t("assess.mode.phone")));
    window.press("3");
    window.find("heading", "Over the last 2 weeks*");
    look("a questionnaire");
    window.press("Ctrl+Enter");
    window.see(t("failure.invalid.answers.nothing"));
    look("a questionnaire that nobody answered");
    window.press("Escape");
    window.strike("button", t("person.do.more"));
    window.strike("button", t("concern.open"));
    window.find("field", t("concern.noticed"));
    look("something noticed");
    window.type_text("He gave his dog away.");
    window.press("Ctrl+Enter");
    window.find("field", t("concern.tonight"));
    window.strike("button", t("concern.later.open"));
    window.find("field", t("concern.later.why"));
    look("the safety step");
    window.press("Escape");
    window.find("tab", t("person.tab.overview"));
}

/// A check-in with the person who is open, begun and left: Today has it to finish.
fn check_in(window: &Window<'_>, look: &dyn Fn(&str)) {
    window.press("Ctrl+n");
    window.find("field", t("checkIn.note"));
    write(window, t("checkIn.next"), "2w");
    look("a check-in");
    window.press("Ctrl+Enter");
    window.see(t("errors.title"));
    look("a check-in that lacks answers");
    window.press("Escape");
    window.press("Ctrl+1");
    window.see(t("today.draft.title"));
    look("Today with something to finish");
}

/// What holds of every screen at the usual size.
fn usual(window: &Window<'_>) -> impl Fn(&str) {
    |screen: &str| {
        window.is_accessible(screen);
        window.is_legible(screen);
        window.fits(screen);
    }
}

fn empty(theme: Theme) {
    let desk = Desk::new(theme);
    caseload::empty(&desk.folder("vault"));
    let window = Window::open(&desk, &desk.folder("vault"));
    window.unlock(PASSPHRASE);
    empty_screens(&window, &usual(&window));
}

fn full(theme: Theme) {
    let desk = Desk::new(theme);
    let somebody = caseload::demo(&desk.folder("vault"));
    let window = Window::open(&desk, &desk.folder("vault"));
    window.unlock(PASSPHRASE);
    full_screens(&window, &usual(&window), &somebody);
}

#[test]
fn an_empty_caseload_in_the_light() {
    empty(Theme::Light);
}

#[test]
fn an_empty_caseload_in_the_dark() {
    empty(Theme::Dark);
}

#[test]
fn a_full_caseload_in_the_light() {
    full(Theme::Light);
}

#[test]
fn a_full_caseload_in_the_dark() {
    full(Theme::Dark);
}

#[test]
fn a_narrow_laptop_scrolls_nothing_sideways() {
    let desk = Desk::new(Theme::Light);
    let somebody = caseload::demo(&desk.folder("vault"));
    let window = Window::open(&desk, &desk.folder("vault"));
    window.unlock(PASSPHRASE);
    window.resize(1024, 768);
    full_screens(&window, &|screen| window.fits(screen), &somebody);
}

#[test]
fn twice_the_size_scrolls_nothing_sideways() {
    let desk = Desk::new(Theme::Light);
    let somebody = caseload::demo(&desk.folder("vault"));
    let window = Window::open(&desk, &desk.folder("vault"));
    window.unlock(PASSPHRASE);
    // 110, 125, 150, 175, 200 %.
    for _ in 0..5 {
        window.press("Ctrl++");
    }
    window.until("everything is twice as large", || {
        Ok((window.script("return innerWidth", &[]) == LAPTOP.0 / 2).then_some(()))
    });
    full_screens(&window, &|screen| window.fits(screen), &somebody);
}
