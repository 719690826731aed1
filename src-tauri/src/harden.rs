//! Keeps what is in this process to itself: no core dump, no debugger of the same user, files for their owner alone,
//! and a panic that names its place but never the text it stumbled over.

use std::io::Write;

/// To be called before anything else is done.
pub fn process() {
    std::panic::set_hook(Box::new(|panic| {
        // The message of a panic may quote a note; its place cannot.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(std::io::stderr(), "Catchment stumbled at {place}");
    }));
    #[cfg(unix)]
    {
        no_core_dump();
        rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    }
    #[cfg(target_os = "linux")]
    not_dumpable();
}

/// The limit is inherited, so it holds for the webview's processes too.
#[cfg(unix)]
fn no_core_dump() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    // Lowering one's own limit is always allowed: there is no failure to answer.
    let _ = setrlimit(Resource::Core, none);
}

#[cfg(target_os = "linux")]
fn not_dumpable() {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

#[cfg(all(test, target_os = "linux"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};

    #[test]
    fn no_core_and_no_debugger() {
        // Not `process`: its panic hook would hide what the other tests say.
        super::no_core_dump();
        super::not_dumpable();
        let core = getrlimit(Resource::Core);
        assert_eq!((core.current, core.maximum), (Some(0), Some(0)));
        assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
    }
}
