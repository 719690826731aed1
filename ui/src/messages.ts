// Every sentence of the window is in assets/messages/en.json, but for those it shares with the core: they are in
// reasons.en.json. Here is how one is found and filled in.
import en from "../../assets/messages/en.json";
import { kind, rule } from "../../assets/messages/reasons.en.json";
import { personWord } from "./word.svelte";

export const sentences = { ...en, kind, rule };
type Messages = typeof sentences;
type Leaves<T, P extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Leaves<T[K], `${P}${K}.`>;
}[keyof T & string];

/** The dotted path of a sentence; a misspelt one does not compile. */
export type Key = Leaves<Messages>;
/** Sentences in two forms, `<key>.one` and `<key>.other`. */
export type CountedKey = Key extends infer K ? (K extends `${infer P}.other` ? P : never) : never;
export type Words = Record<string, string | number>;

/** The sentence at a path, or undefined: for paths put together from data. */
export function find(path: string): string | undefined {
  let at: unknown = sentences;
  for (const step of path.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return typeof at === "string" ? at : undefined;
}

export function fill(sentence: string, words: Words = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in words ? String(words[name]) : whole));
}

/** The sentence for a key, with `{name}` replaced from `words` and `{person}` by what a person is called here. */
export function t(key: Key, words?: Words): string {
  return fill(find(key) ?? key, { ...personWord.words, ...words });
}

/** As `t`, choosing between one and many; `{n}` is the number. */
export function tn(key: CountedKey, n: number, words?: Words): string {
  return fill(find(`${key}.${n === 1 ? "one" : "other"}`) ?? key, { ...personWord.words, n, ...words });
}
