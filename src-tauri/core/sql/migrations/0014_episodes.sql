-- What happens to somebody while they are on the caseload: a stay on a ward, in custody, in a crisis house or a general
-- hospital, and the episodes of care. Both are events of a person, never a status of their own.

-- Admitted and discharged are local, as they were told. `discharged_at` has the offset that held there and then
-- (RFC 3339), so that hours across a change of the clocks are the hours that passed. `follow_hours` and `follow_rule` are
-- the rule that was in force on the day of the discharge, as it was: a later rule changes nothing about an earlier day.
-- Which contact achieved the follow-up is read from the check-ins; closed_* says where none of ours did.
CREATE TABLE ward_stay (
  id                TEXT PRIMARY KEY NOT NULL,
  patient           TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  kind              TEXT NOT NULL CHECK (kind IN ('ward', 'custody', 'crisisHouse', 'hospital')),
  place             TEXT,
  admitted_on       TEXT NOT NULL,
  admitted_time     TEXT,
  planned_on        TEXT,
  contact_days      INTEGER CHECK (contact_days BETWEEN 1 AND 366),
  source            TEXT,
  discharged_at     TEXT,
  suicide_risk      INTEGER CHECK (suicide_risk IN (0, 1)),
  discharge_source  TEXT,
  follow_hours      INTEGER CHECK (follow_hours BETWEEN 1 AND 2160),
  follow_rule       TEXT,
  closed_at         TEXT,
  closed_how        TEXT CHECK (closed_how IN ('seenByOthers', 'notPossible')),
  closed_words      TEXT,
  CHECK ((closed_at IS NULL) = (closed_how IS NULL)),
  CHECK (closed_at IS NULL OR closed_words IS NOT NULL),
  CHECK (follow_hours IS NULL OR discharged_at IS NOT NULL)
) STRICT;
CREATE INDEX ward_stay_patient ON ward_stay (patient, admitted_on);
CREATE UNIQUE INDEX ward_stay_open ON ward_stay (patient) WHERE discharged_at IS NULL;
CREATE INDEX ward_stay_left ON ward_stay (patient, discharged_at) WHERE discharged_at IS NOT NULL;

-- An organisation's own rule for a clock, in force between two days. It stands before the one that comes with the program.
-- Neither hours nor days: no clock runs while it is in force.
CREATE TABLE clock_rule (
  id            TEXT PRIMARY KEY NOT NULL,
  country       TEXT NOT NULL,
  starts_after  TEXT NOT NULL CHECK (starts_after IN ('ward', 'custody', 'crisisHouse', 'hospital', 'caseload')),
  suicide_risk  INTEGER NOT NULL DEFAULT 0 CHECK (suicide_risk IN (0, 1)),
  hours         INTEGER CHECK (hours BETWEEN 1 AND 2160),
  days          INTEGER CHECK (days BETWEEN 1 AND 366),
  name          TEXT NOT NULL,
  source        TEXT,
  from_on       TEXT NOT NULL,
  until_on      TEXT,
  CHECK (hours IS NULL OR days IS NULL),
  CHECK (until_on IS NULL OR until_on >= from_on)
) STRICT;

-- One row an episode, from the first discharge or return on; before that there is one episode, and it is the person's own
-- row. When the episode that is last began and ended stands with the person; what stands here of an earlier one is how it
-- was when the next began.
CREATE TABLE episode (
  id                 TEXT PRIMARY KEY NOT NULL,
  patient            TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  number             INTEGER NOT NULL CHECK (number >= 1),
  opened_reason      TEXT,
  referrer           TEXT,
  started_on         TEXT,
  ended_on           TEXT,
  ended_reason       TEXT,
  carries_on         TEXT,
  follow_up_on       TEXT,
  follow_up_rule     TEXT,
  followed_up_on     TEXT,
  follow_up_outcome  TEXT,
  CHECK (followed_up_on IS NULL OR follow_up_outcome IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX episode_number ON episode (patient, number);
CREATE INDEX episode_follow_up ON episode (follow_up_on) WHERE follow_up_on IS NOT NULL AND followed_up_on IS NULL;

-- What was open at a discharge and went to somebody else, with the words it had.
CREATE TABLE handed_on (
  id        TEXT PRIMARY KEY NOT NULL,
  patient   TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  what      TEXT NOT NULL CHECK (what <> ''),
  item      TEXT NOT NULL,
  words     TEXT,
  to_whom   TEXT NOT NULL,
  contact   TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  reason    TEXT NOT NULL,
  on_date   TEXT NOT NULL
) STRICT;
CREATE INDEX handed_on_patient ON handed_on (patient, on_date);
CREATE INDEX handed_on_contact ON handed_on (contact);
