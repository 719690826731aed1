//! The macro that makes a noun of its table: types, checks, INSERT, UPDATE, reads and the entry in the registry. What it
//! takes and what it becomes is said in [`super::noun`].

/// See [`super::noun`].
macro_rules! noun {
    // How its rows end: the columns it needs, and by which rule.
    (@shape $head:tt { $($fields:tt)* } { $($written:tt)* } ends with outcome required; $($rest:tt)*) => {
        $crate::record::noun::noun! { @make $head fields { $($fields)* }
            written { $($written)* ended_on: Option<chrono::NaiveDate>; outcome: Option<String>, searched; }
            ending ended [outcome_required outcome] $($rest)* }
    };
    (@shape $head:tt { $($fields:tt)* } { $($written:tt)* } ends with outcome; $($rest:tt)*) => {
        $crate::record::noun::noun! { @make $head fields { $($fields)* }
            written { $($written)* ended_on: Option<chrono::NaiveDate>; outcome: Option<String>, searched; }
            ending ended [outcome outcome] $($rest)* }
    };
    (@shape $head:tt { $($fields:tt)* } { $($written:tt)* } ends; $($rest:tt)*) => {
        $crate::record::noun::noun! { @make $head fields { $($fields)* }
            written { $($written)* ended_on: Option<chrono::NaiveDate>; }
            ending ended [no_outcome] $($rest)* }
    };
    (@shape $head:tt $fields:tt $written:tt removed; $($rest:tt)*) => {
        $crate::record::noun::noun! { @make $head fields $fields written $written ending removed [] $($rest)* }
    };
    (@shape $head:tt $fields:tt $written:tt $($rest:tt)*) => {
        $crate::record::noun::noun! { @make $head fields $fields written $written ending never [] $($rest)* }
    };

    (@make [$(#[$doc:meta])* $row:ident $details:ident $table:ident $of:ident $($above:ident)*]
        fields { $(
            $(#[$field_doc:meta])* $field:ident: $type:ty = $check:ident $(($($bound:expr),*))?
                $(, $found:ident)? $(when $other:ident $(is $($value:literal)|+)?)?;
        )* }
        written { $(
            $(#[$written_doc:meta])* $written:ident: $written_type:ty $(= $initial:expr)? $(, $written_found:ident)?;
        )* }
        ending $ending:ident [$($outcome:ident)*]
        $(positioned $positioned:tt)?
        $(found as $group:ident $(, on $on:ident)?;)?
        list by $order:literal;
        $(whole $whole:ident;)?
        $(add by $add_by:ident;)?
        $(edit by $edit_by:ident;)?
        $(end by $end_by:ident;)?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub struct $details {
            pub $of: String,
            $(pub $above: String,)*
            $($(#[$field_doc])* pub $field: $type,)*
        }

        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub struct $row {
            pub id: String,
            #[serde(flatten)]
            pub details: $details,
            $($(#[$written_doc])* pub $written: $written_type,)*
        }

        impl $details {
            /// Each field as it is stored.
            fn checked(&self, today: chrono::NaiveDate) -> $crate::Result<Self> {
                Ok($details {
                    $of: self.$of.clone(),
                    $($above: self.$above.clone(),)*
                    $($field: $crate::record::field::$check($($($bound),*)?)
                        .checked($crate::record::camel::camel!(stringify!($field)), &self.$field, today)?,)*
                })
            }
        }

        fn insert(tx: &$crate::store::Tx<'_>, details: &$details) -> $crate::Result<String> {
            let checked = details.checked(tx.today())?;
            $($whole(tx, &checked, None)?;)?
            let id = tx.new_id();
            tx.prepare_cached(concat!(
                "INSERT INTO ", stringify!($table), " (id, ", stringify!($of),
                $(", ", stringify!($above),)*
                $(", ", stringify!($field),)*
                $($(", ", stringify!($written), $crate::record::noun::noun!(@nothing $initial),)?)*
                $($crate::record::noun::noun!(@if $positioned ", position"),)?
                ") VALUES (?, ?",
                $($crate::record::noun::noun!(@if $above ", ?"),)*
                $($crate::record::noun::noun!(@if $field ", ?"),)*
                $($($crate::record::noun::noun!(@if $initial ", ?"),)?)*
                $($crate::record::noun::noun!(@if $positioned ", (SELECT count(*) FROM "),
                    stringify!($table), " WHERE ", stringify!($of), " = ?2)",)?
                ")"
            ))?
            .execute(rusqlite::params![
                id,
                checked.$of,
                $(checked.$above,)*
                $(checked.$field,)*
                $($($crate::record::noun::initial(tx, $initial),)?)*
            ])?;
            Ok(id)
        }

        fn update(tx: &$crate::store::Tx<'_>, id: &str, details: &$details) -> $crate::Result<()> {
            // A correction never moves a row to somebody else.
            let stored = get(tx, id)?.details;
            let checked = $details {
                $of: stored.$of,
                $($above: stored.$above,)*
                ..details.checked(tx.today())?
            };
            $($whole(tx, &checked, Some(id))?;)?
            tx.prepare_cached(concat!(
                "UPDATE ", stringify!($table), " SET id = id", $(", ", stringify!($field), " = ?",)* " WHERE id = ?"
            ))?
            .execute(rusqlite::params![$(checked.$field,)* id])?;
            Ok(())
        }

        /// # Errors
        /// `NotFound`.
        pub fn get(conn: &rusqlite::Connection, id: &str) -> $crate::Result<$row> {
            use rusqlite::OptionalExtension as _;
            conn.prepare_cached(concat!("SELECT * FROM ", stringify!($table), " WHERE id = ?"))?
                .query_row([id], from_row)
                .optional()?
                .ok_or($crate::Error::NotFound(NOUN.name))
        }

        /// All of one, by its id: what holds first, then what has ended, the latest first.
        ///
        /// # Errors
        /// When the store cannot be read.
        pub fn list(conn: &rusqlite::Connection, of: &str) -> $crate::Result<Vec<$row>> {
            let mut query = conn.prepare_cached(concat!(
                "SELECT * FROM ", stringify!($table), " WHERE ", stringify!($of), " = ? ORDER BY ",
                $crate::record::noun::noun!(@order $ending), $order, ", id"
            ))?;
            let rows = query.query_map([of], from_row)?.collect::<rusqlite::Result<_>>()?;
            Ok(rows)
        }

        pub(crate) fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<$row> {
            Ok($row {
                id: row.get("id")?,
                details: $details {
                    $of: row.get(stringify!($of))?,
                    $($above: row.get(stringify!($above))?,)*
                    $($field: row.get(stringify!($field))?,)*
                },
                $($written: row.get(stringify!($written))?,)*
            })
        }

        const FIELDS: &[$crate::record::field::FieldSpec] = &[$({
            const CHECK: $crate::record::field::Check<$type> = $crate::record::field::$check($($($bound),*)?);
            CHECK.spec(
                $crate::record::camel::camel!(stringify!($field)),
                $crate::record::noun::noun!(@when $($other $($($value)+)?)?),
            )
        },)*];

        /// Its entry in the registry.
        pub static NOUN: $crate::record::noun::Noun = $crate::record::noun::Noun {
            name: $crate::record::camel::camel!(stringify!($row)),
            row: stringify!($row),
            table: stringify!($table),
            of: &[
                $crate::record::camel::camel!(stringify!($of)),
                $($crate::record::camel::camel!(stringify!($above)),)*
            ],
            fields: FIELDS,
            indexed: $crate::record::noun::noun!(@found $table [
                $($((stringify!($field), $crate::record::noun::noun!(@coded $found)),)?)*
                $($((stringify!($written), $crate::record::noun::noun!(@coded $written_found)),)?)*
            ] $($group $($on)?)?),
            add: $crate::record::noun::Entry {
                kind: add::KIND,
                run: |tx, details| add(tx, &NOUN.decode(details)?),
            },
            edit: $crate::record::noun::Entry {
                kind: edit::KIND,
                run: |tx, id, details| edit(tx, &$crate::record::edit::Edit { id, details: NOUN.decode(details)? }),
            },
            end: $crate::record::noun_acts::noun_acts!(@entry $ending),
            list: |conn, of| $crate::record::noun::values(list(conn, of)?),
        };

        /// The types that cross to the window.
        #[cfg(feature = "bindings")]
        pub fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
            visitor.visit::<$row>();
            visitor.visit::<$details>();
        }

        $crate::record::noun_acts::noun_acts! { @add $row $details $($add_by)? }
        $crate::record::noun_acts::noun_acts! { @edit $row $details $($edit_by)? }
        $crate::record::noun_acts::noun_acts! { @end $ending $row $table [$($outcome)*] $($end_by)? }
        $crate::record::noun_acts::noun_acts! { @current $ending $row $table $of $order }
    };

    (@nothing $($any:tt)*) => { "" };
    (@if $there:tt $then:literal) => { $then };
    (@if $there:expr, $then:literal) => { $then };
    (@order ended) => { "ended_on IS NOT NULL, ended_on DESC, " };
    (@order $never:ident) => { "" };
    (@coded searched) => { false };
    (@coded coded) => { true };
    (@when) => { None };
    (@when $other:ident $($value:literal)*) => {
        Some($crate::record::field::When {
            field: $crate::record::camel::camel!(stringify!($other)),
            values: &[$($value),*],
        })
    };

    (@found $table:ident $columns:tt) => { None };
    (@found $table:ident $columns:tt $group:ident $($on:ident)?) => {{
        const COLUMNS: &[(&str, bool)] = &$columns;
        const WORDS: [&str; $crate::record::noun::count(COLUMNS, false)] = $crate::record::noun::pick(COLUMNS, false);
        const CODED: [&str; $crate::record::noun::count(COLUMNS, true)] = $crate::record::noun::pick(COLUMNS, true);
        Some(
            $crate::store::search::Indexed::written(
                $crate::store::search::HitKind::$group,
                stringify!($table),
                &WORDS,
            )
            .coded(&CODED)
            $(.on(stringify!($on)))?,
        )
    }};

    // A noun, as a file writes it.
    (
        $(#[$doc:meta])*
        $row:ident($details:ident) in $table:ident, of $of:ident $(, $above:ident)*;
        fields $fields:tt
        written $written:tt
        $($rest:tt)*
    ) => {
        $crate::record::noun::noun! { @shape [$(#[$doc])* $row $details $table $of $($above)*] $fields $written $($rest)* }
    };
    (
        $(#[$doc:meta])*
        $row:ident($details:ident) in $table:ident, of $of:ident $(, $above:ident)*;
        fields $fields:tt
        $($rest:tt)*
    ) => {
        $crate::record::noun::noun! { @shape [$(#[$doc])* $row $details $table $of $($above)*] $fields {} $($rest)* }
    };
}
pub(crate) use noun;
