//! The system's own dialogs for choosing a file or a folder. They are opened from here, so the page needs no permission
//! to open any; it always has a text field for the path as well.

use std::path::PathBuf;

use serde::Deserialize;
use tauri::{AppHandle, Manager, Wry};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::window;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PickFile {
    pub title: String,
    /// Extensions without a dot, such as `csv`; none means any file.
    pub extensions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PickFolder {
    pub title: String,
}

/// The path chosen, or none when the dialog was closed. Blocks until then: never on the main thread.
pub fn file(handle: &AppHandle, ask: PickFile) -> Option<String> {
    let mut dialog = dialog(handle, ask.title);
    if !ask.extensions.is_empty() {
        let extensions: Vec<&str> = ask.extensions.iter().map(String::as_str).collect();
        dialog = dialog.add_filter(extensions.join(", "), &extensions);
    }
    dialog.blocking_pick_file().and_then(text)
}

/// As [`file`], for a folder.
pub fn folder(handle: &AppHandle, ask: PickFolder) -> Option<String> {
    dialog(handle, ask.title).blocking_pick_folder().and_then(text)
}

fn dialog(handle: &AppHandle, title: String) -> FileDialogBuilder<Wry> {
    let dialog = handle.dialog().file().set_title(title);
    match handle.get_webview_window(window::LABEL) {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

fn text(path: FilePath) -> Option<String> {
    path.into_path()
        .ok()
        .and_then(|path: PathBuf| path.into_os_string().into_string().ok())
}
