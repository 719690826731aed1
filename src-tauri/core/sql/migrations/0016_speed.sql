-- How quickly screens over everybody and a search answer; nothing of the record changes.

-- Indexes out of which the rules over everybody, and the summary, read without looking up a row of the tables.

-- The plan that holds, by the person, with its goals and their milestones.
CREATE INDEX care_plan_now ON care_plan (patient, id, version, started_on, agreed_on, review_on, state)
  WHERE state = 'current';
DROP INDEX goal_state;
CREATE INDEX goal_state ON goal (plan, state, id);
CREATE INDEX milestone_state ON milestone (goal, state, due, id, text);
-- Referrals that wait for an answer, and when each was sent and asked about.
CREATE INDEX referral_waits ON referral (patient, chase_on) WHERE chase_on IS NOT NULL;
DROP INDEX referral_step_referral;
CREATE INDEX referral_step_referral ON referral_step (referral, step, on_date);

-- Notes are the many: beginnings of up to six letters are looked up, not gathered from all the words that begin so. The
-- index is made anew when the vault is next opened.
DROP TABLE found_note;
CREATE VIRTUAL TABLE found_note USING fts5 (
  words, prefix = '2 3 4 5 6', content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
DELETE FROM found_as;
