// The questions that more than one screen asks about everybody, each with the tables its answer comes from.
import { groupTables } from "./screens/groups/ask";
import { MINUTES, ask, type Table } from "./store.svelte";

/** What the rules of attention look at. */
export const rules: readonly Table[] = [
  "patient",
  "check_in",
  "visit",
  "care_plan",
  "goal",
  "milestone",
  "setting",
  "safety_plan",
  "assessment",
  "score_response",
  "score_repeat",
  "enrolment",
  "safety_concern",
  "safeguarding_concern",
  "legal_clock",
  "physical_check",
  "medication_event",
  "snooze",
  "circle_member",
  "notice",
  "disclosure",
  "disclosed_person",
  "task",
  "chase",
  "ward_stay",
  "episode",
  MINUTES,
  "referral",
  "referral_step",
  "service",
  "carer",
];

export const askToday = () => ask("today", null, [...rules, "alert", "draft", "contact"]);
export const askClosing = () => ask("closing", null, [...rules, "alert", "draft", "contact", "outbox", "recipient"]);
export const askPeople = () => ask("people", null, [...rules, ...groupTables]);
export const askPerson = (id: string) =>
  ask("person", id, [
    ...rules,
    "alert",
    "contact",
    "circle_member",
    "carried",
    "need",
    "intervention",
    "about_me",
    ...groupTables,
    "allergy",
  ]);
