//! Two entries of the directory that are one: whatever named either names the one that stays, in one change.
use crate::support::{Fixture, at, day, fixture, snapshot};
use catchment_core::care::sharing::NoticeAbout;
use catchment_core::record::circle::contact::{self, ContactDetails, ContactKind};
use catchment_core::record::circle::contact_merge::{self, MergeContacts};
use catchment_core::record::circle::notice::{self, NoticeState};
use catchment_core::record::circle::raise;
use catchment_core::record::circle::{self, MemberDetails, Share};
use catchment_core::store::{OpKind, Tx};
use catchment_core::view::circle::contact_page::{Alike, MergeAsk, contact_page, likely_duplicates, merged_circles};
use catchment_core::{Error, Now, Result};

fn now() -> Now {
    at("2026-11-19T14:30")
}

fn run<T>(fixture: &mut Fixture, f: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    fixture.store.transact(OpKind::MergeContacts, now(), f)
}

fn details(kind: ContactKind, name: &str, phone: Option<&str>) -> ContactDetails {
    ContactDetails {
        kind,
        name: name.to_owned(),
        job: None,
        organisation: None,
        phone: phone.map(str::to_owned),
        email: None,
        address: None,
        note: None,
    }
}

fn contact(f: &mut Fixture, kind: ContactKind, name: &str, phone: Option<&str>) -> String {
    run(f, |tx| contact::add(tx, &details(kind, name, phone))).unwrap()
}

fn member(patient: &str, contact: &str, share: Share, topics: Option<&str>) -> MemberDetails {
    MemberDetails {
        patient: patient.to_owned(),
        contact: contact.to_owned(),
        role: "GP".to_owned(),
        emergency: false,
        key_worker: false,
        share,
        share_topics: topics.map(str::to_owned),
        share_reason: None,
        share_agreed_on: Some(day("2026-10-01")),
        share_review_on: None,
    }
}

fn merge(keep: &str, gone: &str, name: &str) -> MergeContacts {
    MergeContacts {
        keep: keep.to_owned(),
        gone: gone.to_owned(),
        details: details(ContactKind::Person, name, Some("01632 960130")),
    }
}

fn why<T>(result: Result<T>) -> (&'static str, &'static str) {
    match result {
        Err(Error::Invalid { field, reason }) => (field, reason.name()),
        _ => panic!("not refused"),
    }
}

/// One row for every table that names a contact. A table that comes later has to be given its row here.
const ROWS: &[&str] = &[
    "INSERT INTO contact (id, kind, name, organisation) VALUES ('staff', 'person', 'Mo', 'gone')",
    "INSERT INTO circle_member (id, patient, contact, role, share) VALUES ('seat', ?1, 'gone', 'GP', 'nothing')",
    "INSERT INTO legal_role (id, patient, role, contact, reported_on) VALUES ('role', ?1, 'imha', 'gone', '2026-11-01')",
    "INSERT INTO service (id, organisation, kind, name) VALUES ('service', 'gone', 'housing', 'Tenancies')",
    "INSERT INTO referral (id, patient, way, kind, contact, name, reason, urgency, state)
       VALUES ('referral', ?1, 'referral', 'housing', 'gone', 'H', 'Arrears', 'routine', 'draft')",
    "INSERT INTO task (id, patient, text, owed_by, promise, contact, asked_on, due, state)
       VALUES ('task', ?1, 'Ring', 'me', 0, 'gone', '2026-11-01', '2026-11-01', 'open')",
    "INSERT INTO liaison (id, patient, way, purpose, contact, at, note, recorded_at)
       VALUES ('liaison', ?1, 'call', 'share', 'gone', '2026-11-01T10:00', 'Rang', '2026-11-01T10:00:00Z')",
    "INSERT INTO notice (id, patient, member, contact, about, words, raised_on, state)
       VALUES ('notice', ?1, 'seat', 'gone', 'plan', 'A new plan', '2026-11-01', 'open')",
    "INSERT INTO handover (id, patient, what, item, to_whom, contact, reason, on_date)
       VALUES ('handed', ?1, 'visit', 'x', 'Harbour', 'gone', 'Moved', '2026-11-01')",
    "INSERT INTO service_in_place (id, patient, kind, contact, name) VALUES ('place', ?1, 'housing', 'gone', 'H')",
];

/// Of every table and column that names a contact, how many rows name this one.
fn named(f: &Fixture, id: &str) -> Vec<(String, u32)> {
    f.store
        .read(|conn| {
            let mut query = conn.prepare(
                "SELECT held.name, naming.\"from\" FROM sqlite_schema AS held, pragma_foreign_key_list(held.name) AS naming
                  WHERE held.type = 'table' AND naming.\"table\" = 'contact'",
            )?;
            let columns: Vec<(String, String)> = query
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            let count = |(table, column): (String, String)| {
                let sql = format!("SELECT count(*) FROM {table} WHERE {column} = ?");
                let rows: u32 = conn.query_row(&sql, [id], |row| row.get(0))?;
                Ok((format!("{table}.{column}"), rows))
            };
            columns.into_iter().map(count).collect()
        })
        .unwrap()
}

#[test]
fn every_table_that_names_a_contact_names_the_one_that_stays() {
    let mut f = fixture();
    let wren = f.add("Wren", "Okonedo", now());
    run(&mut f, |tx| {
        for id in ["keep", "gone"] {
            tx.execute(
                "INSERT INTO contact (id, kind, name) VALUES (?, 'organisation', 'Harbour')",
                [id],
            )?;
        }
        for sql in ROWS {
            let params: &[&dyn rusqlite::ToSql] = if sql.contains("?1") { &[&wren] } else { &[] };
            tx.execute(sql, params)?;
        }
        Ok(())
    })
    .unwrap();
    for (column, rows) in named(&f, "gone") {
        assert!(
            rows > 0,
            "{column} has no row in this test: how is a merge to treat it?"
        );
    }
    let before = snapshot(&f.store);
    let wanted = MergeContacts {
        details: details(ContactKind::Organisation, "Harbour Housing", None),
        ..merge("keep", "gone", "")
    };
    run(&mut f, |tx| contact_merge::merge(tx, &wanted)).unwrap();
    assert!(
        named(&f, "gone").iter().all(|(_, rows)| *rows == 0),
        "{:?}",
        named(&f, "gone")
    );
    assert!(
        named(&f, "keep").iter().all(|(_, rows)| *rows == 1),
        "{:?}",
        named(&f, "keep")
    );
    assert!(f.store.read(|conn| contact::get(conn, "gone")).is_err());
    let kept = f.store.read(|conn| contact::get(conn, "keep")).unwrap();
    assert_eq!(kept.details.name, "Harbour Housing");
    f.store.undo(now()).unwrap();
    assert_eq!(snapshot(&f.store), before, "one Ctrl+Z takes all of it back");
}

#[test]
fn a_circle_that_has_both_keeps_the_stricter_wish_and_says_so_before() {
    use Share::{Everything, NotAsked, Nothing, Topics};
    for (kept, gone, will_be) in [
        ((Everything, None), (Nothing, None), (Nothing, None)),
        ((Nothing, None), (Topics, Some("the plan")), (Nothing, None)),
        (
            (Everything, None),
            (Topics, Some("the plan")),
            (Topics, Some("the plan")),
        ),
        // What was never asked is not shared either.
        ((Everything, None), (NotAsked, None), (NotAsked, None)),
        (
            (Topics, Some("Appointments; the plan")),
            (Topics, Some("the Plan, medication")),
            (Topics, Some("the plan")),
        ),
        // No topic stands in both: it has to be asked again.
        (
            (Topics, Some("appointments")),
            (Topics, Some("medication")),
            (NotAsked, None),
        ),
    ] {
        let mut f = fixture();
        let wren = f.add("Wren", "Okonedo", now());
        let stays = contact(&mut f, ContactKind::Person, "Dr Anita Rao", None);
        let goes = contact(&mut f, ContactKind::Person, "Anita Rao", None);
        run(&mut f, |tx| {
            circle::add(tx, &member(&wren, &stays, kept.0, kept.1))?;
            let other = MemberDetails {
                emergency: true,
                ..member(&wren, &goes, gone.0, gone.1)
            };
            circle::add(tx, &other)
        })
        .unwrap();
        let ask = MergeAsk {
            keep: stays.clone(),
            gone: goes.clone(),
        };
        let said = f.store.read(|conn| merged_circles(conn, &ask)).unwrap();
        assert_eq!((said.len(), said[0].name.as_str()), (1, "Wren Okonedo"));
        assert_eq!((said[0].kept_share, said[0].gone_share), (kept.0, gone.0));
        run(&mut f, |tx| {
            contact_merge::merge(tx, &merge(&stays, &goes, "Dr Anita Rao"))
        })
        .unwrap();
        let circle = f.store.read(|conn| circle::list(conn, &wren)).unwrap();
        assert_eq!(circle.len(), 1);
        let d = &circle[0].details;
        assert_eq!((d.share, d.share_topics.as_deref()), will_be, "{kept:?} {gone:?}");
        assert!(*d == said[0].will_be, "as it was said");
        assert!(d.emergency && d.contact == stays);
    }
}

#[test]
fn what_waits_to_be_told_waits_under_the_stricter_wish() {
    let mut f = fixture();
    let wren = f.add("Wren", "Okonedo", now());
    let stays = contact(&mut f, ContactKind::Person, "Dr Anita Rao", None);
    let goes = contact(&mut f, ContactKind::Person, "Anita Rao", None);
    run(&mut f, |tx| {
        circle::add(tx, &member(&wren, &stays, Share::Everything, None))?;
        circle::add(tx, &member(&wren, &goes, Share::Nothing, None))?;
        raise::raise(tx, &wren, NoticeAbout::Plan, "The plan was reviewed.", None)?;
        contact_merge::merge(tx, &merge(&stays, &goes, "Dr Anita Rao"))
    })
    .unwrap();
    let waiting = f.store.read(|conn| notice::list(conn, &wren)).unwrap();
    let states: Vec<_> = waiting.iter().map(|one| one.state).collect();
    assert_eq!(
        states,
        [NoticeState::MustNot; 2],
        "nobody may be told against the wish that stays"
    );
}

#[test]
fn entries_alike_are_suggested_and_colleagues_of_one_phone_are_not() {
    let mut f = fixture();
    let pairs = [
        ("Dr Anita Rao", None),
        ("Rao, Anita", None),
        ("Siôn Evans", Some("+44 7700 900123")),
        ("S Evans", Some("07700 900 123")),
        ("Mo Haddad", Some("01632 960100")),
        ("Ida Klein", Some("01632 960100")),
    ];
    for (name, phone) in pairs {
        contact(&mut f, ContactKind::Person, name, phone);
    }
    contact(&mut f, ContactKind::Organisation, "Anita Rao", None);
    let found = f.store.read(likely_duplicates).unwrap();
    let mut said: Vec<_> = found
        .iter()
        .map(|pair| {
            (
                pair.first.details.name.as_str(),
                pair.second.details.name.as_str(),
                pair.alike,
            )
        })
        .collect();
    said.sort_unstable_by_key(|pair| pair.0);
    assert_eq!(
        said,
        [
            ("Dr Anita Rao", "Rao, Anita", Alike::Name),
            ("S Evans", "Siôn Evans", Alike::Phone)
        ]
    );
}

#[test]
fn an_entry_is_merged_with_another_of_its_kind() {
    let mut f = fixture();
    let rao = contact(&mut f, ContactKind::Person, "Anita Rao", None);
    let house = contact(&mut f, ContactKind::Organisation, "Anita Rao", None);
    let wren = f.add("Wren", "Okonedo", now());
    let refused = |f: &mut Fixture, keep: &str, gone: &str| {
        let wanted = merge(keep, gone, "Anita Rao");
        why(run(f, |tx| contact_merge::merge(tx, &wanted)))
    };
    assert_eq!(refused(&mut f, &rao, &rao), ("gone", "itself"));
    assert_eq!(refused(&mut f, &rao, &house), ("gone", "otherKind"));
    run(&mut f, |tx| {
        circle::add(tx, &member(&wren, &rao, Share::Everything, None))
    })
    .unwrap();
    let page = f.store.read(|conn| contact_page(conn, &rao)).unwrap();
    assert_eq!((page.people.len(), page.people[0].name.as_str()), (1, "Wren Okonedo"));
}
