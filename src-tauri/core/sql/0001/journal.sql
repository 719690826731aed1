-- The journal: every operation with the before and after image of each row it changed.

-- One operation: everything somebody did in one action. `hash` covers `prev_hash`, so the operations are a chain.
-- `undoes` is the operation this one took back. `schema` is the schema it was made under.
CREATE TABLE op (
  seq        INTEGER  PRIMARY KEY AUTOINCREMENT,
  id         TEXT     NOT NULL UNIQUE,
  kind       TEXT     NOT NULL,
  at         TEXT     NOT NULL,
  device     TEXT     NOT NULL,
  undoes     INTEGER  UNIQUE REFERENCES op (seq),
  schema     INTEGER  NOT NULL,
  prev_hash  TEXT     NOT NULL,
  hash       TEXT     NOT NULL
) STRICT;
-- How many operations there are of each kind, without reading their changes.
CREATE INDEX op_kind ON op (kind);

-- One row that an operation changed. `subject` is the person it is about. Erasing clears `before`, `after` and
-- `salt`; the chain still verifies, because it covers `body_hash`.
CREATE TABLE change (
  id         INTEGER  PRIMARY KEY AUTOINCREMENT,
  op         INTEGER  NOT NULL REFERENCES op (seq) DEFERRABLE INITIALLY DEFERRED,
  tbl        TEXT     NOT NULL,
  row        TEXT     NOT NULL,
  subject    TEXT,
  before     TEXT,
  after      TEXT,
  salt       TEXT,
  body_hash  TEXT
) STRICT;
CREATE INDEX change_op ON change (op, id);
CREATE INDEX change_row ON change (tbl, row, op);
CREATE INDEX change_subject ON change (subject, op) WHERE subject IS NOT NULL;

-- What happened to the store itself: checkpoints of the chain, a clock that ran backwards, an unclean end.
CREATE TABLE audit (
  id    INTEGER  PRIMARY KEY AUTOINCREMENT,
  at    TEXT     NOT NULL,
  what  TEXT     NOT NULL,
  seq   INTEGER,
  hash  TEXT
) STRICT;
