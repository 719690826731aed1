//! Something owed about one person: by me, which may be a promise to them, or by somebody else, whom I wait on and
//! chase. Nothing owed ends by itself.

pub mod liaison;

use crate::error::Fault;
use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension as _, Row, Statement, params};
use serde::{Deserialize, Serialize};

use super::edit::Edit;
use super::person::patient;
use super::text::{self, LINE, PARAGRAPH, StoredDay};
use super::workspace::setting;
use super::{expect_one_row, stored_enum};
use crate::care::attention::RuleSettings;
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    #[derive(Default)]
    OwedBy {
        #[default]
        Me = "me",
        Other = "other",
    }
}

stored_enum! {
    /// How soon somebody is asked again: it sets the chase date where none is named.
    #[derive(Default)]
    Urgency {
        /// A crisis, or safeguarding.
        Crisis = "crisis",
        Urgent = "urgent",
        #[default]
        Routine = "routine",
    }
}

stored_enum! {
    TaskState { Open = "open", Done = "done", NoLongerNeeded = "noLongerNeeded" }
}

impl Urgency {
    /// Days between asking somebody and asking again.
    #[must_use]
    pub fn days(self, rules: &RuleSettings) -> u16 {
        match self {
            Urgency::Crisis => rules.chase_crisis_days,
            Urgency::Urgent => rules.chase_urgent_days,
            Urgency::Routine => rules.chase_routine_days,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TaskDetails {
    pub patient: String,
    pub text: String,
    pub owed_by: OwedBy,
    /// Said to the person: only of what I owe.
    pub promise: bool,
    /// In the directory: who owes it, or whom mine is with.
    pub contact: Option<String>,
    /// The same as a name alone; not kept beside a contact.
    pub who: Option<String>,
    /// When it was asked for, or said. `None`: today.
    pub asked_on: Option<NaiveDate>,
    /// By when. `None` of mine: today. Of somebody else's: they named no day.
    pub due: Option<NaiveDate>,
    /// Of somebody else's; `None`: routine.
    pub urgency: Option<Urgency>,
    /// When to ask again, of somebody else's. `None`: so many days after asking as its urgency says.
    pub chase_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Task {
    pub id: String,
    #[serde(flatten)]
    pub details: TaskDetails,
    /// The check-in whose note said it.
    pub check_in: Option<String>,
    /// The liaison whose next step it is.
    pub liaison: Option<String>,
    pub state: TaskState,
    pub outcome: Option<String>,
    pub closed_on: Option<NaiveDate>,
}

/// What a task came out of.
#[derive(Clone, Copy, Default)]
pub struct TaskSource<'a> {
    pub check_in: Option<&'a str>,
    pub liaison: Option<&'a str>,
}

/// It was done or answered, or is needed no longer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TaskClosed {
    pub id: String,
    /// Not open.
    pub state: TaskState,
    /// `None`: today.
    pub on: Option<NaiveDate>,
    /// What came of it. May be left out only for something of mine that was done.
    pub outcome: Option<String>,
}

/// Somebody was reminded.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NewChase {
    pub task: String,
    /// `None`: today.
    pub on: Option<NaiveDate>,
    /// When to ask again. `None`: so many days later as its urgency says.
    pub chase_on: Option<NaiveDate>,
    pub note: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Chase {
    pub id: String,
    pub task: String,
    pub on: NaiveDate,
    pub chase_on: NaiveDate,
    pub note: Option<String>,
}

impl TaskDetails {
    fn checked(&self, today: NaiveDate, rules: &RuleSettings) -> Result<Self> {
        let asked = self.asked_on.unwrap_or(today);
        if asked > today {
            return Err(Error::invalid("askedOn", Fault::Future));
        }
        let who = text::optional("who", self.who.as_deref(), LINE)?;
        let mut checked = TaskDetails {
            patient: self.patient.clone(),
            text: text::required("text", &self.text, PARAGRAPH)?,
            owed_by: self.owed_by,
            promise: false,
            who: who.filter(|_| self.contact.is_none()),
            contact: self.contact.clone(),
            asked_on: Some(asked),
            due: self.due,
            urgency: None,
            chase_on: None,
        };
        match self.owed_by {
            OwedBy::Me => {
                checked.promise = self.promise;
                checked.due = Some(self.due.unwrap_or(today));
            }
            OwedBy::Other => {
                if checked.contact.is_none() && checked.who.is_none() {
                    return Err(Error::invalid("who", Fault::Required));
                }
                let urgency = self.urgency.unwrap_or(Urgency::Routine);
                let usual = asked + Days::new(urgency.days(rules).into());
                let chase_on = self.chase_on.unwrap_or(usual);
                if chase_on < asked {
                    return Err(Error::invalid("chaseOn", Fault::BeforeAsked));
                }
                checked.urgency = Some(urgency);
                checked.chase_on = Some(chase_on);
            }
        }
        text::within_reach("chaseOn", checked.chase_on, today)?;
        text::within_reach("due", checked.due, today)?;
        if checked.due.is_some_and(|due| due < asked) {
            return Err(Error::invalid("due", Fault::BeforeAsked));
        }
        Ok(checked)
    }
}

acts! {
    AddTask = add(TaskDetails) -> String;
    EditTask = edit(Edit<TaskDetails>) -> ();
    CloseTask = close(TaskClosed) -> ();
    ChaseTask = chase(NewChase) -> ();
}

/// # Errors
/// `Invalid("text" | "who", ...)`, `Invalid("askedOn", "future")`, `Invalid("due" | "chaseOn", "beforeAsked" |
/// "tooFar")`, `NotFound("patient")`.
pub fn add(tx: &Tx<'_>, details: &TaskDetails) -> Result<String> {
    patient::get(tx, &details.patient)?;
    insert(tx, details, TaskSource::default())
}

/// As [`add`], for what follows from another action, in that same action. The chase date follows the rules as they are set.
pub(in crate::record) fn insert(tx: &Tx<'_>, details: &TaskDetails, source: TaskSource<'_>) -> Result<String> {
    let rules = setting::get(tx)?.rules;
    let d = details.checked(tx.today(), &rules)?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO task (id, patient, text, owed_by, promise, contact, who, asked_on, due, urgency, chase_on, check_in,
           liaison, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')",
    )?
    .execute(params![
        id,
        d.patient,
        d.text,
        d.owed_by,
        d.promise,
        d.contact,
        d.who,
        d.asked_on,
        d.due,
        d.urgency,
        d.chase_on,
        source.check_in,
        source.liaison,
    ])?;
    Ok(id)
}

/// Corrects or moves what is open.
///
/// # Errors
/// As [`add`], and `NotFound`.
pub fn edit(tx: &Tx<'_>, edit: &Edit<TaskDetails>) -> Result<()> {
    let d = edit.details.checked(tx.today(), &setting::get(tx)?.rules)?;
    expect_one_row(
        "task",
        tx.prepare_cached(
            "UPDATE task SET text = ?, owed_by = ?, promise = ?, contact = ?, who = ?, asked_on = ?, due = ?, urgency = ?,
               chase_on = ? WHERE id = ? AND state = 'open'",
        )?
        .execute(params![
            d.text, d.owed_by, d.promise, d.contact, d.who, d.asked_on, d.due, d.urgency, d.chase_on, edit.id
        ])?,
    )
}

/// # Errors
/// `Invalid("state", "open")`, `Invalid("on", "future" | "beforeAsked")`, `Invalid("outcome", "required" | ...)`;
/// `NotFound` when it is closed already.
pub fn close(tx: &Tx<'_>, closed: &TaskClosed) -> Result<()> {
    let task = open(tx, &closed.id)?;
    let on = closed.on.unwrap_or(tx.today());
    check_day(on, tx.today(), &task)?;
    let outcome = text::optional("outcome", closed.outcome.as_deref(), PARAGRAPH)?;
    let said_enough = match (closed.state, task.details.owed_by) {
        (TaskState::Open, _) => return Err(Error::invalid("state", Fault::Open)),
        (TaskState::Done, OwedBy::Me) => true,
        (TaskState::Done, OwedBy::Other) | (TaskState::NoLongerNeeded, _) => outcome.is_some(),
    };
    if !said_enough {
        return Err(Error::invalid("outcome", Fault::Required));
    }
    tx.prepare_cached("UPDATE task SET state = ?, outcome = ?, closed_on = ? WHERE id = ?")?
        .execute(params![closed.state, outcome, on, closed.id])?;
    Ok(())
}

/// Somebody was asked again; from then on the new day counts.
///
/// # Errors
/// `Invalid("on", "future" | "beforeAsked")`, `Invalid("chaseOn", "notAfter" | "tooFar")`, `Invalid("note", ...)`;
/// `NotFound` when
/// it is closed, or owed by me.
pub fn chase(tx: &Tx<'_>, chase: &NewChase) -> Result<()> {
    let rules = setting::get(tx)?.rules;
    let task = open(tx, &chase.task)?;
    let urgency = task.details.urgency.ok_or(Error::NotFound("task"))?;
    let on = chase.on.unwrap_or(tx.today());
    check_day(on, tx.today(), &task)?;
    let next = chase.chase_on.unwrap_or(on + Days::new(urgency.days(&rules).into()));
    if next <= on {
        return Err(Error::invalid("chaseOn", Fault::NotAfter));
    }
    text::within_reach("chaseOn", Some(next), tx.today())?;
    let note = text::optional("note", chase.note.as_deref(), PARAGRAPH)?;
    tx.prepare_cached("INSERT INTO chase (id, patient, task, chased_on, chase_on, note) VALUES (?, ?, ?, ?, ?, ?)")?
        .execute(params![tx.new_id(), task.details.patient, task.id, on, next, note])?;
    tx.prepare_cached("UPDATE task SET chase_on = ? WHERE id = ?")?
        .execute(params![next, task.id])?;
    Ok(())
}

/// What I owed somebody was found done while a check-in was written.
///
/// # Errors
/// `NotFound("task")` when it is closed already, owed by somebody else or about another person.
pub(in crate::record) fn complete_promise(tx: &Tx<'_>, patient: &str, id: &str) -> Result<()> {
    let task = open(tx, id)?;
    if task.details.patient != patient || task.details.owed_by != OwedBy::Me {
        return Err(Error::NotFound("task"));
    }
    let closed = TaskClosed {
        id: id.to_owned(),
        state: TaskState::Done,
        on: None,
        outcome: None,
    };
    close(tx, &closed)
}

fn check_day(on: NaiveDate, today: NaiveDate, task: &Task) -> Result<()> {
    if on > today {
        return Err(Error::invalid("on", Fault::Future));
    }
    if task.details.asked_on.is_some_and(|asked| on < asked) {
        return Err(Error::invalid("on", Fault::BeforeAsked));
    }
    Ok(())
}

fn open(conn: &Connection, id: &str) -> Result<Task> {
    conn.prepare_cached("SELECT * FROM task WHERE id = ? AND state = 'open'")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("task"))
}

/// What is owed about one person: what is open by its day, then what is closed, the latest first; of one day in the order
/// in which it was written down.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str) -> Result<Vec<Task>> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM task WHERE patient = ?
          ORDER BY closed_on IS NOT NULL, closed_on DESC, coalesce(chase_on, due), rowid",
    )?;
    let tasks = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(tasks)
}

/// Each time somebody was reminded of what they owe one person, the latest first.
///
/// # Errors
/// When the store cannot be read.
pub fn chases_of(conn: &Connection, patient: &str) -> Result<Vec<Chase>> {
    let mut query = conn.prepare_cached("SELECT * FROM chase WHERE patient = ? ORDER BY chased_on DESC, id DESC")?;
    let chases = query.query_map([patient], |row| {
        Ok(Chase {
            id: row.get("id")?,
            task: row.get("task")?,
            on: row.get("chased_on")?,
            chase_on: row.get("chase_on")?,
            note: row.get("note")?,
        })
    })?;
    Ok(chases.collect::<rusqlite::Result<_>>()?)
}

/// Where the columns of a task stand in a query's answer: looked up once, not for every row.
pub(crate) struct Places([usize; COLUMNS.len()]);

/// In the order in which [`Places::read`] takes them.
const COLUMNS: [&str; 16] = [
    "id",
    "patient",
    "text",
    "owed_by",
    "promise",
    "contact",
    "who",
    "asked_on",
    "due",
    "urgency",
    "chase_on",
    "check_in",
    "liaison",
    "state",
    "outcome",
    "closed_on",
];

impl Places {
    pub(crate) fn of(query: &Statement<'_>) -> rusqlite::Result<Self> {
        let mut places = [0; COLUMNS.len()];
        for (place, column) in places.iter_mut().zip(COLUMNS) {
            *place = query.column_index(column)?;
        }
        Ok(Places(places))
    }

    pub(crate) fn read(&self, row: &Row<'_>) -> rusqlite::Result<Task> {
        let mut places = self.0.iter().copied();
        let mut next = || places.next().unwrap_or(usize::MAX);
        let day = |at| Ok::<_, rusqlite::Error>(row.get::<_, Option<StoredDay>>(at)?.map(|day| day.0));
        Ok(Task {
            id: row.get(next())?,
            details: TaskDetails {
                patient: row.get(next())?,
                text: row.get(next())?,
                owed_by: row.get(next())?,
                promise: row.get(next())?,
                contact: row.get(next())?,
                who: row.get(next())?,
                asked_on: day(next())?,
                due: day(next())?,
                urgency: row.get(next())?,
                chase_on: day(next())?,
            },
            check_in: row.get(next())?,
            liaison: row.get(next())?,
            state: row.get(next())?,
            outcome: row.get(next())?,
            closed_on: day(next())?,
        })
    }
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Task> {
    Places::of(row.as_ref())?.read(row)
}
