//! The W3C WebDriver protocol, as far as the journeys need it: WebKitWebDriver starts the app and passes on each request.

use crate::desk::Desk;
use serde_json::{Value, json};
use std::fmt;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// The name under which an element crosses, fixed by the standard.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Why the driver did not do it, in its own words.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The standard's error code, such as `stale element reference`; empty where the driver did not answer at all.
    pub code: String,
    pub message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

pub type Reply<T = Value> = Result<T, Refusal>;

/// An element of the page, valid until the page drops it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element(String);

impl Element {
    /// Reads what a script returned; `None` where it returned no element.
    pub fn read(value: &Value) -> Option<Self> {
        value.get(ELEMENT)?.as_str().map(|id| Self(id.to_owned()))
    }

    /// As the argument of a script.
    pub fn argument(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }

    /// The path of a request about this element.
    pub fn path(&self, rest: &str) -> String {
        format!("/element/{}{rest}", self.0)
    }
}

/// One run of WebKitWebDriver with the app it started.
pub struct Session {
    driver: Child,
    agent: ureq::Agent,
    base: String,
}

impl Session {
    /// Starts the driver, and through it the app.
    pub fn start(desk: &Desk, binary: &Path, arguments: &[String]) -> Reply<Self> {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|l| l.local_addr())
            .expect("a free port")
            .port();
        let log = std::fs::File::create(desk.folder("window.log")).expect("a log file");
        let driver = desk
            .command("WebKitWebDriver")
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(log.try_clone().expect("the same file"))
            .stderr(Stdio::from(log))
            .spawn()
            .expect("WebKitWebDriver starts");
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(120)))
            .build()
            .new_agent();
        let mut session = Self {
            driver,
            agent,
            base: format!("http://127.0.0.1:{port}"),
        };
        session.wait_until_ready()?;
        let options = json!({ "binary": binary, "args": arguments });
        let asked = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let opened = session.post("/session", asked)?;
        let id = opened["sessionId"].as_str().expect("the standard promises an id");
        session.base = format!("{}/session/{id}", session.base);
        Ok(session)
    }

    fn wait_until_ready(&self) -> Reply<()> {
        let begun = Instant::now();
        loop {
            match self.get("/status") {
                Ok(_) => return Ok(()),
                Err(refusal) if begun.elapsed() > Duration::from_secs(20) => return Err(refusal),
                Err(_) => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }

    pub fn get(&self, path: &str) -> Reply {
        answer(self.agent.get(format!("{}{path}", self.base)).call())
    }

    pub fn post(&self, path: &str, body: Value) -> Reply {
        answer(self.agent.post(format!("{}{path}", self.base)).send_json(body))
    }

    /// Runs the body of a function in the page and returns what it returns.
    pub fn script(&self, body: &str, arguments: &[Value]) -> Reply {
        self.post("/execute/sync", json!({ "script": body, "args": arguments }))
    }

    /// As [`Session::script`], for a body that calls its last argument when it is done.
    pub fn script_async(&self, body: &str, arguments: &[Value]) -> Reply {
        self.post("/execute/async", json!({ "script": body, "args": arguments }))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn answer(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Reply {
    let silent = |error: &dyn fmt::Display| Refusal {
        code: String::new(),
        message: error.to_string(),
    };
    let mut response = response.map_err(|error| silent(&error))?;
    let good = response.status().is_success();
    // A picture of a large screen is larger than what is read by default.
    let text = response
        .body_mut()
        .with_config()
        .limit(1 << 28)
        .read_to_string()
        .map_err(|error| silent(&error))?;
    let mut body: Value = serde_json::from_str(&text).map_err(|error| silent(&error))?;
    let value = body["value"].take();
    if good {
        return Ok(value);
    }
    let word = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    Err(Refusal {
        code: word("error"),
        message: word("message"),
    })
}
