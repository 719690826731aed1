//! How soon the window shows something, beside a bare Tauri window started in turns with it on the same screen: what
//! the machine does meanwhile strikes both, so that the ratio means something where the times do not.

use crate::desk::{Desk, Theme};
use crate::window::PATIENCE;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// When a window was there, and when there was something to read in it, counted from the start of its process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Painted {
    pub window: Duration,
    pub text: Duration,
}

/// The app and the bare window, started in turns.
pub struct Pair {
    pub app: Vec<Painted>,
    pub bare: Vec<Painted>,
}

/// Why a start was not measured.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unseen {
    #[error("{0} opened no window")]
    NoWindow(String),
    #[error("the window of {0} stays blank: its page was not drawn")]
    Blank(String),
}

/// Starts each of them `rounds` times, after one start of each that only warms the machine up. The app stands before its
/// lock, as in the morning. What that first start showed is kept in `pictures` as `app.png` and `bare.png`.
///
/// # Errors
///
/// Where one of them opens no window, or one that stays blank, for as long as [`PATIENCE`].
pub fn in_turns(
    [app, bare]: [&Path; 2],
    pictures: &Path,
    rounds: usize,
    mut done: impl FnMut(usize),
) -> Result<Pair, Unseen> {
    let desk = Desk::new(Theme::Light);
    let vault = desk.folder("vault");
    crate::caseload::empty(&vault);
    let switches: [PathBuf; 2] = ["--data-dir".into(), vault];
    let mut pair = Pair {
        app: Vec::new(),
        bare: Vec::new(),
    };
    for round in 0..=rounds {
        let picture = |name| (round == 0).then(|| pictures.join(name));
        let own = start(&desk, app, &switches, picture("app.png"))?;
        let floor = start(&desk, bare, &[], picture("bare.png"))?;
        if round > 0 {
            pair.app.push(own);
            pair.bare.push(floor);
        }
        done(round);
    }
    Ok(pair)
}

/// Starts one of them, waits for words in its window, and ends it. A picture is taken only after both moments are known.
fn start(desk: &Desk, program: &Path, switches: &[PathBuf], picture: Option<PathBuf>) -> Result<Painted, Unseen> {
    let begun = Instant::now();
    let mut child = desk
        .command(program)
        .args(switches)
        .spawn()
        .unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
    let name = || program.display().to_string();
    let window = until(begun, PATIENCE, || desk.seen().paper).ok_or_else(|| Unseen::NoWindow(name()));
    let text = until(begun, PATIENCE, || desk.seen().ink).ok_or_else(|| Unseen::Blank(name()));
    if let Some(path) = picture {
        desk.picture(&path);
    }
    let _ = child.kill();
    let _ = child.wait();
    let painted = Painted {
        window: window?,
        text: text?,
    };
    let gone = until(Instant::now(), PATIENCE, || !desk.seen().paper);
    assert!(gone.is_some(), "the window of {} outlives its program", name());
    Ok(painted)
}

/// How long after `begun` it held first, or nothing when it did not within `patience`.
fn until(begun: Instant, patience: Duration, holds: impl Fn() -> bool) -> Option<Duration> {
    loop {
        let now = begun.elapsed();
        if holds() {
            return Some(now);
        }
        if now >= patience {
            return None;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// The smallest, the middle and the largest.
pub fn spread(times: impl Iterator<Item = Duration>) -> [Duration; 3] {
    let mut times: Vec<Duration> = times.collect();
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    [0, last / 2, last].map(|at| times.get(at).copied().unwrap_or_default())
}

/// What can be seen on a screen: a light window, and dark writing on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub paper: bool,
    pub ink: bool,
}

impl Seen {
    /// Looks at every third line of a screen of 32 bits a pixel, `line` bytes each.
    pub fn at(pixels: &[u8], width: usize, line: usize) -> Self {
        /// Fewer light pixels are no window: a cursor, a border.
        const WINDOW: usize = 50_000;
        /// Fewer dark ones between light ones are no words.
        const WORDS: usize = 150;
        let (mut light, mut dark) = (0, 0);
        for row in pixels.chunks_exact(line).step_by(3) {
            let row = &row[..width * 4];
            let is_light = |at: usize| row[at * 4..at * 4 + 3].iter().all(|&part| part > 0xE0);
            let Some(first) = (0..width).find(|&at| is_light(at)) else {
                continue;
            };
            let last = (0..width).rfind(|&at| is_light(at)).unwrap_or(first);
            for at in first..last {
                if is_light(at) {
                    light += 1;
                } else if row[at * 4..at * 4 + 3].iter().all(|&part| part < 0x90) {
                    dark += 1;
                }
            }
        }
        Self {
            paper: light > WINDOW,
            ink: light > WINDOW && dark > WORDS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A screen of 400 by 400 with a light square from 50 to 350 and `dark` pixels in each of its lines.
    fn screen(light: bool, dark: usize) -> Seen {
        let mut pixels = vec![0_u8; 400 * 400 * 4];
        for y in 50..350 {
            for x in 50..350 {
                let shade = if x > 100 && x <= 100 + dark { 0x20 } else { 0xFA };
                if light {
                    pixels[(y * 400 + x) * 4..][..3].fill(shade);
                }
            }
        }
        Seen::at(&pixels, 400, 400 * 4)
    }

    #[test]
    fn a_window_is_told_from_an_empty_screen_and_words_from_an_empty_window() {
        let seen = |paper, ink| Seen { paper, ink };
        assert_eq!(screen(false, 0), seen(false, false));
        // 300 lines of 300 pixels, every third of them looked at.
        assert_eq!(screen(true, 0), seen(false, false), "30,000 light pixels are too few");
        let large = |dark: bool| {
            let mut pixels = vec![0xFA_u8; 600 * 600 * 4];
            if dark {
                for y in 0..600 {
                    pixels[(y * 600 + 20) * 4..][..3].fill(0x20);
                }
            }
            Seen::at(&pixels, 600, 600 * 4)
        };
        assert_eq!(large(false), seen(true, false));
        assert_eq!(large(true), seen(true, true), "200 dark pixels in the lines looked at");
    }

    #[test]
    fn what_does_not_come_in_time_is_missed_and_what_comes_is_timed() {
        assert_eq!(until(Instant::now(), Duration::ZERO, || false), None);
        assert!(until(Instant::now(), Duration::ZERO, || true).is_some());
    }

    #[test]
    fn the_middle_of_an_odd_number_is_the_median() {
        let times = [5, 1, 9].map(Duration::from_millis);
        assert_eq!(spread(times.into_iter()), [1, 5, 9].map(Duration::from_millis));
    }
}
