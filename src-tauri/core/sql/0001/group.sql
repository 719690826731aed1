-- Groups that are looked after as a whole: members, objectives, sessions, attendance.

-- `group` is a word of SQL, so the table has a longer name.
CREATE TABLE care_group (
  id          TEXT     PRIMARY KEY NOT NULL,
  name        TEXT     NOT NULL CHECK (name <> ''),
  kind        TEXT     NOT NULL,
  about       TEXT,
  started_on  TEXT,
  ended_on    TEXT,
  demo        INTEGER  NOT NULL DEFAULT 0 CHECK (demo IN (0, 1))
) STRICT;

-- Somebody may be in several groups, and may come back to one they left: each time is a row of its own.
CREATE TABLE membership (
  id          TEXT  PRIMARY KEY NOT NULL,
  patient     TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  care_group  TEXT  NOT NULL REFERENCES care_group (id) DEFERRABLE INITIALLY DEFERRED,
  joined_on   TEXT,
  left_on     TEXT,
  why         TEXT
) STRICT;
CREATE UNIQUE INDEX membership_now ON membership (patient, care_group) WHERE left_on IS NULL;
CREATE INDEX membership_group ON membership (care_group);

-- A step the whole group works towards.
CREATE TABLE group_objective (
  id          TEXT     PRIMARY KEY NOT NULL,
  care_group  TEXT     NOT NULL REFERENCES care_group (id) DEFERRABLE INITIALLY DEFERRED,
  text        TEXT     NOT NULL,
  expected    TEXT,
  due         TEXT,
  state       TEXT     NOT NULL,
  actual      TEXT,
  learned     TEXT,
  closed_on   TEXT,
  position    INTEGER  NOT NULL
) STRICT;
CREATE INDEX group_objective_group ON group_objective (care_group, position);

-- A meeting of the group: planned, held or cancelled.
CREATE TABLE group_session (
  id           TEXT  PRIMARY KEY NOT NULL,
  care_group   TEXT  NOT NULL REFERENCES care_group (id) DEFERRABLE INITIALLY DEFERRED,
  on_date      TEXT  NOT NULL,
  at_time      TEXT,
  place        TEXT,
  topic        TEXT,
  led_by       TEXT,
  note         TEXT,
  state        TEXT  NOT NULL,
  reason       TEXT,
  recorded_at  TEXT
) STRICT;
CREATE INDEX group_session_group ON group_session (care_group, on_date);

-- One row for each person who was expected; nobody else has one. It is not a contact with that person alone.
CREATE TABLE attendance (
  id       TEXT  PRIMARY KEY NOT NULL,
  patient  TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  session  TEXT  NOT NULL REFERENCES group_session (id) DEFERRABLE INITIALLY DEFERRED,
  answer   TEXT  NOT NULL
) STRICT;
CREATE UNIQUE INDEX attendance_once ON attendance (session, patient);
CREATE INDEX attendance_patient ON attendance (patient);
