//! Writes the TypeScript of the command table and of every type that crosses, and compares it with the committed
//! `ui/src/bindings.ts`. To write it again: `UPDATE_BINDINGS=1 cargo test -p catchment --features bindings`.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use catchment_core::care::attention::Rule;
use catchment_core::record::registry;
use catchment_core::record::visit::check_in::Kind;
use serde::Serialize;
use ts_rs::{Config, TS, TypeVisitor};

/// The TypeScript as it grows: the types by name, and the rows of the table.
pub struct TypeScript {
    config: Config,
    types: BTreeMap<String, String>,
    rows: String,
    names: Vec<&'static str>,
    /// What the window lists without asking.
    values: String,
    /// Names under which two different types cross.
    clashes: Vec<String>,
}

impl TypeScript {
    fn new() -> Self {
        TypeScript {
            config: Config::new(),
            types: BTreeMap::new(),
            rows: String::new(),
            names: Vec::new(),
            values: String::new(),
            clashes: Vec::new(),
        }
    }

    pub fn command<A: TS + 'static, R: TS + 'static>(&mut self, name: &'static str) {
        self.visit::<A>();
        self.visit::<R>();
        let (arg, result) = (A::name(&self.config), R::name(&self.config));
        let _ = writeln!(self.rows, "  {name}: {{ arg: {arg}; result: {result} }};");
        self.names.push(name);
    }

    /// A list that the window draws and that cannot change while it runs.
    fn list<T: TS + Serialize + 'static>(&mut self, name: &str, about: &str, rows: &[T]) {
        self.visit::<T>();
        let of = T::name(&self.config);
        let rows: String = rows
            .iter()
            .map(|row| format!("  {},\n", serde_json::to_string(row).unwrap()))
            .collect();
        let _ = writeln!(
            self.values,
            "/** {about} */\nexport const {name}: readonly {of}[] = [\n{rows}];\n"
        );
    }

    fn text(&self) -> String {
        let mut text = String::from(
            "// Written from the command table of the shell (src-tauri/src/commands/); not to be edited.\n\n",
        );
        for declaration in self.types.values() {
            let _ = writeln!(text, "{declaration}\n");
        }
        let _ = writeln!(
            text,
            "/** Everything the window may ask. */\nexport interface Commands {{\n{}}}\n",
            self.rows
        );
        text.push_str(&self.values);
        text.push_str(&nouns());
        let names: Vec<String> = self.names.iter().map(|name| format!("  \"{name}\",\n")).collect();
        let _ = writeln!(text, "export const commandNames = [\n{}] as const;", names.concat());
        text
    }
}

impl TypeVisitor for TypeScript {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            let ident = T::ident(&self.config);
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}", T::decl(&self.config));
            if let Some(known) = self.types.get(&ident) {
                if *known != declaration {
                    self.clashes.push(ident);
                }
                // `Edit` is written once, but what it wraps is another type each time.
                T::visit_generics(self);
                return;
            }
            self.types.insert(ident, declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The nouns of the registry: the types of each by its name, and the fields its form is drawn from.
fn nouns() -> String {
    let mut types = String::new();
    let mut fields = String::new();
    for noun in registry::nouns() {
        let (name, row) = (noun.name, noun.row);
        let _ = writeln!(types, "  {name}: {{ row: {row}; details: {row}Details }};");
        let _ = writeln!(fields, "  {name}: [");
        for field in noun.fields {
            let _ = writeln!(fields, "    {},", serde_json::to_string(field).unwrap());
        }
        fields.push_str("  ],\n");
    }
    format!(
        "/** Every noun that the window asks for by its name. */\nexport interface Nouns {{\n{types}}}\n\n\
         export type NounName = keyof Nouns;\n\n\
         /** The fields of each noun, in the order of its form. */\n\
         export const nouns: Readonly<Record<NounName, readonly FieldSpec[]>> = {{\n{fields}}};\n\n"
    )
}

fn written() -> String {
    let mut out = TypeScript::new();
    out.visit::<catchment_core::Failure>();
    out.visit::<catchment_core::record::field::FieldSpec>();
    out.visit::<catchment_core::record::edit::Ending>();
    out.visit::<crate::app::Touched>();
    crate::commands::write_bindings(&mut out);
    registry::visit_types(&mut out);
    let kinds: Vec<String> = registry::op_kinds()
        .iter()
        .map(|kind| format!("\"{}\"", kind.name()))
        .collect();
    let kinds = format!(
        "/**\n * What this release writes to the history.\n */\nexport type OpKind = {};",
        kinds.join(" | ")
    );
    out.types.insert("OpKind".to_owned(), kinds);
    out.list("contactKinds", "Every kind of contact, in its order.", Kind::ALL);
    out.list("rules", "Every rule of attention, in its order.", &Rule::rows());
    out.text()
}

#[test]
fn committed_bindings_are_those_of_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/bindings.ts");
    let written = written();
    if std::env::var_os("UPDATE_BINDINGS").is_some_and(|wanted| wanted == "1") {
        std::fs::write(&path, &written).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == written,
        "ui/src/bindings.ts is not what the table says: run UPDATE_BINDINGS=1 cargo test -p catchment --features bindings"
    );
}

#[test]
fn no_two_types_cross_under_one_name() {
    let mut out = TypeScript::new();
    crate::commands::write_bindings(&mut out);
    assert!(out.clashes.is_empty(), "one of each would be lost: {:?}", out.clashes);
}

#[test]
fn no_number_wider_than_the_window_can_hold() {
    assert!(!written().contains("bigint"), "64-bit numbers cross as text");
}
