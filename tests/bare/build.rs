//! Writes what `generate_context!` reads. The window asks for no command, so there is nothing to permit.

fn main() {
    tauri_build::build();
}
