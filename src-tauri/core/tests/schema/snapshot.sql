-- What the migrations make. Written by a test; not applied by anything.

CREATE TABLE about_me (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  version INTEGER NOT NULL CHECK (version >= 1),
  state TEXT NOT NULL,
  updated_on TEXT NOT NULL,
  matters TEXT,
  please_do TEXT,
  please_dont TEXT,
  communicate TEXT,
  support TEXT,
  also TEXT,
  strengths TEXT,
  symptoms TEXT,
  history TEXT,
  social TEXT
) STRICT;
CREATE UNIQUE INDEX about_me_current ON about_me (patient) WHERE state = 'current';
CREATE INDEX about_me_patient ON about_me (patient, version);

CREATE TABLE advance_decision (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  about TEXT NOT NULL,
  made_on TEXT,
  kept_at TEXT,
  seen_on TEXT,
  source TEXT,
  reported_on TEXT NOT NULL,
  ended_on TEXT,
  outcome TEXT
) STRICT;
CREATE INDEX advance_decision_patient ON advance_decision (patient);

CREATE TABLE alert (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  source TEXT,
  noted_on TEXT NOT NULL,
  review_on TEXT,
  ended_on TEXT
) STRICT;
CREATE INDEX alert_patient ON alert (patient);

CREATE TABLE allergy (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  answer TEXT NOT NULL,
  substance TEXT,
  reaction TEXT,
  source TEXT,
  reported_on TEXT NOT NULL,
  ended_on TEXT,
  outcome TEXT,
  CHECK (answer = 'noneKnown' OR substance IS NOT NULL)
) STRICT;
CREATE INDEX allergy_patient ON allergy (patient);

CREATE TABLE assessment (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  instrument TEXT NOT NULL,
  version TEXT NOT NULL,
  coding TEXT,
  taken_on TEXT,
  at_time TEXT,
  mode TEXT NOT NULL,
  rater TEXT,
  language TEXT,
  note TEXT,
  answers TEXT NOT NULL DEFAULT '[]',
  total REAL,
  answered INTEGER NOT NULL CHECK (answered >= 0),
  asked INTEGER NOT NULL CHECK (asked >= answered),
  self_harm TEXT,
  check_in TEXT REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  origin TEXT NOT NULL,
  occasion TEXT,
  recorded_at TEXT NOT NULL,
  withdrawn_at TEXT,
  withdrawn_why TEXT
) STRICT;
CREATE INDEX assessment_check_in ON assessment (check_in);
CREATE INDEX assessment_course ON assessment (patient, instrument, taken_on, at_time, occasion = 'last', recorded_at, id, coding, total, version) WHERE withdrawn_at IS NULL AND total IS NOT NULL;
CREATE INDEX assessment_instrument ON assessment (instrument, version);
CREATE INDEX assessment_patient ON assessment (patient, instrument, taken_on);

CREATE TABLE attendance (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  session TEXT NOT NULL REFERENCES group_session (id) DEFERRABLE INITIALLY DEFERRED,
  answer TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX attendance_once ON attendance (session, patient);
CREATE INDEX attendance_patient ON attendance (patient);

CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  seq INTEGER,
  hash TEXT
) STRICT;

CREATE TABLE capacity (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  decision TEXT NOT NULL,
  assessed_on TEXT NOT NULL,
  assessed_by TEXT,
  has_capacity TEXT NOT NULL,
  supported TEXT,
  best_interests TEXT,
  decided_by TEXT,
  review_on TEXT,
  ended_on TEXT,
  outcome TEXT
) STRICT;
CREATE INDEX capacity_patient ON capacity (patient);

CREATE TABLE care_group (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL,
  about TEXT,
  started_on TEXT,
  ended_on TEXT,
  demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1))
) STRICT;

CREATE TABLE care_plan (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  version INTEGER NOT NULL CHECK (version >= 1),
  version_from TEXT,
  state TEXT NOT NULL,
  started_on TEXT NOT NULL,
  strengths TEXT,
  agreed_on TEXT,
  agreed_with TEXT,
  agreed_by TEXT,
  agreed_as TEXT,
  review_on TEXT,
  review_owner TEXT
) STRICT;
CREATE UNIQUE INDEX care_plan_current ON care_plan (patient) WHERE state = 'current';
CREATE INDEX care_plan_now ON care_plan (patient, id, version, started_on, agreed_on, review_on, state) WHERE state = 'current';
CREATE INDEX care_plan_patient ON care_plan (patient, version);

CREATE TABLE carer (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  member TEXT NOT NULL REFERENCES circle_member (id) DEFERRABLE INITIALLY DEFERRED,
  caring_since TEXT,
  needs TEXT,
  respite TEXT,
  assessment_offered_on TEXT,
  assessment_answer TEXT,
  assessment_answered_on TEXT,
  contingency_offered_on TEXT,
  contingency_made_on TEXT,
  next_offer_on TEXT,
  reported_on TEXT NOT NULL,
  ended_on TEXT,
  outcome TEXT
) STRICT;
CREATE INDEX carer_member ON carer (member);
CREATE INDEX carer_patient ON carer (patient);

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  op INTEGER NOT NULL REFERENCES op (seq) DEFERRABLE INITIALLY DEFERRED,
  tbl TEXT NOT NULL,
  row TEXT NOT NULL,
  subject TEXT,
  before TEXT,
  after TEXT,
  salt TEXT,
  body_hash TEXT
) STRICT;
CREATE INDEX change_op ON change (op, id);
CREATE INDEX change_row ON change (tbl, row, op);
CREATE INDEX change_subject ON change (subject, op) WHERE subject IS NOT NULL;

CREATE TABLE chase (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  task TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  chased_on TEXT NOT NULL,
  chase_on TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX chase_patient ON chase (patient);
CREATE INDEX chase_task ON chase (task, chased_on);

CREATE TABLE check_in (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  outcome TEXT NOT NULL,
  at TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL,
  entered_at TEXT
) STRICT;
CREATE INDEX check_in_last ON check_in (patient, outcome, at, kind);
CREATE INDEX check_in_patient ON check_in (patient, at);
CREATE INDEX check_in_period ON check_in (at, patient, outcome);
CREATE INDEX check_in_unentered ON check_in (patient, at) WHERE entered_at IS NULL;

CREATE TABLE circle_member (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  contact TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL,
  emergency INTEGER NOT NULL DEFAULT 0 CHECK (emergency IN (0, 1)),
  key_worker INTEGER NOT NULL DEFAULT 0 CHECK (key_worker IN (0, 1)),
  share TEXT NOT NULL,
  share_topics TEXT,
  share_reason TEXT,
  share_agreed_on TEXT,
  share_review_on TEXT,
  ended_on TEXT
) STRICT;
CREATE INDEX circle_member_contact ON circle_member (contact);
CREATE INDEX circle_member_now ON circle_member (patient, role, emergency, share) WHERE ended_on IS NULL;
CREATE INDEX circle_member_patient ON circle_member (patient);

CREATE TABLE clock_rule (
  id TEXT PRIMARY KEY NOT NULL,
  country TEXT NOT NULL,
  starts_after TEXT NOT NULL,
  suicide_risk INTEGER NOT NULL DEFAULT 0 CHECK (suicide_risk IN (0, 1)),
  hours INTEGER CHECK (hours BETWEEN 1 AND 2160),
  days INTEGER CHECK (days BETWEEN 1 AND 366),
  name TEXT NOT NULL,
  source TEXT,
  from_on TEXT NOT NULL,
  until_on TEXT,
  CHECK (hours IS NULL OR days IS NULL),
  CHECK (until_on IS NULL OR until_on >= from_on)
) STRICT;

CREATE TABLE condition (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  since TEXT,
  note TEXT,
  source TEXT,
  reported_on TEXT NOT NULL,
  ended_on TEXT,
  outcome TEXT
) STRICT;
CREATE INDEX condition_patient ON condition (patient);

CREATE TABLE contact (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  job TEXT,
  organisation TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  phone TEXT,
  email TEXT,
  address TEXT,
  note TEXT
) STRICT;
CREATE INDEX contact_name ON contact (name);
CREATE INDEX contact_organisation ON contact (organisation);

CREATE TABLE dependant (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  born TEXT,
  age INTEGER CHECK (age BETWEEN 0 AND 130),
  cared_by TEXT,
  school TEXT,
  note TEXT,
  source TEXT,
  reported_on TEXT NOT NULL,
  ended_on TEXT,
  outcome TEXT
) STRICT;
CREATE INDEX dependant_patient ON dependant (patient);

CREATE TABLE disclosed_person (
  id TEXT PRIMARY KEY NOT NULL,
  disclosure TEXT NOT NULL REFERENCES disclosure (id) DEFERRABLE INITIALLY DEFERRED,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX disclosed_person_both ON disclosed_person (disclosure, patient);
CREATE INDEX disclosed_person_disclosure ON disclosed_person (disclosure);
CREATE INDEX disclosed_person_patient ON disclosed_person (patient);

CREATE TABLE disclosure (
  id TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what <> ''),
  recipient TEXT NOT NULL,
  purpose TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  detail TEXT
) STRICT;
CREATE INDEX disclosure_what ON disclosure (what, at);

CREATE TABLE draft (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  patient TEXT NOT NULL,
  body TEXT NOT NULL,
  started_at TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  closed_op INTEGER
) STRICT;
CREATE INDEX draft_open ON draft (closed_op, saved_at);

CREATE TABLE enrolment (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  programme TEXT NOT NULL CHECK (programme <> ''),
  started_on TEXT NOT NULL,
  ended_on TEXT,
  outcome TEXT
) STRICT;
CREATE INDEX enrolment_patient ON enrolment (patient, started_on);

CREATE TABLE episode (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number >= 1),
  opened_reason TEXT,
  referrer TEXT,
  started_on TEXT,
  ended_on TEXT,
  ended_reason TEXT,
  continued_by TEXT,
  follow_up_on TEXT,
  follow_up_rule TEXT,
  followed_up_on TEXT,
  follow_up_outcome TEXT,
  mistaken_on TEXT,
  mistaken_why TEXT,
  CHECK (followed_up_on IS NULL OR follow_up_outcome IS NOT NULL)
) STRICT;
CREATE INDEX episode_follow_up ON episode (follow_up_on) WHERE follow_up_on IS NOT NULL AND followed_up_on IS NULL;
CREATE UNIQUE INDEX episode_number ON episode (patient, number);

CREATE TABLE goal (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  plan TEXT NOT NULL REFERENCES care_plan (id) DEFERRABLE INITIALLY DEFERRED,
  need TEXT REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  importance INTEGER CHECK (importance BETWEEN 1 AND 10),
  confidence INTEGER CHECK (confidence BETWEEN 1 AND 10),
  set_on TEXT,
  state TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX goal_patient ON goal (patient);
CREATE INDEX goal_plan ON goal (plan, position);
CREATE INDEX goal_state ON goal (plan, state, id);

CREATE TABLE goal_rating (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  goal TEXT NOT NULL REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  rated_on TEXT,
  importance INTEGER CHECK (importance BETWEEN 1 AND 10),
  confidence INTEGER CHECK (confidence BETWEEN 1 AND 10),
  CHECK (importance IS NOT NULL OR confidence IS NOT NULL)
) STRICT;
CREATE INDEX goal_rating_goal ON goal_rating (goal, rated_on);
CREATE INDEX goal_rating_patient ON goal_rating (patient);

CREATE TABLE group_objective (
  id TEXT PRIMARY KEY NOT NULL,
  care_group TEXT NOT NULL REFERENCES care_group (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  expected TEXT,
  due TEXT,
  state TEXT NOT NULL,
  actual TEXT,
  learned TEXT,
  closed_on TEXT,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX group_objective_group ON group_objective (care_group, position);

CREATE TABLE group_session (
  id TEXT PRIMARY KEY NOT NULL,
  care_group TEXT NOT NULL REFERENCES care_group (id) DEFERRABLE INITIALLY DEFERRED,
  on_date TEXT NOT NULL,
  at_time TEXT,
  place TEXT,
  topic TEXT,
  led_by TEXT,
  note TEXT,
  state TEXT NOT NULL,
  reason TEXT,
  recorded_at TEXT
) STRICT;
CREATE INDEX group_session_group ON group_session (care_group, on_date);

CREATE TABLE handover (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  what TEXT NOT NULL CHECK (what <> ''),
  item TEXT NOT NULL,
  words TEXT,
  to_whom TEXT NOT NULL,
  contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  reason TEXT NOT NULL,
  on_date TEXT NOT NULL
) STRICT;
CREATE INDEX handover_contact ON handover (contact);
CREATE INDEX handover_patient ON handover (patient, on_date);

CREATE TABLE household_member (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL UNIQUE REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  household TEXT NOT NULL,
  confirmed_on TEXT NOT NULL
) STRICT;
CREATE INDEX household_member_household ON household_member (household);

CREATE TABLE import (
  id TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  sheet TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  people INTEGER NOT NULL,
  contacts INTEGER NOT NULL,
  refused TEXT NOT NULL
) STRICT;

CREATE TABLE inbox (
  bundle_id TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  sender TEXT NOT NULL,
  kind TEXT NOT NULL,
  seq INTEGER,
  hash TEXT
) STRICT;

CREATE TABLE instrument (
  id TEXT PRIMARY KEY NOT NULL,
  instrument TEXT NOT NULL,
  version TEXT NOT NULL,
  name TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  content TEXT NOT NULL,
  installed_at TEXT NOT NULL,
  retired_at TEXT
) STRICT;
CREATE UNIQUE INDEX instrument_current ON instrument (instrument) WHERE retired_at IS NULL;
CREATE INDEX instrument_version ON instrument (instrument, version);

CREATE TABLE intervention (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  plan TEXT NOT NULL REFERENCES care_plan (id) DEFERRABLE INITIALLY DEFERRED,
  goal TEXT REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  what TEXT NOT NULL,
  who TEXT,
  how_often TEXT,
  strategies TEXT,
  confidence INTEGER CHECK (confidence BETWEEN 1 AND 10),
  status TEXT NOT NULL,
  review_on TEXT,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX intervention_patient ON intervention (patient);
CREATE INDEX intervention_plan ON intervention (plan, position);

CREATE TABLE legal_date (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  label TEXT NOT NULL,
  starts TEXT,
  due TEXT NOT NULL,
  note TEXT,
  source TEXT,
  reported_on TEXT NOT NULL,
  ended_on TEXT,
  outcome TEXT
) STRICT;
CREATE INDEX legal_date_open ON legal_date (due) WHERE ended_on IS NULL;
CREATE INDEX legal_date_patient ON legal_date (patient);
CREATE INDEX legal_date_running ON legal_date (patient, due) WHERE ended_on IS NULL;

CREATE TABLE legal_role (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL,
  contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT,
  document TEXT,
  seen_on TEXT,
  source TEXT,
  reported_on TEXT NOT NULL,
  ended_on TEXT,
  outcome TEXT,
  CHECK (contact IS NOT NULL OR name IS NOT NULL)
) STRICT;
CREATE INDEX legal_role_contact ON legal_role (contact);
CREATE INDEX legal_role_patient ON legal_role (patient);

CREATE TABLE liaison (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  who TEXT,
  way TEXT NOT NULL,
  purpose TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT NOT NULL,
  outcome TEXT,
  recorded_at TEXT NOT NULL,
  CHECK (contact IS NOT NULL OR who IS NOT NULL)
) STRICT;
CREATE INDEX liaison_contact ON liaison (contact) WHERE contact IS NOT NULL;
CREATE INDEX liaison_patient ON liaison (patient, at);

CREATE TABLE medication (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  dose TEXT,
  how_often TEXT,
  purpose TEXT,
  prescriber TEXT,
  started TEXT,
  side_effects TEXT,
  source TEXT,
  reported_on TEXT NOT NULL,
  ended_on TEXT,
  outcome TEXT
) STRICT;
CREATE INDEX medication_patient ON medication (patient);

CREATE TABLE medication_event (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  medication TEXT REFERENCES medication (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  due TEXT NOT NULL,
  interval_days INTEGER CHECK (interval_days BETWEEN 1 AND 366),
  source TEXT,
  done_on TEXT,
  done_by TEXT,
  done_note TEXT,
  ended_on TEXT,
  outcome TEXT
) STRICT;
CREATE INDEX medication_event_open ON medication_event (due) WHERE done_on IS NULL AND ended_on IS NULL;
CREATE INDEX medication_event_patient ON medication_event (patient);
CREATE INDEX medication_event_waiting ON medication_event (patient, due) WHERE done_on IS NULL AND ended_on IS NULL;

CREATE TABLE membership (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  care_group TEXT NOT NULL REFERENCES care_group (id) DEFERRABLE INITIALLY DEFERRED,
  joined_on TEXT,
  left_on TEXT,
  why TEXT
) STRICT;
CREATE INDEX membership_group ON membership (care_group);
CREATE UNIQUE INDEX membership_now ON membership (patient, care_group) WHERE left_on IS NULL;

CREATE TABLE milestone (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  goal TEXT NOT NULL REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  expected TEXT,
  due TEXT,
  owner TEXT,
  state TEXT NOT NULL,
  actual TEXT,
  learned TEXT,
  closed_on TEXT,
  closed_in TEXT REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX milestone_closed_in ON milestone (closed_in);
CREATE INDEX milestone_due ON milestone (state, due);
CREATE INDEX milestone_goal ON milestone (goal, position);
CREATE INDEX milestone_patient ON milestone (patient);
CREATE INDEX milestone_state ON milestone (goal, state, due, id, text);

CREATE TABLE need (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  plan TEXT NOT NULL REFERENCES care_plan (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX need_patient ON need (patient);
CREATE INDEX need_plan ON need (plan, position);

CREATE TABLE notice (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  member TEXT NOT NULL REFERENCES circle_member (id) DEFERRABLE INITIALLY DEFERRED,
  contact TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  about TEXT NOT NULL CHECK (about <> ''),
  words TEXT NOT NULL,
  raised_on TEXT NOT NULL,
  source_table TEXT,
  source_row TEXT,
  state TEXT NOT NULL,
  topics TEXT,
  withheld TEXT,
  why TEXT,
  told_on TEXT,
  way TEXT,
  said TEXT,
  told_by TEXT,
  override_reason TEXT,
  override_by TEXT,
  override_told INTEGER CHECK (override_told IN (0, 1)),
  override_on TEXT,
  CHECK (state <> 'mustNot' OR withheld IS NOT NULL),
  CHECK (state <> 'told' OR (told_on IS NOT NULL AND way IS NOT NULL)),
  CHECK (state <> 'notNeeded' OR why IS NOT NULL),
  CHECK (state <> 'overridden' OR (override_reason IS NOT NULL AND override_by IS NOT NULL AND override_told IS NOT NULL))
) STRICT;
CREATE INDEX notice_contact ON notice (contact);
CREATE INDEX notice_member ON notice (member);
CREATE INDEX notice_patient ON notice (patient);
CREATE INDEX notice_waits ON notice (patient, about, raised_on) WHERE state IN ('open', 'overridden');

CREATE TABLE op (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  device TEXT NOT NULL,
  undoes INTEGER UNIQUE REFERENCES op (seq),
  schema INTEGER NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX op_kind ON op (kind);

CREATE TABLE outbox (
  bundle_id TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  recipient TEXT NOT NULL,
  file_name TEXT NOT NULL,
  folder TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  head_hash TEXT NOT NULL,
  acknowledged_at TEXT
) STRICT;

CREATE TABLE patient (
  id TEXT PRIMARY KEY NOT NULL,
  local_id TEXT,
  nhs_number TEXT CHECK (nhs_number IS NULL OR (length(nhs_number) = 10 AND nhs_number NOT GLOB '*[^0-9]*')),
  family TEXT NOT NULL,
  given TEXT NOT NULL,
  preferred TEXT,
  pronouns TEXT,
  born TEXT,
  phone TEXT,
  email TEXT,
  address TEXT,
  postcode TEXT,
  access_notes TEXT,
  cohort TEXT,
  key_worker TEXT,
  status TEXT NOT NULL,
  started TEXT,
  paused_until TEXT,
  ended TEXT,
  ended_reason TEXT,
  contact_days INTEGER CHECK (contact_days BETWEEN 1 AND 366),
  question TEXT,
  reported_last_contact TEXT,
  added_at TEXT NOT NULL,
  demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX patient_local_id ON patient (local_id) WHERE local_id IS NOT NULL;
CREATE UNIQUE INDEX patient_nhs_number ON patient (nhs_number) WHERE nhs_number IS NOT NULL;
CREATE INDEX patient_status ON patient (status, family, given);

CREATE TABLE physical_check (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  due TEXT,
  done_on TEXT,
  done_where TEXT,
  alcohol TEXT,
  glucose TEXT,
  lipids TEXT,
  blood_pressure TEXT,
  weight TEXT,
  smoking TEXT,
  note TEXT,
  source TEXT,
  ended_on TEXT,
  outcome TEXT,
  CHECK (due IS NOT NULL OR done_on IS NOT NULL)
) STRICT;
CREATE INDEX physical_check_patient ON physical_check (patient);
CREATE INDEX physical_check_waiting ON physical_check (patient, due) WHERE done_on IS NULL AND ended_on IS NULL;

CREATE TABLE plan_version (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  plan TEXT NOT NULL REFERENCES care_plan (id) DEFERRABLE INITIALLY DEFERRED,
  version INTEGER NOT NULL CHECK (version >= 1),
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  agreed_with TEXT,
  changes TEXT,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX plan_version_patient ON plan_version (patient);
CREATE UNIQUE INDEX plan_version_plan ON plan_version (plan, version);

CREATE TABLE recipient (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  age_key TEXT NOT NULL,
  added_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE referral (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  way TEXT NOT NULL,
  kind TEXT NOT NULL,
  service TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  reason TEXT NOT NULL,
  urgency TEXT NOT NULL,
  state TEXT NOT NULL,
  chase_on TEXT,
  declined_why TEXT,
  outcome TEXT,
  CHECK (state <> 'declined' OR declined_why IS NOT NULL),
  CHECK (state <> 'ended' OR outcome IS NOT NULL),
  CHECK ((way = 'signposting') = (state = 'signposted') OR state = 'ended'),
  CHECK (chase_on IS NULL OR state NOT IN ('draft', 'declined', 'started', 'ended', 'signposted'))
) STRICT;
CREATE INDEX referral_chase ON referral (chase_on) WHERE chase_on IS NOT NULL;
CREATE INDEX referral_contact ON referral (contact);
CREATE INDEX referral_patient ON referral (patient);
CREATE INDEX referral_waits ON referral (patient, chase_on) WHERE chase_on IS NOT NULL;

CREATE TABLE referral_step (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  referral TEXT NOT NULL REFERENCES referral (id) DEFERRABLE INITIALLY DEFERRED,
  step TEXT NOT NULL,
  on_date TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX referral_step_patient ON referral_step (patient);
CREATE INDEX referral_step_referral ON referral_step (referral, step, on_date);

CREATE TABLE safeguarding_concern (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  about TEXT NOT NULL,
  who TEXT,
  facts TEXT NOT NULL,
  noted_on TEXT NOT NULL,
  source TEXT,
  wishes TEXT,
  reported_to TEXT,
  reported_on TEXT,
  consent TEXT,
  override_reason TEXT,
  reference TEXT,
  ended_on TEXT,
  outcome TEXT,
  CHECK (ended_on IS NULL OR outcome IS NOT NULL)
) STRICT;
CREATE INDEX safeguarding_concern_open ON safeguarding_concern (noted_on) WHERE ended_on IS NULL;
CREATE INDEX safeguarding_concern_patient ON safeguarding_concern (patient);
CREATE INDEX safeguarding_concern_person ON safeguarding_concern (patient, noted_on) WHERE ended_on IS NULL;

CREATE TABLE safety_concern (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  raised_at TEXT NOT NULL,
  source TEXT NOT NULL,
  instrument TEXT,
  item TEXT,
  answer TEXT,
  draft TEXT,
  item_id TEXT,
  assessment TEXT REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  check_in TEXT REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  words TEXT,
  state TEXT NOT NULL,
  said TEXT,
  agreed TEXT,
  plan_opened INTEGER CHECK (plan_opened IN (0, 1)),
  consulted TEXT,
  tonight TEXT,
  deferred_until TEXT,
  deferred_why TEXT,
  answered_at TEXT
) STRICT;
CREATE INDEX safety_concern_draft ON safety_concern (draft);
CREATE INDEX safety_concern_patient ON safety_concern (patient, raised_at);
CREATE INDEX safety_concern_state ON safety_concern (state, raised_at);

CREATE TABLE safety_plan (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  version INTEGER NOT NULL CHECK (version >= 1),
  state TEXT NOT NULL,
  answer TEXT NOT NULL,
  updated_on TEXT NOT NULL,
  triggers TEXT,
  warning_signs TEXT,
  coping TEXT,
  distraction TEXT,
  contacts TEXT,
  should_happen TEXT,
  safer_place TEXT,
  reasons TEXT,
  helped TEXT,
  not_helped TEXT,
  advance_statement TEXT,
  advance_on TEXT,
  advance_place TEXT,
  agreed_with TEXT,
  review_on TEXT,
  own_copy TEXT,
  copies TEXT,
  declined_why TEXT
) STRICT;
CREATE UNIQUE INDEX safety_plan_current ON safety_plan (patient) WHERE state = 'current';
CREATE INDEX safety_plan_patient ON safety_plan (patient, version);

CREATE TABLE saved_view (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  shown TEXT NOT NULL CHECK (json_valid(shown))
) STRICT;
CREATE UNIQUE INDEX saved_view_name ON saved_view (name);

CREATE TABLE score_repeat (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  instrument TEXT NOT NULL,
  every_days INTEGER NOT NULL CHECK (every_days BETWEEN 1 AND 366),
  agreed_on TEXT NOT NULL,
  ended_on TEXT
) STRICT;
CREATE UNIQUE INDEX score_repeat_now ON score_repeat (patient, instrument) WHERE ended_on IS NULL;
CREATE INDEX score_repeat_patient ON score_repeat (patient);

CREATE TABLE score_response (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  assessment TEXT NOT NULL REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  done TEXT NOT NULL CHECK (done <> ''),
  at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX score_response_assessment ON score_response (assessment);
CREATE INDEX score_response_patient ON score_response (patient, assessment);

CREATE VIRTUAL TABLE search_name USING fts5 (
  called,
  words,
  prefix = '2 3',
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE search_note USING fts5 (
  words,
  prefix = '2 3 4 5 6',
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE search_row (
  rowid INTEGER PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_row_source ON search_row (kind, id);

CREATE VIRTUAL TABLE search_text USING fts5 (
  words,
  prefix = '2 3',
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE search_version (
  id TEXT PRIMARY KEY NOT NULL,
  rules TEXT NOT NULL
) STRICT;

CREATE TABLE service (
  id TEXT PRIMARY KEY NOT NULL,
  organisation TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  how_to_refer TEXT,
  eligibility TEXT,
  waiting TEXT,
  note TEXT,
  ended_on TEXT
) STRICT;
CREATE INDEX service_organisation ON service (organisation);

CREATE TABLE service_in_place (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  service TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  started_on TEXT,
  paid_by TEXT,
  lead TEXT,
  referral TEXT REFERENCES referral (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT,
  ended_on TEXT,
  outcome TEXT
) STRICT;
CREATE INDEX service_in_place_contact ON service_in_place (contact);
CREATE INDEX service_in_place_patient ON service_in_place (patient);

CREATE TABLE setting (
  id TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE snooze (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  rule TEXT NOT NULL CHECK (rule <> ''),
  until TEXT NOT NULL,
  reason TEXT NOT NULL,
  informed TEXT,
  made_on TEXT NOT NULL,
  ended_on TEXT
) STRICT;
CREATE INDEX snooze_patient ON snooze (patient, rule);
CREATE INDEX snooze_until ON snooze (until) WHERE ended_on IS NULL;

CREATE TABLE sqlite_sequence(
  name,
  seq
);

CREATE TABLE task (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL CHECK (text <> ''),
  owed_by TEXT NOT NULL,
  promise INTEGER NOT NULL CHECK (promise IN (0, 1)),
  contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  who TEXT,
  asked_on TEXT NOT NULL,
  due TEXT,
  urgency TEXT,
  chase_on TEXT,
  check_in TEXT REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  liaison TEXT REFERENCES liaison (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL,
  outcome TEXT,
  closed_on TEXT,
  CHECK (owed_by <> 'me' OR (due IS NOT NULL AND urgency IS NULL AND chase_on IS NULL)),
  CHECK (owed_by <> 'other' OR (promise = 0 AND urgency IS NOT NULL AND chase_on IS NOT NULL)),
  CHECK (owed_by <> 'other' OR contact IS NOT NULL OR who IS NOT NULL),
  CHECK ((state = 'open') = (closed_on IS NULL)),
  CHECK (owed_by <> 'other' OR state = 'open' OR outcome IS NOT NULL)
) STRICT;
CREATE INDEX task_check_in ON task (check_in) WHERE check_in IS NOT NULL;
CREATE INDEX task_contact ON task (contact) WHERE contact IS NOT NULL;
CREATE INDEX task_liaison ON task (liaison) WHERE liaison IS NOT NULL;
CREATE INDEX task_open ON task (patient, owed_by) WHERE state = 'open';
CREATE INDEX task_patient ON task (patient);

CREATE TABLE unmapped_cell (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  import TEXT NOT NULL REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
  header TEXT NOT NULL,
  value TEXT NOT NULL,
  refused TEXT
) STRICT;
CREATE INDEX unmapped_cell_import ON unmapped_cell (import);
CREATE INDEX unmapped_cell_patient ON unmapped_cell (patient);

CREATE TABLE view_state (
  id TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE visit (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  on_date TEXT NOT NULL,
  at_time TEXT,
  kind TEXT,
  place TEXT,
  who TEXT,
  together TEXT,
  state TEXT NOT NULL,
  reason TEXT,
  cancelled_by TEXT,
  check_in TEXT REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  agreed_in TEXT REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
  origin TEXT NOT NULL
) STRICT;
CREATE INDEX visit_agreed_in ON visit (agreed_in);
CREATE INDEX visit_check_in ON visit (check_in);
CREATE INDEX visit_patient ON visit (patient, state, on_date);
CREATE INDEX visit_state ON visit (state, on_date);

CREATE TABLE ward_stay (
  id TEXT PRIMARY KEY NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  place TEXT,
  admitted_on TEXT NOT NULL,
  admitted_time TEXT,
  planned_on TEXT,
  contact_days INTEGER CHECK (contact_days BETWEEN 1 AND 366),
  source TEXT,
  discharged_at TEXT,
  suicide_risk INTEGER CHECK (suicide_risk IN (0, 1)),
  discharge_source TEXT,
  follow_hours INTEGER CHECK (follow_hours BETWEEN 1 AND 2160),
  follow_rule TEXT,
  closed_at TEXT,
  closed_how TEXT,
  closed_words TEXT,
  CHECK ((closed_at IS NULL) = (closed_how IS NULL)),
  CHECK (closed_at IS NULL OR closed_words IS NOT NULL),
  CHECK (follow_hours IS NULL OR discharged_at IS NOT NULL)
) STRICT;
CREATE INDEX ward_stay_left ON ward_stay (patient, discharged_at) WHERE discharged_at IS NOT NULL;
CREATE UNIQUE INDEX ward_stay_open ON ward_stay (patient) WHERE discharged_at IS NULL;
CREATE INDEX ward_stay_patient ON ward_stay (patient, admitted_on);
