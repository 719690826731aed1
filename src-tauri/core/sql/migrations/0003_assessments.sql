-- Scores over time: answers to instruments, totals told, what an answer asks to be talked about, and the organisation's
-- own instrument files.

-- One taking of one instrument. Answers as JSON, [{"item": "1", "value": 2}, ...], of the items that were asked; an
-- empty list for a total alone. Without a total too much was left unanswered.
CREATE TABLE assessment (
  id            TEXT PRIMARY KEY NOT NULL,
  patient       TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  instrument    TEXT NOT NULL,
  version       TEXT NOT NULL,
  coding        TEXT,
  taken_on      TEXT,
  at_time       TEXT,
  mode          TEXT NOT NULL CHECK (mode IN ('self', 'readAloud', 'phone', 'proxy', 'clinician')),
  rater         TEXT,
  language      TEXT,
  note          TEXT,
  answers       TEXT NOT NULL DEFAULT '[]',
  total         REAL,
  answered      INTEGER NOT NULL CHECK (answered >= 0),
  asked         INTEGER NOT NULL CHECK (asked >= answered),
  self_harm     TEXT CHECK (self_harm IN ('yes', 'no', 'notKnown')),
  check_in      TEXT REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  origin        TEXT NOT NULL CHECK (origin IN ('here', 'import')),
  occasion      TEXT CHECK (occasion IN ('initial', 'last')),
  recorded_at   TEXT NOT NULL,
  withdrawn_at  TEXT,
  withdrawn_why TEXT
) STRICT;
CREATE INDEX assessment_patient ON assessment (patient, instrument, taken_on);
CREATE INDEX assessment_check_in ON assessment (check_in);
CREATE INDEX assessment_instrument ON assessment (instrument, version);

-- Something said or answered that has to be talked about: open until it is answered, or put off with a reason. It is no
-- score and no rating. The wording is kept as it was read out. `draft` is what was being answered, `item_id` its item.
CREATE TABLE safety_concern (
  id             TEXT PRIMARY KEY NOT NULL,
  patient        TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  raised_at      TEXT NOT NULL,
  source         TEXT NOT NULL CHECK (source IN ('item', 'score', 'checkIn', 'other')),
  instrument     TEXT,
  item           TEXT,
  answer         TEXT,
  draft          TEXT,
  item_id        TEXT,
  assessment     TEXT REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  check_in       TEXT REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  words          TEXT,
  state          TEXT NOT NULL CHECK (state IN ('open', 'deferred', 'answered', 'slip')),
  said           TEXT,
  agreed         TEXT,
  plan_opened    INTEGER CHECK (plan_opened IN (0, 1)),
  consulted      TEXT,
  tonight        TEXT,
  deferred_until TEXT,
  deferred_why   TEXT,
  answered_at    TEXT
) STRICT;
CREATE INDEX safety_concern_patient ON safety_concern (patient, raised_at);
CREATE INDEX safety_concern_state ON safety_concern (state, raised_at);
CREATE INDEX safety_concern_draft ON safety_concern (draft);

-- A file of the organisation, whole. One version of an instrument holds; the earlier ones stay, for the results that
-- were taken with them.
CREATE TABLE instrument (
  id            TEXT PRIMARY KEY NOT NULL,
  instrument    TEXT NOT NULL,
  version       TEXT NOT NULL,
  name          TEXT NOT NULL,
  file_name     TEXT NOT NULL,
  sha256        TEXT NOT NULL,
  content       TEXT NOT NULL,
  installed_at  TEXT NOT NULL,
  retired_at    TEXT
) STRICT;
CREATE UNIQUE INDEX instrument_current ON instrument (instrument) WHERE retired_at IS NULL;
CREATE INDEX instrument_version ON instrument (instrument, version);

-- An assessment can be half-answered too: which kinds of drafts there are stands in record/draft.rs alone. A check
-- cannot be changed in place, so the table is made anew with the drafts it had.
CREATE TEMP TABLE kept_draft AS SELECT * FROM draft;
DROP TABLE draft;
CREATE TABLE draft (
  id          TEXT PRIMARY KEY NOT NULL,
  kind        TEXT NOT NULL CHECK (kind <> ''),
  patient     TEXT NOT NULL,
  body        TEXT NOT NULL,
  started_at  TEXT NOT NULL,
  saved_at    TEXT NOT NULL,
  closed_op   INTEGER
) STRICT;
CREATE INDEX draft_open ON draft (closed_op, saved_at);
INSERT INTO draft SELECT * FROM kept_draft;
DROP TABLE kept_draft;
