-- The directory, who is around a person, what may be shared with them, and what they have to be told.

-- The directory: people and organisations, shared by everybody's circles.
CREATE TABLE contact (
  id            TEXT  PRIMARY KEY NOT NULL,
  kind          TEXT  NOT NULL,
  name          TEXT  NOT NULL,
  job           TEXT,
  organisation  TEXT  REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  phone         TEXT,
  email         TEXT,
  address       TEXT,
  note          TEXT
) STRICT;
CREATE INDEX contact_name ON contact (name);
CREATE INDEX contact_organisation ON contact (organisation);

-- A contact in one person's circle: the role, and what the person wants shared. `share_topics` says what, where it is
-- only some of it.
CREATE TABLE circle_member (
  id               TEXT     PRIMARY KEY NOT NULL,
  patient          TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  contact          TEXT     NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  role             TEXT     NOT NULL,
  emergency        INTEGER  NOT NULL DEFAULT 0 CHECK (emergency IN (0, 1)),
  key_worker       INTEGER  NOT NULL DEFAULT 0 CHECK (key_worker IN (0, 1)),
  share            TEXT     NOT NULL,
  share_topics     TEXT,
  share_reason     TEXT,
  share_agreed_on  TEXT,
  share_review_on  TEXT,
  ended_on         TEXT
) STRICT;
CREATE INDEX circle_member_patient ON circle_member (patient);
CREATE INDEX circle_member_contact ON circle_member (contact);
-- The rules over the whole caseload read this index alone.
CREATE INDEX circle_member_now ON circle_member (patient, role, emergency, share) WHERE ended_on IS NULL;

-- What a carer in the circle needs for themselves, in their own words, and what they were offered.
CREATE TABLE carer (
  id                      TEXT  PRIMARY KEY NOT NULL,
  patient                 TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  member                  TEXT  NOT NULL REFERENCES circle_member (id) DEFERRABLE INITIALLY DEFERRED,
  caring_since            TEXT,
  needs                   TEXT,
  respite                 TEXT,
  assessment_offered_on   TEXT,
  assessment_answer       TEXT,
  assessment_answered_on  TEXT,
  contingency_offered_on  TEXT,
  contingency_made_on     TEXT,
  next_offer_on           TEXT,
  reported_on             TEXT  NOT NULL,
  ended_on                TEXT,
  outcome                 TEXT
) STRICT;
CREATE INDEX carer_patient ON carer (patient);
CREATE INDEX carer_member ON carer (member);

-- One change that one member of the circle has to hear of. care/sharing.rs has the list of changes (`about`).
-- `words` is what to tell them, and no more. A notice waits while it is 'open' or 'overridden'. 'overridden' means
-- to be told against a wish: the row has the reason, who authorised it, and whether the person was told.
-- `withheld`, `topics` and `why` keep the wish as it was when the notice was decided.
CREATE TABLE notice (
  id               TEXT     PRIMARY KEY NOT NULL,
  patient          TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  member           TEXT     NOT NULL REFERENCES circle_member (id) DEFERRABLE INITIALLY DEFERRED,
  contact          TEXT     NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  about            TEXT     NOT NULL CHECK (about <> ''),
  words            TEXT     NOT NULL,
  raised_on        TEXT     NOT NULL,
  source_table     TEXT,
  source_row       TEXT,
  state            TEXT     NOT NULL,
  topics           TEXT,
  withheld         TEXT,
  why              TEXT,
  told_on          TEXT,
  way              TEXT,
  said             TEXT,
  told_by          TEXT,
  override_reason  TEXT,
  override_by      TEXT,
  override_told    INTEGER  CHECK (override_told IN (0, 1)),
  override_on      TEXT,
  CHECK (state <> 'mustNot' OR withheld IS NOT NULL),
  CHECK (state <> 'told' OR (told_on IS NOT NULL AND way IS NOT NULL)),
  CHECK (state <> 'notNeeded' OR why IS NOT NULL),
  CHECK (state <> 'overridden' OR (override_reason IS NOT NULL AND override_by IS NOT NULL AND override_told IS NOT NULL))
) STRICT;
CREATE INDEX notice_patient ON notice (patient);
CREATE INDEX notice_member ON notice (member);
CREATE INDEX notice_contact ON notice (contact);
-- What is still to be told.
CREATE INDEX notice_waits ON notice (patient, about, raised_on) WHERE state IN ('open', 'overridden');
