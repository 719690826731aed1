-- The first schema. Journalled tables are STRICT, have a text id (UUIDv7), no BLOBs, no cascade, and foreign keys that
-- are checked at commit, so that undo can write earlier rows back in any order. Every table about one person names
-- that person in `patient`. Dates are YYYY-MM-DD; visit times are local, YYYY-MM-DDTHH:MM, as the person typed them;
-- recording times are RFC 3339 with offset.

------------------------------------------------------------------ journalled: the record

CREATE TABLE patient (
  id             TEXT PRIMARY KEY NOT NULL,
  local_id       TEXT,
  nhs_number     TEXT CHECK (nhs_number IS NULL OR (length(nhs_number) = 10 AND nhs_number NOT GLOB '*[^0-9]*')),
  family         TEXT NOT NULL,
  given          TEXT NOT NULL,
  preferred      TEXT,
  pronouns       TEXT,
  born           TEXT,
  phone          TEXT,
  email          TEXT,
  address        TEXT,
  postcode       TEXT,
  access_notes   TEXT,
  cohort         TEXT,
  key_worker     TEXT,
  status         TEXT NOT NULL CHECK (status IN ('active', 'paused', 'discharged')),
  started        TEXT,
  paused_until   TEXT,
  ended          TEXT,
  ended_reason   TEXT,
  contact_days   INTEGER CHECK (contact_days BETWEEN 1 AND 366),
  question       TEXT,
  told_last_contact TEXT,
  added_at       TEXT NOT NULL,
  demo           INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX patient_local_id ON patient (local_id) WHERE local_id IS NOT NULL;
CREATE UNIQUE INDEX patient_nhs_number ON patient (nhs_number) WHERE nhs_number IS NOT NULL;
CREATE INDEX patient_status ON patient (status, family, given);

-- A fact with its source, never a rating: "dog at the address", "two staff to visit".
CREATE TABLE alert (
  id         TEXT PRIMARY KEY NOT NULL,
  patient    TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  text       TEXT NOT NULL,
  source     TEXT,
  noted_on   TEXT NOT NULL,
  review_on  TEXT,
  ended_on   TEXT
) STRICT;
CREATE INDEX alert_patient ON alert (patient);

-- The directory: people and organisations, shared by every circle.
CREATE TABLE contact (
  id            TEXT PRIMARY KEY NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
  name          TEXT NOT NULL,
  job           TEXT,
  organisation  TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  phone         TEXT,
  email         TEXT,
  address       TEXT,
  note          TEXT
) STRICT;
CREATE INDEX contact_name ON contact (name);
CREATE INDEX contact_organisation ON contact (organisation);

CREATE TABLE circle_member (
  id               TEXT PRIMARY KEY NOT NULL,
  patient          TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  contact          TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  role             TEXT NOT NULL,
  emergency        INTEGER NOT NULL DEFAULT 0 CHECK (emergency IN (0, 1)),
  key_worker       INTEGER NOT NULL DEFAULT 0 CHECK (key_worker IN (0, 1)),
  share            TEXT NOT NULL CHECK (share IN ('everything', 'topics', 'nothing', 'notAsked')),
  share_topics     TEXT,
  share_reason     TEXT,
  share_agreed_on  TEXT,
  share_review_on  TEXT,
  ended_on         TEXT
) STRICT;
CREATE INDEX circle_member_patient ON circle_member (patient);
CREATE INDEX circle_member_contact ON circle_member (contact);

CREATE TABLE check_in (
  id           TEXT PRIMARY KEY NOT NULL,
  patient      TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  kind         TEXT NOT NULL CHECK (kind IN ('homeVisit', 'phone', 'video', 'clinic', 'message', 'other')),
  outcome      TEXT NOT NULL CHECK (outcome IN ('attended', 'didNotAttend', 'wasNotBrought', 'cancelled', 'noAccess')),
  at           TEXT NOT NULL,
  recorded_at  TEXT NOT NULL,
  note         TEXT NOT NULL DEFAULT '',
  origin       TEXT NOT NULL CHECK (origin IN ('here', 'import')),
  entered_at   TEXT
) STRICT;
CREATE INDEX check_in_patient ON check_in (patient, at);
CREATE INDEX check_in_last ON check_in (patient, outcome, at);

-- An appointment, or with no time the day somebody will next be in touch.
CREATE TABLE visit (
  id        TEXT PRIMARY KEY NOT NULL,
  patient   TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  on_date   TEXT NOT NULL,
  at_time   TEXT,
  kind      TEXT CHECK (kind IN ('homeVisit', 'phone', 'video', 'clinic', 'message', 'other')),
  place     TEXT,
  state     TEXT NOT NULL CHECK (state IN ('planned', 'done', 'cancelled')),
  reason    TEXT,
  check_in  TEXT REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  origin    TEXT NOT NULL CHECK (origin IN ('here', 'import'))
) STRICT;
CREATE INDEX visit_patient ON visit (patient, state, on_date);
CREATE INDEX visit_state ON visit (state, on_date);

CREATE TABLE care_plan (
  id            TEXT PRIMARY KEY NOT NULL,
  patient       TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  version       INTEGER NOT NULL CHECK (version >= 1),
  state         TEXT NOT NULL CHECK (state IN ('current', 'superseded')),
  started_on    TEXT NOT NULL,
  strengths     TEXT,
  agreed_on     TEXT,
  agreed_with   TEXT,
  review_on     TEXT,
  review_owner  TEXT
) STRICT;
CREATE UNIQUE INDEX care_plan_current ON care_plan (patient) WHERE state = 'current';
CREATE INDEX care_plan_patient ON care_plan (patient, version);

CREATE TABLE need (
  id        TEXT PRIMARY KEY NOT NULL,
  patient   TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  plan      TEXT NOT NULL REFERENCES care_plan (id) DEFERRABLE INITIALLY DEFERRED,
  text      TEXT NOT NULL,
  position  INTEGER NOT NULL
) STRICT;
CREATE INDEX need_plan ON need (plan, position);
CREATE INDEX need_patient ON need (patient);

CREATE TABLE goal (
  id          TEXT PRIMARY KEY NOT NULL,
  patient     TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  plan        TEXT NOT NULL REFERENCES care_plan (id) DEFERRABLE INITIALLY DEFERRED,
  need        TEXT REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED,
  text        TEXT NOT NULL,
  importance  INTEGER CHECK (importance BETWEEN 1 AND 10),
  confidence  INTEGER CHECK (confidence BETWEEN 1 AND 10),
  set_on      TEXT,
  state       TEXT NOT NULL CHECK (state IN ('open', 'met', 'noLongerWanted')),
  position    INTEGER NOT NULL
) STRICT;
CREATE INDEX goal_plan ON goal (plan, position);
CREATE INDEX goal_patient ON goal (patient);

CREATE TABLE milestone (
  id         TEXT PRIMARY KEY NOT NULL,
  patient    TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  goal       TEXT NOT NULL REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  text       TEXT NOT NULL,
  expected   TEXT,
  due        TEXT,
  owner      TEXT,
  state      TEXT NOT NULL CHECK (state IN ('open', 'met', 'partly', 'notMet', 'noLongerWanted')),
  actual     TEXT,
  learned    TEXT,
  closed_on  TEXT,
  position   INTEGER NOT NULL
) STRICT;
CREATE INDEX milestone_goal ON milestone (goal, position);
CREATE INDEX milestone_patient ON milestone (patient);
CREATE INDEX milestone_due ON milestone (state, due);

CREATE TABLE intervention (
  id         TEXT PRIMARY KEY NOT NULL,
  patient    TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  plan       TEXT NOT NULL REFERENCES care_plan (id) DEFERRABLE INITIALLY DEFERRED,
  goal       TEXT REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  what       TEXT NOT NULL,
  who        TEXT,
  how_often  TEXT,
  status     TEXT NOT NULL CHECK (status IN ('planned', 'active', 'ended')),
  position   INTEGER NOT NULL
) STRICT;
CREATE INDEX intervention_plan ON intervention (plan, position);
CREATE INDEX intervention_patient ON intervention (patient);

-- What left the laptop, to whom, why, and the hash of the file; one row a person below it.
CREATE TABLE disclosure (
  id         TEXT PRIMARY KEY NOT NULL,
  at         TEXT NOT NULL,
  what       TEXT NOT NULL CHECK (what IN ('summaryPdf', 'summaryCsv', 'bundle')),
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

-- Who receives what leaves: the team office.
CREATE TABLE recipient (
  id          TEXT PRIMARY KEY NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('office')),
  name        TEXT NOT NULL,
  age_key     TEXT NOT NULL,
  added_at    TEXT NOT NULL,
  removed_at  TEXT
) STRICT;

CREATE TABLE import (
  id         TEXT PRIMARY KEY NOT NULL,
  at         TEXT NOT NULL,
  sheet      TEXT NOT NULL CHECK (sheet IN ('caseload', 'contacts')),
  file_name  TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  people     INTEGER NOT NULL,
  contacts   INTEGER NOT NULL,
  refused    TEXT NOT NULL
) STRICT;

-- A cell of an imported sheet whose home is not built yet, or that was refused: kept with the person, word for word.
CREATE TABLE carried (
  id       TEXT PRIMARY KEY NOT NULL,
  patient  TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  import   TEXT NOT NULL REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
  header   TEXT NOT NULL,
  value    TEXT NOT NULL,
  refused  TEXT
) STRICT;
CREATE INDEX carried_patient ON carried (patient);
CREATE INDEX carried_import ON carried (import);

CREATE TABLE setting (
  id     TEXT PRIMARY KEY NOT NULL,
  value  TEXT NOT NULL
) STRICT;

------------------------------------------------------------------ the journal itself, and what it does not cover

CREATE TABLE op (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  id         TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  at         TEXT NOT NULL,
  device     TEXT NOT NULL,
  undoes     INTEGER UNIQUE REFERENCES op (seq),
  schema     INTEGER NOT NULL,
  prev_hash  TEXT NOT NULL,
  hash       TEXT NOT NULL
) STRICT;

CREATE TABLE change (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  op         INTEGER NOT NULL REFERENCES op (seq) DEFERRABLE INITIALLY DEFERRED,
  tbl        TEXT NOT NULL,
  row        TEXT NOT NULL,
  subject    TEXT,
  before     TEXT,
  after      TEXT,
  salt       TEXT,
  body_hash  TEXT
) STRICT;
CREATE INDEX change_op ON change (op, id);
CREATE INDEX change_row ON change (tbl, row, op);
CREATE INDEX change_subject ON change (subject, op) WHERE subject IS NOT NULL;

-- What somebody began to type. A recorded draft stays closed for a day, so that undo can open it again.
CREATE TABLE draft (
  id          TEXT PRIMARY KEY NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('checkIn')),
  patient     TEXT NOT NULL,
  body        TEXT NOT NULL,
  started_at  TEXT NOT NULL,
  saved_at    TEXT NOT NULL,
  closed_op   INTEGER
) STRICT;
CREATE INDEX draft_open ON draft (closed_op, saved_at);

CREATE TABLE view_state (
  id     TEXT PRIMARY KEY NOT NULL,
  value  TEXT NOT NULL
) STRICT;

-- What happened to the store itself: checkpoints of the chain, a clock that ran backwards.
CREATE TABLE audit (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  at    TEXT NOT NULL,
  what  TEXT NOT NULL,
  seq   INTEGER,
  hash  TEXT
) STRICT;

CREATE TABLE inbox (
  bundle_id  TEXT PRIMARY KEY NOT NULL,
  at         TEXT NOT NULL,
  sender     TEXT NOT NULL,
  kind       TEXT NOT NULL,
  seq        INTEGER,
  hash       TEXT
) STRICT;

-- Every bundle written, and when the office said it has it.
CREATE TABLE outbox (
  bundle_id    TEXT PRIMARY KEY NOT NULL,
  at           TEXT NOT NULL,
  recipient    TEXT NOT NULL,
  file_name    TEXT NOT NULL,
  folder       TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  first_seq    INTEGER NOT NULL,
  last_seq     INTEGER NOT NULL,
  head_hash    TEXT NOT NULL,
  acknowledged_at TEXT
) STRICT;
