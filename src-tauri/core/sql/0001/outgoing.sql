-- What left the laptop and what came in.

-- What left, to whom, why, and the hash of the file.
CREATE TABLE disclosure (
  id         TEXT  PRIMARY KEY NOT NULL,
  at         TEXT  NOT NULL,
  what       TEXT  NOT NULL CHECK (what <> ''),
  recipient  TEXT  NOT NULL,
  purpose    TEXT  NOT NULL,
  file_name  TEXT  NOT NULL,
  sha256     TEXT  NOT NULL,
  detail     TEXT
) STRICT;
CREATE INDEX disclosure_what ON disclosure (what, at);

-- Everybody a disclosure was about.
CREATE TABLE disclosed_person (
  id          TEXT  PRIMARY KEY NOT NULL,
  disclosure  TEXT  NOT NULL REFERENCES disclosure (id) DEFERRABLE INITIALLY DEFERRED,
  patient     TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX disclosed_person_patient ON disclosed_person (patient);
CREATE INDEX disclosed_person_disclosure ON disclosed_person (disclosure);
CREATE INDEX disclosed_person_both ON disclosed_person (disclosure, patient);

-- Who receives what leaves: the team office.
CREATE TABLE recipient (
  id          TEXT  PRIMARY KEY NOT NULL,
  kind        TEXT  NOT NULL,
  name        TEXT  NOT NULL,
  age_key     TEXT  NOT NULL,
  added_at    TEXT  NOT NULL,
  removed_at  TEXT
) STRICT;

-- One imported sheet. `refused` is JSON: the refused cells, each with line, header, value and reason.
CREATE TABLE import (
  id         TEXT     PRIMARY KEY NOT NULL,
  at         TEXT     NOT NULL,
  sheet      TEXT     NOT NULL,
  file_name  TEXT     NOT NULL,
  sha256     TEXT     NOT NULL,
  people     INTEGER  NOT NULL,
  contacts   INTEGER  NOT NULL,
  refused    TEXT     NOT NULL
) STRICT;

-- Every bundle that was written, and when the office acknowledged it. Not journalled.
CREATE TABLE outbox (
  bundle_id        TEXT     PRIMARY KEY NOT NULL,
  at               TEXT     NOT NULL,
  recipient        TEXT     NOT NULL,
  file_name        TEXT     NOT NULL,
  folder           TEXT     NOT NULL,
  sha256           TEXT     NOT NULL,
  first_seq        INTEGER  NOT NULL,
  last_seq         INTEGER  NOT NULL,
  head_hash        TEXT     NOT NULL,
  acknowledged_at  TEXT
) STRICT;

-- Every bundle that was read. Not journalled.
CREATE TABLE inbox (
  bundle_id  TEXT     PRIMARY KEY NOT NULL,
  at         TEXT     NOT NULL,
  sender     TEXT     NOT NULL,
  kind       TEXT     NOT NULL,
  seq        INTEGER,
  hash       TEXT
) STRICT;
