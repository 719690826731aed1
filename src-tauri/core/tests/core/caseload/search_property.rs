//! After any operations, undone and refused ones among them, the index is as if it were made again from the record.
use std::collections::BTreeSet;

use crate::support::{at, fixture, named, new_need};
use catchment_core::Error;
use catchment_core::record::edit::Edit;
use catchment_core::record::person::about_me::{self, AboutMeDetails};
use catchment_core::record::person::alert::{self, AlertDetails};
use catchment_core::record::person::patient;
use catchment_core::record::plan::care_plan;
use catchment_core::record::plan::need;
use catchment_core::record::registry;
use catchment_core::record::safety::safety_plan::{self, SafetyPlanDetails};
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{self, CheckInDetails, Kind, Outcome};
use catchment_core::store::search::follow;
use catchment_core::store::{OpKind, Store, Tx, tables};
use proptest::prelude::*;

const NOW: &str = "2026-11-19T14:00";

fn note(patient: &str, at: &str, note: &str) -> CheckInDetails {
    CheckInDetails {
        patient: patient.to_owned(),
        kind: Kind::HomeVisit,
        outcome: Outcome::Attended,
        at: VisitTime(crate::support::at(at).naive_local()),
        note: note.to_owned(),
    }
}

/// Every word of the index with the row it stands in and the second it is filed under.
fn index(store: &Store) -> BTreeSet<String> {
    store
        .read(|conn| {
            let mut all = BTreeSet::new();
            for table in tables::WORD_INDEXES {
                conn.execute_batch(&format!(
                    "DROP TABLE IF EXISTS temp.seen; CREATE VIRTUAL TABLE temp.seen USING fts5vocab(main, {table}, instance);"
                ))?;
                let mut query = conn.prepare(
                    "SELECT term, col, offset, coalesce(kind, 'nothing'), coalesce(id, ''), doc
                     FROM temp.seen LEFT JOIN search_row ON search_row.rowid = doc",
                )?;
                let mut rows = query.query([])?;
                while let Some(row) = rows.next()? {
                    let (term, col, offset): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
                    let (kind, id, doc): (String, String, i64) = (row.get(3)?, row.get(4)?, row.get(5)?);
                    all.insert(format!("{table} {kind} {id} {} {col} {offset} {term}", doc.div_euclid(4096)));
                }
            }
            let filed: i64 = conn.query_row("SELECT count(*) FROM search_row", [], |row| row.get(0))?;
            all.insert(format!("{filed} rows"));
            Ok(all)
        })
        .unwrap()
}

/// One thing that may happen to what can be found: which, to which row, with which words, on which day.
#[derive(Clone, Debug)]
struct Act {
    what: u8,
    row: u8,
    words: String,
    day: u8,
    refused: bool,
}

fn act() -> impl Strategy<Value = Act> {
    (
        0_u8..14,
        any::<u8>(),
        "[a-cé]{2,3}( [a-cé’]{2,4}){0,3}",
        1_u8..4,
        prop::bool::weighted(0.1),
    )
        .prop_map(|(what, row, words, day, refused)| Act {
            what,
            row,
            words,
            day,
            refused,
        })
}

fn pick(tx: &Tx<'_>, table: &str, n: u8) -> Option<String> {
    let sql = format!("SELECT id FROM {table} ORDER BY id LIMIT 1 OFFSET ? % max(1, (SELECT count(*) FROM {table}))");
    tx.query_row(&sql, [n], |row| row.get(0)).ok()
}

fn perform(tx: &Tx<'_>, act: &Act) -> Result<(), Error> {
    let words = act.words.clone();
    let Some(p) = pick(tx, "patient", act.row).filter(|_| act.what > 0) else {
        return patient::add(tx, &named(&words, "Family")).map(drop);
    };
    let note = note(&p, &format!("2026-11-0{}T10:00", act.day), &words);
    match act.what {
        1 => patient::edit(tx, &Edit::new(&p, named(&words, "Family"))),
        2 | 3 => check_in::add(tx, &note).map(drop),
        4 | 5 => pick(tx, "check_in", act.row).map_or(Ok(()), |id| check_in::edit(tx, &Edit::new(&id, note.clone()))),
        6 => {
            let plan = care_plan::current_or_start(tx, &p)?;
            need::add(tx, &new_need(&p, &plan, &words)).map(drop)
        }
        7 => pick(tx, "need", act.row).map_or(Ok(()), |id| need::remove(tx, &id)),
        8 => {
            let details = SafetyPlanDetails {
                patient: p,
                coping: Some(words),
                ..SafetyPlanDetails::default()
            };
            safety_plan::save(tx, &details).map(drop)
        }
        9 => {
            let details = AboutMeDetails {
                patient: p,
                matters: Some(words).filter(|_| act.day > 1),
                ..AboutMeDetails::default()
            };
            about_me::save(tx, &details).map(drop)
        }
        10 => {
            let details = AlertDetails {
                patient: p,
                text: words,
                ..AlertDetails::default()
            };
            alert::add(tx, &details).map(drop)
        }
        _ => pick(tx, "check_in", act.row).map_or(Ok(()), |id| check_in::mark_entered(tx, &id)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_operations_the_index_is_as_if_it_were_made_anew(acts in prop::collection::vec(act(), 1..40)) {
        let mut fixture = fixture();
        let now = at(NOW);
        for act in &acts {
            if act.what > 11 {
                fixture.store.undo(now).unwrap();
                continue;
            }
            let done = fixture.store.transact(OpKind::EditPatient, now, |tx| {
                perform(tx, act)?;
                if act.refused { Err(Error::NotFound("anything")) } else { Ok(()) }
            });
            let done = matches!(done, Ok(()) | Err(Error::NotFound(_) | Error::Invalid { .. }));
            prop_assert!(done, "{:?}", act);
        }
        let kept = index(&fixture.store);
        fixture.store.write_unjournalled(|conn| follow::rebuild(conn, registry::index())).unwrap();
        prop_assert_eq!(kept, index(&fixture.store));
    }
}
