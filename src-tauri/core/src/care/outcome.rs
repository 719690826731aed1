//! The outcome of an episode as NHS Talking Therapies defines it (the IAPT manual): over two measures taken together on
//! the first and the last occasion. Cut-offs and reliable change are those of the instruments' own files.

use super::course::{Reliable, reliable};
use super::instrument::Instrument;

/// One measure on both occasions.
pub struct Paired<'a> {
    pub instrument: &'a Instrument,
    pub first: f64,
    pub last: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Above a cut-off on the first occasion.
    pub case_at_start: bool,
    pub recovery: bool,
    pub reliable_improvement: bool,
    pub reliable_deterioration: bool,
    pub reliable_recovery: bool,
    pub no_reliable_change: bool,
}

/// A case is above the cut-off of any measure. A change is an improvement when any measure improved reliably and none
/// got reliably worse; a deterioration the other way round.
#[must_use]
pub fn outcome(measures: &[Paired<'_>]) -> Outcome {
    let case = |total: fn(&Paired<'_>) -> f64| {
        measures
            .iter()
            .any(|measure| measure.instrument.case(total(measure)) == Some(true))
    };
    let any = |change: Reliable| {
        measures
            .iter()
            .any(|measure| reliable(measure.instrument, measure.first, measure.last) == Some(change))
    };
    let (better, worse) = (any(Reliable::Improvement), any(Reliable::Deterioration));
    let case_at_start = case(|measure| measure.first);
    let recovery = case_at_start && !case(|measure| measure.last);
    let reliable_improvement = better && !worse;
    let reliable_deterioration = worse && !better;
    Outcome {
        case_at_start,
        recovery,
        reliable_improvement,
        reliable_deterioration,
        reliable_recovery: recovery && reliable_improvement,
        no_reliable_change: !reliable_improvement && !reliable_deterioration,
    }
}
