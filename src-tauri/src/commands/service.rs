//! What services offer, are asked for, and have in place.

use catchment_core::record::service::{self, referring};
use catchment_core::view;
use catchment_core::view::service::{OfferedService, SameKind, SameKindAsk, ServicesTab};

use crate::ipc::commands;

commands! { |app, now, store, handle|
    /// What was asked of which service for somebody, what they were told of, and what they have.
    services(patient: String) -> ServicesTab = view::service::services(&store, &patient, now.date_naive());
    /// The same kind of service, in place or asked for already.
    same_kind(ask: SameKindAsk) -> SameKind = view::service::same_kind(&store, &ask, now.date_naive());
    /// Every service of the directory that is offered.
    offered_services() -> Vec<OfferedService> = view::service::offered(&store);
    add_referral = referring::add;
    edit_referral = referring::edit;
    /// The next step of a referral; answers with the id of the service that it puts in place, or null.
    step_referral = referring::step;
    chase_referral = referring::chase;
    add_service = service::add;
    edit_service = service::edit;
    end_service = service::end;
}
