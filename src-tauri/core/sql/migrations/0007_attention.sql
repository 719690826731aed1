-- A rule put aside for one person until a day, with its reason. It ends by itself on that day: nothing is written then.
-- One that was ended by hand, or replaced by a later one, has the day in ended_on. Which rules there are stands in
-- care/attention/rule.rs alone.
CREATE TABLE snooze (
  id        TEXT PRIMARY KEY NOT NULL,
  patient   TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  rule      TEXT NOT NULL CHECK (rule <> ''),
  until     TEXT NOT NULL,
  reason    TEXT NOT NULL,
  told      TEXT,
  made_on   TEXT NOT NULL,
  ended_on  TEXT
) STRICT;
CREATE INDEX snooze_patient ON snooze (patient, rule);
CREATE INDEX snooze_until ON snooze (until) WHERE ended_on IS NULL;

-- What the rules ask of the whole caseload at once.
-- The last contact and its kind come out of the index alone: a row of check_in has a page of note in it.
DROP INDEX check_in_last;
CREATE INDEX check_in_last ON check_in (patient, outcome, at, kind);
CREATE INDEX check_in_unentered ON check_in (patient, at) WHERE entered_at IS NULL;
CREATE INDEX goal_state ON goal (plan, state);
CREATE INDEX circle_member_now ON circle_member (patient, role, emergency, share) WHERE ended_on IS NULL;
CREATE INDEX disclosed_person_both ON disclosed_person (disclosure, patient);
