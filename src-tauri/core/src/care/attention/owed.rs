//! What is owed to the people around somebody, and the coordinator's own questions.

use super::look::{Look, When, Word, after, due_on};

pub(super) fn carer(look: &mut Look<'_>) {
    let Some(carer) = look.facts.carer else {
        look.not("carer.none", &[]);
        return;
    };
    let allowed = look.thresholds.rules.carer_days;
    let due = after(carer.offered.unwrap_or(carer.since), allowed);
    if look.today <= due {
        look.not("carer.later", &[("date", Word::Date(due))]);
        return;
    }
    let when = due_on(due, after(due, 1), allowed);
    match carer.offered {
        Some(offered) => look.holds("carer.again", &[("date", Word::Date(offered))], when),
        None => look.holds("carer.never", &[("date", Word::Date(carer.since))], when),
    }
}

pub(super) fn flag(look: &mut Look<'_>) {
    let facts = look.facts;
    match &facts.question {
        Some(question) => look.holds("flag.question", &[("question", Word::Typed(question))], When::default()),
        None => look.not("flag.none", &[]),
    }
}
