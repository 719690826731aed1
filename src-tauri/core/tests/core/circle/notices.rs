//! Who is told of a change: which notices a change makes, how they follow the sharing wish, and what came of each.
use crate::support::{Fixture, at, day, fixture, snapshot};
use catchment_core::care::sharing::NoticeAbout;
use catchment_core::record::circle::contact::{self, ContactDetails, ContactKind};
use catchment_core::record::circle::judging;
use catchment_core::record::circle::notice::{
    self, NoticeOverride, NoticeState, NoticeWhy, Telling, ToldWay, Withheld,
};
use catchment_core::record::circle::raise::{self, PassOn};
use catchment_core::record::circle::{self, MemberDetails, Share};
use catchment_core::record::edit::Edit;
use catchment_core::record::episode::handover::OpenKind;
use catchment_core::record::episode::leaving::{self, CaseloadDischarge};
use catchment_core::record::episode::open_item::{self, OpenAnswer};
use catchment_core::record::episode::ward_leaving::{self, WardDischarge, WardLeft};
use catchment_core::record::episode::ward_stay::{self, StayKind, WardStayDetails};
use catchment_core::record::person::patient::{self, Status};
use catchment_core::record::person::status::StatusChange;
use catchment_core::record::plan::care_plan::{self, PlanDetails};
use catchment_core::record::plan::plan_review::{self, PlanReview};
use catchment_core::record::safety::safety_plan::{self, Declined, SafetyPlanDetails};
use catchment_core::record::service::ServiceKind;
use catchment_core::record::service::referral::{NewReferral, ReferralDetails, ReferralMove, ReferralState};
use catchment_core::record::service::referring::{self, ReferralStepped};
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{CheckInDetails, Kind, Outcome};
use catchment_core::record::visit::visit_mode::{self, NewCheckIn, ToldAtVisit};
use catchment_core::store::{OpKind, Tx};
use catchment_core::view::circle::notices::{NoticeRow, PersonNotices, notices, to_tell};
use catchment_core::{Error, Now, Result};

fn monday() -> Now {
    at("2026-11-16T10:00")
}

fn thursday() -> Now {
    at("2026-11-19T15:00")
}

fn run<T>(f: &mut Fixture, now: Now, act: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    f.store.transact(OpKind::ReviewPlan, now, act)
}

/// Whatever is open is settled first.
fn discharge(f: &mut Fixture, now: Now, patient: &str, on: Option<&str>) {
    let open = f.store.read(|conn| open_item::list(conn, patient, now)).unwrap();
    let settled = open.into_iter().map(|item| OpenAnswer {
        what: item.what,
        id: item.id,
        to_whom: None,
        contact: None,
        reason: "Settled".to_owned(),
    });
    let discharge = CaseloadDischarge {
        patient: patient.to_owned(),
        on: on.map(day),
        reason: "Moved on".to_owned(),
        continued_by: "The surgery".to_owned(),
        follow_up_on: None,
        open: settled.collect(),
    };
    run(f, now, |tx| leaving::discharge(tx, &discharge)).unwrap();
}

fn why<T>(result: Result<T>) -> (&'static str, &'static str) {
    match result {
        Err(Error::Invalid { field, reason }) => (field, reason.name()),
        _ => panic!("not refused"),
    }
}

fn directory(name: &str, kind: ContactKind, job: Option<&str>, organisation: Option<&str>) -> ContactDetails {
    ContactDetails {
        kind,
        name: name.to_owned(),
        job: job.map(str::to_owned),
        organisation: organisation.map(str::to_owned),
        phone: None,
        email: None,
        address: None,
        note: None,
    }
}

fn seat(patient: &str, contact: &str, role: &str, share: Share) -> MemberDetails {
    MemberDetails {
        patient: patient.to_owned(),
        contact: contact.to_owned(),
        role: role.to_owned(),
        emergency: false,
        key_worker: false,
        share,
        share_topics: None,
        share_reason: None,
        share_agreed_on: None,
        share_review_on: None,
    }
}

/// Wren with a plan; a GP who was never asked about, a sister who is told nothing, a friend who may know of appointments,
/// and a landlord who was never asked about.
struct Wren {
    f: Fixture,
    id: String,
    gp: String,
    sister: String,
    friend: String,
    landlord: String,
}

fn wren() -> Wren {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", monday());
    let seats = run(&mut f, monday(), |tx| {
        care_plan::start(
            tx,
            &PlanDetails {
                patient: id.clone(),
                ..PlanDetails::default()
            },
        )?;
        let surgery = ContactDetails {
            phone: Some("01632 960100".to_owned()),
            ..directory(
                "Riverside Practice",
                ContactKind::Organisation,
                Some("GP surgery"),
                None,
            )
        };
        let surgery = contact::add(tx, &surgery)?;
        let person = |name, job, at| contact::add(tx, &directory(name, ContactKind::Person, job, at));
        let gp = seat(
            &id,
            &person("Dr Rao", Some("GP"), Some(&surgery))?,
            "GP",
            Share::NotAsked,
        );
        let sister = MemberDetails {
            share_reason: Some("They fell out in March".to_owned()),
            ..seat(&id, &person("Ida Okonedo", None, None)?, "sister", Share::Nothing)
        };
        let friend = MemberDetails {
            share_topics: Some("Appointments".to_owned()),
            ..seat(&id, &person("Tam", None, None)?, "friend", Share::Topics)
        };
        let landlord = person("J Hale", Some("Landlord"), None)?;
        let landlord = seat(&id, &landlord, "landlord", Share::NotAsked);
        Ok([
            circle::add(tx, &gp)?,
            circle::add(tx, &sister)?,
            circle::add(tx, &friend)?,
            circle::add(tx, &landlord)?,
        ])
    })
    .unwrap();
    let [gp, sister, friend, landlord] = seats;
    Wren {
        f,
        id,
        gp,
        sister,
        friend,
        landlord,
    }
}

impl Wren {
    fn run<T>(&mut self, now: Now, act: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        run(&mut self.f, now, act)
    }

    fn review(&mut self, now: Now, review_on: &str) {
        let review = PlanReview {
            agreed: PlanDetails {
                patient: self.id.clone(),
                review_on: Some(day(review_on)),
                ..PlanDetails::default()
            },
            changes: Some("Lidl is off the list".to_owned()),
            milestones: Vec::new(),
            goals: Vec::new(),
        };
        self.run(now, |tx| plan_review::finish(tx, &review)).unwrap();
    }

    fn rows(&self) -> PersonNotices {
        self.f.store.read(|conn| notices(conn, &self.id)).unwrap()
    }

    /// The only notice to a member, wherever it stands.
    fn to(&self, member: &str) -> NoticeRow {
        let all = self.rows();
        let mut theirs: Vec<_> = [all.open, all.withheld, all.done].into_iter().flatten().collect();
        theirs.retain(|row| row.notice.member == member);
        assert_eq!(theirs.len(), 1, "one notice");
        theirs.remove(0)
    }

    fn status(&mut self, now: Now, status: Status, on: Option<&str>) {
        let change = StatusChange {
            patient: self.id.clone(),
            status,
            on: on.map(day),
            reason: Some("As agreed".to_owned()),
        };
        if status == Status::Discharged {
            let id = self.id.clone();
            return discharge(&mut self.f, now, &id, on);
        }
        self.run(now, |tx| leaving::set_status(tx, &change)).unwrap();
    }

    fn telling(&self, member: &str) -> Telling {
        Telling {
            notices: vec![self.to(member).notice.id],
            on: None,
            way: Some(ToldWay::Call),
            said: None,
            by: None,
        }
    }
}

#[test]
fn a_review_is_told_to_the_gp_and_withheld_from_a_sister_in_one_operation() {
    let mut w = wren();
    let before = snapshot(&w.f.store);
    w.review(monday(), "2027-05-03");
    let gp = w.to(&w.gp);
    assert_eq!(
        (gp.notice.state, gp.notice.about),
        (NoticeState::Open, NoticeAbout::Plan)
    );
    assert_eq!(
        gp.notice.words,
        "A new plan was agreed on Mon 16 Nov 2026; it is reviewed Mon 3 May 2027."
    );
    assert!(!gp.notice.words.contains("Lidl"), "no more than is needed");
    assert_eq!(
        gp.phone.as_deref(),
        Some("01632 960100"),
        "the surgery's, where they have none"
    );
    let sister = w.to(&w.sister).notice;
    assert_eq!(
        (sister.state, sister.withheld),
        (NoticeState::MustNot, Some(Withheld::Wish))
    );
    assert_eq!(sister.why.as_deref(), Some("They fell out in March"));
    let friend = w.to(&w.friend);
    assert!(friend.look_first, "appointments are no plan, for sure");
    assert_eq!(friend.notice.topics.as_deref(), Some("Appointments"));
    assert_eq!(w.to(&w.landlord).notice.withheld, Some(Withheld::NeverAsked));
    w.f.store.undo(monday()).unwrap();
    assert_eq!(
        snapshot(&w.f.store),
        before,
        "one operation: the review and its notices"
    );
}

#[test]
fn a_plan_reviewed_twice_before_the_gp_was_rung_is_one_call() {
    let mut w = wren();
    w.review(monday(), "2027-05-03");
    w.review(thursday(), "2027-06-01");
    let gp = w.to(&w.gp).notice;
    assert!(gp.words.contains("Thu 19 Nov 2026"), "{}", gp.words);
    assert_eq!(gp.raised_on, day("2026-11-16"), "they wait since the first");
    let told = w.telling(&w.gp);
    w.run(thursday(), |tx| notice::tell(tx, &told)).unwrap();
    w.review(at("2026-12-01T09:00"), "2027-07-01");
    let to_gp = |rows: &[NoticeRow]| rows.iter().filter(|row| row.notice.member == w.gp).count();
    let rows = w.rows();
    assert_eq!(
        (to_gp(&rows.open), to_gp(&rows.done)),
        (1, 1),
        "what was told stays told"
    );
}

#[test]
fn told_says_when_how_and_what_and_is_taken_back_by_undo() {
    let mut w = wren();
    w.review(monday(), "2027-05-03");
    let telling = w.telling(&w.gp);
    let without = Telling {
        way: None,
        ..telling.clone()
    };
    assert_eq!(
        why(w.run(thursday(), |tx| notice::tell(tx, &without))),
        ("way", "required")
    );
    let tomorrow = Telling {
        on: Some(day("2026-11-20")),
        ..telling.clone()
    };
    assert_eq!(
        why(w.run(thursday(), |tx| notice::tell(tx, &tomorrow))),
        ("on", "future")
    );
    let sister = w.telling(&w.sister);
    assert_eq!(
        why(w.run(thursday(), |tx| notice::tell(tx, &sister))),
        ("notices", "mustNot"),
        "against her wish it takes an override"
    );
    let none = Telling {
        notices: Vec::new(),
        ..telling.clone()
    };
    assert_eq!(
        why(w.run(thursday(), |tx| notice::tell(tx, &none))),
        ("notices", "none")
    );
    w.run(thursday(), |tx| notice::tell(tx, &telling)).unwrap();
    let told = w.to(&w.gp).notice;
    assert_eq!(
        (told.state, told.told_on, told.way),
        (NoticeState::Told, Some(day("2026-11-19")), Some(ToldWay::Call))
    );
    assert_eq!(told.said.as_deref(), Some(told.words.as_str()));
    assert!(matches!(
        w.run(thursday(), |tx| notice::tell(tx, &telling)),
        Err(Error::NotFound("notice"))
    ));
    w.f.store.undo(thursday()).unwrap();
    assert_eq!(w.to(&w.gp).notice.state, NoticeState::Open);
}

#[test]
fn a_wish_is_overridden_with_a_reason_a_name_and_whether_they_were_told() {
    let mut w = wren();
    w.review(monday(), "2027-05-03");
    let ask = NoticeOverride {
        notice: w.to(&w.sister).notice.id,
        reason: "She holds the keys, and there is a risk of fire".to_owned(),
        by: "Team manager".to_owned(),
        person_told: None,
    };
    assert_eq!(
        why(w.run(monday(), |tx| notice::override_wish(tx, &ask))),
        ("personTold", "required")
    );
    let nobody = NoticeOverride {
        by: " ".to_owned(),
        person_told: Some(false),
        ..ask.clone()
    };
    assert_eq!(
        why(w.run(monday(), |tx| notice::override_wish(tx, &nobody))),
        ("by", "required")
    );
    let ask = NoticeOverride {
        person_told: Some(false),
        ..ask
    };
    w.run(monday(), |tx| notice::override_wish(tx, &ask)).unwrap();
    let open = w.rows().open;
    assert!(
        open.iter().any(|row| row.notice.member == w.sister),
        "it waits to be told"
    );
    let telling = w.telling(&w.sister);
    w.run(thursday(), |tx| notice::tell(tx, &telling)).unwrap();
    let told = w.to(&w.sister).notice;
    assert_eq!(told.state, NoticeState::Told);
    assert_eq!(
        (told.override_by.as_deref(), told.override_told),
        (Some("Team manager"), Some(false))
    );
    // A decision about one change is none about the next.
    w.review(at("2026-12-01T09:00"), "2027-07-01");
    assert!(w.rows().withheld.iter().any(|row| row.notice.member == w.sister));
}

#[test]
fn what_was_not_told_is_judged_anew_when_the_wish_changes() {
    let mut w = wren();
    w.review(monday(), "2027-05-03");
    let change = |w: &mut Wren, member: &str, share: Share| {
        let mut details = w.f.store.read(|conn| circle::get(conn, member)).unwrap().details;
        details.share = share;
        w.run(thursday(), |tx| circle::edit(tx, &Edit::new(member, details.clone())))
            .unwrap();
    };
    let (gp, sister, landlord) = (w.gp.clone(), w.sister.clone(), w.landlord.clone());
    change(&mut w, &sister, Share::Everything);
    let granted = w.to(&sister).notice;
    assert_eq!(
        (granted.state, granted.withheld, granted.why),
        (NoticeState::Open, None, None)
    );
    change(&mut w, &gp, Share::Nothing);
    assert_eq!(w.to(&gp).notice.withheld, Some(Withheld::Wish));
    w.f.store.undo(thursday()).unwrap();
    assert_eq!(w.to(&gp).notice.state, NoticeState::Open, "in the same operation");
    // What a coordinator withheld by hand is no matter of the wish.
    let by_hand = NoticeWhy {
        notice: w.to(&gp).notice.id,
        why: "Wren tells her herself".to_owned(),
    };
    w.run(thursday(), |tx| notice::withhold(tx, &by_hand)).unwrap();
    change(&mut w, &gp, Share::Everything);
    assert_eq!(w.to(&gp).notice.withheld, Some(Withheld::ByHand));
    // The directory says that they give care, and then that they do not.
    let entry =
        w.f.store
            .read(|conn| circle::get(conn, &landlord))
            .unwrap()
            .details
            .contact;
    for (job, withheld) in [("Nurse", None), ("Landlord", Some(Withheld::NeverAsked))] {
        let details = directory("J Hale", ContactKind::Person, Some(job), None);
        w.run(thursday(), |tx| contact::edit(tx, &Edit::new(&entry, details.clone())))
            .unwrap();
        assert_eq!(w.to(&landlord).notice.withheld, withheld, "{job}");
    }
    // Somebody who has left the circle hears of nothing more.
    w.run(thursday(), |tx| circle::end(tx, &landlord)).unwrap();
    let left = w.to(&landlord).notice;
    assert_eq!(
        (left.state, left.why.as_deref()),
        (NoticeState::NotNeeded, Some("No longer in the circle."))
    );
}

#[test]
fn safety_plans_contact_patterns_and_discharges_are_passed_on() {
    let mut w = wren();
    let id = w.id.clone();
    let said = |w: &Wren, about: NoticeAbout| -> Vec<String> {
        let rows = w.rows();
        let all = rows
            .open
            .into_iter()
            .filter(|row| row.notice.about == about && row.notice.member == w.gp);
        all.map(|row| row.notice.words).collect()
    };
    let plan = SafetyPlanDetails {
        patient: id.clone(),
        coping: Some("Kettle on".to_owned()),
        ..SafetyPlanDetails::default()
    };
    w.run(monday(), |tx| safety_plan::save(tx, &plan)).unwrap();
    assert_eq!(
        said(&w, NoticeAbout::SafetyPlan),
        ["There is a new safety plan, of Mon 16 Nov 2026."]
    );
    let declined = Declined {
        patient: id.clone(),
        why: None,
        review_on: Some(day("2027-01-11")),
    };
    w.run(thursday(), |tx| safety_plan::decline(tx, &declined)).unwrap();
    assert_eq!(
        said(&w, NoticeAbout::SafetyPlan),
        ["Asked about a safety plan on Thu 19 Nov 2026; none is wanted now."]
    );
    // As agreed at the door; a visit that agrees nothing tells nothing.
    for (days, expected) in [
        (None, vec![]),
        (Some(14), vec!["We are in touch every 14 days from now on."]),
        (Some(14), vec!["We are in touch every 14 days from now on."]),
        (
            Some(7),
            vec!["We are in touch every 7 days from now on; it was every 14 days."],
        ),
    ] {
        let new = NewCheckIn {
            details: CheckInDetails {
                patient: id.clone(),
                kind: Kind::HomeVisit,
                outcome: Outcome::Attended,
                at: VisitTime(thursday().naive_local()),
                note: String::new(),
            },
            next: None,
            contact_days: days,
            milestones: Vec::new(),
            done: Vec::new(),
            told: Vec::new(),
            draft: None,
        };
        w.run(thursday(), |tx| visit_mode::record(tx, &new)).unwrap();
        assert_eq!(said(&w, NoticeAbout::ContactPattern), expected, "{days:?}");
    }
    let friend = w
        .rows()
        .open
        .into_iter()
        .find(|row| row.notice.member == w.friend && row.notice.about == NoticeAbout::ContactPattern);
    assert!(!friend.unwrap().look_first, "appointments are what they may know of");
    // A key worker in place of another.
    let mut details = w.f.store.read(|conn| patient::get(conn, &id)).unwrap().details;
    details.key_worker = Some("Sarah Evans".to_owned());
    w.run(thursday(), |tx| patient::edit(tx, &Edit::new(&id, details.clone())))
        .unwrap();
    assert!(said(&w, NoticeAbout::KeyWorker).is_empty(), "it completes the record");
    details.key_worker = Some("Idris Vaughan".to_owned());
    w.run(thursday(), |tx| patient::edit(tx, &Edit::new(&id, details.clone())))
        .unwrap();
    assert_eq!(
        said(&w, NoticeAbout::KeyWorker),
        ["The key worker is Idris Vaughan from now on."]
    );
    w.status(thursday(), Status::Discharged, Some("2026-11-18"));
    assert_eq!(
        said(&w, NoticeAbout::Discharge),
        ["Discharged from our caseload on Wed 18 Nov 2026."]
    );
}

#[test]
fn a_pause_that_nobody_heard_of_ends_without_a_word() {
    let mut w = wren();
    w.status(monday(), Status::Paused, Some("2026-12-31"));
    let (gp, friend) = (w.gp.clone(), w.friend.clone());
    assert_eq!(w.to(&gp).notice.words, "Our contact is paused until Thu 31 Dec 2026.");
    let telling = w.telling(&gp);
    w.run(monday(), |tx| notice::tell(tx, &telling)).unwrap();
    w.status(thursday(), Status::Active, None);
    let rows = w.rows();
    let open: Vec<_> = rows
        .open
        .iter()
        .map(|row| (row.notice.member.as_str(), row.notice.about))
        .collect();
    assert_eq!(
        open,
        [(gp.as_str(), NoticeAbout::Return)],
        "who was told of the pause hears that it is over"
    );
    assert_eq!(w.to(&friend).notice.state, NoticeState::NotNeeded);
}

#[test]
fn any_change_is_passed_on_by_hand_to_whom_was_chosen() {
    let mut w = wren();
    let ask = PassOn {
        patient: w.id.clone(),
        words: "Moved to 4 Hill Street on Monday.".to_owned(),
        members: vec![w.gp.clone(), w.sister.clone()],
        table: None,
        row: None,
    };
    let nobody = PassOn {
        members: Vec::new(),
        ..ask.clone()
    };
    assert_eq!(
        why(w.run(monday(), |tx| raise::pass_on(tx, &nobody))),
        ("members", "required")
    );
    w.run(monday(), |tx| raise::pass_on(tx, &ask)).unwrap();
    assert_eq!(
        (w.rows().open.len(), w.rows().withheld.len()),
        (1, 1),
        "a choice is no override"
    );
    w.run(monday(), |tx| raise::pass_on(tx, &ask)).unwrap();
    assert_eq!(w.rows().open.len(), 1, "the same words are the same change");
    let other = PassOn {
        words: "She has a new phone number.".to_owned(),
        ..ask
    };
    w.run(monday(), |tx| raise::pass_on(tx, &other)).unwrap();
    assert_eq!(w.rows().open.len(), 2);
    let not_needed = NoticeWhy {
        notice: w.rows().open[0].notice.id.clone(),
        why: "They were there".to_owned(),
    };
    w.run(monday(), |tx| notice::not_needed(tx, &not_needed)).unwrap();
    assert_eq!((w.rows().open.len(), w.rows().done.len()), (1, 1));
    w.run(monday(), |tx| judging::open_again(tx, &not_needed.notice))
        .unwrap();
    assert_eq!(w.rows().open.len(), 2);
}

#[test]
fn who_to_ring_is_one_call_for_a_surgery_and_everybody_it_looks_after() {
    let mut w = wren();
    w.review(monday(), "2027-05-03");
    let other = w.f.add("Amina", "Abbott", monday());
    let gp = w.gp.clone();
    let (surgery, nurse) = w
        .run(monday(), |tx| {
            let gp = circle::get(tx, &gp)?.details.contact;
            let surgery = contact::get(tx, &gp)?.details.organisation.unwrap();
            let nurse = directory("N Osei", ContactKind::Person, Some("Nurse"), Some(&surgery));
            let nurse = contact::add(tx, &nurse)?;
            circle::add(tx, &seat(&other, &nurse, "practice nurse", Share::NotAsked))?;
            circle::add(tx, &seat(&other, &surgery, "GP surgery", Share::Everything))?;
            Ok((surgery, nurse))
        })
        .unwrap();
    discharge(&mut w.f, thursday(), &other, None);
    let calls = w.f.store.read(to_tell).unwrap();
    let call = calls.iter().find(|call| call.contact.id == surgery).unwrap();
    assert!(calls.iter().all(|call| call.contact.id != nurse));
    let lines: Vec<_> = call
        .notices
        .iter()
        .map(|row| (row.person.as_str(), row.within))
        .collect();
    assert_eq!(
        lines,
        [("Amina Abbott", true), ("Amina Abbott", false), ("Wren Okonedo", true)]
    );
    let telling = Telling {
        notices: call.notices.iter().map(|row| row.row.notice.id.clone()).collect(),
        on: None,
        way: Some(ToldWay::Call),
        said: None,
        by: None,
    };
    let told = run(&mut w.f, thursday(), |tx| notice::tell(tx, &telling)).unwrap();
    assert_eq!(told, 3);
    let calls = w.f.store.read(to_tell).unwrap();
    assert!(calls.iter().all(|call| call.contact.id != surgery), "told all of these");
    w.f.store.undo(thursday()).unwrap();
    assert!(
        w.f.store
            .read(to_tell)
            .unwrap()
            .iter()
            .any(|call| call.contact.id == surgery)
    );
}

impl Wren {
    /// What there is to tell of a change, and has not been told.
    fn untold(&self, about: NoticeAbout) -> Vec<String> {
        let open = self.rows().open.into_iter();
        open.filter(|row| row.notice.about == about && row.notice.member == self.gp)
            .map(|row| row.notice.words)
            .collect()
    }
}

#[test]
fn a_stay_is_passed_on_but_custody_and_a_slip_are_not() {
    let mut w = wren();
    let stay = |kind| WardStayDetails {
        patient: w.id.clone(),
        kind,
        admitted_on: Some(day("2026-11-10")),
        ..WardStayDetails::default()
    };
    let (ward, custody) = (stay(StayKind::Ward), stay(StayKind::Custody));
    let id = w.run(monday(), |tx| ward_stay::admit(tx, &ward)).unwrap();
    assert_eq!(
        w.untold(NoticeAbout::WardAdmission),
        ["Admitted to the ward on Tue 10 Nov 2026."]
    );
    w.run(monday(), |tx| ward_stay::remove(tx, &id)).unwrap();
    assert!(w.untold(NoticeAbout::WardAdmission).is_empty(), "it was a slip");

    let id = w.run(monday(), |tx| ward_stay::admit(tx, &ward)).unwrap();
    let left = at("2026-11-16T09:00");
    let discharge = WardDischarge {
        stay: id,
        at: VisitTime(left.naive_local()),
        suicide_risk: false,
        source: None,
    };
    w.run(monday(), |tx| ward_leaving::leave(tx, &WardLeft { discharge, left }))
        .unwrap();
    assert_eq!(
        w.untold(NoticeAbout::WardDischarge),
        ["Discharged from the ward on Mon 16 Nov 2026."]
    );

    w.run(monday(), |tx| ward_stay::admit(tx, &custody)).unwrap();
    assert_eq!(w.untold(NoticeAbout::WardAdmission).len(), 1, "the ward alone");
}

#[test]
fn what_came_of_a_referral_is_passed_on_once_it_was_sent() {
    let mut w = wren();
    let details = ReferralDetails {
        patient: w.id.clone(),
        kind: ServiceKind::Housing,
        name: "Harbour Housing".to_owned(),
        reason: "Arrears".to_owned(),
        ..ReferralDetails::default()
    };
    for (sent, expected) in [
        (false, Vec::new()),
        (true, vec!["The referral for housing ended on Thu 19 Nov 2026."]),
    ] {
        let new = NewReferral {
            details: details.clone(),
            sent,
            on: None,
        };
        let id = w.run(monday(), |tx| referring::add(tx, &new)).unwrap();
        let over = ReferralStepped {
            made: ReferralMove {
                id,
                to: ReferralState::Ended,
                on: None,
                words: Some("Moved in with her sister".to_owned()),
                chase_on: None,
            },
            in_place: None,
        };
        w.run(thursday(), |tx| referring::step(tx, &over)).unwrap();
        assert_eq!(w.untold(NoticeAbout::Referral), expected, "sent: {sent}");
    }
}

#[test]
fn a_discharge_asks_about_referrals_and_whoever_was_not_told() {
    let mut w = wren();
    w.review(monday(), "2027-05-03");
    let new = NewReferral {
        details: ReferralDetails {
            patient: w.id.clone(),
            kind: ServiceKind::Housing,
            name: "Harbour Housing".to_owned(),
            reason: "Arrears".to_owned(),
            ..ReferralDetails::default()
        },
        sent: true,
        on: None,
    };
    w.run(monday(), |tx| referring::add(tx, &new)).unwrap();
    let id = w.id.clone();
    let bare = CaseloadDischarge {
        patient: id.clone(),
        on: None,
        reason: "Moved on".to_owned(),
        continued_by: "The surgery".to_owned(),
        follow_up_on: None,
        open: Vec::new(),
    };
    let refused = why(w.run(thursday(), |tx| leaving::discharge(tx, &bare)));
    assert_eq!(refused, ("open", "unanswered"));
    let open = w.f.store.read(|conn| open_item::list(conn, &id, thursday())).unwrap();
    let kinds: Vec<_> = open.iter().map(|item| item.what).collect();
    assert!(
        kinds.contains(&OpenKind::Referral) && kinds.contains(&OpenKind::Notice),
        "{kinds:?}"
    );
    discharge(&mut w.f, thursday(), &id, None);
    assert!(w.untold(NoticeAbout::Plan).is_empty());
    assert_eq!(
        w.untold(NoticeAbout::Discharge).len(),
        1,
        "the discharge itself is still to be told"
    );
}

#[test]
fn a_first_plan_and_another_agreement_are_passed_on_without_a_review() {
    let mut w = wren();
    let sam = w.f.add("Sam", "Hill", monday());
    let gp = w.gp.clone();
    let begun = w.run(monday(), |tx| {
        let gp = circle::get(tx, &gp)?.details.contact;
        circle::add(tx, &seat(&sam, &gp, "GP", Share::NotAsked))?;
        let plan = care_plan::current_or_start(tx, &sam)?;
        assert_eq!(care_plan::current_or_start(tx, &sam)?, plan, "there is one already");
        Ok(plan)
    });
    begun.unwrap();
    let said = |f: &Fixture, about: &str| -> Vec<String> {
        let rows = f.store.read(|conn| notices(conn, about)).unwrap().open.into_iter();
        rows.map(|row| row.notice.words).collect()
    };
    assert_eq!(said(&w.f, &sam), ["A plan was begun on Mon 16 Nov 2026."]);

    // Each step of the agreement brings the one call up to date.
    let none = PlanDetails {
        patient: sam.clone(),
        ..PlanDetails::default()
    };
    let agreed = PlanDetails {
        agreed_on: Some(day("2026-11-17")),
        ..none
    };
    let to_review = PlanDetails {
        review_on: Some(day("2027-02-15")),
        ..agreed.clone()
    };
    let strengths = PlanDetails {
        strengths: Some("Bakes".to_owned()),
        ..to_review.clone()
    };
    let never = PlanDetails {
        review_on: None,
        ..agreed.clone()
    };
    for (details, expected) in [
        (&agreed, "A new plan was agreed on Tue 17 Nov 2026."),
        (
            &to_review,
            "What was agreed about the plan changed on Thu 19 Nov 2026; it is reviewed Mon 15 Feb 2027.",
        ),
        (
            &strengths,
            "What was agreed about the plan changed on Thu 19 Nov 2026; it is reviewed Mon 15 Feb 2027.",
        ),
        (&never, "What was agreed about the plan changed on Thu 19 Nov 2026."),
    ] {
        edit_plan(&mut w, details);
        assert_eq!(said(&w.f, &sam), [expected]);
    }
    let mut row = w.f.store.read(|conn| notices(conn, &sam)).unwrap().open;
    let waits = row.remove(0).notice;
    let telling = Telling {
        notices: vec![waits.id],
        on: None,
        way: Some(ToldWay::Call),
        said: None,
        by: None,
    };
    w.run(thursday(), |tx| notice::tell(tx, &telling)).unwrap();
    let more_strengths = PlanDetails {
        strengths: Some("Bakes, and sings".to_owned()),
        ..never
    };
    edit_plan(&mut w, &more_strengths);
    assert!(said(&w.f, &sam).is_empty(), "strengths alone are no agreement");
    let before = snapshot(&w.f.store);
    edit_plan(&mut w, &to_review);
    assert_eq!(said(&w.f, &sam).len(), 1);
    w.f.store.undo(thursday()).unwrap();
    assert_eq!(
        snapshot(&w.f.store),
        before,
        "one operation: the agreement and its notices"
    );
}

fn edit_plan(w: &mut Wren, details: &PlanDetails) {
    w.run(thursday(), |tx| care_plan::edit(tx, details)).unwrap();
}

#[test]
fn whoever_hears_of_a_change_at_a_visit_is_told_with_its_check_in_and_taken_back_with_it() {
    let mut w = wren();
    w.review(thursday(), "2027-05-03");
    let at = |moment: &str, notice: String| NewCheckIn {
        details: CheckInDetails {
            patient: w.id.clone(),
            kind: Kind::HomeVisit,
            outcome: Outcome::Attended,
            at: VisitTime(moment.parse().unwrap()),
            note: String::new(),
        },
        next: None,
        contact_days: None,
        milestones: Vec::new(),
        done: Vec::new(),
        told: vec![ToldAtVisit {
            notice,
            way: ToldWay::InPerson,
        }],
        draft: None,
    };
    // Written down late: there was nothing to tell before Thursday.
    let new = at("2026-11-18T14:00:00", w.to(&w.gp).notice.id);
    let withheld = at("2026-11-19T14:00:00", w.to(&w.sister).notice.id);
    let mut elsewhere = new.clone();
    elsewhere.details.patient = w.f.add("Sam", "Hill", monday());
    let before = snapshot(&w.f.store);
    assert_eq!(
        why(w.run(thursday(), |tx| visit_mode::record(tx, &withheld))),
        ("notices", "mustNot")
    );
    assert!(
        matches!(
            w.run(thursday(), |tx| visit_mode::record(tx, &elsewhere)),
            Err(Error::NotFound("notice"))
        ),
        "of another person"
    );
    w.run(thursday(), |tx| visit_mode::record(tx, &new)).unwrap();
    let told = w.to(&w.gp).notice;
    assert_eq!(
        (told.state, told.way, told.told_on),
        (NoticeState::Told, Some(ToldWay::InPerson), Some(day("2026-11-19")))
    );
    assert_eq!(told.said.as_deref(), Some(told.words.as_str()));
    w.f.store.undo(thursday()).unwrap();
    assert_eq!(
        snapshot(&w.f.store),
        before,
        "the visit and what was told at it are one"
    );
}
