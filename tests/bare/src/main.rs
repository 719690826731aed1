//! The floor that the app's start is measured against (`cargo xtask paint`): a Tauri window with one line of text, the same
//! paper and the same size, and nothing else. It is a package of its own because each `generate_context!` writes files
//! that a second one in the same package would read half-written.

use tauri::http::Response;
use tauri::webview::Color;
use tauri::{Url, WebviewUrl, WebviewWindowBuilder};

const PAGE: &[u8] = b"<!doctype html><title>Bare</title><body style='background:#faf9f6;color:#1b2430'>\
    <h1>A bare window with a line of text in it</h1>";

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .register_uri_scheme_protocol("bare", |_, _| {
            let mut page = Response::new(PAGE.to_vec());
            if let Ok(kind) = "text/html".parse() {
                page.headers_mut().insert("Content-Type", kind);
            }
            page
        })
        .setup(|tauri| {
            let page = Url::parse("bare://localhost/")?;
            WebviewWindowBuilder::new(tauri, "bare", WebviewUrl::CustomProtocol(page))
                .inner_size(1360.0, 900.0)
                .background_color(Color(0xFA, 0xF9, 0xF6, 0xFF))
                .incognito(true)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
