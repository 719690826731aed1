//! The acts of a noun that is made from its table, and how its rows end: on a day, with a word of why, or by going. A part
//! of `noun!` ([`super::noun`]), which alone uses it.

macro_rules! noun_acts {
    (@add $row:ident $details:ident hand) => {
        $crate::store::act::acts! { @one ($crate::store::OpKind::named(concat!("add", stringify!($row)))) add [$details] String }
    };
    (@add $row:ident $details:ident) => {
        $crate::record::noun_acts::noun_acts! { @add $row $details hand }

        /// Adds one; answers with its id.
        ///
        /// # Errors
        /// `Invalid` with the field.
        pub fn add(tx: &$crate::store::Tx<'_>, details: &$details) -> $crate::Result<String> {
            insert(tx, details)
        }
    };

    (@edit $row:ident $details:ident hand) => {
        $crate::store::act::acts! { @one ($crate::store::OpKind::named(concat!("edit", stringify!($row))))
            edit [$crate::record::edit::Edit<$details>] () }
    };
    (@edit $row:ident $details:ident) => {
        $crate::record::noun_acts::noun_acts! { @edit $row $details hand }

        /// Corrects one. Whose it is stays as it is.
        ///
        /// # Errors
        /// `Invalid` with the field, `NotFound`.
        pub fn edit(tx: &$crate::store::Tx<'_>, edit: &$crate::record::edit::Edit<$details>) -> $crate::Result<()> {
            update(tx, &edit.id, &edit.details)
        }
    };

    (@entry ended) => { Some($crate::record::noun::Entry { kind: end::KIND, run: |tx, ending| end(tx, ending) }) };
    (@entry removed) => {
        Some($crate::record::noun::Entry { kind: remove::KIND, run: |tx, ending| remove(tx, &ending.id) })
    };
    (@entry never) => { None };

    (@end never $row:ident $table:ident []) => {};
    (@end removed $row:ident $table:ident [] $($by:ident)?) => {
        $crate::store::act::acts! { @one ($crate::store::OpKind::named(concat!("remove", stringify!($row)))) remove [String] () }

        fn delete(tx: &$crate::store::Tx<'_>, id: &str) -> $crate::Result<()> {
            $crate::record::expect_one_row(
                NOUN.name,
                tx.prepare_cached(concat!("DELETE FROM ", stringify!($table), " WHERE id = ?"))?.execute([id])?,
            )
        }
        $crate::record::noun_acts::noun_acts! { @removes $($by)? }
    };
    (@removes hand) => {};
    (@removes) => {
        /// # Errors
        /// `NotFound`.
        pub fn remove(tx: &$crate::store::Tx<'_>, id: &str) -> $crate::Result<()> {
            delete(tx, id)
        }
    };
    (@end ended $row:ident $table:ident [$check:ident $($outcome:ident)?] $($by:ident)?) => {
        $crate::store::act::acts! { @one ($crate::store::OpKind::named(concat!("end", stringify!($row))))
            end [$crate::record::edit::Ending] () }

        fn close(tx: &$crate::store::Tx<'_>, ending: &$crate::record::edit::Ending) -> $crate::Result<()> {
            let on = ending.day(tx.today())?;
            #[allow(unused_variables, clippy::let_unit_value)]
            let outcome = ending.$check()?;
            $crate::record::expect_one_row(
                NOUN.name,
                tx.prepare_cached(concat!(
                    "UPDATE ", stringify!($table), " SET ended_on = ?1", $(", ", stringify!($outcome), " = ?3",)?
                    " WHERE id = ?2 AND ended_on IS NULL"
                ))?
                .execute(rusqlite::params![on, ending.id, $($crate::record::noun_acts::noun_acts!(@outcome $outcome outcome))?])?,
            )
        }
        $crate::record::noun_acts::noun_acts! { @ends $($by)? }
    };
    (@outcome $column:ident $outcome:ident) => { $outcome };
    (@ends hand) => {};
    (@ends) => {
        /// It no longer holds. The row stays, and is in the history.
        ///
        /// # Errors
        /// `Invalid("on" | "outcome", ...)`, `NotFound` when it has ended already.
        pub fn end(tx: &$crate::store::Tx<'_>, ending: &$crate::record::edit::Ending) -> $crate::Result<()> {
            close(tx, ending)
        }
    };

    (@current ended $row:ident $table:ident $of:ident $order:literal) => {
        /// What holds of one, by its id.
        ///
        /// # Errors
        /// When the store cannot be read.
        pub fn current(conn: &rusqlite::Connection, of: &str) -> $crate::Result<Vec<$row>> {
            let mut query = conn.prepare_cached(concat!(
                "SELECT * FROM ", stringify!($table), " WHERE ", stringify!($of), " = ? AND ended_on IS NULL ORDER BY ",
                $order, ", id"
            ))?;
            let rows = query.query_map([of], from_row)?.collect::<rusqlite::Result<_>>()?;
            Ok(rows)
        }
    };
    (@current $ending:ident $row:ident $table:ident $of:ident $order:literal) => {};
}
pub(crate) use noun_acts;
