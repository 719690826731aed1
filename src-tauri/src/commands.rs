//! The command table: everything the window may ask, each answered in one line, a room of lines for each part of the window.

use crate::ipc::rooms;

#[cfg(test)]
mod tests;

rooms! { shell, caseload, in_and_out, person, visits, circle, services, clinical, planning, groups }
