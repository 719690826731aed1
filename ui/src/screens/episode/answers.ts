// What becomes of each thing that is open when somebody leaves the caseload.
import type { Contact, OpenAnswer, OpenItem } from "../../bindings";
import { t } from "../../messages";
import type { Form } from "../../parts/form.svelte";

export type Answers = Record<string, string | null>;
export type Way = "closed" | "handed";

export const keyOf = (item: Pick<OpenItem, "id">, part: "how" | "to" | "why"): string => `${part}-${item.id}`;

/** What may become of it. */
export function ways(item: Pick<OpenItem, "onlyHandover" | "onlyClosed">): Way[] {
  if (item.onlyHandover) return ["handed"];
  return item.onlyClosed ? ["closed"] : ["closed", "handed"];
}

const text = (values: Answers, key: string) => (values[key] ?? "").trim();

/** The answers as they are sent; a name that stands in the directory goes with its entry. */
export function answersOf(
  items: readonly OpenItem[],
  values: Answers,
  directory: readonly Pick<Contact, "id" | "name">[],
): OpenAnswer[] {
  return items.map((item) => {
    const handed = values[keyOf(item, "how")] === "handed";
    const to = handed ? text(values, keyOf(item, "to")) : "";
    const known = directory.filter((contact) => contact.name.toLowerCase() === to.toLowerCase());
    return {
      what: item.what,
      id: item.id,
      toWhom: to === "" ? null : to,
      contact: known.length === 1 ? (known[0]?.id ?? null) : null,
      reason: text(values, keyOf(item, "why")),
    };
  });
}

/** What is not said yet. */
export function faultsOf(items: readonly OpenItem[], form: Form<Answers>): (readonly [string, string | undefined])[] {
  return items.flatMap((item) => {
    const how = form.values[keyOf(item, "how")];
    if (!how) return [[keyOf(item, "how"), t("discharge.unanswered", { what: t(`discharge.open.${item.what}`) })]];
    return [
      ...(how === "handed" ? [form.missing(keyOf(item, "to"))] : []),
      ...(item.onlyClosed ? [] : [form.missing(keyOf(item, "why"))]),
    ];
  });
}
