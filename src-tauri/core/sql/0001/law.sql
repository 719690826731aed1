-- Rights and dates that the law sets: reminders with a source. The official record decides.

-- Somebody with a legal role for the person: a contact of the directory, or else a name.
CREATE TABLE legal_role (
  id           TEXT  PRIMARY KEY NOT NULL,
  patient      TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  role         TEXT  NOT NULL,
  contact      TEXT  REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  name         TEXT,
  document     TEXT,
  seen_on      TEXT,
  source       TEXT,
  reported_on  TEXT  NOT NULL,
  ended_on     TEXT,
  outcome      TEXT,
  CHECK (contact IS NOT NULL OR name IS NOT NULL)
) STRICT;
CREATE INDEX legal_role_patient ON legal_role (patient);
CREATE INDEX legal_role_contact ON legal_role (contact);

-- A date that the law sets, under whatever name the country has for it.
CREATE TABLE legal_date (
  id           TEXT  PRIMARY KEY NOT NULL,
  patient      TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  label        TEXT  NOT NULL,
  starts       TEXT,
  due          TEXT  NOT NULL,
  note         TEXT,
  source       TEXT,
  reported_on  TEXT  NOT NULL,
  ended_on     TEXT,
  outcome      TEXT
) STRICT;
CREATE INDEX legal_date_patient ON legal_date (patient);
CREATE INDEX legal_date_open ON legal_date (due) WHERE ended_on IS NULL;
CREATE INDEX legal_date_running ON legal_date (patient, due) WHERE ended_on IS NULL;

-- An organisation's own rule for a clock, in force between two days, in place of the rule that comes with the program.
-- Neither hours nor days: no clock runs while it is in force.
CREATE TABLE clock_rule (
  id            TEXT     PRIMARY KEY NOT NULL,
  country       TEXT     NOT NULL,
  starts_after  TEXT     NOT NULL,
  suicide_risk  INTEGER  NOT NULL DEFAULT 0 CHECK (suicide_risk IN (0, 1)),
  hours         INTEGER  CHECK (hours BETWEEN 1 AND 2160),
  days          INTEGER  CHECK (days BETWEEN 1 AND 366),
  name          TEXT     NOT NULL,
  source        TEXT,
  from_on       TEXT     NOT NULL,
  until_on      TEXT,
  CHECK (hours IS NULL OR days IS NULL),
  CHECK (until_on IS NULL OR until_on >= from_on)
) STRICT;

-- Capacity for one decision at one time, never of a person.
CREATE TABLE capacity (
  id              TEXT  PRIMARY KEY NOT NULL,
  patient         TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  decision        TEXT  NOT NULL,
  assessed_on     TEXT  NOT NULL,
  assessed_by     TEXT,
  has_capacity    TEXT  NOT NULL,
  supported       TEXT,
  best_interests  TEXT,
  decided_by      TEXT,
  review_on       TEXT,
  ended_on        TEXT,
  outcome         TEXT
) STRICT;
CREATE INDEX capacity_patient ON capacity (patient);

-- A decision the person made in advance, and where the document is kept.
CREATE TABLE advance_decision (
  id           TEXT  PRIMARY KEY NOT NULL,
  patient      TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  about        TEXT  NOT NULL,
  made_on      TEXT,
  kept_at      TEXT,
  seen_on      TEXT,
  source       TEXT,
  reported_on  TEXT  NOT NULL,
  ended_on     TEXT,
  outcome      TEXT
) STRICT;
CREATE INDEX advance_decision_patient ON advance_decision (patient);
