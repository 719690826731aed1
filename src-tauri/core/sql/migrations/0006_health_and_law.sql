-- What people tell of their health, and what safeguarding and the law ask to be remembered: facts with a source and a
-- date, added, corrected and ended, never deleted and never a rating. `told_on` is the day it was said or read, `ended_on`
-- the day it no longer held, `outcome` why or what came of it. A `since` may be a year, a month or a day.

CREATE TABLE medication (
  id            TEXT PRIMARY KEY NOT NULL,
  patient       TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  name          TEXT NOT NULL,
  dose          TEXT,
  how_often     TEXT,
  purpose       TEXT,
  prescriber    TEXT,
  started       TEXT,
  side_effects  TEXT,
  source        TEXT,
  told_on       TEXT NOT NULL,
  ended_on      TEXT,
  outcome       TEXT
) STRICT;
CREATE INDEX medication_patient ON medication (patient);

-- One date of a depot or a blood test. Done, it stays with who did it, and the next one is a row of its own.
CREATE TABLE medication_event (
  id             TEXT PRIMARY KEY NOT NULL,
  patient        TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  medication     TEXT REFERENCES medication (id) DEFERRABLE INITIALLY DEFERRED,
  kind           TEXT NOT NULL CHECK (kind IN ('depot', 'clozapineBlood', 'lithiumBlood', 'otherBlood', 'other')),
  name           TEXT NOT NULL,
  due            TEXT NOT NULL,
  interval_days  INTEGER CHECK (interval_days BETWEEN 1 AND 366),
  source         TEXT,
  done_on        TEXT,
  done_by        TEXT,
  done_note      TEXT,
  ended_on       TEXT,
  outcome        TEXT
) STRICT;
CREATE INDEX medication_event_patient ON medication_event (patient);
CREATE INDEX medication_event_open ON medication_event (due) WHERE done_on IS NULL AND ended_on IS NULL;

-- "None known" is an answer and a row; no row at all: they were not asked.
CREATE TABLE allergy (
  id         TEXT PRIMARY KEY NOT NULL,
  patient    TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  answer     TEXT NOT NULL CHECK (answer IN ('allergy', 'intolerance', 'noneKnown')),
  substance  TEXT,
  reaction   TEXT,
  source     TEXT,
  told_on    TEXT NOT NULL,
  ended_on   TEXT,
  outcome    TEXT,
  CHECK (answer = 'noneKnown' OR substance IS NOT NULL)
) STRICT;
CREATE INDEX allergy_patient ON allergy (patient);

CREATE TABLE condition (
  id        TEXT PRIMARY KEY NOT NULL,
  patient   TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  name      TEXT NOT NULL,
  since     TEXT,
  note      TEXT,
  source    TEXT,
  told_on   TEXT NOT NULL,
  ended_on  TEXT,
  outcome   TEXT
) STRICT;
CREATE INDEX condition_patient ON condition (patient);

-- The yearly physical health check in severe mental illness: its six items, as they were told. With no day done it is due.
CREATE TABLE physical_check (
  id              TEXT PRIMARY KEY NOT NULL,
  patient         TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
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

-- Open until it is closed with an outcome.
CREATE TABLE safeguarding_concern (
  id               TEXT PRIMARY KEY NOT NULL,
  patient          TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  about            TEXT NOT NULL CHECK (about IN ('adult', 'child')),
  who              TEXT,
  facts            TEXT NOT NULL,
  noted_on         TEXT NOT NULL,
  source           TEXT,
  wishes           TEXT,
  reported_to      TEXT,
  reported_on      TEXT,
  consent          TEXT CHECK (consent IN ('agreed', 'refused', 'notAsked')),
  override_reason  TEXT,
  reference        TEXT,
  ended_on         TEXT,
  outcome          TEXT,
  CHECK (ended_on IS NULL OR outcome IS NOT NULL)
) STRICT;
CREATE INDEX safeguarding_concern_patient ON safeguarding_concern (patient);
CREATE INDEX safeguarding_concern_open ON safeguarding_concern (noted_on) WHERE ended_on IS NULL;

-- An age is what was told on that day; a date of birth says more and may stand instead.
CREATE TABLE dependant (
  id        TEXT PRIMARY KEY NOT NULL,
  patient   TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  name      TEXT NOT NULL,
  born      TEXT,
  age       INTEGER CHECK (age BETWEEN 0 AND 130),
  cared_by  TEXT,
  school    TEXT,
  note      TEXT,
  source    TEXT,
  told_on   TEXT NOT NULL,
  ended_on  TEXT,
  outcome   TEXT
) STRICT;
CREATE INDEX dependant_patient ON dependant (patient);

-- Of one decision at one time, never of a person.
CREATE TABLE capacity (
  id              TEXT PRIMARY KEY NOT NULL,
  patient         TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  decision        TEXT NOT NULL,
  assessed_on     TEXT NOT NULL,
  assessed_by     TEXT,
  has_capacity    TEXT NOT NULL CHECK (has_capacity IN ('yes', 'no', 'fluctuates')),
  supported       TEXT,
  best_interests  TEXT,
  decided_by      TEXT,
  review_on       TEXT,
  ended_on        TEXT,
  outcome         TEXT
) STRICT;
CREATE INDEX capacity_patient ON capacity (patient);

CREATE TABLE advance_decision (
  id        TEXT PRIMARY KEY NOT NULL,
  patient   TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  about     TEXT NOT NULL,
  made_on   TEXT,
  kept_at   TEXT,
  seen_on   TEXT,
  source    TEXT,
  told_on   TEXT NOT NULL,
  ended_on  TEXT,
  outcome   TEXT
) STRICT;
CREATE INDEX advance_decision_patient ON advance_decision (patient);

-- Somebody of the directory, or a name where they do not stand there.
CREATE TABLE legal_role (
  id        TEXT PRIMARY KEY NOT NULL,
  patient   TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  role      TEXT NOT NULL CHECK (role IN ('attorneyHealth', 'attorneyProperty', 'deputyHealth', 'deputyProperty', 'nearestRelative', 'imha', 'imca', 'advocate')),
  contact   TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  name      TEXT,
  document  TEXT,
  seen_on   TEXT,
  source    TEXT,
  told_on   TEXT NOT NULL,
  ended_on  TEXT,
  outcome   TEXT,
  CHECK (contact IS NOT NULL OR name IS NOT NULL)
) STRICT;
CREATE INDEX legal_role_patient ON legal_role (patient);
CREATE INDEX legal_role_contact ON legal_role (contact);

-- A date the law sets, under whatever words the country has for it. A reminder; the official record decides.
CREATE TABLE legal_clock (
  id        TEXT PRIMARY KEY NOT NULL,
  patient   TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  label     TEXT NOT NULL,
  starts    TEXT,
  due       TEXT NOT NULL,
  note      TEXT,
  source    TEXT,
  told_on   TEXT NOT NULL,
  ended_on  TEXT,
  outcome   TEXT
) STRICT;
CREATE INDEX legal_clock_patient ON legal_clock (patient);
CREATE INDEX legal_clock_open ON legal_clock (due) WHERE ended_on IS NULL;
