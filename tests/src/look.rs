//! What a screen must have room for: nothing wider than the window, no letter too small to read.

use crate::window::Window;
use serde_json::{Value, json};
use std::path::Path;

/// The smallest text anywhere, in CSS pixels at 100 %.
const SMALLEST: f64 = 13.0;

/// What is wider than the place it stands in. A table may scroll within itself: its rows are read across. One pixel is none:
/// in a window of half a pixel the content is rounded up and its place down.
const TOO_WIDE: &str = "
const told = el => `${el.tagName.toLowerCase()}.${el.className} (${el.scrollWidth} > ${el.clientWidth})`;
const places = [document.documentElement, document.body, ...document.querySelectorAll('main, nav, footer, dialog[open]')];
const found = places.filter(el => el.scrollWidth > el.clientWidth + 1 && el.clientWidth > 0).map(told);
if (document.documentElement.scrollWidth > innerWidth + 1) found.push(`the page (${document.documentElement.scrollWidth} > ${innerWidth})`);
return found;";

/// Every text that can be seen and is smaller than it may be, with its size.
const TOO_SMALL: &str = "
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const found = [];
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const text = node.textContent.trim();
  const el = node.parentElement;
  if (text === '' || !el.checkVisibility({ visibilityProperty: true })) continue;
  const size = parseFloat(getComputedStyle(el).fontSize);
  if (size < arguments[0]) found.push(`${size} px: ${text.slice(0, 60)}`);
}
return found;";

impl Window<'_> {
    /// Keeps a picture of what is looked at, for people to look at too, where `CATCHMENT_PICTURES` names a folder: one
    /// folder below it for each journey.
    pub(crate) fn keep_picture(&self, screen: &str) {
        let Some(folder) = std::env::var_os("CATCHMENT_PICTURES") else {
            return;
        };
        let journey = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        let name: String = screen
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        self.picture(&Path::new(&folder).join(journey).join(format!("{name}.png")));
    }

    /// Panics when something on the screen is wider than the place it stands in.
    pub fn fits(&self, screen: &str) {
        self.keep_picture(screen);
        let found = list(&self.script(TOO_WIDE, &[]));
        assert!(found.is_empty(), "sideways scrolling on {screen}: {found:#?}");
    }

    /// Panics when some text on the screen is too small to read.
    pub fn is_legible(&self, screen: &str) {
        let found = list(&self.script(TOO_SMALL, &[json!(SMALLEST)]));
        assert!(found.is_empty(), "text below {SMALLEST} px on {screen}: {found:#?}");
    }
}

fn list(found: &Value) -> Vec<String> {
    found
        .as_array()
        .expect("the script lists what it found")
        .iter()
        .map(|one| one.as_str().unwrap_or_default().to_owned())
        .collect()
}
