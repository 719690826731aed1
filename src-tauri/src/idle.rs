//! When nobody has touched the keyboard or the mouse for a while, the vault locks. The clock counts while the laptop
//! sleeps (`Instant` would stop), so a lid closed for an hour is an hour.

use std::sync::Mutex;
use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager};

use crate::app::App;
use crate::leave;

/// How long before the lock the window begins to say so.
const WARNING: Duration = Duration::from_secs(30);
/// A vault is never open longer than a long working day.
const LONGEST: Duration = Duration::from_secs(12 * 60 * 60);

/// Time since the machine started, sleep included.
#[cfg(target_os = "linux")]
fn uptime() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::new(
        u64::try_from(now.tv_sec).unwrap_or_default(),
        u32::try_from(now.tv_nsec).unwrap_or_default(),
    )
}

/// Other systems: the wall clock, which at least goes on during sleep.
#[cfg(not(target_os = "linux"))]
fn uptime() -> Duration {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default()
}

#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
enum Due {
    Later,
    /// In so many seconds.
    Soon(u64),
    Now,
}

#[derive(Clone, Copy)]
struct Moments {
    opened: Duration,
    touched: Duration,
    /// In the room the laptop lies open beside the conversation, and waits longer.
    visit: bool,
    minutes: u8,
    visit_minutes: u8,
}

impl Moments {
    fn new(now: Duration) -> Self {
        Moments {
            opened: now,
            touched: now,
            visit: false,
            minutes: 5,
            visit_minutes: 15,
        }
    }

    fn due(&self, now: Duration) -> Due {
        let minutes = if self.visit { self.visit_minutes } else { self.minutes };
        let idle_end = self.touched + Duration::from_secs(u64::from(minutes) * 60);
        let end = idle_end.min(self.opened + LONGEST);
        match end.saturating_sub(now) {
            Duration::ZERO => Due::Now,
            left if left <= WARNING => Due::Soon(left.as_millis().div_ceil(1000) as u64),
            _ => Due::Later,
        }
    }
}

/// The idle clock of an open vault.
pub struct IdleClock(Mutex<Moments>);

impl IdleClock {
    pub fn start() -> Self {
        IdleClock(Mutex::new(Moments::new(uptime())))
    }

    /// A vault was opened: every count begins.
    pub fn opened(&self) {
        let now = uptime();
        self.with(|moments| *moments = Moments::new(now));
    }

    /// Somebody is there.
    pub fn touch(&self) {
        let now = uptime();
        self.with(|moments| moments.touched = now);
    }

    pub fn visit(&self, on: bool) {
        self.with(|moments| moments.visit = on);
    }

    /// Minutes, as the settings say.
    pub fn limits(&self, minutes: u8, visit_minutes: u8) {
        self.with(|moments| (moments.minutes, moments.visit_minutes) = (minutes, visit_minutes));
    }

    fn due(&self) -> Due {
        let now = uptime();
        self.with(|moments| moments.due(now))
    }

    fn with<T>(&self, f: impl FnOnce(&mut Moments) -> T) -> T {
        f(&mut self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

/// Looks once a second, for as long as the process lives, and says `lock-warning` with the seconds left, or null once
/// somebody has come back.
///
/// # Errors
/// When the system gives no thread.
pub fn watch(handle: AppHandle) -> std::io::Result<()> {
    std::thread::Builder::new().name("idle".into()).spawn(move || {
        let mut warned = false;
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let app = handle.state::<App>();
            let due = if app.is_open() { app.idle.due() } else { Due::Later };
            match due {
                Due::Later if warned => {
                    warned = false;
                    let _ = handle.emit("lock-warning", None::<u64>);
                }
                Due::Later => {}
                Due::Soon(seconds) => {
                    warned = true;
                    let _ = handle.emit("lock-warning", Some(seconds));
                }
                Due::Now => leave::begin(&handle, leave::Then::Lock),
            }
        }
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn warns_thirty_seconds_before_and_then_locks() {
        let clock = Moments::new(at(1000));
        assert_eq!(clock.due(at(1000)), Due::Later);
        assert_eq!(clock.due(at(1269)), Due::Later);
        assert_eq!(clock.due(at(1270)), Due::Soon(30));
        assert_eq!(clock.due(at(1299)), Due::Soon(1));
        assert_eq!(clock.due(Duration::from_millis(1_299_900)), Due::Soon(1));
        assert_eq!(clock.due(at(1300)), Due::Now);
        assert_eq!(clock.due(at(9000)), Due::Now, "after a long sleep");
    }

    #[test]
    fn a_touch_begins_anew() {
        let mut clock = Moments::new(at(1000));
        clock.touched = at(1280);
        assert_eq!(clock.due(at(1300)), Due::Later);
        assert_eq!(clock.due(at(1580)), Due::Now);
    }

    #[test]
    fn in_visit_mode_it_waits_as_long_as_is_set_for_visits() {
        let mut clock = Moments::new(at(1000));
        clock.visit = true;
        assert_eq!(clock.due(at(1000 + 14 * 60)), Due::Later);
        assert_eq!(clock.due(at(1000 + 15 * 60)), Due::Now);
        (clock.minutes, clock.visit_minutes) = (1, 30);
        assert_eq!(clock.due(at(1000 + 15 * 60)), Due::Later);
        clock.visit = false;
        assert_eq!(clock.due(at(1000 + 60)), Due::Now);
    }

    #[test]
    fn after_twelve_hours_it_locks_whatever_happens() {
        let mut clock = Moments::new(at(1000));
        clock.touched = at(1000 + 12 * 3600 - 1);
        assert_eq!(clock.due(at(1000 + 12 * 3600 - 1)), Due::Soon(1));
        assert_eq!(clock.due(at(1000 + 12 * 3600)), Due::Now);
    }
}
