-- What happens to somebody while they are on the caseload: episodes of care, and stays elsewhere. Both are events of
-- a person, never a status of their own.

-- One row an episode, from the first discharge or return on; before that there is one episode, and the person's own
-- row describes it. The latest episode's beginning and end are in `patient`.
-- `mistaken_on` and `mistaken_why` say when and why a discharge was undone.
CREATE TABLE episode (
  id                 TEXT     PRIMARY KEY NOT NULL,
  patient            TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  number             INTEGER  NOT NULL CHECK (number >= 1),
  opened_reason      TEXT,
  referrer           TEXT,
  started_on         TEXT,
  ended_on           TEXT,
  ended_reason       TEXT,
  continued_by       TEXT,
  follow_up_on       TEXT,
  follow_up_rule     TEXT,
  followed_up_on     TEXT,
  follow_up_outcome  TEXT,
  mistaken_on        TEXT,
  mistaken_why       TEXT,
  CHECK (followed_up_on IS NULL OR follow_up_outcome IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX episode_number ON episode (patient, number);
CREATE INDEX episode_follow_up ON episode (follow_up_on) WHERE follow_up_on IS NOT NULL AND followed_up_on IS NULL;

-- A stay on a ward, in custody, in a crisis house or a general hospital. `admitted_on` and `admitted_time` are local,
-- as reported. `discharged_at` has the offset of that place and day (RFC 3339), so that hours across a change of the
-- clocks are the hours that passed.
-- `follow_hours` and `follow_rule` are the rule of the day of the discharge: a later rule changes no earlier stay.
-- The contact that achieved the follow-up is read from the check-ins; closed_* says why none of ours did.
CREATE TABLE ward_stay (
  id                TEXT     PRIMARY KEY NOT NULL,
  patient           TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  kind              TEXT     NOT NULL,
  place             TEXT,
  admitted_on       TEXT     NOT NULL,
  admitted_time     TEXT,
  planned_on        TEXT,
  contact_days      INTEGER  CHECK (contact_days BETWEEN 1 AND 366),
  source            TEXT,
  discharged_at     TEXT,
  suicide_risk      INTEGER  CHECK (suicide_risk IN (0, 1)),
  discharge_source  TEXT,
  follow_hours      INTEGER  CHECK (follow_hours BETWEEN 1 AND 2160),
  follow_rule       TEXT,
  closed_at         TEXT,
  closed_how        TEXT,
  closed_words      TEXT,
  CHECK ((closed_at IS NULL) = (closed_how IS NULL)),
  CHECK (closed_at IS NULL OR closed_words IS NOT NULL),
  CHECK (follow_hours IS NULL OR discharged_at IS NOT NULL)
) STRICT;
CREATE INDEX ward_stay_patient ON ward_stay (patient, admitted_on);
CREATE UNIQUE INDEX ward_stay_open ON ward_stay (patient) WHERE discharged_at IS NULL;
CREATE INDEX ward_stay_left ON ward_stay (patient, discharged_at) WHERE discharged_at IS NOT NULL;

-- What was open at a discharge and was handed over, with the words it had then.
CREATE TABLE handover (
  id       TEXT  PRIMARY KEY NOT NULL,
  patient  TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  what     TEXT  NOT NULL CHECK (what <> ''),
  item     TEXT  NOT NULL,
  words    TEXT,
  to_whom  TEXT  NOT NULL,
  contact  TEXT  REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  reason   TEXT  NOT NULL,
  on_date  TEXT  NOT NULL
) STRICT;
CREATE INDEX handover_patient ON handover (patient, on_date);
CREATE INDEX handover_contact ON handover (contact);
