//! Blank windows: WebKitGTK's DMABUF renderer shows nothing on some machines with NVIDIA's own driver.

/// Chooses the renderer. It is chosen by environment variables that the toolkit reads once, so this comes before the
/// toolkit, and before any second thread.
pub fn before_the_toolkit(safe: bool) {
    #[cfg(target_os = "linux")]
    {
        use webkit2gtk_nvidia_quirk::{ApplyWorkaroundOptions, apply_workaround_with_options};
        apply_workaround_with_options(ApplyWorkaroundOptions::default().force_disable_dmabuf(safe));
    }
    #[cfg(not(target_os = "linux"))]
    let _ = safe;
}
