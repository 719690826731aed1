//! The app in a desk: opening it on a vault's folder, looking at it, ending it the hard way.

use crate::desk::{Desk, processes};
use crate::webdriver::{Reply, Session};
use base64::Engine;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long a step may take before it counts as not coming true. Far above what it takes, so that a slow machine passes.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The laptop screen that most people have in front of them.
pub const LAPTOP: (u32, u32) = (1280, 800);

pub struct Window<'desk> {
    pub(crate) session: Session,
    desk: &'desk Desk,
    binary: PathBuf,
    data_dir: PathBuf,
}

impl<'desk> Window<'desk> {
    /// Opens the app on the vault in `data_dir`, made where it is missing, at the size of a laptop.
    pub fn open(desk: &'desk Desk, data_dir: &Path) -> Self {
        let binary = shell();
        let arguments = ["--data-dir".to_owned(), data_dir.to_string_lossy().into_owned()];
        let session = Session::start(desk, &binary, &arguments).unwrap_or_else(|refusal| {
            end(&binary, data_dir);
            panic!("the window does not open: {refusal}\n{}", log(desk))
        });
        let window = Self {
            session,
            desk,
            binary,
            data_dir: data_dir.to_owned(),
        };
        window.resize(LAPTOP.0, LAPTOP.1);
        window.until("the page is there", || {
            Ok((window.session.script("return document.readyState", &[])? == "complete").then_some(()))
        });
        window
    }

    /// Ends the app as a power cut would, without a chance to tidy up; `open` on the same folder starts it again.
    pub fn kill(self) {
        end(&self.binary, &self.data_dir);
    }

    /// Waits until the process of the lock screen has taken the place of this one, ends that and attaches to a fresh
    /// start: a WebDriver cannot follow from one process into the next.
    pub fn reopen_after_lock(self) -> Self {
        let before = self.pids();
        let begun = Instant::now();
        while self.pids().iter().all(|pid| before.contains(pid)) || self.pids().iter().any(|pid| before.contains(pid)) {
            assert!(
                begun.elapsed() < PATIENCE,
                "no fresh process took over after the lock\n{}",
                log(self.desk)
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        let (desk, data_dir) = (self.desk, self.data_dir.clone());
        self.kill();
        Self::open(desk, &data_dir)
    }

    /// The processes of the app on this vault; one, but for the moment of a lock.
    pub fn pids(&self) -> Vec<Pid> {
        processes(&self.binary, &self.data_dir)
    }

    pub fn desk(&self) -> &'desk Desk {
        self.desk
    }

    /// Makes the window this large, in CSS pixels at 100 %.
    pub fn resize(&self, width: u32, height: u32) {
        let rect = json!({ "x": 0, "y": 0, "width": width, "height": height });
        self.session
            .post("/window/rect", rect)
            .unwrap_or_else(|refusal| panic!("the window stays as it is: {refusal}"));
    }

    /// Runs the body of a function in the page.
    pub fn script(&self, body: &str, arguments: &[Value]) -> Value {
        self.session
            .script(body, arguments)
            .unwrap_or_else(|refusal| panic!("{refusal}\nin the script: {body}"))
    }

    /// Everything that can be read on the screen now, line by line.
    pub fn text(&self) -> String {
        self.text_now()
            .unwrap_or_else(|refusal| format!("(unreadable: {refusal})"))
    }

    fn text_now(&self) -> Reply<String> {
        Ok(self
            .session
            .script("return document.body.innerText", &[])?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// Whether `text` can be read now; how words are spaced and broken into lines does not matter.
    pub fn shows(&self, text: &str) -> bool {
        words(&self.text()).contains(&words(text))
    }

    /// Waits until `text` can be read.
    pub fn see(&self, text: &str) {
        self.until(&format!("see \"{text}\""), || {
            Ok(words(&self.text_now()?).contains(&words(text)).then_some(()))
        });
    }

    /// Waits until `text` can no longer be read.
    pub fn see_no(&self, text: &str) {
        self.until(&format!("no \"{text}\""), || {
            Ok((!words(&self.text_now()?).contains(&words(text))).then_some(()))
        });
    }

    /// Saves what the page shows as a PNG, once it has stopped moving.
    pub fn picture(&self, path: &Path) {
        let still = "const done = arguments[0]; document.fonts.ready.then(() => requestAnimationFrame(() => \
                     requestAnimationFrame(() => Promise.allSettled(document.getAnimations().filter(a => \
                     a.effect?.getComputedTiming().endTime !== Infinity).map(a => a.finished)).then(() => done()))))";
        let _ = self.session.script_async(still, &[]);
        self.save(path)
            .unwrap_or_else(|refusal| panic!("no picture: {refusal}"));
    }

    fn save(&self, path: &Path) -> Reply<()> {
        let encoded = self.session.get("/screenshot")?;
        let png = base64::engine::general_purpose::STANDARD.decode(encoded.as_str().unwrap_or_default());
        std::fs::create_dir_all(path.parent().expect("a picture stands in a folder")).expect("the folder is made");
        std::fs::write(path, png.expect("the standard promises base64")).expect("the picture is written");
        Ok(())
    }

    /// Tries until it comes true. A refusal is one more reason to wait: while the page changes, elements come and go.
    pub fn until<T>(&self, what: &str, attempt: impl Fn() -> Reply<Option<T>>) -> T {
        let begun = Instant::now();
        let mut last = String::new();
        while begun.elapsed() < PATIENCE {
            match attempt() {
                Ok(Some(found)) => return found,
                Ok(None) => last.clear(),
                Err(refusal) => last = format!("\nThe driver said: {refusal}"),
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        panic!(
            "did not come true: {what}{last}\nThe window showed:\n{}\n{}",
            self.text(),
            log(self.desk)
        );
    }
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let journey = std::thread::current().name().unwrap_or("journey").replace("::", "-");
            let folder = crate::target().join("journeys");
            if self.save(&folder.join(format!("{journey}.png"))).is_ok() {
                self.desk.picture(&folder.join(format!("{journey}-screen.png")));
                eprintln!("The last moment: {}/{journey}.png", folder.display());
            }
        }
        end(&self.binary, &self.data_dir);
    }
}

/// The shell under test: `CATCHMENT_SHELL`, else where `cargo xtask` sets it aside.
fn shell() -> PathBuf {
    let usual = || crate::target().join("automation/catchment");
    let shell = std::env::var_os("CATCHMENT_SHELL").map_or_else(usual, PathBuf::from);
    assert!(
        shell.exists(),
        "{} is missing: run the journeys with `cargo xtask test e2e`",
        shell.display()
    );
    shell
}

/// Ends the app with SIGKILL and waits until it is gone.
fn end(binary: &Path, data_dir: &Path) {
    let begun = Instant::now();
    loop {
        let alive = processes(binary, data_dir);
        if alive.is_empty() {
            return;
        }
        assert!(
            begun.elapsed() < PATIENCE || std::thread::panicking(),
            "the app cannot be ended"
        );
        for pid in alive {
            let _ = kill_process(pid, Signal::KILL);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// What driver and app wrote, for the message of a failed step.
fn log(desk: &Desk) -> String {
    let log = std::fs::read_to_string(desk.folder("window.log")).unwrap_or_default();
    let lines: Vec<&str> = log.lines().collect();
    format!(
        "The window's log ended with:\n{}",
        lines[lines.len().saturating_sub(20)..].join("\n")
    )
}

/// Text with every run of white space as one space.
pub(crate) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
