//! The directory, the people around a person, and who is to hear of what.

use catchment_core::record::circle::MemberDetails;
use catchment_core::record::circle::carer::{self, Carer};
use catchment_core::record::circle::contact::{self, ContactDetails};
use catchment_core::record::circle::contact_merge::{self, MergeContacts};
use catchment_core::record::circle::notice::{self, NoticeOverride, NoticeWhy, Telling};
use catchment_core::record::circle::passing_on::{self, PassOn};
use catchment_core::record::edit::Edit;
use catchment_core::store::OpKind;
use catchment_core::view;
use catchment_core::view::circle::CircleRow;
use catchment_core::view::circle::contact_page::{self, ContactPage, LikelyDuplicate, MergeAsk, MergedCircle};
use catchment_core::view::circle::contacts::ContactRow;
use catchment_core::view::circle::notices::{PersonNotices, ToTell};

use crate::ipc::commands;

commands! { |app, now, store, handle|
    circle(patient: String) -> Vec<CircleRow> = view::circle::circle(&store, &patient);
    /// The directory.
    contacts() -> Vec<ContactRow> = view::circle::contacts::contacts(&store);
    add_contact(details: ContactDetails) -> String {
        app.write(OpKind::AddContact, now, |tx| contact::add(tx, &details))
    }
    edit_contact(edit: Edit<ContactDetails>) -> () {
        app.write(OpKind::EditContact, now, |tx| passing_on::edit_contact(tx, &edit.id, &edit.details))
    }
    add_to_circle(details: MemberDetails) -> String {
        app.write(OpKind::AddToCircle, now, |tx| passing_on::add_member(tx, &details))
    }
    edit_circle(edit: Edit<MemberDetails>) -> () {
        app.write(OpKind::EditCircle, now, |tx| passing_on::edit_member(tx, &edit.id, &edit.details))
    }
    remove_from_circle(id: String) -> () {
        app.write(OpKind::RemoveFromCircle, now, |tx| passing_on::end_member(tx, &id))
    }
    /// Who is to hear of what about one person, who must not, and who was told.
    notices(patient: String) -> PersonNotices = view::circle::notices::notices(&store, &patient);
    /// Everything that waits to be told, by whom to ring.
    to_tell() -> Vec<ToTell> = view::circle::notices::to_tell(&store);
    /// Makes the notices of a change that is passed on by hand.
    pass_on(ask: PassOn) -> () { app.write(OpKind::PassOn, now, |tx| passing_on::pass_on(tx, &ask)) }
    /// They were told, all of these at once; answers with how many.
    tell_notices(telling: Telling) -> u32 { app.write(OpKind::TellNotices, now, |tx| notice::tell(tx, &telling)) }
    /// They must not hear of this change.
    withhold_notice(ask: NoticeWhy) -> () {
        app.write(OpKind::WithholdNotice, now, |tx| notice::withhold(tx, &ask))
    }
    /// It is to be told against a sharing wish.
    override_wish(ask: NoticeOverride) -> () {
        app.write(OpKind::OverrideWish, now, |tx| notice::override_wish(tx, &ask))
    }
    /// They need not hear of it.
    drop_notice(ask: NoticeWhy) -> () { app.write(OpKind::DropNotice, now, |tx| notice::not_needed(tx, &ask)) }
    /// It was not told, or is needed after all.
    reopen_notice(id: String) -> () { app.write(OpKind::ReopenNotice, now, |tx| passing_on::open_again(tx, &id)) }
    /// What those who care for somebody need themselves, and were offered.
    carers(patient: String) -> Vec<Carer> = carer::list(&store, &patient);
    /// What an organisation offers, and whose circles the entry stands in.
    contact_page(id: String) -> ContactPage = contact_page::contact_page(&store, &id);
    /// Entries of the directory that may be the same.
    likely_duplicates() -> Vec<LikelyDuplicate> = contact_page::likely_duplicates(&store);
    /// What a merge makes of the circles that hold both entries. Nothing is changed.
    merged_circles(ask: MergeAsk) -> Vec<MergedCircle> = contact_page::merged_circles(&store, &ask);
    merge_contacts(merge: MergeContacts) -> () {
        app.write(OpKind::MergeContacts, now, |tx| contact_merge::merge(tx, &merge))
    }
}
