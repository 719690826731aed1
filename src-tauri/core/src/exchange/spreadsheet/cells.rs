//! What one cell says, or the plain reason why it cannot be taken. Nothing is guessed: a value that could be two things
//! is refused, and a correction is always said.

use super::column::Scale;
use super::dates::{self, DateCorrection, DateOrder, ReadDate};
use super::refusal::{Reason, Remark};
use super::text::{fold, says_nothing, unguarded};
use chrono::{Datelike, Months, NaiveDate};
use nhs_number::NHSNumber;

use crate::record::person::patient::Status;
use crate::record::text::LINE;
use crate::record::visit::check_in::{Kind, Outcome};

/// Nobody has lived longer by much (122 years): an older birth date is a slip.
const LONGEST_LIFE_YEARS: u32 = 120;

/// A birth date: not after today, not more than 120 years ago. Two digits of a year never make it a future one.
pub(super) fn birth_date(cell: &str, order: DateOrder, today: NaiveDate) -> Result<Option<ReadDate>, Reason> {
    let Some(mut read) = dates::date(cell, order, today)? else {
        return Ok(None);
    };
    if read.date > today && read.corrected == Some(DateCorrection::Century) {
        read.date = read.date.with_year(read.date.year() - 100).ok_or(Reason::NoSuchDay)?;
    }
    let oldest = today
        .checked_sub_months(Months::new(12 * LONGEST_LIFE_YEARS))
        .unwrap_or(NaiveDate::MIN);
    match read.date {
        date if date > today => Err(Reason::InFuture),
        date if date < oldest => Err(Reason::TooLongAgo),
        _ => Ok(Some(read)),
    }
}

/// The date of something that has happened: not after today.
pub(super) fn past_date(cell: &str, order: DateOrder, today: NaiveDate) -> Result<Option<ReadDate>, Reason> {
    match dates::date(cell, order, today)? {
        Some(read) if read.date > today => Err(Reason::InFuture),
        read => Ok(read),
    }
}

/// An NHS number as ten digits. Blanks, dashes and dots between them are no matter.
pub(super) fn nhs_number(cell: &str) -> Result<Option<String>, Reason> {
    let cell = unguarded(cell);
    if says_nothing(cell) {
        return Ok(None);
    }
    let digits: String = cell
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '–'))
        .collect();
    if scientific(&digits) {
        return Err(Reason::Scientific);
    }
    let digits = digits.strip_suffix(".0").unwrap_or(&digits);
    if !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(Reason::NotDigits);
    }
    if digits.len() != 10 {
        return Err(Reason::NotTenDigits);
    }
    if digits.bytes().all(|b| b == digits.as_bytes()[0]) {
        return Err(Reason::RepeatedDigit);
    }
    let number: NHSNumber = digits.parse().map_err(|_| Reason::NotDigits)?;
    if number.validate_check_digit() {
        Ok(Some(digits.to_owned()))
    } else {
        Err(Reason::CheckDigit)
    }
}

/// `9.99E+09`: a spreadsheet program showed a long number short, and saved what it showed.
fn scientific(digits: &str) -> bool {
    let upper = digits.to_ascii_uppercase();
    upper.split_once('E').is_some_and(|(mantissa, exponent)| {
        mantissa.starts_with(|c: char| c.is_ascii_digit())
            && mantissa.chars().all(|c| c.is_ascii_digit() || c == '.')
            && !exponent.is_empty()
            && exponent.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-'))
    })
}

/// A phone number, and whether its lost first zero was put back.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ReadPhone {
    pub number: String,
    pub zero_restored: bool,
}

/// The phone numbers of a cell, apart by `/`, `,`, `;` or "or". Ten digits that begin with 7, 1 or 2 lost their zero.
pub(super) fn phones(cell: &str) -> Result<Vec<ReadPhone>, Reason> {
    let cell = unguarded(cell);
    if says_nothing(cell) {
        return Ok(Vec::new());
    }
    within_a_line(cell)?;
    cell.replace(" or ", ";")
        .split(['/', ',', ';', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(phone)
        .collect()
}

fn within_a_line(cell: &str) -> Result<(), Reason> {
    if cell.chars().count() > LINE {
        Err(Reason::TooLong)
    } else {
        Ok(())
    }
}

fn phone(part: &str) -> Result<ReadPhone, Reason> {
    if scientific(part) {
        return Err(Reason::Scientific);
    }
    let part = part.strip_suffix(".0").unwrap_or(part);
    let plain = part
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{A0}' | '+' | '(' | ')' | '-' | '.'));
    let digits: String = part.chars().filter(char::is_ascii_digit).collect();
    if !plain || !(6..=15).contains(&digits.len()) || part.rfind('+').is_some_and(|at| at > 0) {
        return Err(Reason::NotAPhone);
    }
    let zero_restored = !part.starts_with('+') && digits.len() == 10 && digits.starts_with(['7', '1', '2']);
    let number = match (zero_restored, digits.len()) {
        (true, _) => format!("0{} {}", &digits[..4], &digits[4..]),
        (false, 11) if part == digits && digits.starts_with('0') => format!("{} {}", &digits[..5], &digits[5..]),
        _ => part.to_owned(),
    };
    Ok(ReadPhone { number, zero_restored })
}

/// A mail address: something at something, without blanks.
pub(super) fn email(cell: &str) -> Result<Option<String>, Reason> {
    let cell = unguarded(cell);
    let cell = cell.strip_prefix("mailto:").unwrap_or(cell);
    if says_nothing(cell) {
        return Ok(None);
    }
    within_a_line(cell)?;
    let whole = cell
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    if whole && !cell.contains(char::is_whitespace) && !cell.contains([',', ';', '<', '>']) {
        Ok(Some(cell.to_owned()))
    } else {
        Err(Reason::NotAnEmail)
    }
}

/// The total of an instrument, within its range. The cell says nothing of its date, so neither does this.
pub(super) fn score(cell: &str, scale: Scale) -> Result<Option<u8>, Reason> {
    let cell = unguarded(cell);
    if says_nothing(cell) {
        return Ok(None);
    }
    let whole = cell.strip_suffix(".0").unwrap_or(cell);
    let signed = whole.strip_prefix('-').unwrap_or(whole);
    if signed.is_empty() || !signed.chars().all(|c| c.is_ascii_digit()) {
        return Err(Reason::NotAScore);
    }
    match whole.parse::<u8>() {
        Ok(total) if total <= scale.highest() => Ok(Some(total)),
        _ => Err(Reason::ScoreOutOfRange),
    }
}

/// Where the person stands. `rpp` is the relapse-prevention phase of collaborative care: still on the caseload.
pub(super) fn status(cell: &str) -> Result<Option<Status>, Reason> {
    within_a_line(cell)?;
    Ok(Some(match fold(cell).as_str() {
        "" => return Ok(None),
        "active"
        | "open"
        | "current"
        | "live"
        | "oncaseload"
        | "rpp"
        | "relapseprevention"
        | "relapsepreventionplan" => Status::Active,
        "paused" | "onhold" | "hold" | "suspended" => Status::Paused,
        "closed" | "inactive" | "discharged" | "ended" | "offcaseload" | "deceased" | "died" => Status::Discharged,
        _ => return Err(Reason::UnknownStatus),
    }))
}

/// What a status says beyond where the person stands; such a cell is kept word for word as well.
pub(super) fn says_more(status: &str) -> Option<Remark> {
    match fold(status).as_str() {
        "rpp" | "relapseprevention" | "relapsepreventionplan" => Some(Remark::RelapsePrevention),
        "deceased" | "died" => Some(Remark::Died),
        _ => None,
    }
}

/// How the contact took place. "Face to face" alone is not told apart: it may have been at home or in a clinic.
pub(super) fn contact_kind(cell: &str) -> Result<Option<Kind>, Reason> {
    match fold(cell).as_str() {
        "" => Ok(None),
        said => {
            let kind = Kind::ALL.iter().copied().find(|kind| kind.cells().contains(&said));
            kind.map(Some).ok_or(Reason::UnknownKind)
        }
    }
}

/// What came of the contact.
pub(super) fn outcome(cell: &str) -> Result<Option<Outcome>, Reason> {
    use Outcome as O;
    Ok(Some(match fold(cell).as_str() {
        "" => return Ok(None),
        "attended" | "att" | "seen" | "present" | "completed" | "tookplace" | "yes" | "y" => O::Attended,
        "dna" | "dnad" | "didnotattend" | "didntattend" | "notattended" | "failedtoattend" | "fta" | "noshow"
        | "missed" => O::DidNotAttend,
        "wasnotbrought" | "wnb" | "notbrought" => O::WasNotBrought,
        "cancelled" | "canceled" | "canc" | "cancelledbypatient" | "cancelledbyclient" | "cancelledbyservice"
        | "cancelledbyus" => O::Cancelled,
        "noaccess" | "noaccessgained" | "noanswer" | "noreply" | "notin" | "notathome" => O::NoAccess,
        _ => return Err(Reason::UnknownOutcome),
    }))
}

/// Family and given name from one cell: `Abbott, Amina` and `Ms Amina Abbott` both give Abbott and Amina. A single word
/// is taken as the family name.
pub(super) fn full_name(cell: &str) -> (Option<String>, Option<String>) {
    let (family, given) = match cell.split_once(',') {
        Some((family, given)) => (family.trim().to_owned(), untitled(given)),
        None => {
            let name = untitled(cell);
            match name.rsplit_once(char::is_whitespace) {
                Some((given, family)) => (family.to_owned(), given.trim().to_owned()),
                None => (name, String::new()),
            }
        }
    };
    let some = |name: String| (!name.is_empty()).then_some(name);
    (some(family), some(given))
}

fn untitled(name: &str) -> String {
    let name = name.trim();
    let titled = name
        .split_once(char::is_whitespace)
        .filter(|(first, _)| matches!(fold(first).as_str(), "mr" | "mrs" | "ms" | "miss" | "mx" | "dr"));
    titled.map_or(name, |(_, rest)| rest.trim()).to_owned()
}

/// Whether a flag says that there is nothing to flag.
pub(super) fn says_no(flag: &str) -> bool {
    says_nothing(flag) || matches!(fold(flag).as_str(), "no" | "n" | "0" | "false")
}

/// Whether a text begins as a formula would. It is only ever shown as text here, and guarded when it is exported.
pub(super) fn like_a_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '@']) || (cell.starts_with('-') && cell.len() > 1 && !cell.starts_with("- "))
}
