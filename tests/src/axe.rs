//! What axe-core finds on the screen: violations of WCAG 2.2, levels A and AA.

use crate::window::Window;
use serde_json::{Value, json};
use std::fmt::Write;

/// The rule sets that make up WCAG 2.2 A and AA.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/// Colours on their way from one to the other are neither: what still moves comes to rest first.
const RUN: &str = "const done = arguments[arguments.length - 1]; \
    Promise.allSettled(document.getAnimations().filter(moving => \
    moving.effect?.getComputedTiming().endTime !== Infinity).map(moving => moving.finished)).then(() => \
    axe.run(document, { runOnly: arguments[0], resultTypes: ['violations'] })) \
    .then(found => done({ violations: found.violations, passes: found.passes.length }), \
    error => done({ error: String(error) }));";

impl Window<'_> {
    /// Panics with every violation on the screen as it is now; `screen` names it in the message.
    pub fn is_accessible(&self, screen: &str) {
        self.keep_picture(screen);
        let found = self.axe();
        assert!(found.is_empty(), "axe-core on {screen}:\n{found}");
    }

    /// Every violation on the screen, readable; empty where there is none.
    pub fn axe(&self) -> String {
        if self.script("return typeof axe", &[]) != "object" {
            let source = crate::project().join("ui/node_modules/axe-core/axe.min.js");
            let source = std::fs::read_to_string(&source)
                .unwrap_or_else(|error| panic!("{}: {error}; `cargo xtask test e2e` installs it", source.display()));
            self.script(&source, &[]);
        }
        let found = self
            .session
            .script_async(RUN, &[json!(TAGS)])
            .unwrap_or_else(|refusal| panic!("axe: {refusal}"));
        assert!(found["error"].is_null(), "axe: {}", found["error"]);
        assert!(found["passes"].as_u64() > Some(0), "axe looked at nothing");
        found["violations"].as_array().into_iter().flatten().map(tell).collect()
    }
}

fn tell(violation: &Value) -> String {
    let word = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let mut told = format!(
        "  {} ({}): {}\n",
        word(violation, "id"),
        word(violation, "impact"),
        word(violation, "help")
    );
    for node in violation["nodes"].as_array().into_iter().flatten() {
        let summary = word(node, "failureSummary").replace('\n', " ");
        let _ = writeln!(told, "    {}\n      {summary}", word(node, "html"));
    }
    told
}
