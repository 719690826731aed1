-- What the person wants done when things get hard, and concerns that have to be answered.

-- Every save is a version of its own; the one before is kept as superseded. A version says that they made a plan, or
-- that they were asked and declined.
CREATE TABLE safety_plan (
  id                 TEXT     PRIMARY KEY NOT NULL,
  patient            TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  version            INTEGER  NOT NULL CHECK (version >= 1),
  state              TEXT     NOT NULL,
  answer             TEXT     NOT NULL,
  updated_on         TEXT     NOT NULL,
  triggers           TEXT,
  warning_signs      TEXT,
  coping             TEXT,
  distraction        TEXT,
  contacts           TEXT,
  should_happen      TEXT,
  safer_place        TEXT,
  reasons            TEXT,
  helped             TEXT,
  not_helped         TEXT,
  advance_statement  TEXT,
  advance_on         TEXT,
  advance_place      TEXT,
  agreed_with        TEXT,
  review_on          TEXT,
  own_copy           TEXT,
  copies             TEXT,
  declined_why       TEXT
) STRICT;
CREATE UNIQUE INDEX safety_plan_current ON safety_plan (patient) WHERE state = 'current';
CREATE INDEX safety_plan_patient ON safety_plan (patient, version);

-- Something said or answered that has to be talked about. Open until it is answered, or deferred with a reason. It is
-- no score and no rating. `item` keeps the wording as it was read out.
-- `draft` is the assessment that was being answered, `item_id` the item in it.
CREATE TABLE safety_concern (
  id              TEXT     PRIMARY KEY NOT NULL,
  patient         TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  raised_at       TEXT     NOT NULL,
  source          TEXT     NOT NULL,
  instrument      TEXT,
  item            TEXT,
  answer          TEXT,
  draft           TEXT,
  item_id         TEXT,
  assessment      TEXT     REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  check_in        TEXT     REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  words           TEXT,
  state           TEXT     NOT NULL,
  said            TEXT,
  agreed          TEXT,
  plan_opened     INTEGER  CHECK (plan_opened IN (0, 1)),
  consulted       TEXT,
  tonight         TEXT,
  deferred_until  TEXT,
  deferred_why    TEXT,
  answered_at     TEXT
) STRICT;
CREATE INDEX safety_concern_patient ON safety_concern (patient, raised_at);
CREATE INDEX safety_concern_state ON safety_concern (state, raised_at);
CREATE INDEX safety_concern_draft ON safety_concern (draft);

-- Open until it is closed with an outcome.
CREATE TABLE safeguarding_concern (
  id               TEXT  PRIMARY KEY NOT NULL,
  patient          TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  about            TEXT  NOT NULL,
  who              TEXT,
  facts            TEXT  NOT NULL,
  noted_on         TEXT  NOT NULL,
  source           TEXT,
  wishes           TEXT,
  reported_to      TEXT,
  reported_on      TEXT,
  consent          TEXT,
  override_reason  TEXT,
  reference        TEXT,
  ended_on         TEXT,
  outcome          TEXT,
  CHECK (ended_on IS NULL OR outcome IS NOT NULL)
) STRICT;
CREATE INDEX safeguarding_concern_patient ON safeguarding_concern (patient);
CREATE INDEX safeguarding_concern_open ON safeguarding_concern (noted_on) WHERE ended_on IS NULL;
CREATE INDEX safeguarding_concern_person ON safeguarding_concern (patient, noted_on) WHERE ended_on IS NULL;
