//! Every noun that is made from its table, by its name: what the window asks by name, what the search finds, and the names
//! the history keeps. A folder lists its nouns; this lists the folders, and nothing else lists a noun.

use std::sync::LazyLock;

use super::noun::Noun;
use super::{circle, group, health, law, measure, person, plan, safety, search_lines, service};
use crate::store::OpKind;
use crate::store::search::{Index, Indexed};
use crate::{Error, Result};

macro_rules! folders {
    ($($folder:ident),+ $(,)?) => {
        static FOLDERS: &[&[&Noun]] = &[$($folder::NOUNS),+];

        /// The types of every noun that cross to the window.
        #[cfg(feature = "bindings")]
        pub fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
            $($folder::visit_types(visitor);)+
        }
    };
}

folders! { circle, person, health, safety, law, plan, measure, service, group }

/// Every noun, folder by folder.
pub fn nouns() -> impl Iterator<Item = &'static Noun> {
    FOLDERS.iter().copied().flatten().copied()
}

/// The noun of that name.
///
/// # Errors
/// `Internal("unknownNoun")`: the window asks for a noun that there is not.
pub fn noun(name: &str) -> Result<&'static Noun> {
    nouns()
        .find(|noun| noun.name == name)
        .ok_or(Error::Internal("unknownNoun"))
}

/// Everything that can be found.
#[must_use]
pub fn index() -> Index {
    static LINES: LazyLock<Vec<Indexed>> = LazyLock::new(|| {
        let of_nouns = nouns().filter_map(|noun| noun.indexed);
        search_lines::LINES.iter().copied().chain(of_nouns).collect()
    });
    Index::new(&LINES)
}

/// The names of every kind of operation that this release writes, in alphabetical order.
#[must_use]
pub fn op_kinds() -> Vec<&'static OpKind> {
    let mut kinds: Vec<&OpKind> = OpKind::ALL.iter().collect();
    for noun in nouns() {
        kinds.extend([&noun.add.kind, &noun.edit.kind]);
        kinds.extend(noun.end.as_ref().map(|end| &end.kind));
    }
    kinds.sort_by(|one, other| one.name().cmp(other.name()));
    kinds
}
