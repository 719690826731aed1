-- What people report about their health: facts with a source and a date. They are corrected and ended, never deleted,
-- and never a rating. `reported_on` is the day it was reported, `ended_on` the day it no longer held, `outcome` why.

-- `started` is a year, a month or a day, as precisely as it is known.
CREATE TABLE medication (
  id            TEXT  PRIMARY KEY NOT NULL,
  patient       TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  name          TEXT  NOT NULL,
  dose          TEXT,
  how_often     TEXT,
  purpose       TEXT,
  prescriber    TEXT,
  started       TEXT,
  side_effects  TEXT,
  source        TEXT,
  reported_on   TEXT  NOT NULL,
  ended_on      TEXT,
  outcome       TEXT
) STRICT;
CREATE INDEX medication_patient ON medication (patient);

-- One due date of a depot or a blood test. When it is done, the row says who did it; the next is another row.
CREATE TABLE medication_event (
  id             TEXT     PRIMARY KEY NOT NULL,
  patient        TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  medication     TEXT     REFERENCES medication (id) DEFERRABLE INITIALLY DEFERRED,
  kind           TEXT     NOT NULL,
  name           TEXT     NOT NULL,
  due            TEXT     NOT NULL,
  interval_days  INTEGER  CHECK (interval_days BETWEEN 1 AND 366),
  source         TEXT,
  done_on        TEXT,
  done_by        TEXT,
  done_note      TEXT,
  ended_on       TEXT,
  outcome        TEXT
) STRICT;
CREATE INDEX medication_event_patient ON medication_event (patient);
CREATE INDEX medication_event_open ON medication_event (due) WHERE done_on IS NULL AND ended_on IS NULL;
CREATE INDEX medication_event_waiting ON medication_event (patient, due) WHERE done_on IS NULL AND ended_on IS NULL;

-- "None known" is an answer and has a row. No row at all means nobody asked.
CREATE TABLE allergy (
  id           TEXT  PRIMARY KEY NOT NULL,
  patient      TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  answer       TEXT  NOT NULL,
  substance    TEXT,
  reaction     TEXT,
  source       TEXT,
  reported_on  TEXT  NOT NULL,
  ended_on     TEXT,
  outcome      TEXT,
  CHECK (answer = 'noneKnown' OR substance IS NOT NULL)
) STRICT;
CREATE INDEX allergy_patient ON allergy (patient);

-- A diagnosis. `since` is a year, a month or a day.
CREATE TABLE condition (
  id           TEXT  PRIMARY KEY NOT NULL,
  patient      TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  name         TEXT  NOT NULL,
  since        TEXT,
  note         TEXT,
  source       TEXT,
  reported_on  TEXT  NOT NULL,
  ended_on     TEXT,
  outcome      TEXT
) STRICT;
CREATE INDEX condition_patient ON condition (patient);

-- The yearly physical health check in severe mental illness: its six items, as reported. Due until `done_on` is set.
CREATE TABLE physical_check (
  id              TEXT  PRIMARY KEY NOT NULL,
  patient         TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  due             TEXT,
  done_on         TEXT,
  done_where      TEXT,
  alcohol         TEXT,
  glucose         TEXT,
  lipids          TEXT,
  blood_pressure  TEXT,
  weight          TEXT,
  smoking         TEXT,
  note            TEXT,
  source          TEXT,
  ended_on        TEXT,
  outcome         TEXT,
  CHECK (due IS NOT NULL OR done_on IS NOT NULL)
) STRICT;
CREATE INDEX physical_check_patient ON physical_check (patient);
CREATE INDEX physical_check_waiting ON physical_check (patient, due) WHERE done_on IS NULL AND ended_on IS NULL;
