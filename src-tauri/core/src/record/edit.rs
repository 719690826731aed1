//! What an act takes that corrects a row, or says that it no longer holds.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::text::{self, PARAGRAPH};
use crate::error::Fault;
use crate::{Error, Result};

/// A row, and what it says from now on.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Edit<T> {
    pub id: String,
    pub details: T,
}

impl<T> Edit<T> {
    pub fn new(id: impl Into<String>, details: T) -> Self {
        Edit { id: id.into(), details }
    }
}

/// A row that no longer holds, or is closed.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Ending {
    pub id: String,
    /// `None`: today.
    pub on: Option<NaiveDate>,
    /// Why, or what came of it.
    pub outcome: Option<String>,
}

impl Ending {
    /// Today, with no word of why.
    pub fn today(id: impl Into<String>) -> Self {
        Ending {
            id: id.into(),
            ..Ending::default()
        }
    }

    /// The day it ended; today where none is said.
    ///
    /// # Errors
    /// `Invalid("on", "future")`.
    pub fn day(&self, today: NaiveDate) -> Result<NaiveDate> {
        match self.on {
            Some(on) if on > today => Err(Error::invalid("on", Fault::Future)),
            on => Ok(on.unwrap_or(today)),
        }
    }

    /// What came of it, which may stay open.
    ///
    /// # Errors
    /// `Invalid("outcome", "tooLong" | "control")`.
    pub fn outcome(&self) -> Result<Option<String>> {
        text::optional("outcome", self.outcome.as_deref(), PARAGRAPH)
    }

    /// What came of it, which has to be said.
    ///
    /// # Errors
    /// `Invalid("outcome", "required" | "tooLong" | "control")`.
    pub fn outcome_required(&self) -> Result<Option<String>> {
        text::required("outcome", self.outcome.as_deref().unwrap_or_default(), PARAGRAPH).map(Some)
    }

    /// For what ends without a word of why: nothing may be lost that was written.
    ///
    /// # Errors
    /// `Internal("unknownField")` where an outcome was sent.
    pub fn no_outcome(&self) -> Result<()> {
        match self.outcome()? {
            Some(_) => Err(Error::Internal("unknownField")),
            None => Ok(()),
        }
    }
}
