//! What is owed to the people around somebody, and the coordinator's own questions.

use super::CarerFacts;
use super::look::{Look, When, Word, after, due_on};

pub(super) fn carer(look: &mut Look<'_>) {
    let allowed = look.thresholds.rules.carer_days;
    // What was agreed holds where it is sooner; nobody is asked about later than after the usual time.
    let due_of = |carer: &CarerFacts| {
        let usual = after(carer.offered.unwrap_or(carer.since), allowed);
        carer.next_offer.map_or(usual, |agreed| agreed.min(usual))
    };
    let Some(carer) = look.facts.carers.iter().min_by_key(|carer| due_of(carer)) else {
        look.not("carer.none", &[]);
        return;
    };
    let due = due_of(carer);
    if look.today <= due {
        look.not("carer.later", &[("date", Word::Date(due))]);
        return;
    }
    let when = due_on(due, after(due, 1), allowed);
    match (carer.next_offer, carer.offered) {
        (Some(agreed), _) if agreed == due => look.holds("carer.agreed", &[("date", Word::Date(agreed))], when),
        (_, Some(offered)) => look.holds("carer.again", &[("date", Word::Date(offered))], when),
        (_, None) => look.holds("carer.never", &[("date", Word::Date(carer.since))], when),
    }
}

pub(super) fn flag(look: &mut Look<'_>) {
    let facts = look.facts;
    match &facts.question {
        Some(question) => look.holds("flag.question", &[("question", Word::Typed(question))], When::default()),
        None => look.not("flag.none", &[]),
    }
}
