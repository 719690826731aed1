//! A desk of its own for each journey: an X screen, a session bus that starts no other program, and an empty home. What
//! a journey does can neither be seen on the person's desktop nor be swayed by it.

use crate::paint::Seen;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::TempDir;

/// One window at a time: two cores do not paint two webviews any faster.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// A bus without any service to start: portals and accessibility daemons would only slow the window down.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"#;

/// What the desk prefers, as the system would tell the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

pub struct Desk {
    home: TempDir,
    environment: Vec<(String, String)>,
    children: Vec<Child>,
    _turn: MutexGuard<'static, ()>,
}

impl Desk {
    /// Sets up screen, bus and home; waits for its turn where another journey of this process has a desk.
    pub fn new(theme: Theme) -> Self {
        let turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let home = tempfile::Builder::new()
            .prefix("catchment-desk-")
            .tempdir()
            .expect("a temporary folder");
        let at = |name: &str| home.path().join(name).to_string_lossy().into_owned();
        for folder in ["config", "data", "cache", "state", "run"] {
            std::fs::create_dir(home.path().join(folder)).expect("a folder in the new home");
        }
        std::fs::set_permissions(at("run"), std::os::unix::fs::PermissionsExt::from_mode(0o700)).expect("own folder");
        std::fs::File::create(at("bus.conf"))
            .and_then(|mut file| file.write_all(BUS.as_bytes()))
            .expect("bus.conf");

        let home_path = at("");
        let screen = [
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1920x1400x24",
            "-nolisten",
            "tcp",
            "-noreset",
            "-fbdir",
            home_path.as_str(),
        ];
        let (screen, number) = announced("Xvfb", &screen);
        let (bus, address) = announced(
            "dbus-daemon",
            &[
                "--nofork",
                "--print-address=1",
                &format!("--config-file={}", at("bus.conf")),
            ],
        );
        let gtk_theme = if theme == Theme::Dark {
            "Adwaita:dark"
        } else {
            "Adwaita"
        };
        let environment = [
            ("DISPLAY", format!(":{number}")),
            ("DBUS_SESSION_BUS_ADDRESS", address),
            ("GTK_THEME", gtk_theme.to_owned()),
            ("HOME", at("")),
            ("XDG_CONFIG_HOME", at("config")),
            ("XDG_DATA_HOME", at("data")),
            ("XDG_CACHE_HOME", at("cache")),
            ("XDG_STATE_HOME", at("state")),
            ("XDG_RUNTIME_DIR", at("run")),
            ("NO_AT_BRIDGE", "1".to_owned()),
            ("GSETTINGS_BACKEND", "memory".to_owned()),
            ("GDK_BACKEND", "x11".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            ("TZ", "Europe/London".to_owned()),
        ];
        let environment = environment.map(|(name, value)| (name.to_owned(), value)).to_vec();
        let desk = Self {
            home,
            environment,
            children: vec![bus, screen],
            _turn: turn,
        };
        // Where it starts, in the middle of the screen, it would point at something in the window.
        let moved = desk.command("xdotool").args(["mousemove", "1919", "1399"]).status();
        assert!(
            moved.is_ok_and(|status| status.success()),
            "xdotool does not reach the screen"
        );
        desk
    }

    /// A folder of this desk's home; it goes when the desk goes.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Saves the whole screen as a PNG: what no WebDriver can show, such as GTK's dialogs or a window it does not follow.
    pub fn picture(&self, path: &Path) {
        let dump = std::fs::read(self.folder("Xvfb_screen0")).expect("the screen's memory");
        let screen = Screen::read(&dump);
        let mut png = png::Encoder::new(
            std::fs::File::create(path).expect("the picture's file"),
            screen.width,
            screen.height,
        );
        png.set_color(png::ColorType::Rgb);
        let mut writer = png.write_header().expect("a picture's header");
        writer.write_image_data(&screen.rgb).expect("a picture");
    }

    /// Whether there is a light window on the screen, and words in it.
    pub fn seen(&self) -> Seen {
        let dump = std::fs::read(self.folder("Xvfb_screen0")).expect("the screen's memory");
        let (pixels, width, _, line) = layout(&dump);
        Seen::at(pixels, width, line)
    }

    /// A program that will run at this desk and end with this process, however that ends.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = bound(program);
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("CATCHMENT_HOME")
            .stdin(Stdio::null());
        command
    }
}

/// What the X server keeps of its screen: an XWD file of 32 bits a pixel.
struct Screen {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

/// The pixels of such a file, how many stand in a line and how many lines there are, and the bytes of a line.
fn layout(dump: &[u8]) -> (&[u8], usize, usize, usize) {
    let word = |at: usize| u32::from_be_bytes(dump[at * 4..at * 4 + 4].try_into().expect("four bytes")) as usize;
    let (header, width, height, bits, line, colours) = (word(0), word(4), word(5), word(11), word(12), word(19));
    assert_eq!(bits, 32, "the screen has another depth");
    (&dump[header + colours * 12..], width, height, line)
}

impl Screen {
    fn read(dump: &[u8]) -> Self {
        let (pixels, width, height, line) = layout(dump);
        let lines = (0..height).map(|y| &pixels[y * line..y * line + width * 4]);
        let rgb = lines
            .flat_map(|line| line.chunks_exact(4).flat_map(|bgrx| [bgrx[2], bgrx[1], bgrx[0]]))
            .collect();
        Self {
            width: u32::try_from(width).expect("narrow"),
            height: u32::try_from(height).expect("low"),
            rgb,
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        for child in &mut self.children {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A command whose process the kernel kills when the thread that started it ends, so that an interrupted run leaves
/// neither screens nor windows behind.
fn bound(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL"]).arg(program);
    command
}

/// Starts a program and waits for the one line by which it says where it can be reached.
fn announced(program: &str, arguments: &[&str]) -> (Child, String) {
    let mut child = bound(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} does not start: {error}"));
    let mut line = String::new();
    let output = child.stdout.take().expect("its output is piped");
    BufReader::new(output).read_line(&mut line).expect("a readable line");
    assert!(
        !line.trim().is_empty(),
        "{program} is missing or did not start; `cargo xtask test` installs what it needs"
    );
    (child, line.trim().to_owned())
}

/// The processes of the app `binary` on the vault in `data_dir`, by number.
pub fn processes(binary: &Path, data_dir: &Path) -> Vec<rustix::process::Pid> {
    let (binary, data_dir) = (binary.to_string_lossy(), data_dir.to_string_lossy());
    let numbers = std::fs::read_dir("/proc")
        .expect("/proc")
        .flatten()
        .filter_map(|entry| {
            let number: i32 = entry.file_name().to_str()?.parse().ok()?;
            let line = String::from_utf8_lossy(&std::fs::read(entry.path().join("cmdline")).ok()?).into_owned();
            let words: Vec<&str> = line.split('\0').collect();
            (words.first() == Some(&&*binary) && words.contains(&&*data_dir)).then_some(number)
        });
    numbers.filter_map(rustix::process::Pid::from_raw).collect()
}
