-- Who has to hear of a change: one row is one change x one member of the circle. Which changes there are stands in
-- care/sharing.rs alone. `words` is what there is to tell, and no more. A notice waits while it is 'open', or 'overridden':
-- told against a wish, with the reason, who authorised it, and whether the person was told. `withheld`, `topics` and `why`
-- keep the wish as it stood when the notice was judged; of one that is not needed, `why` says why.
CREATE TABLE notice (
  id               TEXT PRIMARY KEY NOT NULL,
  patient          TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  member           TEXT NOT NULL REFERENCES circle_member (id) DEFERRABLE INITIALLY DEFERRED,
  contact          TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  about            TEXT NOT NULL CHECK (about <> ''),
  words            TEXT NOT NULL,
  raised_on        TEXT NOT NULL,
  source_table     TEXT,
  source_row       TEXT,
  state            TEXT NOT NULL CHECK (state IN ('open', 'mustNot', 'overridden', 'told', 'notNeeded')),
  topics           TEXT,
  withheld         TEXT CHECK (withheld IN ('wish', 'neverAsked', 'byHand')),
  why              TEXT,
  told_on          TEXT,
  way              TEXT CHECK (way IN ('call', 'letter', 'email', 'inPerson', 'meeting', 'message')),
  said             TEXT,
  told_by          TEXT,
  override_reason  TEXT,
  override_by      TEXT,
  override_told    INTEGER CHECK (override_told IN (0, 1)),
  override_on      TEXT,
  CHECK (state <> 'mustNot' OR withheld IS NOT NULL),
  CHECK (state <> 'told' OR (told_on IS NOT NULL AND way IS NOT NULL)),
  CHECK (state <> 'notNeeded' OR why IS NOT NULL),
  CHECK (state <> 'overridden' OR (override_reason IS NOT NULL AND override_by IS NOT NULL AND override_told IS NOT NULL))
) STRICT;
CREATE INDEX notice_patient ON notice (patient);
CREATE INDEX notice_member ON notice (member);
CREATE INDEX notice_contact ON notice (contact);
CREATE INDEX notice_waits ON notice (patient, about, raised_on) WHERE state IN ('open', 'overridden');
