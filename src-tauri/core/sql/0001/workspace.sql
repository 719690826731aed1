-- How the coordinator works: settings, saved views, what is half typed, what is put aside.

-- One row a setting. A setting that was never changed has no row.
CREATE TABLE setting (
  id     TEXT  PRIMARY KEY NOT NULL,
  value  TEXT  NOT NULL
) STRICT;

-- A named view of the caseload. `shown` is JSON that only the window reads: filters, columns, order.
CREATE TABLE saved_view (
  id     TEXT  PRIMARY KEY NOT NULL,
  name   TEXT  NOT NULL CHECK (name <> ''),
  shown  TEXT  NOT NULL CHECK (json_valid(shown))
) STRICT;
CREATE UNIQUE INDEX saved_view_name ON saved_view (name);

-- How the window was left: theme, zoom, how a table was sorted. Nobody's history, so it is not journalled.
CREATE TABLE view_state (
  id     TEXT  PRIMARY KEY NOT NULL,
  value  TEXT  NOT NULL
) STRICT;

-- What is half typed. Not journalled. A recorded draft is kept closed for a day, so that undo can open it again.
CREATE TABLE draft (
  id          TEXT     PRIMARY KEY NOT NULL,
  kind        TEXT     NOT NULL CHECK (kind <> ''),
  patient     TEXT     NOT NULL,
  body        TEXT     NOT NULL,
  started_at  TEXT     NOT NULL,
  saved_at    TEXT     NOT NULL,
  closed_op   INTEGER
) STRICT;
CREATE INDEX draft_open ON draft (closed_op, saved_at);

-- A rule of attention put aside for one person until a day, with the reason. It ends by itself on that day: nothing
-- is written then. `ended_on` is set only when it was ended by hand or replaced. `informed` says who was told.
CREATE TABLE snooze (
  id        TEXT  PRIMARY KEY NOT NULL,
  patient   TEXT  NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  rule      TEXT  NOT NULL CHECK (rule <> ''),
  until     TEXT  NOT NULL,
  reason    TEXT  NOT NULL,
  informed  TEXT,
  made_on   TEXT  NOT NULL,
  ended_on  TEXT
) STRICT;
CREATE INDEX snooze_patient ON snooze (patient, rule);
CREATE INDEX snooze_until ON snooze (until) WHERE ended_on IS NULL;
