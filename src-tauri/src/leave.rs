//! How the process ends. Locking is ending: only the end of a process clears every copy of a note that the page, the
//! webview and the decoders hold. What was typed is handed over first, the store is closed, and after a lock a fresh
//! process shows the lock screen in the same place.

use std::process::{Command, Stdio};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager};

use crate::app::{App, hold};
use crate::clipboard;

/// How long the page has to hand over what was typed. Drafts are committed within a second of typing anyway.
const HAND_OVER: Duration = Duration::from_secs(1);

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// A fresh process shows the lock screen.
    Lock,
    /// Nothing follows.
    Quit,
}

#[derive(Default)]
struct State {
    then: Option<Then>,
    flushed: bool,
}

/// Whether this process is on its way out, and whether the page has handed over what was typed.
#[derive(Default)]
pub struct Leaving {
    state: Mutex<State>,
    changed: Condvar,
}

impl Leaving {
    /// True for the first to ask; whoever comes later finds it under way.
    fn start(&self, then: Then) -> bool {
        let mut state = hold(&self.state);
        let first = state.then.is_none();
        state.then.get_or_insert(then);
        first
    }

    /// The page says that everything typed is committed.
    pub fn flushed(&self) {
        hold(&self.state).flushed = true;
        self.changed.notify_all();
    }

    fn wait_for_flush(&self) {
        let state = hold(&self.state);
        let _ = self
            .changed
            .wait_timeout_while(state, HAND_OVER, |state| !state.flushed);
    }

    fn then(&self) -> Option<Then> {
        hold(&self.state).then
    }
}

/// Begins to leave, and returns at once: the page is still needed for what was typed. Locking a vault that is not open
/// does nothing.
pub fn begin(handle: &AppHandle, then: Then) {
    let app = handle.state::<App>();
    if (then == Then::Lock && !app.is_open()) || !app.leaving.start(then) {
        return;
    }
    let leaving = handle.clone();
    let thread = std::thread::Builder::new()
        .name("leave".into())
        .spawn(move || hand_over_and_close(&leaving));
    if thread.is_err() {
        // Without a thread there is nobody to wait for the page: the lock matters more.
        app.close();
        handle.exit(0);
    }
}

fn hand_over_and_close(handle: &AppHandle) {
    let app = handle.state::<App>();
    if app.is_open() && handle.emit("locking", ()).is_ok() {
        app.leaving.wait_for_flush();
    }
    app.close();
    clipboard::clear(handle);
    handle.exit(0);
}

/// Once the window is gone: starts the process that follows.
///
/// # Errors
/// When the next process cannot be started. The vault is closed all the same.
pub fn follow(handle: &AppHandle) -> std::io::Result<()> {
    if handle.state::<App>().leaving.then() == Some(Then::Lock) {
        // A child rather than this process made again: so the old webview's processes are not left behind.
        Command::new(std::env::current_exe()?)
            .args(std::env::args_os().skip(1))
            .stdin(Stdio::null())
            .spawn()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_to_leave_decides_how() {
        let leaving = Leaving::default();
        assert!(leaving.then().is_none());
        assert!(leaving.start(Then::Lock));
        assert!(!leaving.start(Then::Quit));
        assert!(leaving.then() == Some(Then::Lock));
    }

    #[test]
    fn an_answer_that_came_before_the_wait_counts() {
        let leaving = Leaving::default();
        leaving.flushed();
        leaving.wait_for_flush();
        assert!(leaving.state.lock().is_ok_and(|state| state.flushed));
    }
}
