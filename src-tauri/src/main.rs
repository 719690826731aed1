//! Starts the desktop app: makes the process unreadable to others, reads the switches, opens the window, and after a
//! lock starts the next process.

mod app;
mod args;
#[cfg(all(test, feature = "bindings"))]
mod bindings;
mod brief_file;
mod clipboard;
mod commands;
mod entries;
mod files;
mod graphics;
mod harden;
mod idle;
mod ipc;
mod leave;
mod lifecycle;
mod local;
mod own_pages;
mod page;
mod paths;
mod pick;
mod preferences;
mod supervision;
mod table_file;
mod window;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use tauri::{Emitter, Manager};

/// One care coordinator's caseload, offline first.
#[derive(Parser)]
#[command(name = "catchment", version)]
struct Switches {
    /// The folder that holds the vault (else $CATCHMENT_HOME, else the system's place for application data)
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// Draw without the graphics card: for a window that stays blank
    #[arg(long)]
    safe_graphics: bool,
}

fn main() -> ExitCode {
    harden::process();
    let switches = Switches::parse();
    graphics::before_the_toolkit(switches.safe_graphics);
    match start(switches) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            // There is no window to say it in.
            let _ = writeln!(std::io::stderr(), "Catchment could not start: {why}");
            ExitCode::FAILURE
        }
    }
}

fn start(switches: Switches) -> Result<(), Box<dyn std::error::Error>> {
    let dir = paths::data_dir(switches.data_dir, std::env::var_os(paths::HOME_VARIABLE))?;
    let page = page::PageFolder::make()?;
    let page_dir = page.path().to_owned();
    let tauri = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(window::remembered_place(&dir))
        .invoke_handler(commands::handler())
        .setup(move |tauri| {
            let window = tauri.handle().clone();
            let app = app::App::new(dir, move |touched| {
                let _ = window.emit("changed", touched);
            });
            let preferences = app.preferences();
            tauri.manage(app);
            window::open(tauri.handle(), preferences, &page_dir, switches.safe_graphics)?;
            idle::watch(tauri.handle().clone())?;
            Ok(())
        })
        .build(context())?;
    let handle = tauri.handle().clone();
    tauri.run_return(|handle, event| {
        if let tauri::RunEvent::WindowEvent {
            event: tauri::WindowEvent::CloseRequested { api, .. },
            ..
        } = event
        {
            api.prevent_close();
            leave::begin(handle, leave::Then::Quit);
        }
    });
    drop(page);
    leave::follow(&handle)?;
    Ok(())
}

/// The window's content and what tauri.conf.json says. The tests are a target of their own and need neither: two
/// contexts of one package, built side by side, spoil each other's files.
#[cfg(not(test))]
fn context() -> tauri::Context {
    tauri::generate_context!()
}

#[cfg(test)]
fn context() -> tauri::Context {
    unreachable!("no test opens the window")
}
