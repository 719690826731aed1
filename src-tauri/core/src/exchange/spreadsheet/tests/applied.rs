//! A sheet brought into a store, and taken back.

use proptest::{prelude::*, test_runner::TestRunner};
use rusqlite::Connection;

use super::*;
use crate::care::attention::Rule;
use crate::record::outgoing::import;
use crate::record::person::{patient, unmapped_cell};
use crate::store::{OpKind, Store, StoreKey, tables};
use crate::view;
use crate::view::measure::scores;
use crate::{Error, Now, Result};

struct Fixture {
    store: Store,
    _folder: tempfile::TempDir,
}

fn at(local: &str) -> Now {
    chrono::DateTime::parse_from_rfc3339(&format!("{local}:00+00:00")).unwrap()
}

fn now() -> Now {
    at("2026-11-22T09:00")
}

fn empty() -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("store.db"), &StoreKey::new([7; 32]), "test-laptop").unwrap();
    Fixture { store, _folder: folder }
}

impl Fixture {
    fn preview(&self, bytes: &[u8]) -> DryRun {
        let today = now().date_naive();
        self.store
            .read(|conn| preview(conn, bytes, &DateOrders::new(), today))
            .unwrap()
    }

    fn try_in(&mut self, name: &str, bytes: &[u8]) -> Result<Imported> {
        let shown = hash(bytes);
        let file = ChosenFile { name, bytes };
        self.store.transact(OpKind::Import, now(), |tx| {
            bring_in(tx, file, &shown, &DateOrders::new())
        })
    }

    fn bring_in(&mut self, name: &str, bytes: &[u8]) -> Imported {
        self.try_in(name, bytes).unwrap()
    }

    fn count(&self, sql: &str) -> i64 {
        self.store
            .read(|conn| Ok(conn.query_row(sql, [], |row| row.get(0))?))
            .unwrap()
    }

    /// The id of the person with this reference.
    fn id(&self, local_id: &str) -> String {
        let find = |conn: &Connection| {
            Ok(
                conn.query_row("SELECT id FROM patient WHERE local_id = ?", [local_id], |row| {
                    row.get(0)
                })?,
            )
        };
        self.store.read(find).unwrap()
    }

    /// Every row of every journalled table, as text.
    fn snapshot(&self) -> Vec<String> {
        let rows = |conn: &Connection| {
            let mut rows = Vec::new();
            for table in tables::journalled(conn)? {
                let mut query = conn.prepare(&format!("SELECT * FROM \"{table}\" ORDER BY id"))?;
                let width = query.column_count();
                let found = query.query_map([], |row| {
                    Ok((0..width)
                        .map(|i| format!("{:?}", row.get_ref(i).unwrap()))
                        .collect::<Vec<_>>()
                        .join("|"))
                })?;
                rows.extend(found.map(|row| format!("{table}: {}", row.unwrap())));
            }
            Ok(rows)
        };
        self.store.read(rows).unwrap()
    }
}

fn reason<T>(result: Result<T>) -> (&'static str, &'static str) {
    match result {
        Err(Error::Invalid { field, reason }) => (field, reason.name()),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("taken"),
    }
}

#[test]
fn the_sample_comes_in_whole() {
    let mut fixture = empty();
    let people = fixture.bring_in("C:\\Users\\me\\caseload.csv", CASELOAD);
    assert_eq!(
        (
            people.people,
            people.contacts,
            people.refused_rows,
            people.refused_cells
        ),
        (36, 0, 0, 5)
    );
    let contacts = fixture.bring_in("/home/me/contacts.csv", CONTACTS);
    assert_eq!(
        (
            contacts.people,
            contacts.contacts,
            contacts.refused_rows,
            contacts.refused_cells
        ),
        (0, 1229, 0, 0)
    );

    assert_eq!(fixture.count("SELECT count(*) FROM op"), 2, "one operation a file");
    for (counted, sql) in [
        (36, "SELECT count(*) FROM patient"),
        (
            5,
            "SELECT count(*) FROM patient WHERE status = 'discharged' AND ended IS NULL AND ended_reason = 'Closed'",
        ),
        (
            31,
            "SELECT count(*) FROM patient WHERE status = 'active' AND ended_reason IS NULL",
        ),
        (
            36,
            "SELECT count(*) FROM patient WHERE reported_last_contact IS NOT NULL AND key_worker = 'Me'",
        ),
        (3, "SELECT count(*) FROM patient WHERE question = 'discuss'"),
        (0, "SELECT count(*) FROM patient WHERE cohort IS NOT NULL OR demo = 1"),
        (18, "SELECT count(*) FROM alert WHERE source = 'caseload.csv'"),
        (
            28,
            "SELECT count(*) FROM visit WHERE state = 'planned' AND at_time IS NULL AND origin = 'import'",
        ),
        (36, "SELECT count(*) FROM care_plan WHERE review_on IS NOT NULL"),
        (36, "SELECT count(*) FROM goal WHERE state = 'open'"),
        (3, "SELECT count(*) FROM contact WHERE kind = 'organisation'"),
        (
            36,
            "SELECT count(*) FROM circle_member WHERE role = 'GP' AND share = 'notAsked'",
        ),
        (
            5,
            "SELECT count(*) FROM unmapped_cell WHERE header LIKE 'PHQ9%' OR header LIKE 'GAD7%'",
        ),
        (
            139,
            "SELECT count(*) FROM assessment WHERE origin = 'import' AND taken_on IS NULL AND total IS NOT NULL",
        ),
        (
            36,
            "SELECT count(*) FROM assessment WHERE instrument = 'phq9' AND occasion = 'initial'",
        ),
        (
            35,
            "SELECT count(*) FROM assessment WHERE instrument = 'phq9' AND occasion = 'last'",
        ),
        (
            36,
            "SELECT count(*) FROM assessment WHERE instrument = 'gad7' AND occasion = 'initial'",
        ),
        (
            32,
            "SELECT count(*) FROM assessment WHERE instrument = 'gad7' AND occasion = 'last'",
        ),
        (36, "SELECT count(*) FROM unmapped_cell WHERE header = 'Notes'"),
        (
            5,
            "SELECT count(*) FROM unmapped_cell WHERE refused = 'scoreOutOfRange'",
        ),
        (
            1229,
            "SELECT count(*) FROM check_in WHERE origin = 'import' AND entered_at IS NOT NULL",
        ),
        (
            1229,
            "SELECT count(*) FROM check_in WHERE recorded_at LIKE '2026-11-22T09:00:00%'",
        ),
        (998, "SELECT count(*) FROM check_in WHERE outcome = 'attended'"),
    ] {
        assert_eq!(fixture.count(sql), counted, "{sql}");
    }
    let imports = fixture.store.read(import::all).unwrap();
    assert_eq!(imports[0].file_name, "contacts.csv");
    assert_eq!(imports[1].file_name, "caseload.csv");
    assert_eq!(imports[1].sha256, hash(CASELOAD));
    let refused: Vec<Refusal> = serde_json::from_str(&imports[1].refused).unwrap();
    assert_eq!(
        (refused.len(), refused[4].line, refused[4].value.as_str()),
        (5, 25, "28")
    );
}

#[test]
fn a_passed_next_contact_shows_as_lapsed() {
    let mut fixture = empty();
    fixture.bring_in("caseload.csv", CASELOAD);
    fixture.bring_in("contacts.csv", CONTACTS);
    let today = fixture
        .store
        .read(|conn| view::caseload::today::today(conn, now()))
        .unwrap();
    let lapsed = today
        .attention
        .iter()
        .filter(|row| row.reasons.iter().any(|r| r.rule == Rule::Lapsed))
        .count();
    // P0006, 10, 12, 16, 18, 20, 25, 27, 29, 32, 33 and 35; two of them are closed.
    assert_eq!(lapsed, 12);
    let visits: Vec<_> = today.visits.iter().map(|visit| visit.patient.clone()).collect();
    assert_eq!(visits, [fixture.id("P0005")], "today's next contact is today's visit");
}

#[test]
fn refused_and_homeless_cells_are_kept_with_the_person() {
    let mut fixture = empty();
    fixture.bring_in("caseload.csv", CASELOAD);
    let xu = fixture.id("P0024");
    let kept = fixture.store.read(|conn| unmapped_cell::list(conn, &xu)).unwrap();
    let kept: Vec<_> = kept
        .iter()
        .map(|k| (k.header.as_str(), k.value.as_str(), k.refused.as_deref()))
        .collect();
    for cell in [
        ("PHQ9 last", "28", Some("scoreOutOfRange")),
        (
            "Notes",
            "GP has not received the blood results; I will chase the surgery.",
            None,
        ),
    ] {
        assert!(kept.contains(&cell), "{cell:?}");
    }
    assert_eq!(kept.len(), 2);
    let scores = fixture.store.read(|conn| scores(conn, &xu, day("2026-11-22"))).unwrap();
    let told: Vec<_> = scores
        .measures
        .iter()
        .map(|measure| (measure.instrument.short.as_str(), measure.sentence.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("PHQ-9", "Scored 24; the date is unknown."),
            ("GAD-7", "Scored 5, was 12 at first; the dates are unknown."),
        ]
    );
    for point in scores.measures.iter().flat_map(|measure| &measure.points) {
        assert_eq!((point.on, point.change, point.baseline), (None, None, false));
    }
    assert_eq!(scores.outcome, None, "no date, no rule of time");
}

#[test]
fn what_was_shown_is_what_comes_in() {
    let mut fixture = empty();
    let shown = fixture.preview(CASELOAD);
    assert_eq!((shown.counts.new, shown.sha256.as_str()), (36, hash(CASELOAD).as_str()));
    let file = ChosenFile {
        name: "caseload.csv",
        bytes: &CASELOAD[..CASELOAD.len() / 2],
    };
    let changed = fixture.store.transact(OpKind::Import, now(), |tx| {
        bring_in(tx, file, &shown.sha256, &DateOrders::new())
    });
    assert_eq!(reason(changed), ("file", "changed"));
    assert!(fixture.snapshot().is_empty());
}

#[test]
fn all_of_it_or_nothing() {
    let mut fixture = empty();
    let failed: Result<()> = fixture.store.transact(OpKind::Import, now(), |tx| {
        let file = ChosenFile {
            name: "caseload.csv",
            bytes: CASELOAD,
        };
        bring_in(tx, file, &hash(CASELOAD), &DateOrders::new())?;
        Err(Error::Internal("stopped"))
    });
    assert!(failed.is_err());
    assert!(fixture.snapshot().is_empty());
    assert_eq!(fixture.count("SELECT count(*) FROM op"), 0);
}

#[test]
fn a_second_time_adds_nothing() {
    let mut fixture = empty();
    fixture.bring_in("caseload.csv", CASELOAD);
    fixture.bring_in("contacts.csv", CONTACTS);
    let before = fixture.snapshot();
    for (bytes, rows) in [(CASELOAD, 36), (CONTACTS, 1229)] {
        let counts = fixture.preview(bytes).counts;
        assert_eq!((counts.rows, counts.same, counts.new), (rows, rows, 0));
        assert_eq!(reason(fixture.try_in("again.csv", bytes)), ("file", "nothingNew"));
    }
    assert_eq!(fixture.snapshot(), before);
}

#[test]
fn contacts_before_their_people_are_refused() {
    let mut fixture = empty();
    assert_eq!(fixture.preview(CONTACTS).counts.refused_rows, 1229);
    assert_eq!(reason(fixture.try_in("contacts.csv", CONTACTS)), ("file", "nothingNew"));
}

#[test]
fn one_step_takes_an_import_back() {
    let mut fixture = empty();
    let people = fixture.bring_in("caseload.csv", CASELOAD);
    let with_people = fixture.snapshot();
    let contacts = fixture.bring_in("contacts.csv", CONTACTS);
    let with_contacts = fixture.snapshot();

    // The people are not taken from under their contacts.
    let refused = take_back(&mut fixture.store, people.op, now());
    assert_eq!(reason(refused), ("undo", "changedSince"));
    assert_eq!(fixture.snapshot(), with_contacts);

    take_back(&mut fixture.store, contacts.op, now()).unwrap();
    assert_eq!(fixture.snapshot(), with_people);
    assert_eq!(
        reason(take_back(&mut fixture.store, contacts.op, now())),
        ("undo", "already")
    );
    take_back(&mut fixture.store, people.op, now()).unwrap();
    assert!(fixture.snapshot().is_empty());
    let imports = fixture.store.read(import::all).unwrap();
    assert!(
        imports.iter().all(|import| import.taken_back),
        "and the history says so"
    );

    fixture.bring_in("caseload.csv", CASELOAD);
    assert_eq!(
        fixture.count("SELECT count(*) FROM patient"),
        36,
        "it can come in again"
    );
}

#[test]
fn an_import_that_was_worked_with_stays() {
    let mut fixture = empty();
    let people = fixture.bring_in("caseload.csv", CASELOAD);
    let id = fixture.id("P0001");
    fixture
        .store
        .transact(OpKind::EditPatient, now(), |tx| {
            patient::agree_interval(tx, &id, Some(14))
        })
        .unwrap();
    let before = fixture.snapshot();
    assert_eq!(
        reason(take_back(&mut fixture.store, people.op, now())),
        ("undo", "changedSince")
    );
    assert_eq!(fixture.snapshot(), before);
}

#[test]
fn only_an_import_is_taken_back_as_one() {
    let mut fixture = empty();
    fixture.bring_in("caseload.csv", CASELOAD);
    let id = fixture.id("P0001");
    let edit = fixture
        .store
        .transact(OpKind::EditPatient, now(), |tx| {
            patient::agree_interval(tx, &id, Some(14))?;
            Ok(tx.op_seq())
        })
        .unwrap();
    for op in [edit, 99] {
        assert!(matches!(
            take_back(&mut fixture.store, op, now()),
            Err(Error::NotFound("import"))
        ));
    }
    fixture.store.undo(now()).unwrap();
    assert!(
        fixture.store.undo(now()).unwrap().is_none(),
        "undo stops before the import"
    );
    assert_eq!(fixture.count("SELECT count(*) FROM patient"), 36);
}

#[test]
fn what_a_sheet_does_not_say_is_not_made_up() {
    let mut fixture = empty();
    let text = "Ref,Surname,Forename,Status,GP\n\
                P1,Abbott,,On hold,Dr Patel\n\
                P2,Bashir,Brian,Deceased,dr. patel\n\
                ,Farrow,Farid,,Dr Patel\n";
    fixture.bring_in("three.csv", text.as_bytes());
    let people = fixture.store.read(patient::all).unwrap();
    let [abbott, bashir, farrow] = people.as_slice() else {
        panic!()
    };
    assert_eq!(abbott.details.given, "?");
    assert_eq!(
        abbott.paused_until,
        Some(day("2026-11-22")),
        "the list asks from tomorrow"
    );
    assert_eq!((bashir.ended, bashir.ended_reason.as_deref()), (None, Some("Deceased")));
    assert_eq!(farrow.details.local_id, None);
    assert_eq!(fixture.count("SELECT count(*) FROM care_plan"), 0);
    assert_eq!(fixture.count("SELECT count(*) FROM visit"), 0);
    assert_eq!(
        fixture.count("SELECT count(*) FROM contact WHERE kind = 'person' AND job = 'GP'"),
        2
    );
    let later = fixture
        .store
        .read(|conn| view::caseload::today::today(conn, at("2026-11-23T09:00")))
        .unwrap();
    let asked = |row: &view::caseload::needing::AttentionRow| row.reasons.iter().any(|r| r.rule == Rule::PauseEnded);
    assert_eq!(later.attention.iter().filter(|row| asked(row)).count(), 1);
}

#[test]
fn contacts_keep_what_has_no_home_under_their_day() {
    let mut fixture = empty();
    fixture.bring_in("one.csv", b"Ref,Surname\nP 1,Abbott\n");
    let text = "Ref,Date,Type,Outcome,Minutes\np1,18/11/2026,Face to face,Was not brought,40\n";
    fixture.bring_in("contacts.csv", text.as_bytes());
    let id = fixture.id("P 1");
    let kept = fixture.store.read(|conn| unmapped_cell::list(conn, &id)).unwrap();
    let kept: Vec<_> = kept
        .iter()
        .map(|k| (k.header.as_str(), k.value.as_str(), k.refused.as_deref()))
        .collect();
    assert_eq!(
        kept,
        [
            ("Type (2026-11-18)", "Face to face", Some("unknownKind")),
            ("Minutes (2026-11-18)", "40", None),
        ]
    );
    let rows = "SELECT count(*) FROM check_in WHERE at = '2026-11-18T00:00' AND kind = 'other'
                AND outcome = 'wasNotBrought'";
    assert_eq!(fixture.count(rows), 1);
}

#[test]
fn somebody_known_by_another_spelling_is_not_added_twice() {
    let mut fixture = empty();
    fixture.bring_in(
        "one.csv",
        b"Ref,Surname,Forename,DOB\nP1,O'Brien,Olu,16/01/2001\nP2,Jones,Jo,22/08/1996\n",
    );
    let again = "Ref,Surname,Forename,DOB\nX9,O’BRIEN,Ólu,2001-01-16\nP2,Kaur,Keeley,20/10/2004\n";
    let seen = fixture.preview(again.as_bytes());
    let outcomes: Vec<_> = seen.rows.iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [RowOutcome::SamePerson, RowOutcome::New]);
    assert_eq!(seen.refused[0].reason, Reason::TakenReference);
    fixture.bring_in("again.csv", again.as_bytes());
    assert_eq!(fixture.count("SELECT count(*) FROM patient"), 3);
    assert_eq!(
        fixture.count("SELECT count(*) FROM unmapped_cell WHERE value = 'P2' AND refused = 'takenReference'"),
        1
    );
}

#[test]
fn a_file_with_more_refused_than_taken_in_is_the_wrong_file() {
    let mut fixture = empty();
    fixture.bring_in("one.csv", b"Ref,Surname\nP1,Abbott\n");
    let mut text = String::from("Ref,Date,Outcome\nP1,18/11/2026,Attended\n");
    (0..20_000).for_each(|i| text.push_str(&format!("X{i},18/11/2026,Attended\n")));
    assert_eq!(
        reason(fixture.try_in("contacts.csv", text.as_bytes())),
        ("file", "tooManyRefused")
    );
    assert_eq!(fixture.count("SELECT count(*) FROM check_in"), 0);
}

/// Whatever a dry run takes, the record takes: nothing is found wrong only after it was shown as right.
#[test]
fn what_is_shown_can_always_come_in() {
    let mut fixture = empty();
    fixture.bring_in("one.csv", b"Ref,Surname\nP1,Abbott\n");
    let came_in = std::cell::Cell::new(0);
    let fixture = std::cell::RefCell::new(fixture);
    let one = |text: String| {
        let shown = hash(text.as_bytes());
        let file = ChosenFile {
            name: "any.csv",
            bytes: text.as_bytes(),
        };
        let done: Result<()> = fixture.borrow_mut().store.transact(OpKind::Import, now(), |tx| {
            bring_in(tx, file, &shown, &DateOrders::new())?;
            Err(Error::Internal("rolled back"))
        });
        match done {
            Err(Error::Internal("rolled back")) => came_in.set(came_in.get() + 1),
            Err(Error::Invalid { field: "file", .. }) => {}
            other => prop_assert!(false, "{:?}", other.err()),
        }
        Ok(())
    };
    TestRunner::new(ProptestConfig::with_cases(400))
        .run(&super::hostile::sheet_like(), one)
        .unwrap();
    assert!(came_in.get() > 50, "only {} came in", came_in.get());
}
