-- Appointments, and the contacts that happened.

-- An appointment; without a time, the day somebody will be in touch.
-- `who` is anybody else who is there. Visits with the same `together` are one visit to a household.
-- `check_in` is how it went, `agreed_in` the check-in in which it was agreed.
CREATE TABLE visit (
  id            TEXT  PRIMARY KEY NOT NULL,
  patient       TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  on_date       TEXT  NOT NULL,
  at_time       TEXT,
  kind          TEXT,
  place         TEXT,
  who           TEXT,
  together      TEXT,
  state         TEXT  NOT NULL,
  reason        TEXT,
  cancelled_by  TEXT,
  check_in      TEXT  REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  agreed_in     TEXT  REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  origin        TEXT  NOT NULL
) STRICT;
CREATE INDEX visit_patient ON visit (patient, state, on_date);
CREATE INDEX visit_state ON visit (state, on_date);
CREATE INDEX visit_check_in ON visit (check_in);
CREATE INDEX visit_agreed_in ON visit (agreed_in);

-- One contact, or an attempt. `entered_at` is when it was marked as entered in the official record.
CREATE TABLE check_in (
  id           TEXT  PRIMARY KEY NOT NULL,
  patient      TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  kind         TEXT  NOT NULL,
  outcome      TEXT  NOT NULL,
  at           TEXT  NOT NULL,
  recorded_at  TEXT  NOT NULL,
  note         TEXT  NOT NULL DEFAULT '',
  origin       TEXT  NOT NULL,
  entered_at   TEXT
) STRICT;
CREATE INDEX check_in_patient ON check_in (patient, at);
-- The last contact and its kind are read from this index alone: a row of check_in may hold a page of note.
CREATE INDEX check_in_last ON check_in (patient, outcome, at, kind);
CREATE INDEX check_in_unentered ON check_in (patient, at) WHERE entered_at IS NULL;
-- The contacts of a period, without their notes.
CREATE INDEX check_in_period ON check_in (at, patient, outcome);
