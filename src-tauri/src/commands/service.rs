//! What services offer, are asked for, and have in place.

use catchment_core::record::edit::Edit;
use catchment_core::record::episode::changes_told;
use catchment_core::record::service::referral::{NewReferral, ReferralChase, ReferralDetails};
use catchment_core::record::service::referring::{self, ReferralStepped};
use catchment_core::record::service::{self, ServiceDetails};
use catchment_core::store::OpKind;
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
    add_referral(new: NewReferral) -> String { app.write(OpKind::AddReferral, now, |tx| referring::add(tx, &new)) }
    edit_referral(edit: Edit<ReferralDetails>) -> () {
        app.write(OpKind::EditReferral, now, |tx| referring::edit(tx, &edit.id, &edit.details))
    }
    /// The next step of a referral; answers with the id of the service that it puts in place, or null.
    step_referral(stepped: ReferralStepped) -> Option<String> {
        app.write(OpKind::StepReferral, now, |tx| changes_told::step_referral(tx, &stepped))
    }
    chase_referral(chase: ReferralChase) -> () {
        app.write(OpKind::ChaseReferral, now, |tx| referring::chase(tx, &chase))
    }
    add_service(details: ServiceDetails) -> String {
        app.write(OpKind::AddService, now, |tx| service::add(tx, &details))
    }
    edit_service(edit: Edit<ServiceDetails>) -> () {
        app.write(OpKind::EditService, now, |tx| service::edit(tx, &edit.id, &edit.details))
    }
    end_service(id: String) -> () { app.write(OpKind::EndService, now, |tx| service::end(tx, &id)) }
}
