-- What is owed about a person, and talk with others about them.

-- Something owed: by me, which may be a promise to the person, or by somebody else whom I wait for and chase.
-- Mine has a day by which it is done (`due`). For somebody else's, `due` is the day they named, if any, and
-- `chase_on` the day to ask again. The other side is a contact of the directory, or else a name (`who`).
-- `check_in` and `liaison` say where it came from.
CREATE TABLE task (
  id         TEXT     PRIMARY KEY NOT NULL,
  patient    TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  text       TEXT     NOT NULL CHECK (text <> ''),
  owed_by    TEXT     NOT NULL,
  promise    INTEGER  NOT NULL CHECK (promise IN (0, 1)),
  contact    TEXT     REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  who        TEXT,
  asked_on   TEXT     NOT NULL,
  due        TEXT,
  urgency    TEXT,
  chase_on   TEXT,
  check_in   TEXT     REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  liaison    TEXT     REFERENCES liaison (id) DEFERRABLE INITIALLY DEFERRED,
  state      TEXT     NOT NULL,
  outcome    TEXT,
  closed_on  TEXT,
  CHECK (owed_by <> 'me' OR (due IS NOT NULL AND urgency IS NULL AND chase_on IS NULL)),
  CHECK (owed_by <> 'other' OR (promise = 0 AND urgency IS NOT NULL AND chase_on IS NOT NULL)),
  CHECK (owed_by <> 'other' OR contact IS NOT NULL OR who IS NOT NULL),
  CHECK ((state = 'open') = (closed_on IS NULL)),
  CHECK (owed_by <> 'other' OR state = 'open' OR outcome IS NOT NULL)
) STRICT;
CREATE INDEX task_patient ON task (patient);
CREATE INDEX task_open ON task (patient, owed_by) WHERE state = 'open';
CREATE INDEX task_contact ON task (contact) WHERE contact IS NOT NULL;
CREATE INDEX task_check_in ON task (check_in) WHERE check_in IS NOT NULL;
CREATE INDEX task_liaison ON task (liaison) WHERE liaison IS NOT NULL;

-- Each time somebody was reminded of what they owe, and the next day to ask that was set then.
CREATE TABLE chase (
  id         TEXT  PRIMARY KEY NOT NULL,
  patient    TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  task       TEXT  NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  chased_on  TEXT  NOT NULL,
  chase_on   TEXT  NOT NULL,
  note       TEXT
) STRICT;
CREATE INDEX chase_task ON chase (task, chased_on);
CREATE INDEX chase_patient ON chase (patient);

-- One call, letter, email, meeting or message with somebody else about the person.
CREATE TABLE liaison (
  id           TEXT  PRIMARY KEY NOT NULL,
  patient      TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  contact      TEXT  REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  who          TEXT,
  way          TEXT  NOT NULL,
  purpose      TEXT  NOT NULL,
  at           TEXT  NOT NULL,
  note         TEXT  NOT NULL,
  outcome      TEXT,
  recorded_at  TEXT  NOT NULL,
  CHECK (contact IS NOT NULL OR who IS NOT NULL)
) STRICT;
CREATE INDEX liaison_patient ON liaison (patient, at);
CREATE INDEX liaison_contact ON liaison (contact) WHERE contact IS NOT NULL;
