-- What the services around a caseload offer, what was asked of them for somebody and what came of it, what somebody has
-- now, and what those who care for them need themselves. The kinds of service are the same in every table.

-- Offered by an organisation of the directory.
CREATE TABLE service (
  id            TEXT PRIMARY KEY NOT NULL,
  organisation  TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  kind          TEXT NOT NULL CHECK (kind IN ('housing', 'employment', 'supportGroup', 'respite', 'residentialCare', 'talkingTherapy', 'crisis', 'socialCare', 'benefitsAdvice', 'advocacy', 'substanceUse', 'physicalHealth', 'other')),
  name          TEXT NOT NULL,
  how_to_refer  TEXT,
  eligibility   TEXT,
  waiting       TEXT,
  note          TEXT,
  ended_on      TEXT
) STRICT;
CREATE INDEX service_organisation ON service (organisation);

-- A request to a service, or that somebody was told of one. `name` is what it was called when it was written down, also
-- where it stands in the directory: a reader of the history needs no other row. `state` is the last step of those below.
CREATE TABLE referral (
  id            TEXT PRIMARY KEY NOT NULL,
  patient       TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  way           TEXT NOT NULL CHECK (way IN ('referral', 'signposting')),
  kind          TEXT NOT NULL CHECK (kind IN ('housing', 'employment', 'supportGroup', 'respite', 'residentialCare', 'talkingTherapy', 'crisis', 'socialCare', 'benefitsAdvice', 'advocacy', 'substanceUse', 'physicalHealth', 'other')),
  service       TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  contact       TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  name          TEXT NOT NULL,
  reason        TEXT NOT NULL,
  urgency       TEXT NOT NULL CHECK (urgency IN ('crisis', 'urgent', 'routine')),
  state         TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'acknowledged', 'accepted', 'declined', 'started', 'ended', 'signposted')),
  chase_on      TEXT,
  declined_why  TEXT,
  outcome       TEXT,
  CHECK (state <> 'declined' OR declined_why IS NOT NULL),
  CHECK (state <> 'ended' OR outcome IS NOT NULL),
  CHECK ((way = 'signposting') = (state = 'signposted') OR state = 'ended'),
  CHECK (state IN ('sent', 'acknowledged', 'accepted') OR chase_on IS NULL)
) STRICT;
CREATE INDEX referral_patient ON referral (patient);
CREATE INDEX referral_contact ON referral (contact);
CREATE INDEX referral_chase ON referral (chase_on) WHERE chase_on IS NOT NULL;

-- The days of a referral, one a step; each time it was chased is a step that changes nothing but the day to ask again.
CREATE TABLE referral_step (
  id        TEXT PRIMARY KEY NOT NULL,
  patient   TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  referral  TEXT NOT NULL REFERENCES referral (id) DEFERRABLE INITIALLY DEFERRED,
  step      TEXT NOT NULL CHECK (step IN ('draft', 'sent', 'chased', 'acknowledged', 'accepted', 'declined', 'started', 'ended', 'signposted')),
  on_date   TEXT NOT NULL,
  note      TEXT
) STRICT;
CREATE INDEX referral_step_referral ON referral_step (referral);
CREATE INDEX referral_step_patient ON referral_step (patient);

CREATE TABLE service_in_place (
  id          TEXT PRIMARY KEY NOT NULL,
  patient     TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  kind        TEXT NOT NULL CHECK (kind IN ('housing', 'employment', 'supportGroup', 'respite', 'residentialCare', 'talkingTherapy', 'crisis', 'socialCare', 'benefitsAdvice', 'advocacy', 'substanceUse', 'physicalHealth', 'other')),
  service     TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  contact     TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  name        TEXT NOT NULL,
  started_on  TEXT,
  paid_by     TEXT,
  lead        TEXT,
  referral    TEXT REFERENCES referral (id) DEFERRABLE INITIALLY DEFERRED,
  note        TEXT,
  ended_on    TEXT,
  outcome     TEXT
) STRICT;
CREATE INDEX service_in_place_patient ON service_in_place (patient);
CREATE INDEX service_in_place_contact ON service_in_place (contact);

-- What somebody of the circle who cares for the person needs themselves, in their own words, and what they were offered.
CREATE TABLE carer (
  id                      TEXT PRIMARY KEY NOT NULL,
  patient                 TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  member                  TEXT NOT NULL REFERENCES circle_member (id) DEFERRABLE INITIALLY DEFERRED,
  caring_since            TEXT,
  needs                   TEXT,
  respite                 TEXT,
  assessment_offered_on   TEXT,
  assessment_answer       TEXT CHECK (assessment_answer IN ('accepted', 'declined')),
  assessment_answered_on  TEXT,
  contingency_offered_on  TEXT,
  contingency_made_on     TEXT,
  next_offer_on           TEXT,
  told_on                 TEXT NOT NULL,
  ended_on                TEXT,
  outcome                 TEXT
) STRICT;
CREATE INDEX carer_patient ON carer (patient);
CREATE INDEX carer_member ON carer (member);
