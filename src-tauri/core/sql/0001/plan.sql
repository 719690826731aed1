-- The care plan: needs, goals, milestones, interventions, and the plan as it was at each review.

-- `version_from` is the day this version began; NULL: the day the plan began.
-- `agreed_as` is the capacity in which a representative agreed.
CREATE TABLE care_plan (
  id            TEXT     PRIMARY KEY NOT NULL,
  patient       TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  version       INTEGER  NOT NULL CHECK (version >= 1),
  version_from  TEXT,
  state         TEXT     NOT NULL,
  started_on    TEXT     NOT NULL,
  strengths     TEXT,
  agreed_on     TEXT,
  agreed_with   TEXT,
  agreed_by     TEXT,
  agreed_as     TEXT,
  review_on     TEXT,
  review_owner  TEXT
) STRICT;
CREATE UNIQUE INDEX care_plan_current ON care_plan (patient) WHERE state = 'current';
CREATE INDEX care_plan_patient ON care_plan (patient, version);
-- The rules over the whole caseload read these indexes alone: the current plan, its goals, their milestones.
CREATE INDEX care_plan_now
  ON care_plan (patient, id, version, started_on, agreed_on, review_on, state) WHERE state = 'current';

-- A need, concern or problem that the plan answers.
CREATE TABLE need (
  id        TEXT     PRIMARY KEY NOT NULL,
  patient   TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  plan      TEXT     NOT NULL REFERENCES care_plan (id) DEFERRABLE INITIALLY DEFERRED,
  text      TEXT     NOT NULL,
  position  INTEGER  NOT NULL
) STRICT;
CREATE INDEX need_plan ON need (plan, position);
CREATE INDEX need_patient ON need (patient);

-- `importance` and `confidence` are the latest ratings of `goal_rating`.
CREATE TABLE goal (
  id          TEXT     PRIMARY KEY NOT NULL,
  patient     TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  plan        TEXT     NOT NULL REFERENCES care_plan (id) DEFERRABLE INITIALLY DEFERRED,
  need        TEXT     REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED,
  text        TEXT     NOT NULL,
  importance  INTEGER  CHECK (importance BETWEEN 1 AND 10),
  confidence  INTEGER  CHECK (confidence BETWEEN 1 AND 10),
  set_on      TEXT,
  state       TEXT     NOT NULL,
  position    INTEGER  NOT NULL
) STRICT;
CREATE INDEX goal_plan ON goal (plan, position);
CREATE INDEX goal_patient ON goal (patient);
CREATE INDEX goal_state ON goal (plan, state, id);

-- One row a goal and day. An unknown day is NULL.
CREATE TABLE goal_rating (
  id          TEXT     PRIMARY KEY NOT NULL,
  patient     TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  goal        TEXT     NOT NULL REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  rated_on    TEXT,
  importance  INTEGER  CHECK (importance BETWEEN 1 AND 10),
  confidence  INTEGER  CHECK (confidence BETWEEN 1 AND 10),
  CHECK (importance IS NOT NULL OR confidence IS NOT NULL)
) STRICT;
CREATE INDEX goal_rating_goal ON goal_rating (goal, rated_on);
CREATE INDEX goal_rating_patient ON goal_rating (patient);

-- A step towards a goal. `closed_in` is the check-in in which it was closed.
CREATE TABLE milestone (
  id         TEXT     PRIMARY KEY NOT NULL,
  patient    TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  goal       TEXT     NOT NULL REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  text       TEXT     NOT NULL,
  expected   TEXT,
  due        TEXT,
  owner      TEXT,
  state      TEXT     NOT NULL,
  actual     TEXT,
  learned    TEXT,
  closed_on  TEXT,
  closed_in  TEXT     REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  position   INTEGER  NOT NULL
) STRICT;
CREATE INDEX milestone_goal ON milestone (goal, position);
CREATE INDEX milestone_patient ON milestone (patient);
CREATE INDEX milestone_due ON milestone (state, due);
CREATE INDEX milestone_closed_in ON milestone (closed_in);
CREATE INDEX milestone_state ON milestone (goal, state, due, id, text);

-- Who does what and how often. `strategies` says what to try when something gets in the way.
CREATE TABLE intervention (
  id          TEXT     PRIMARY KEY NOT NULL,
  patient     TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  plan        TEXT     NOT NULL REFERENCES care_plan (id) DEFERRABLE INITIALLY DEFERRED,
  goal        TEXT     REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  what        TEXT     NOT NULL,
  who         TEXT,
  how_often   TEXT,
  strategies  TEXT,
  confidence  INTEGER  CHECK (confidence BETWEEN 1 AND 10),
  status      TEXT     NOT NULL,
  review_on   TEXT,
  position    INTEGER  NOT NULL
) STRICT;
CREATE INDEX intervention_plan ON intervention (plan, position);
CREATE INDEX intervention_patient ON intervention (patient);

-- The plan as it was when it was reviewed. `body` is JSON: the rows of each table of the plan.
CREATE TABLE plan_version (
  id           TEXT     PRIMARY KEY NOT NULL,
  patient      TEXT     NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  plan         TEXT     NOT NULL REFERENCES care_plan (id) DEFERRABLE INITIALLY DEFERRED,
  version      INTEGER  NOT NULL CHECK (version >= 1),
  from_on      TEXT     NOT NULL,
  until_on     TEXT     NOT NULL,
  agreed_with  TEXT,
  changes      TEXT,
  body         TEXT     NOT NULL
) STRICT;
CREATE UNIQUE INDEX plan_version_plan ON plan_version (plan, version);
CREATE INDEX plan_version_patient ON plan_version (patient);
