//! The command table: everything the window may ask, each answered in one line, a room of lines for each part of the window.

use crate::ipc::rooms;

#[cfg(test)]
mod tests;

rooms! { vault, noun, caseload, outgoing, person, visit, circle, service, clinical, plan, group }
