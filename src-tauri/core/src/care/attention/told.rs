//! Changes that somebody in the circle was not told of yet. A pause or a discharge stops nothing here: the rule asks
//! until they are told.

use chrono::NaiveDate;

use super::evaluation::{Evaluation, Word, after, due_on};
use crate::care::sentence::say;
use crate::care::sharing::NoticeAbout;

pub(super) fn tell(evaluation: &mut Evaluation<'_>) {
    let facts = evaluation.facts;
    let mut changes: Vec<(NaiveDate, NoticeAbout, Vec<&str>)> = Vec::new();
    for one in &facts.untold {
        match changes
            .iter_mut()
            .find(|(since, about, _)| (*since, *about) == (one.since, one.about))
        {
            Some((_, _, who)) if who.contains(&one.role.as_str()) => {}
            Some((_, _, who)) => who.push(&one.role),
            None => changes.push((one.since, one.about, vec![&one.role])),
        }
    }
    if changes.is_empty() {
        evaluation.not("tell.none", &[]);
    }
    for (since, about, who) in changes {
        let rules = &evaluation.thresholds.rules;
        let allowed = if about.soon() {
            rules.tell_soon_days
        } else {
            rules.tell_days
        };
        let (what, who) = (say(&format!("tell.about.{}", about.name()), &[]), who.join(", "));
        let passed = evaluation.days_since(since);
        let words = [
            ("what", Word::Text(&what)),
            // A role is typed, and can name somebody.
            ("who", Word::Typed(&who)),
            ("days", Word::Days(passed)),
            ("interval", Word::Days(allowed.into())),
        ];
        let due = after(since, allowed);
        match passed {
            0 if allowed == 0 => evaluation.holds("tell.today", &words[..2], due_on(due, due, allowed)),
            _ if passed >= i64::from(allowed) => evaluation.holds("tell.open", &words[..3], due_on(due, due, allowed)),
            _ => evaluation.not("tell.soon", &words),
        }
    }
}
