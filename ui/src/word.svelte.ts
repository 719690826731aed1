// What the window calls a person on the caseload. Sentences say {person}, {people}, {Person} and {People}; the setting
// decides what stands there.
import type { Word } from "./bindings";

const forms: Record<Word, readonly [one: string, many: string]> = {
  person: ["person", "people"],
  patient: ["patient", "patients"],
  client: ["client", "clients"],
  serviceUser: ["service user", "service users"],
  consumer: ["consumer", "consumers"],
};
export const everyWord = Object.keys(forms) as Word[];

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

class PersonWord {
  now = $state<Word>("person");
  readonly words = $derived.by(() => {
    const [person, people] = forms[this.now];
    return { person, people, Person: capital(person), People: capital(people) };
  });
}

export const personWord = new PersonWord();

/** "Service users", for the choice of the word itself. */
export const manyOf = (word: Word): string => capital(forms[word][1]);
