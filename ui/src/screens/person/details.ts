// What the form about a person holds: text as it is typed, made into what the core takes and back.
import type { Patient, PatientDetails } from "../../bindings";
import { orNull } from "../../parts/form.svelte";
import { daysFrom } from "../../when";
import { nhsDigits, nhsShown } from "../../nhs";

export interface Typed {
  given: string;
  family: string;
  preferred: string;
  pronouns: string;
  born: string | null;
  nhsNumber: string;
  localId: string;
  phone: string;
  email: string;
  address: string;
  postcode: string;
  accessNotes: string;
  cohort: string;
  keyWorker: string;
  started: string | null;
  contactDays: string;
  question: string;
}

export const nobody: Typed = {
  given: "",
  family: "",
  preferred: "",
  pronouns: "",
  born: null,
  nhsNumber: "",
  localId: "",
  phone: "",
  email: "",
  address: "",
  postcode: "",
  accessNotes: "",
  cohort: "",
  keyWorker: "",
  started: null,
  contactDays: "",
  question: "",
};

export const typedOf = (patient: Patient): Typed => ({
  given: patient.given,
  family: patient.family,
  preferred: patient.preferred ?? "",
  pronouns: patient.pronouns ?? "",
  born: patient.born,
  nhsNumber: nhsShown(patient.nhsNumber ?? ""),
  localId: patient.localId ?? "",
  phone: patient.phone ?? "",
  email: patient.email ?? "",
  address: patient.address ?? "",
  postcode: patient.postcode ?? "",
  accessNotes: patient.accessNotes ?? "",
  cohort: patient.cohort ?? "",
  keyWorker: patient.keyWorker ?? "",
  started: patient.started,
  contactDays: patient.contactDays === null ? "" : String(patient.contactDays),
  question: patient.question ?? "",
});

/** What is not on the form stays as it was. */
export const detailsOf = (typed: Typed, patient: Patient | undefined): PatientDetails => ({
  localId: orNull(typed.localId),
  nhsNumber: orNull(nhsDigits(typed.nhsNumber)),
  family: typed.family,
  given: typed.given,
  preferred: orNull(typed.preferred),
  pronouns: orNull(typed.pronouns),
  born: typed.born,
  phone: orNull(typed.phone),
  email: orNull(typed.email),
  address: orNull(typed.address),
  postcode: orNull(typed.postcode),
  accessNotes: orNull(typed.accessNotes),
  cohort: orNull(typed.cohort),
  keyWorker: orNull(typed.keyWorker),
  started: typed.started,
  contactDays: daysFrom(typed.contactDays) ?? null,
  question: orNull(typed.question),
  reportedLastContact: patient?.reportedLastContact ?? null,
});
