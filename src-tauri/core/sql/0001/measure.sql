-- Measures over time: the instruments, their results, and what follows from them.

-- An instrument file of the organisation, whole. One version of an instrument is in force; earlier versions are kept
-- for the results that were taken with them.
CREATE TABLE instrument (
  id            TEXT  PRIMARY KEY NOT NULL,
  instrument    TEXT  NOT NULL,
  version       TEXT  NOT NULL,
  name          TEXT  NOT NULL,
  file_name     TEXT  NOT NULL,
  sha256        TEXT  NOT NULL,
  content       TEXT  NOT NULL,
  installed_at  TEXT  NOT NULL,
  retired_at    TEXT
) STRICT;
CREATE UNIQUE INDEX instrument_current ON instrument (instrument) WHERE retired_at IS NULL;
CREATE INDEX instrument_version ON instrument (instrument, version);

-- One taking of one instrument. `answers` is JSON, [{"item": "1", "value": 2}, ...], of the items that were asked; an
-- empty list where only a total was reported. No total: too many items were left unanswered.
CREATE TABLE assessment (
  id             TEXT     PRIMARY KEY NOT NULL,
  patient        TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  instrument     TEXT     NOT NULL,
  version        TEXT     NOT NULL,
  coding         TEXT,
  taken_on       TEXT,
  at_time        TEXT,
  mode           TEXT     NOT NULL,
  rater          TEXT,
  language       TEXT,
  note           TEXT,
  answers        TEXT     NOT NULL DEFAULT '[]',
  total          REAL,
  answered       INTEGER  NOT NULL CHECK (answered >= 0),
  asked          INTEGER  NOT NULL CHECK (asked >= answered),
  self_harm      TEXT,
  check_in       TEXT     REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  origin         TEXT     NOT NULL,
  occasion       TEXT,
  recorded_at    TEXT     NOT NULL,
  withdrawn_at   TEXT,
  withdrawn_why  TEXT
) STRICT;
CREATE INDEX assessment_patient ON assessment (patient, instrument, taken_on);
CREATE INDEX assessment_check_in ON assessment (check_in);
CREATE INDEX assessment_instrument ON assessment (instrument, version);
-- The course of every measure is read from this index alone, in its order: a row of the table has all its answers too.
CREATE INDEX assessment_course
  ON assessment (patient, instrument, taken_on, at_time, occasion = 'last', recorded_at, id, coding, total, version)
  WHERE withdrawn_at IS NULL AND total IS NOT NULL;

-- How often a measure is taken again, as agreed with the person. A new agreement is a new row.
CREATE TABLE score_repeat (
  id          TEXT     PRIMARY KEY NOT NULL,
  patient     TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  instrument  TEXT     NOT NULL,
  every_days  INTEGER  NOT NULL CHECK (every_days BETWEEN 1 AND 366),
  agreed_on   TEXT     NOT NULL,
  ended_on    TEXT
) STRICT;
CREATE UNIQUE INDEX score_repeat_now ON score_repeat (patient, instrument) WHERE ended_on IS NULL;
CREATE INDEX score_repeat_patient ON score_repeat (patient);

-- What was done about a score that is reliably worse than an earlier one: once for each score.
CREATE TABLE score_response (
  id          TEXT  PRIMARY KEY NOT NULL,
  patient     TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  assessment  TEXT  NOT NULL REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  done        TEXT  NOT NULL CHECK (done <> ''),
  at          TEXT  NOT NULL
) STRICT;
CREATE UNIQUE INDEX score_response_assessment ON score_response (assessment);
CREATE INDEX score_response_patient ON score_response (patient, assessment);

-- The programme somebody is in. Its definition says when scores should improve.
CREATE TABLE enrolment (
  id          TEXT  PRIMARY KEY NOT NULL,
  patient     TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  programme   TEXT  NOT NULL CHECK (programme <> ''),
  started_on  TEXT  NOT NULL,
  ended_on    TEXT,
  outcome     TEXT
) STRICT;
CREATE INDEX enrolment_patient ON enrolment (patient, started_on);
