//! The directory, the people around a person, and who is to hear of what.

use catchment_core::record::circle::carer::{self, Carer};
use catchment_core::record::circle::{self, contact, contact_merge, judging, notice, raise};
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
    add_contact = contact::add;
    edit_contact = contact::edit;
    add_to_circle = circle::add;
    edit_circle = circle::edit;
    remove_from_circle = circle::end;
    /// Who is to hear of what about one person, who must not, and who was told.
    notices(patient: String) -> PersonNotices = view::circle::notices::notices(&store, &patient);
    /// Everything that waits to be told, by whom to ring.
    to_tell() -> Vec<ToTell> = view::circle::notices::to_tell(&store);
    /// Makes the notices of a change that is passed on by hand.
    pass_on = raise::pass_on;
    /// They were told, all of these at once; answers with how many.
    tell_notices = notice::tell;
    /// They must not hear of this change.
    withhold_notice = notice::withhold;
    /// It is to be told against a sharing wish.
    override_wish = notice::override_wish;
    /// They need not hear of it.
    drop_notice = notice::not_needed;
    /// It was not told, or is needed after all.
    reopen_notice = judging::open_again;
    /// What those who care for somebody need themselves, and were offered.
    carers(patient: String) -> Vec<Carer> = carer::list(&store, &patient);
    /// What an organisation offers, and whose circles the entry stands in.
    contact_page(id: String) -> ContactPage = contact_page::contact_page(&store, &id);
    /// Entries of the directory that may be the same.
    likely_duplicates() -> Vec<LikelyDuplicate> = contact_page::likely_duplicates(&store);
    /// What a merge makes of the circles that hold both entries. Nothing is changed.
    merged_circles(ask: MergeAsk) -> Vec<MergedCircle> = contact_page::merged_circles(&store, &ask);
    merge_contacts = contact_merge::merge;
}
