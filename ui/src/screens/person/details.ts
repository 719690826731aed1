// What the form about a person holds: text as it is typed, made into what the core takes and back.
import type { Patient, PatientDetails } from "../../bindings";
import { answered, orNull, typedFrom } from "../../parts/form.svelte";
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
  ...typedFrom(nobody, patient),
  nhsNumber: nhsShown(patient.nhsNumber ?? ""),
});

/** What is not on the form stays as it was. */
export const detailsOf = (typed: Typed, patient: Patient | undefined): PatientDetails => ({
  ...answered(typed),
  nhsNumber: orNull(nhsDigits(typed.nhsNumber)),
  family: typed.family,
  given: typed.given,
  contactDays: daysFrom(typed.contactDays) ?? null,
  reportedLastContact: patient?.reportedLastContact ?? null,
});
