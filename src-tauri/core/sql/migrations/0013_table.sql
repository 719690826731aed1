-- What follows from scores, and how the caseload table is looked at.

-- What was done about a score that is reliably worse than an earlier one: once for each score.
CREATE TABLE score_response (
  id          TEXT PRIMARY KEY NOT NULL,
  patient     TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  assessment  TEXT NOT NULL REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  done        TEXT NOT NULL CHECK (done <> ''),
  at          TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX score_response_assessment ON score_response (assessment);
CREATE INDEX score_response_patient ON score_response (patient, assessment);

-- How often a measure is taken again, as agreed with the person. Another agreement is another row.
CREATE TABLE score_repeat (
  id          TEXT PRIMARY KEY NOT NULL,
  patient     TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  instrument  TEXT NOT NULL,
  every_days  INTEGER NOT NULL CHECK (every_days BETWEEN 1 AND 366),
  agreed_on   TEXT NOT NULL,
  ended_on    TEXT
) STRICT;
CREATE UNIQUE INDEX score_repeat_now ON score_repeat (patient, instrument) WHERE ended_on IS NULL;
CREATE INDEX score_repeat_patient ON score_repeat (patient);

-- The programme somebody is in: by its definition it is said when scores do not improve.
CREATE TABLE enrolment (
  id          TEXT PRIMARY KEY NOT NULL,
  patient     TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  programme   TEXT NOT NULL CHECK (programme <> ''),
  started_on  TEXT NOT NULL,
  ended_on    TEXT,
  outcome     TEXT
) STRICT;
CREATE INDEX enrolment_patient ON enrolment (patient, started_on);

-- A way to look at the caseload, under a name. `shown` is JSON, the window's own: filters, columns, order.
CREATE TABLE saved_view (
  id     TEXT PRIMARY KEY NOT NULL,
  name   TEXT NOT NULL CHECK (name <> ''),
  shown  TEXT NOT NULL CHECK (json_valid(shown))
) STRICT;
CREATE UNIQUE INDEX saved_view_name ON saved_view (name);

-- The course of every measure comes out of the index alone, in its order: a row of assessment has all its answers in it.
CREATE INDEX assessment_course
  ON assessment (patient, instrument, taken_on, at_time, occasion = 'last', recorded_at, id, coding, total, version)
  WHERE withdrawn_at IS NULL AND total IS NOT NULL;
-- The contacts of a period, without their notes.
CREATE INDEX check_in_period ON check_in (at, patient, outcome);
-- What is open, by the person: of everybody and of one alike.
CREATE INDEX medication_event_waiting ON medication_event (patient, due) WHERE done_on IS NULL AND ended_on IS NULL;
CREATE INDEX physical_check_waiting ON physical_check (patient, due) WHERE done_on IS NULL AND ended_on IS NULL;
CREATE INDEX legal_clock_running ON legal_clock (patient, due) WHERE ended_on IS NULL;
CREATE INDEX safeguarding_concern_person ON safeguarding_concern (patient, noted_on) WHERE ended_on IS NULL;
-- How many changes there are of each kind, without reading the changes.
CREATE INDEX op_kind ON op (kind);
