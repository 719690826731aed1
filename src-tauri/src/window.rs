//! The one window and its walls. What is shown in it can be hostile text; it may draw, and ask the commands of the
//! table, and nothing else: it cannot reach the network, leave its page, open another window, download or keep anything.

use std::path::Path;

use catchment_core::{Error, Result};
use tauri::webview::{Color, NewWindowResponse, PermissionResponse};
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Wry};
use tauri_plugin_window_state::{Builder as Place, StateFlags, WindowExt};

use crate::app::App;
use crate::paths;
use crate::preferences::{Preferences, Theme};

pub const LABEL: &str = "main";

/// Port 9 (discard) of this machine: nothing listens there, so whatever slips past the content policy ends here.
const DEAD_PROXY: &str = "http://127.0.0.1:9";

/// The `bg` tokens of the page: the window has its colour before the page has any.
const PAPER: Color = Color(0xFA, 0xF9, 0xF6, 0xFF);
const PAPER_DARK: Color = Color(0x14, 0x18, 0x1E, 0xFF);

fn place_flags() -> StateFlags {
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED
}

/// Remembers where the window was, for the next start and for the process that follows a lock.
pub fn remembered_place(dir: &Path) -> tauri::plugin::TauriPlugin<Wry> {
    // The plugin joins the name to its own folder; an absolute one stays what it is.
    Place::new()
        .with_filename(paths::window_place(dir).to_string_lossy())
        .with_state_flags(place_flags())
        .skip_initial_state(LABEL)
        .build()
}

/// Opens the window.
///
/// # Errors
/// When the toolkit cannot make it: no display, or no webview on this machine.
pub fn open(handle: &AppHandle, preferences: Preferences, page: &Path, safe_graphics: bool) -> tauri::Result<()> {
    let dark = match preferences.theme {
        Theme::System => prefers_dark(),
        Theme::Light => false,
        Theme::Dark => true,
    };
    let paper = if dark { PAPER_DARK } else { PAPER };
    let window = WebviewWindowBuilder::new(handle, LABEL, WebviewUrl::App("index.html".into()))
        .title("Catchment")
        .inner_size(1360.0, 900.0)
        .min_inner_size(640.0, 480.0)
        .visible(false)
        .background_color(paper)
        .proxy_url(Url::parse(DEAD_PROXY).map_err(tauri::Error::InvalidUrl)?)
        .devtools(cfg!(debug_assertions))
        .general_autofill_enabled(false)
        .disable_drag_drop_handler()
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny);
    let window = keep_nothing(window).data_directory(page.to_owned()).build()?;
    #[cfg(target_os = "linux")]
    tune(&window, safe_graphics)?;
    #[cfg(not(target_os = "linux"))]
    let _ = safe_graphics;
    window.set_zoom(f64::from(preferences.zoom_percent) / 100.0)?;
    // Placed before it is shown, so that it does not jump.
    window.restore_state(place_flags())?;
    window.show()
}

/// The page keeps nothing on the disk. What its engine writes all the same goes to [`crate::page`].
#[cfg(not(feature = "automation"))]
fn keep_nothing<'a>(window: WebviewWindowBuilder<'a, Wry, AppHandle>) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    window.incognito(true)
}

/// For tests: a driver cannot attach to an incognito page, so this one keeps what it does in that folder.
#[cfg(feature = "automation")]
fn keep_nothing<'a>(window: WebviewWindowBuilder<'a, Wry, AppHandle>) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    window.incognito(false)
}

/// Only the app's own page: `tauri://localhost`, on Windows `http(s)://tauri.localhost`.
fn is_own_page(url: &Url) -> bool {
    let own_port = url.port().is_none();
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost") && own_port,
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost") && own_port,
        _ => false,
    }
}

/// Magnifies the page, now and at the next start.
///
/// # Errors
/// `invalid` outside 50 to 400 percent, `storage` when it cannot be kept.
pub fn set_zoom(handle: &AppHandle, app: &App, percent: u16) -> Result<()> {
    app.prefer(Preferences {
        zoom_percent: percent,
        ..app.preferences()
    })?;
    let window = handle.get_webview_window(LABEL).ok_or(Error::Internal("no window"))?;
    window
        .set_zoom(f64::from(percent) / 100.0)
        .map_err(|_| Error::Internal("zoom"))
}

/// As the webview decides it, so that the first colour is the page's own.
#[cfg(target_os = "linux")]
fn prefers_dark() -> bool {
    use gtk::prelude::GtkSettingsExt;
    gtk::Settings::default().is_some_and(|settings| {
        settings.is_gtk_application_prefer_dark_theme()
            || settings
                .gtk_theme_name()
                .is_some_and(|name| name.to_ascii_lowercase().ends_with("-dark"))
    })
}

#[cfg(not(target_os = "linux"))]
fn prefers_dark() -> bool {
    false
}

/// What the window's builder has no word for: spell-check on (a note is written here), smooth scrolling off, and off
/// with every part of a browser that this page does not use.
#[cfg(target_os = "linux")]
fn tune(window: &WebviewWindow, safe_graphics: bool) -> tauri::Result<()> {
    use webkit2gtk::{ContextMenuExt, HardwareAccelerationPolicy, SettingsExt, WebContextExt, WebViewExt};
    window.with_webview(move |webview| {
        let view = webview.inner();
        view.connect_context_menu(|_, menu, _, _| {
            menu.items()
                .iter()
                .filter(|item| !belongs_in_menu(item))
                .for_each(|item| menu.remove(item));
            false
        });
        if let Some(context) = view.context() {
            context.set_spell_checking_languages(&["en_GB"]);
            context.set_spell_checking_enabled(true);
        }
        if let Some(settings) = WebViewExt::settings(&view) {
            settings.set_enable_smooth_scrolling(false);
            settings.set_enable_dns_prefetching(false);
            settings.set_enable_html5_database(false);
            settings.set_enable_html5_local_storage(false);
            settings.set_enable_media(false);
            settings.set_enable_page_cache(false);
            settings.set_enable_webaudio(false);
            settings.set_enable_webgl(false);
            settings.set_enable_webrtc(false);
            if safe_graphics {
                settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            }
        }
    })
}

/// The menu of the right mouse button is for editing. It does not reload, follow links or save pictures, and it does not
/// teach the spell-check words, which would be somebody's name in a plain file.
#[cfg(target_os = "linux")]
fn belongs_in_menu(item: &webkit2gtk::ContextMenuItem) -> bool {
    use webkit2gtk::{ContextMenuAction as Action, ContextMenuItemExt};
    item.is_separator()
        || matches!(
            item.stock_action(),
            Action::Copy
                | Action::Cut
                | Action::Paste
                | Action::Delete
                | Action::SelectAll
                | Action::SpellingGuess
                | Action::NoGuessesFound
                | Action::IgnoreSpelling
        )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn goes_nowhere_but_its_own_page() {
        let goes = |text: &str| is_own_page(&Url::parse(text).unwrap());
        assert!(goes("tauri://localhost"));
        assert!(goes("tauri://localhost/index.html#/people"));
        for elsewhere in [
            "http://example.org/",
            "https://example.org/",
            "http://localhost/",
            "http://127.0.0.1:9/",
            "https://tauri.localhost.example.org/",
            "tauri://example.org/",
            "tauri://localhost.example.org/",
            "tauri://localhost:8080/",
            "file:///etc/passwd",
            "data:text/html,x",
            "blob:tauri://localhost/1",
            "about:blank",
            "javascript:void(0)",
            "ipc://localhost/unlock",
            "mailto:someone@example.org",
        ] {
            assert!(!goes(elsewhere), "{elsewhere}");
        }
    }
}
