-- Appointments: who is there besides, which of them are one visit to a household, and who called one off. Which check-in a
-- milestone was closed in and a next contact was agreed in, for the note that is copied into the official record.
ALTER TABLE visit ADD COLUMN who TEXT;
ALTER TABLE visit ADD COLUMN together TEXT;
ALTER TABLE visit ADD COLUMN cancelled_by TEXT CHECK (cancelled_by IN ('person', 'us'));
ALTER TABLE visit ADD COLUMN agreed_in TEXT REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE milestone ADD COLUMN closed_in TEXT REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX visit_check_in ON visit (check_in);
CREATE INDEX visit_agreed_in ON visit (agreed_in);
CREATE INDEX milestone_closed_in ON milestone (closed_in);

-- People of the caseload who live together and are visited together, as the coordinator confirmed: those with one
-- `household` are one. Nobody is in two.
CREATE TABLE household_member (
  id           TEXT PRIMARY KEY NOT NULL,
  patient      TEXT NOT NULL UNIQUE REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  household    TEXT NOT NULL,
  confirmed_on TEXT NOT NULL
) STRICT;
CREATE INDEX household_member_household ON household_member (household);
