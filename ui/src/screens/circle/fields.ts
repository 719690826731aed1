// What the form about a contact holds: text as it is typed, made into what the core takes and back.
import type { Contact, ContactDetails, ContactKind } from "../../bindings";
import { orNull, typedFrom } from "../../parts/form.svelte";

export interface TypedContact {
  kind: ContactKind | null;
  name: string;
  job: string;
  organisation: string | null;
  phone: string;
  email: string;
  address: string;
  note: string;
}

export const noContact: TypedContact = {
  kind: null,
  name: "",
  job: "",
  organisation: null,
  phone: "",
  email: "",
  address: "",
  note: "",
};

export const typedContact = (contact: Contact): TypedContact => typedFrom(noContact, contact);

/** An organisation works for nobody. */
export const contactDetails = (typed: TypedContact): ContactDetails => ({
  kind: typed.kind ?? "person",
  name: typed.name,
  job: orNull(typed.job),
  organisation: typed.kind === "organisation" ? null : typed.organisation,
  phone: orNull(typed.phone),
  email: orNull(typed.email),
  address: orNull(typed.address),
  note: orNull(typed.note),
});
