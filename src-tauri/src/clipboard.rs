//! What was copied for the official record leaves the clipboard after a minute, and at the lock, if it is still what the
//! clipboard holds. The page has no way to the clipboard of its own: the text goes from the core to the system.

use tauri::AppHandle;

use catchment_core::{Error, Result};

/// Long enough to open the official record; not so long that a note about somebody stays to be pasted by mistake.
const SECONDS: u32 = 60;

/// Puts text on the clipboard for [`SECONDS`]. Waits for the window's thread: not to be called on it.
///
/// # Errors
/// `Internal` when the system does not take it.
pub fn copy(handle: &AppHandle, text: String) -> Result<()> {
    if system::hold(handle, text) {
        Ok(())
    } else {
        Err(Error::Internal("clipboard"))
    }
}

/// Takes what was copied away again, unless something else was copied meanwhile, here or in another program.
pub fn clear(handle: &AppHandle) {
    system::clear(handle);
}

/// This process owns what it copied: the system asks for it at every paste, and says so when another program takes the
/// clipboard over.
#[cfg(target_os = "linux")]
mod system {
    use std::cell::RefCell;
    use std::rc::{Rc, Weak};
    use std::sync::mpsc;
    use std::time::Duration;

    use gtk::{Clipboard, TargetEntry, TargetFlags, gdk, glib};
    use tauri::AppHandle;

    const TEXT: [&str; 5] = [
        "UTF8_STRING",
        "text/plain;charset=utf-8",
        "text/plain",
        "STRING",
        "TEXT",
    ];
    /// Asks the clipboard's history, where a desktop keeps one, to leave it out.
    const NOT_FOR_THE_HISTORY: &str = "x-kde-passwordManagerHint";
    const HINT: u32 = TEXT.len() as u32;

    thread_local! {
        /// Gone as soon as the clipboard holds something else.
        static HELD: RefCell<Weak<String>> = const { RefCell::new(Weak::new()) };
    }

    pub fn hold(handle: &AppHandle, text: String) -> bool {
        let (told, taken) = mpsc::channel();
        let asked = handle.run_on_main_thread(move || {
            let _ = told.send(put(text));
        });
        asked.is_ok() && taken.recv_timeout(Duration::from_secs(5)).unwrap_or(false)
    }

    pub fn clear(handle: &AppHandle) {
        let _ = handle.run_on_main_thread(|| HELD.with_borrow(take_away));
    }

    fn clipboard() -> Clipboard {
        Clipboard::get(&gdk::SELECTION_CLIPBOARD)
    }

    fn put(text: String) -> bool {
        let mut targets: Vec<TargetEntry> = (0..)
            .zip(TEXT)
            .map(|(info, target)| TargetEntry::new(target, TargetFlags::empty(), info))
            .collect();
        targets.push(TargetEntry::new(NOT_FOR_THE_HISTORY, TargetFlags::empty(), HINT));
        let text = Rc::new(text);
        let held = Rc::downgrade(&text);
        // Dropped, and the text with it, when the clipboard is taken over or cleared.
        let taken = clipboard().set_with_data(&targets, move |_, selection, info| {
            if info == HINT {
                selection.set(&selection.target(), 8, b"secret");
            } else {
                selection.set_text(&text);
            }
        });
        HELD.replace(held.clone());
        glib::timeout_add_seconds_local_once(super::SECONDS, move || take_away(&held));
        taken
    }

    fn take_away(held: &Weak<String>) {
        if held.strong_count() > 0 {
            clipboard().clear();
        }
    }
}

/// The system keeps what was copied, also after this process has ended.
#[cfg(not(target_os = "linux"))]
mod system {
    use std::sync::Mutex;
    use std::time::Duration;

    use arboard::Clipboard;
    use tauri::AppHandle;

    use crate::app::hold as locked;

    static HELD: Mutex<Option<String>> = Mutex::new(None);

    pub fn hold(_: &AppHandle, text: String) -> bool {
        let taken = Clipboard::new().and_then(|mut clipboard| clipboard.set_text(text.clone()));
        if taken.is_err() {
            return false;
        }
        *locked(&HELD) = Some(text.clone());
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_secs(super::SECONDS.into()));
            let mut held = locked(&HELD);
            if held.as_ref() == Some(&text) {
                take_away(held.take());
            }
        });
        true
    }

    pub fn clear(_: &AppHandle) {
        take_away(locked(&HELD).take());
    }

    fn take_away(held: Option<String>) {
        let Some(held) = held else { return };
        let Ok(mut clipboard) = Clipboard::new() else { return };
        if clipboard.get_text().is_ok_and(|now| now == held) {
            let _ = clipboard.clear();
        }
    }
}
