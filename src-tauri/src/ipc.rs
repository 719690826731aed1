//! How a command crosses from the page: the macros that turn the table, a room of it at a time, into Tauri's commands, the
//! list of their names and their TypeScript, and the thread they run on.

use catchment_core::{Error, Failure, Now, Result};
use tauri::{AppHandle, Manager};

use crate::app::App;

/// Runs a command away from the window's thread: deriving a key or writing to a slow disk must not freeze the window.
pub async fn run<T: Send + 'static>(
    handle: AppHandle,
    name: &'static str,
    body: impl FnOnce(&App, Now, &AppHandle) -> Result<T> + Send + 'static,
) -> Result<T, Failure> {
    let ran = tauri::async_runtime::spawn_blocking(move || {
        let app = handle.state::<App>();
        body(&app, app.now(), &handle)
    });
    match ran.await {
        Ok(result) => result.map_err(|error| error.failure(name)),
        // The command panicked. Its transaction was rolled back as it unwound.
        Err(_) => Err(Error::Internal("panic").failure(name)),
    }
}

/// One row a command, in one of three forms:
///
/// ```ignore
/// commands! { |app, now, store, handle|
///     edit_patient = patient::edit;                                          // an act: what it takes and answers is its own
///     person(id: String) -> Person = view::person::person(&store, &id, now); // a question, read from the open vault
///     lock() -> () { leave::begin(handle, Then::Lock); Ok(()) }              // whatever needs more than the vault
/// }
/// ```
///
/// The names before the table are those that the rows use for the app, the time, what is read from and the window's
/// handle. A row becomes a Tauri command of its own, which the build permits by name; its argument crosses as `{ arg }`,
/// its answer as the result or a [`Failure`].
macro_rules! commands {
    (|$app:ident, $now:ident, $store:ident, $window:ident| $($rows:tt)*) => {
        $crate::ipc::commands! { @row [$app $now $store $window] [] $($rows)* }
    };

    (@row $names:tt [$($done:tt)*] $(#[$doc:meta])* $name:ident = $act:ty; $($rest:tt)*) => {
        $crate::ipc::commands! { @act $names [$(#[$doc])*] $name $act }
        $crate::ipc::commands! { @row $names
            [$($done)* ($name [<$act as catchment_core::store::Act>::Arg] [<$act as catchment_core::store::Act>::Out])]
            $($rest)* }
    };
    (@row [$app:ident $now:ident $store:ident $window:ident] [$($done:tt)*]
        $(#[$doc:meta])* $name:ident($($arg:ident: $type:ty)?) -> $result:ty = $read:expr; $($rest:tt)*
    ) => {
        $crate::ipc::commands! { @command [$app $now $window] [$(#[$doc])*] $name [$($arg: $type)?] [$result]
            { $app.read_cached(|$store| $read) } }
        $crate::ipc::commands! { @row [$app $now $store $window] [$($done)* ($name [$($type)?] [$result])] $($rest)* }
    };
    (@row [$app:ident $now:ident $store:ident $window:ident] [$($done:tt)*]
        $(#[$doc:meta])* $name:ident($($arg:ident: $type:ty)?) -> $result:ty { $($body:tt)* } $($rest:tt)*
    ) => {
        $crate::ipc::commands! { @command [$app $now $window] [$(#[$doc])*] $name [$($arg: $type)?] [$result]
            { $($body)* } }
        $crate::ipc::commands! { @row [$app $now $store $window] [$($done)* ($name [$($type)?] [$result])] $($rest)* }
    };
    (@row $names:tt [$(($name:ident [$($type:ty)?] [$result:ty]))*]) => {
        /// Answers the commands of this room.
        pub(super) fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool {
            tauri::generate_handler![$($name),*]
        }

        /// Their names, in order.
        pub(super) const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Adds every row to the TypeScript.
        #[cfg(all(test, feature = "bindings"))]
        #[allow(unused_parens)]
        pub(super) fn write_bindings(out: &mut crate::bindings::TypeScript) {
            $(out.command::<($($type)?), $result>(stringify!($name));)*
        }
    };

    (@act [$app:ident $now:ident $store:ident $window:ident] $docs:tt $name:ident $act:ty) => {
        $crate::ipc::commands! { @command [$app $now $window] $docs $name
            [arg: <$act as catchment_core::store::Act>::Arg] [<$act as catchment_core::store::Act>::Out]
            { $app.act::<$act>($now, &arg) } }
    };
    (@command [$app:ident $now:ident $window:ident] [$(#[$doc:meta])*] $name:ident [$($arg:ident: $type:ty)?] [$result:ty]
        { $($body:tt)* }
    ) => {
        $(#[$doc])*
        #[tauri::command]
        #[allow(unused_variables)]
        async fn $name(handle: tauri::AppHandle $(, arg: $type)?) -> Result<$result, catchment_core::Failure> {
            $(let $arg: $type = arg;)?
            crate::ipc::run(
                handle,
                stringify!($name),
                move |$app: &crate::app::App, $now: catchment_core::Now, $window: &tauri::AppHandle| { $($body)* },
            )
            .await
        }
    };
}
pub(crate) use commands;

/// The rooms of the table, one file each, declared as modules beside it: rustfmt follows no module that a macro declares.
/// A command is answered by the room that names it, and by none it is refused.
macro_rules! rooms {
    ($($room:ident),*) => {
        /// Answers every command of the table.
        pub fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
            |invoke| {
                $(if $room::NAMES.contains(&invoke.message.command()) {
                    return $room::handler()(invoke);
                })*
                false
            }
        }

        /// The names of the table, in its order.
        #[cfg(test)]
        pub fn names() -> Vec<&'static str> {
            [$($room::NAMES),*].concat()
        }

        /// Adds every row of the table to the TypeScript.
        #[cfg(all(test, feature = "bindings"))]
        pub fn write_bindings(out: &mut crate::bindings::TypeScript) {
            $($room::write_bindings(out);)*
        }
    };
}
pub(crate) use rooms;
