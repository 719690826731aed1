//! Medication and physical health.

use catchment_core::record::health::medication_event;
use catchment_core::view;
use catchment_core::view::health::Health;

use crate::ipc::commands;

commands! { |app, now, store, handle|
    /// Everything told of somebody's health.
    health(patient: String) -> Health = view::health::health(&store, &patient);
    /// A depot or a blood test was done; answers with the id of the next one, or null.
    mark_event_done = medication_event::done;
}
