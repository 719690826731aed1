-- A plan that is looked at again: who agreed to it in which capacity, what to try when something gets in the way,
-- ratings over time, and each version as it stood when it was reviewed.

-- Since when this version holds; NULL: since the plan was started.
ALTER TABLE care_plan ADD COLUMN version_from TEXT;
ALTER TABLE care_plan ADD COLUMN agreed_by TEXT CHECK (agreed_by IN ('person', 'representative'));
-- In which capacity a representative speaks.
ALTER TABLE care_plan ADD COLUMN agreed_as TEXT;

ALTER TABLE intervention ADD COLUMN strategies TEXT;
ALTER TABLE intervention ADD COLUMN confidence INTEGER CHECK (confidence BETWEEN 1 AND 10);
ALTER TABLE intervention ADD COLUMN review_on TEXT;

-- One row a goal and day. The columns of the goal hold the latest of them.
CREATE TABLE goal_rating (
  id          TEXT PRIMARY KEY NOT NULL,
  patient     TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  goal        TEXT NOT NULL REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  rated_on    TEXT,
  importance  INTEGER CHECK (importance BETWEEN 1 AND 10),
  confidence  INTEGER CHECK (confidence BETWEEN 1 AND 10),
  CHECK (importance IS NOT NULL OR confidence IS NOT NULL)
) STRICT;
CREATE INDEX goal_rating_goal ON goal_rating (goal, rated_on);
CREATE INDEX goal_rating_patient ON goal_rating (patient);

-- What was rated so far is the first rating: of the day the goal was set, or of no known day. There is one a goal, so
-- that the goal's id serves.
INSERT INTO goal_rating (id, patient, goal, rated_on, importance, confidence)
  SELECT id, patient, id, set_on, importance, confidence FROM goal
   WHERE importance IS NOT NULL OR confidence IS NOT NULL;

-- The plan as it stood when it was reviewed. `body` is JSON: the rows of each table of the plan.
CREATE TABLE plan_version (
  id           TEXT PRIMARY KEY NOT NULL,
  patient      TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  plan         TEXT NOT NULL REFERENCES care_plan (id) DEFERRABLE INITIALLY DEFERRED,
  version      INTEGER NOT NULL CHECK (version >= 1),
  from_on      TEXT NOT NULL,
  until_on     TEXT NOT NULL,
  agreed_with  TEXT,
  changes      TEXT,
  body         TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX plan_version_plan ON plan_version (plan, version);
CREATE INDEX plan_version_patient ON plan_version (patient);
