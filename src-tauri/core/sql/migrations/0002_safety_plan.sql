-- What the person wants done when things get hard, what matters to them, and pages that they keep.

-- Every save is a version of its own: the one before stays, superseded. A version says that they made a plan, or that
-- they were asked and said no.
CREATE TABLE safety_plan (
  id              TEXT PRIMARY KEY NOT NULL,
  patient         TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  version         INTEGER NOT NULL CHECK (version >= 1),
  state           TEXT NOT NULL CHECK (state IN ('current', 'superseded')),
  answer          TEXT NOT NULL CHECK (answer IN ('made', 'declined')),
  updated_on      TEXT NOT NULL,
  triggers        TEXT,
  warning_signs   TEXT,
  coping          TEXT,
  distraction     TEXT,
  contacts        TEXT,
  should_happen   TEXT,
  safer_place     TEXT,
  reasons         TEXT,
  helped          TEXT,
  not_helped      TEXT,
  advance_statement TEXT,
  advance_on      TEXT,
  advance_place   TEXT,
  agreed_with     TEXT,
  review_on       TEXT,
  own_copy        TEXT,
  copies          TEXT,
  declined_why    TEXT
) STRICT;
CREATE UNIQUE INDEX safety_plan_current ON safety_plan (patient) WHERE state = 'current';
CREATE INDEX safety_plan_patient ON safety_plan (patient, version);

CREATE TABLE about_me (
  id             TEXT PRIMARY KEY NOT NULL,
  patient        TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  version        INTEGER NOT NULL CHECK (version >= 1),
  state          TEXT NOT NULL CHECK (state IN ('current', 'superseded')),
  updated_on     TEXT NOT NULL,
  matters        TEXT,
  please_do      TEXT,
  please_dont    TEXT,
  communicate    TEXT,
  support        TEXT,
  also           TEXT,
  strengths      TEXT,
  symptoms       TEXT,
  history        TEXT,
  social         TEXT
) STRICT;
CREATE UNIQUE INDEX about_me_current ON about_me (patient) WHERE state = 'current';
CREATE INDEX about_me_patient ON about_me (patient, version);

-- More kinds of files leave now, and more will: which there are stands in record/disclosure.rs alone. A check cannot be
-- changed in place, so both tables are made anew with the rows they had.
CREATE TEMP TABLE kept_disclosure AS SELECT * FROM disclosure;
CREATE TEMP TABLE kept_person AS SELECT * FROM disclosed_person;
DROP TABLE disclosed_person;
DROP TABLE disclosure;
CREATE TABLE disclosure (
  id         TEXT PRIMARY KEY NOT NULL,
  at         TEXT NOT NULL,
  what       TEXT NOT NULL CHECK (what <> ''),
  recipient  TEXT NOT NULL,
  purpose    TEXT NOT NULL,
  file_name  TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  detail     TEXT
) STRICT;
CREATE INDEX disclosure_what ON disclosure (what, at);
CREATE TABLE disclosed_person (
  id          TEXT PRIMARY KEY NOT NULL,
  disclosure  TEXT NOT NULL REFERENCES disclosure (id) DEFERRABLE INITIALLY DEFERRED,
  patient     TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX disclosed_person_patient ON disclosed_person (patient);
CREATE INDEX disclosed_person_disclosure ON disclosed_person (disclosure);
INSERT INTO disclosure SELECT * FROM kept_disclosure;
INSERT INTO disclosed_person SELECT * FROM kept_person;
DROP TABLE kept_disclosure;
DROP TABLE kept_person;
