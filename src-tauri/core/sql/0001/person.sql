-- The person, and facts about them that are needed before a visit.

-- Somebody on the caseload. When the current episode began and ended is here; `episode` has the earlier ones.
-- `local_id` and `nhs_number` find a person again in an imported sheet, so two people never share one.
-- `contact_days` is the agreed interval between contacts; NULL: the default.
-- `question` is the coordinator's own question for supervision.
-- `reported_last_contact` is the last contact that a sheet named: it counts until a check-in is recorded here.
CREATE TABLE patient (
  id                     TEXT     PRIMARY KEY NOT NULL,
  local_id               TEXT,
  nhs_number             TEXT     CHECK (nhs_number IS NULL OR (length(nhs_number) = 10 AND nhs_number NOT GLOB '*[^0-9]*')),
  family                 TEXT     NOT NULL,
  given                  TEXT     NOT NULL,
  preferred              TEXT,
  pronouns               TEXT,
  born                   TEXT,
  phone                  TEXT,
  email                  TEXT,
  address                TEXT,
  postcode               TEXT,
  access_notes           TEXT,
  cohort                 TEXT,
  key_worker             TEXT,
  status                 TEXT     NOT NULL,
  started                TEXT,
  paused_until           TEXT,
  ended                  TEXT,
  ended_reason           TEXT,
  contact_days           INTEGER  CHECK (contact_days BETWEEN 1 AND 366),
  question               TEXT,
  reported_last_contact  TEXT,
  added_at               TEXT     NOT NULL,
  demo                   INTEGER  NOT NULL DEFAULT 0 CHECK (demo IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX patient_local_id ON patient (local_id) WHERE local_id IS NOT NULL;
CREATE UNIQUE INDEX patient_nhs_number ON patient (nhs_number) WHERE nhs_number IS NOT NULL;
CREATE INDEX patient_status ON patient (status, family, given);

-- A fact with its source, never a rating of a person: "dog at the address", "two staff to visit".
CREATE TABLE alert (
  id         TEXT  PRIMARY KEY NOT NULL,
  patient    TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  text       TEXT  NOT NULL,
  source     TEXT,
  noted_on   TEXT  NOT NULL,
  review_on  TEXT,
  ended_on   TEXT
) STRICT;
CREATE INDEX alert_patient ON alert (patient);

-- People who live together and are visited together, as the coordinator confirmed. Those with the same `household`
-- are one household. Nobody is in two.
CREATE TABLE household_member (
  id            TEXT  PRIMARY KEY NOT NULL,
  patient       TEXT  NOT NULL UNIQUE REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  household     TEXT  NOT NULL,
  confirmed_on  TEXT  NOT NULL
) STRICT;
CREATE INDEX household_member_household ON household_member (household);

-- What matters to the person and how to support them, in their own words. Every save is a version of its own; the one
-- before is kept as superseded.
CREATE TABLE about_me (
  id           TEXT     PRIMARY KEY NOT NULL,
  patient      TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  version      INTEGER  NOT NULL CHECK (version >= 1),
  state        TEXT     NOT NULL,
  updated_on   TEXT     NOT NULL,
  matters      TEXT,
  please_do    TEXT,
  please_dont  TEXT,
  communicate  TEXT,
  support      TEXT,
  also         TEXT,
  strengths    TEXT,
  symptoms     TEXT,
  history      TEXT,
  social       TEXT
) STRICT;
CREATE UNIQUE INDEX about_me_current ON about_me (patient) WHERE state = 'current';
CREATE INDEX about_me_patient ON about_me (patient, version);

-- Somebody who depends on the person. `age` is the age on `reported_on`; a date of birth, where known, is used instead.
CREATE TABLE dependant (
  id           TEXT     PRIMARY KEY NOT NULL,
  patient      TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  name         TEXT     NOT NULL,
  born         TEXT,
  age          INTEGER  CHECK (age BETWEEN 0 AND 130),
  cared_by     TEXT,
  school       TEXT,
  note         TEXT,
  source       TEXT,
  reported_on  TEXT     NOT NULL,
  ended_on     TEXT,
  outcome      TEXT
) STRICT;
CREATE INDEX dependant_patient ON dependant (patient);

-- A cell of an imported sheet that no column of ours takes, or that was refused: kept with the person, word for word.
CREATE TABLE unmapped_cell (
  id       TEXT  PRIMARY KEY NOT NULL,
  patient  TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  import   TEXT  NOT NULL REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
  header   TEXT  NOT NULL,
  value    TEXT  NOT NULL,
  refused  TEXT
) STRICT;
CREATE INDEX unmapped_cell_patient ON unmapped_cell (patient);
CREATE INDEX unmapped_cell_import ON unmapped_cell (import);
