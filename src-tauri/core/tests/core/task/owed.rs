//! What is owed: promises out of notes, tasks, those somebody else owes and how they are chased, and what was said with
//! others about a person.
use crate::support::{Fixture, at, day, fixture, snapshot};
use catchment_core::acts;
use catchment_core::care::attention::{Rule, RuleSettings};
use catchment_core::care::promises;
use catchment_core::record::circle::contact::{self, ContactDetails, ContactKind};
use catchment_core::record::edit::Edit;
use catchment_core::record::task::liaison::{self, LiaisonDetails, LiaisonPurpose, LiaisonWay, NewLiaison, NextStep};
use catchment_core::record::task::{self, NewChase, OwedBy, TaskClosed, TaskDetails, TaskState, Urgency};
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{self, CheckInDetails, Kind, Outcome};
use catchment_core::record::visit::visit_mode::{self, NewCheckIn, NextContact};
use catchment_core::record::visit::{self, VisitDetails};
use catchment_core::record::workspace::setting::{self, Settings};
use catchment_core::record::workspace::snooze::SnoozeDetails;
use catchment_core::store::{OpKind, Tx};
use catchment_core::view::caseload::{closing, today};
use catchment_core::view::task::OwedPage;
use catchment_core::view::{self, person};
use catchment_core::{Error, Now, Result};

fn now() -> Now {
    at("2026-11-19T14:30")
}

fn run<T>(fixture: &mut Fixture, f: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    fixture.store.transact(OpKind::AddTask, now(), f)
}

fn why<T>(result: Result<T>) -> (&'static str, &'static str) {
    match result {
        Err(Error::Invalid { field, reason }) => (field, reason.name()),
        _ => panic!("not refused"),
    }
}

fn page(f: &Fixture, patient: &str) -> OwedPage {
    f.store
        .read(|conn| view::task::page(conn, patient, now().date_naive()))
        .unwrap()
}

fn check_in(patient: &str, note: &str) -> NewCheckIn {
    NewCheckIn {
        details: CheckInDetails {
            patient: patient.to_owned(),
            kind: Kind::HomeVisit,
            outcome: Outcome::Attended,
            at: VisitTime("2026-11-19T11:00:00".parse().unwrap()),
            note: note.to_owned(),
        },
        next: None,
        contact_days: None,
        milestones: Vec::new(),
        done: Vec::new(),
        told: Vec::new(),
        draft: None,
    }
}

fn mine(patient: &str, text: &str) -> TaskDetails {
    TaskDetails {
        patient: patient.to_owned(),
        text: text.to_owned(),
        ..TaskDetails::default()
    }
}

fn theirs(patient: &str) -> TaskDetails {
    TaskDetails {
        owed_by: OwedBy::Other,
        who: Some("Mr Ofori, housing".to_owned()),
        ..mine(patient, "A date for the boiler")
    }
}

fn call(patient: &str) -> LiaisonDetails {
    LiaisonDetails {
        patient: patient.to_owned(),
        contact: None,
        who: Some("Mr Ofori, housing".to_owned()),
        way: LiaisonWay::Call,
        purpose: LiaisonPurpose::Advocate,
        at: VisitTime("2026-11-17T10:00:00".parse().unwrap()),
        note: "Said why the boiler cannot wait".to_owned(),
        outcome: None,
    }
}

fn surgery(f: &mut Fixture) -> String {
    run(f, |tx| {
        contact::add(
            tx,
            &ContactDetails {
                kind: ContactKind::Organisation,
                name: "Abbey Surgery".to_owned(),
                job: None,
                organisation: None,
                phone: Some("01632 960100".to_owned()),
                email: None,
                address: None,
                note: None,
            },
        )
    })
    .unwrap()
}

#[test]
fn a_line_that_begins_with_the_mark_is_a_promise() {
    let note = "Kettle on.\n> bring the form\n  > ring on Friday \n>\n>>  the cat\nnot > this";
    let all: Vec<_> = promises::lines(note).collect();
    assert_eq!(all, ["bring the form", "ring on Friday", "the cat"]);
    assert_eq!(promises::new_lines("> a\n> b", "> b\n> a\n> a\n> c"), ["a", "c"]);
}

#[test]
fn the_promises_of_a_note_are_kept_with_it_and_taken_back_with_it() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let before = snapshot(&f.store);
    let check = run(&mut f, |tx| {
        visit_mode::record(tx, &check_in(&id, "Well.\n> bring the form\n> ring on Friday"))
    })
    .unwrap();
    let shown = page(&f, &id);
    let said: Vec<_> = shown
        .mine
        .iter()
        .map(|row| (row.task.details.text.as_str(), row.task.details.due))
        .collect();
    // Nothing is planned: tomorrow.
    let tomorrow = Some(day("2026-11-20"));
    assert_eq!(said, [("bring the form", tomorrow), ("ring on Friday", tomorrow)]);
    assert!(shown.mine.iter().all(|row| row.task.details.promise
        && row.task.check_in.as_deref() == Some(&check)
        && row.task.details.asked_on == Some(day("2026-11-19"))));
    f.store.undo(now()).unwrap();
    assert_eq!(snapshot(&f.store), before);
}

#[test]
fn a_promise_is_due_at_the_next_contact() {
    let mut f = fixture();
    let due = |f: &Fixture, id: &str| page(f, id).mine[0].task.details.due;
    let id = f.add("Wren", "Okonedo", now());
    let mut agreed = check_in(&id, "> bring the form");
    agreed.next = Some(NextContact {
        on: day("2026-12-03"),
        time: None,
        kind: None,
        place: None,
    });
    run(&mut f, |tx| visit_mode::record(tx, &agreed)).unwrap();
    assert_eq!(due(&f, &id), Some(day("2026-12-03")));

    let other = f.add("Ida", "Marsh", now());
    run(&mut f, |tx| {
        visit::plan(
            tx,
            &VisitDetails {
                patient: other.clone(),
                on: day("2026-11-27"),
                time: None,
                kind: None,
                place: None,
                who: None,
            },
        )?;
        visit_mode::record(tx, &check_in(&other, "> bring the form"))
    })
    .unwrap();
    assert_eq!(due(&f, &other), Some(day("2026-11-27")), "one that was planned before");
}

#[test]
fn a_new_line_in_a_corrected_note_is_promised_too_and_no_line_twice() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let new = check_in(&id, "> bring the form");
    let check = run(&mut f, |tx| visit_mode::record(tx, &new)).unwrap();
    let correct = |f: &mut Fixture, note: &str| {
        let details = CheckInDetails {
            note: note.to_owned(),
            ..new.details.clone()
        };
        run(f, |tx| check_in::edit(tx, &Edit::new(&check, details))).unwrap();
        page(f, &id)
            .mine
            .into_iter()
            .map(|row| row.task.details.text)
            .collect::<Vec<_>>()
    };
    assert_eq!(correct(&mut f, "Well.\n> bring the form"), ["bring the form"]);
    assert_eq!(
        correct(&mut f, "> bring the form\n> ring on Friday"),
        ["bring the form", "ring on Friday"]
    );
    // What was said was said: a line that is taken out leaves its promise.
    assert_eq!(correct(&mut f, "Well."), ["bring the form", "ring on Friday"]);
}

#[test]
fn mine_is_due_today_unless_a_day_is_named_and_theirs_is_chased_by_its_urgency() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    run(&mut f, |tx| task::add(tx, &mine(&id, "Ring the surgery"))).unwrap();
    let row = &page(&f, &id).mine[0];
    assert_eq!((row.task.details.due, row.asks), (Some(day("2026-11-19")), true));
    // CLINICAL, waiting on: 1 day in a crisis or about safeguarding, 3 when urgent, 14 for the rest.
    for (urgency, chase_on) in [
        (Some(Urgency::Crisis), "2026-11-20"),
        (Some(Urgency::Urgent), "2026-11-22"),
        (Some(Urgency::Routine), "2026-12-03"),
        (None, "2026-12-03"),
    ] {
        let details = TaskDetails { urgency, ..theirs(&id) };
        let task = run(&mut f, |tx| task::add(tx, &details)).unwrap();
        let shown = page(&f, &id).waiting;
        let row = shown.iter().find(|row| row.task.id == task).unwrap();
        assert_eq!(row.task.details.chase_on, Some(day(chase_on)), "{urgency:?}");
        assert!(!row.asks);
    }
    let settings = Settings {
        rules: RuleSettings {
            chase_routine_days: 5,
            ..RuleSettings::default()
        },
        ..Settings::default()
    };
    let task = run(&mut f, |tx| {
        setting::change(tx, &settings)?;
        task::add(tx, &theirs(&id))
    })
    .unwrap();
    let shown = page(&f, &id).waiting;
    let row = shown.iter().find(|row| row.task.id == task).unwrap();
    assert_eq!(row.task.details.chase_on, Some(day("2026-11-24")));
}

#[test]
fn what_cannot_be_is_refused() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let refused = |f: &mut Fixture, details: TaskDetails| why(run(f, |tx| task::add(tx, &details)));
    let (on, early) = (Some(day("2026-11-20")), Some(day("2026-11-18")));
    assert_eq!(refused(&mut f, mine(&id, " ")), ("text", "required"));
    let nobody = TaskDetails {
        who: Some(" ".to_owned()),
        ..theirs(&id)
    };
    assert_eq!(refused(&mut f, nobody), ("who", "required"));
    let later = TaskDetails {
        asked_on: on,
        ..theirs(&id)
    };
    assert_eq!(refused(&mut f, later), ("askedOn", "future"));
    let chased = TaskDetails {
        chase_on: early,
        ..theirs(&id)
    };
    assert_eq!(refused(&mut f, chased), ("chaseOn", "beforeAsked"));
    let due = TaskDetails {
        due: early,
        ..mine(&id, "Ring")
    };
    assert_eq!(refused(&mut f, due), ("due", "beforeAsked"));
    let mut silent = call(&id);
    silent.who = None;
    let unsaid = NewLiaison {
        details: silent,
        next: None,
    };
    assert_eq!(why(run(&mut f, |tx| liaison::record(tx, &unsaid))), ("who", "required"));
}

#[test]
fn what_somebody_else_owes_is_closed_with_what_came_of_it() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let (own, other) = run(&mut f, |tx| {
        Ok((task::add(tx, &mine(&id, "Ring"))?, task::add(tx, &theirs(&id))?))
    })
    .unwrap();
    let closed = |id: &str, state, outcome: Option<&str>| TaskClosed {
        id: id.to_owned(),
        state,
        on: None,
        outcome: outcome.map(str::to_owned),
    };
    for refused in [
        closed(&other, TaskState::Done, None),
        closed(&other, TaskState::NoLongerNeeded, Some(" ")),
        closed(&own, TaskState::NoLongerNeeded, None),
    ] {
        assert_eq!(
            why(run(&mut f, |tx| task::close(tx, &refused))),
            ("outcome", "required")
        );
    }
    let open = closed(&own, TaskState::Open, None);
    assert_eq!(why(run(&mut f, |tx| task::close(tx, &open))), ("state", "open"));
    run(&mut f, |tx| task::close(tx, &closed(&own, TaskState::Done, None))).unwrap();
    run(&mut f, |tx| {
        task::close(tx, &closed(&other, TaskState::Done, Some("On Tuesday")))
    })
    .unwrap();
    let again = run(&mut f, |tx| task::close(tx, &closed(&own, TaskState::Done, None)));
    assert!(matches!(again, Err(Error::NotFound("task"))));
    let shown = page(&f, &id);
    assert!(shown.mine.is_empty() && shown.waiting.is_empty());
    assert_eq!(shown.closed.len(), 2);
    f.store.undo(now()).unwrap();
    assert_eq!(page(&f, &id).waiting.len(), 1);
}

#[test]
fn chasing_moves_the_day_and_keeps_when_it_was_done() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let details = TaskDetails {
        asked_on: Some(day("2026-11-05")),
        urgency: Some(Urgency::Urgent),
        ..theirs(&id)
    };
    let task = run(&mut f, |tx| task::add(tx, &details)).unwrap();
    let chase = |on: Option<&str>, chase_on: Option<&str>| NewChase {
        task: task.clone(),
        on: on.map(day),
        chase_on: chase_on.map(day),
        note: None,
    };
    for (refused, reason) in [
        (chase(Some("2026-11-20"), None), ("on", "future")),
        (chase(Some("2026-11-04"), None), ("on", "beforeAsked")),
        (chase(None, Some("2026-11-19")), ("chaseOn", "notAfter")),
    ] {
        assert_eq!(why(run(&mut f, |tx| task::chase(tx, &refused))), reason);
    }
    run(&mut f, |tx| task::chase(tx, &chase(Some("2026-11-10"), None))).unwrap();
    let row = page(&f, &id).waiting.remove(0);
    assert_eq!((row.chased, row.last_chased), (1, Some(day("2026-11-10"))));
    assert_eq!(row.task.details.chase_on, Some(day("2026-11-13")));
    run(&mut f, |tx| task::chase(tx, &chase(None, Some("2026-11-25")))).unwrap();
    let shown = page(&f, &id);
    assert_eq!((shown.waiting[0].chased, shown.waiting[0].asks), (2, false));
    let days: Vec<_> = shown.chases.iter().map(|chase| (chase.on, chase.chase_on)).collect();
    assert_eq!(
        days,
        [
            (day("2026-11-19"), day("2026-11-25")),
            (day("2026-11-10"), day("2026-11-13"))
        ]
    );
    let own = run(&mut f, |tx| task::add(tx, &mine(&id, "Ring"))).unwrap();
    let wrong = NewChase {
        task: own,
        ..chase(None, None)
    };
    assert!(matches!(
        run(&mut f, |tx| task::chase(tx, &wrong)),
        Err(Error::NotFound("task"))
    ));
}

#[test]
fn the_next_step_of_a_call_is_owed_in_the_same_change() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let before = snapshot(&f.store);
    let step = |owed_by| NextStep {
        text: "A date for the boiler".to_owned(),
        owed_by,
        due: None,
        urgency: None,
        chase_on: None,
    };
    let new = |owed_by| NewLiaison {
        details: call(&id),
        next: Some(step(owed_by)),
    };
    run(&mut f, |tx| liaison::record(tx, &new(OwedBy::Other))).unwrap();
    let shown = page(&f, &id);
    assert_eq!(shown.liaison[0].who, "Mr Ofori, housing");
    assert_eq!(shown.liaison[0].next[0].details.text, "A date for the boiler");
    let row = &shown.waiting[0];
    assert_eq!(row.who.as_deref(), Some("Mr Ofori, housing"));
    // Routine, from the day they were asked.
    assert_eq!(row.task.details.chase_on, Some(day("2026-12-01")));
    f.store.undo(now()).unwrap();
    assert_eq!(snapshot(&f.store), before);

    run(&mut f, |tx| liaison::record(tx, &new(OwedBy::Me))).unwrap();
    assert_eq!(page(&f, &id).mine[0].task.details.due, Some(day("2026-11-19")));
    let mut wordless = new(OwedBy::Me);
    wordless.next.as_mut().unwrap().text = " ".to_owned();
    assert_eq!(
        why(run(&mut f, |tx| liaison::record(tx, &wordless))),
        ("next", "required")
    );
    assert_eq!(page(&f, &id).liaison.len(), 1, "all of it, or nothing");
}

#[test]
fn today_lists_what_the_rules_ask_and_a_snooze_puts_both_aside() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    run(&mut f, |tx| {
        task::add(tx, &mine(&id, "Ring the surgery"))?;
        let tomorrow = TaskDetails {
            due: Some(day("2026-11-20")),
            ..mine(&id, "Bring the form")
        };
        task::add(tx, &tomorrow)?;
        let details = TaskDetails {
            asked_on: Some(day("2026-11-05")),
            ..theirs(&id)
        };
        task::add(tx, &details)
    })
    .unwrap();
    let shown = |f: &Fixture| {
        let today = f.store.read(|conn| today::today(conn, now())).unwrap();
        let todo: Vec<_> = today
            .todo
            .iter()
            .map(|row| row.owed.task.details.text.clone())
            .collect();
        let asks = today.attention.iter().flat_map(|row| &row.reasons);
        let asks = asks.filter(|reason| matches!(reason.rule, Rule::Promise | Rule::WaitingOn));
        (todo, asks.count())
    };
    // Both are due today; the one that was to be asked again is as late.
    let (todo, asks) = shown(&f);
    assert_eq!((todo.len(), asks), (2, 2));
    assert!(todo.contains(&"Ring the surgery".to_owned()) && todo.contains(&"A date for the boiler".to_owned()));
    let brief = f.store.read(|conn| person::person(conn, &id, now())).unwrap();
    assert_eq!(brief.owed.len(), 3, "the person's page has what is ahead too");
    let aside = SnoozeDetails {
        patient: id.clone(),
        rule: Rule::WaitingOn,
        until: Some(day("2026-11-23")),
        reason: "He is away".to_owned(),
        informed: None,
    };
    run(&mut f, |tx| acts::snooze::add(tx, &aside)).unwrap();
    assert_eq!(shown(&f), (vec!["Ring the surgery".to_owned()], 1));
}

#[test]
fn closing_the_day_has_each_step_and_is_clear_when_nothing_is_left() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let clear = f.store.read(|conn| closing::closing(conn, now())).unwrap();
    assert!(clear.drafts.is_empty() && clear.to_enter.is_empty() && clear.calls.is_empty());
    assert!(clear.tomorrow_visits.is_empty());
    assert_eq!((clear.tomorrow, clear.next_visits_on), (day("2026-11-20"), None));

    let surgery = surgery(&mut f);
    run(&mut f, |tx| {
        visit_mode::record(tx, &check_in(&id, "Well."))?;
        let with = |details: TaskDetails| TaskDetails {
            contact: Some(surgery.clone()),
            ..details
        };
        task::add(tx, &with(mine(&id, "Ring about the depot")))?;
        let asked = TaskDetails {
            asked_on: Some(day("2026-11-05")),
            ..with(theirs(&id))
        };
        task::add(tx, &asked)?;
        // With nobody, and ahead: no calls to make today.
        task::add(tx, &mine(&id, "Write the letter"))?;
        let ahead = TaskDetails {
            due: Some(day("2026-11-20")),
            ..with(mine(&id, "Ring again"))
        };
        task::add(tx, &ahead)?;
        for on in ["2026-11-20", "2026-11-24"] {
            let details = VisitDetails {
                patient: id.clone(),
                on: day(on),
                time: Some("10:00".to_owned()),
                kind: Some(Kind::HomeVisit),
                place: None,
                who: None,
            };
            visit::plan(tx, &details)?;
        }
        Ok(())
    })
    .unwrap();
    let shown = f.store.read(|conn| closing::closing(conn, now())).unwrap();
    assert_eq!((shown.to_enter.len(), shown.to_enter_count), (1, 1));
    assert_eq!(shown.calls.len(), 1, "one call for both");
    let group = &shown.calls[0];
    assert_eq!(
        (group.who.as_str(), group.phone.as_deref()),
        ("Abbey Surgery", Some("01632 960100"))
    );
    assert_eq!(group.rows.len(), 2);
    assert_eq!((shown.tomorrow_visits.len(), shown.next_visits_on), (1, None));
    assert!(shown.unsent.changes > 0 && !shown.unsent.office);
    let later = f
        .store
        .read(|conn| closing::closing(conn, at("2026-11-20T17:00")))
        .unwrap();
    assert_eq!(
        (later.tomorrow_visits.len(), later.next_visits_on),
        (0, Some(day("2026-11-24")))
    );
}

#[test]
fn whoever_is_seen_or_asked_again_is_so_within_two_years() {
    use catchment_core::record::person::patient::Status;
    use catchment_core::record::person::status::{self, StatusChange};
    use catchment_core::record::service::referral::{NewReferral, ReferralDetails};
    use catchment_core::record::service::referring;
    let mut f = fixture();
    let wren = f.add("Wren", "Okonedo", now());
    let ask = |f: &mut Fixture, on: &str| {
        let on = day(on);
        let visit = visit::VisitDetails {
            patient: wren.clone(),
            on,
            time: None,
            kind: None,
            place: None,
            who: None,
        };
        let chased = TaskDetails {
            chase_on: Some(on),
            ..theirs(&wren)
        };
        let due = TaskDetails {
            due: Some(on),
            ..mine(&wren, "Ring")
        };
        let referred = NewReferral {
            details: ReferralDetails {
                patient: wren.clone(),
                name: "Harbour Housing".to_owned(),
                reason: "Arrears".to_owned(),
                chase_on: Some(on),
                ..ReferralDetails::default()
            },
            sent: true,
            on: None,
        };
        let pause = StatusChange {
            patient: wren.clone(),
            status: Status::Paused,
            on: Some(on),
            reason: None,
        };
        [
            run(f, |tx| visit::plan(tx, &visit).map(drop)),
            run(f, |tx| task::add(tx, &chased).map(drop)),
            run(f, |tx| task::add(tx, &due).map(drop)),
            run(f, |tx| referring::add(tx, &referred).map(drop)),
            run(f, |tx| status::set(tx, &pause)),
        ]
    };
    assert!(ask(&mut f, "2028-11-19").into_iter().all(|taken| taken.is_ok()));
    // A year mistyped: they would be on no list until then.
    let refused = ask(&mut f, "2028-11-20").map(why);
    let fields = ["on", "chaseOn", "due", "chaseOn", "on"];
    assert_eq!(refused, fields.map(|field| (field, "tooFar")));
}
