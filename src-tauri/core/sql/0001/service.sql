-- What the services around a caseload offer, what was asked of them for a person, and what the person has now. The
-- kinds of service are the same in every table.

-- Offered by an organisation of the directory.
CREATE TABLE service (
  id            TEXT  PRIMARY KEY NOT NULL,
  organisation  TEXT  NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  kind          TEXT  NOT NULL,
  name          TEXT  NOT NULL,
  how_to_refer  TEXT,
  eligibility   TEXT,
  waiting       TEXT,
  note          TEXT,
  ended_on      TEXT
) STRICT;
CREATE INDEX service_organisation ON service (organisation);

-- A request to a service, or that somebody was signposted to one. `name` is what the service was called on that day,
-- so that the history reads without another row. `state` is the latest of its steps.
CREATE TABLE referral (
  id            TEXT  PRIMARY KEY NOT NULL,
  patient       TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  way           TEXT  NOT NULL,
  kind          TEXT  NOT NULL,
  service       TEXT  REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  contact       TEXT  REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  name          TEXT  NOT NULL,
  reason        TEXT  NOT NULL,
  urgency       TEXT  NOT NULL,
  state         TEXT  NOT NULL,
  chase_on      TEXT,
  declined_why  TEXT,
  outcome       TEXT,
  CHECK (state <> 'declined' OR declined_why IS NOT NULL),
  CHECK (state <> 'ended' OR outcome IS NOT NULL),
  CHECK ((way = 'signposting') = (state = 'signposted') OR state = 'ended'),
  CHECK (chase_on IS NULL OR state NOT IN ('draft', 'declined', 'started', 'ended', 'signposted'))
) STRICT;
CREATE INDEX referral_patient ON referral (patient);
CREATE INDEX referral_contact ON referral (contact);
CREATE INDEX referral_chase ON referral (chase_on) WHERE chase_on IS NOT NULL;
CREATE INDEX referral_waits ON referral (patient, chase_on) WHERE chase_on IS NOT NULL;

-- One row a step of a referral. A chase is a step that changes only the day to ask again.
CREATE TABLE referral_step (
  id        TEXT  PRIMARY KEY NOT NULL,
  patient   TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  referral  TEXT  NOT NULL REFERENCES referral (id) DEFERRABLE INITIALLY DEFERRED,
  step      TEXT  NOT NULL,
  on_date   TEXT  NOT NULL,
  note      TEXT
) STRICT;
CREATE INDEX referral_step_patient ON referral_step (patient);
CREATE INDEX referral_step_referral ON referral_step (referral, step, on_date);

-- A service the person has now, or had.
CREATE TABLE service_in_place (
  id          TEXT  PRIMARY KEY NOT NULL,
  patient     TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  kind        TEXT  NOT NULL,
  service     TEXT  REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  contact     TEXT  REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  name        TEXT  NOT NULL,
  started_on  TEXT,
  paid_by     TEXT,
  lead        TEXT,
  referral    TEXT  REFERENCES referral (id) DEFERRABLE INITIALLY DEFERRED,
  note        TEXT,
  ended_on    TEXT,
  outcome     TEXT
) STRICT;
CREATE INDEX service_in_place_patient ON service_in_place (patient);
CREATE INDEX service_in_place_contact ON service_in_place (contact);
