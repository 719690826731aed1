//! The command table: everything the window may ask, each answered in one line, a room of lines for each part of the window.

use crate::ipc::rooms;

mod caseload;
mod circle;
mod clinical;
mod group;
mod noun;
mod outgoing;
mod person;
mod plan;
mod service;
#[cfg(test)]
mod tests;
mod vault;
mod visit;

rooms! { vault, noun, caseload, outgoing, person, visit, circle, service, clinical, plan, group }
