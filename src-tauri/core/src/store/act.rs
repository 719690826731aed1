//! An act: one thing a person does, as one function that knows under which name the history keeps it. Whoever runs an
//! act by [`Store::act`] cannot name it wrongly, and there is no second way to do the same without its notices.
//!
//! A file of the record lists its acts in a table:
//!
//! ```ignore
//! acts! {
//!     AddPatient = add(PatientDetails) -> String;
//!     EditPatient = edit(Edit<PatientDetails>) -> ();
//! }
//!
//! pub fn edit(tx: &Tx<'_>, edit: &Edit<PatientDetails>) -> Result<()> { ... raises its notices itself ... }
//! ```
//!
//! `edit` stays a function, for an act that does it as a part of something larger: `patient::edit(tx, &edit)`. Beside it
//! stands a type of the same name that is never made: `store.act::<patient::edit>(now, &edit)` runs the function as one
//! operation of [`OpKind::EditPatient`], and a row of the command table is `edit_patient = patient::edit;`.

use super::{Now, OpKind, Store, Tx};
use crate::Result;

/// What a person does in one action. Made by [`acts!`].
pub trait Act {
    const KIND: OpKind;
    /// What it takes, as it crosses from the window.
    type Arg;
    type Out;

    /// # Errors
    /// What the act refuses.
    fn run(tx: &Tx<'_>, arg: &Self::Arg) -> Result<Self::Out>;
}

impl Store {
    /// Runs an act as one operation of the history. All of it happens, or nothing.
    ///
    /// # Errors
    /// What the act refuses, or why the store would not take it; nothing was changed then.
    pub fn act<A: Act>(&mut self, now: Now, arg: &A::Arg) -> Result<A::Out> {
        self.transact(A::KIND, now, |tx| A::run(tx, arg))
    }
}

/// The acts of a file: `Kind = function(what it takes) -> what it answers;`. A function that takes `&str` is given as
/// taking a `String`, one that takes nothing as `()`.
macro_rules! acts {
    ($($kind:ident = $act:ident($($arg:ty)?) -> $out:ty;)+) => {
        $($crate::store::act::acts! { @one ($crate::store::OpKind::$kind) $act [$($arg)?] $out })+
    };
    (@one ($kind:expr) $act:ident [$($arg:ty)?] $out:ty) => {
        /// The act of the function of the same name.
        #[allow(non_camel_case_types)]
        pub enum $act {}

        impl $act {
            /// The name under which the history keeps it.
            pub const KIND: $crate::store::OpKind = $kind;
        }

        #[allow(unused_parens)]
        impl $crate::store::Act for $act {
            const KIND: $crate::store::OpKind = $kind;
            type Arg = ($($arg)?);
            type Out = $out;

            fn run(tx: &$crate::store::Tx<'_>, arg: &Self::Arg) -> $crate::Result<Self::Out> {
                $crate::store::act::acts! { @run $act tx arg [$($arg)?] }
            }
        }
    };
    (@run $act:ident $tx:ident $arg:ident []) => {{
        let () = $arg;
        $act($tx)
    }};
    (@run $act:ident $tx:ident $arg:ident [$type:ty]) => { $act($tx, $arg) };
}
pub(crate) use acts;
