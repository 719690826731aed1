//! The command table: everything the window may ask, each answered in one line, a room of lines for each part of the window.

use crate::ipc::rooms;

mod caseload;
mod circle;
mod group;
mod health;
mod law;
mod measure;
mod noun;
mod outgoing;
mod person;
mod plan;
mod safety;
mod service;
mod task;
#[cfg(test)]
mod tests;
mod vault;
mod visit;

rooms! { vault, noun, caseload, outgoing, person, visit, circle, health, safety, law, plan, measure, task, service, group }
