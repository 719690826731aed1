// What was found in the record, as rows of the palette: who, what and when, and the words that answer; and where each
// leads.
import type { FoundGroup, HitKind, Hit, SearchFound } from "../bindings";
import { longDate } from "../dates";
import { find, t } from "../messages";
import type { Found } from "../parts/Finder.svelte";
import type { Place } from "../router.svelte";
import { fieldLabel, tableLabel } from "../screens/history/history";
import { session } from "../session.svelte";

/** Of one group before "Show more". */
const FEW = 5;

export interface Scope {
  /** One person's record alone. */
  of: string | null;
  /** The laptop lies open beside them: nothing that was written about how to visit them. */
  beside: boolean;
}

export interface Row extends Found {
  place?: Place;
  /** The group that it shows the rest of. */
  more?: HitKind;
}

/** A tab of the person's page; a check-in has its own place on it. */
const tabs: Record<Exclude<HitKind, "contact" | "group">, string> = {
  person: "overview",
  note: "overview",
  plan: "plan",
  safetyPlan: "safety",
  aboutMe: "overview",
  alert: "overview",
  concern: "overview",
  score: "scores",
  health: "health",
  law: "law",
  service: "services",
  task: "owed",
  liaison: "owed",
  told: "circle",
};
/** A tab of a group's page. */
const groupTabs: Record<string, string> = { group_objective: "objectives", group_session: "sessions" };

/**
 * What is never read with the person beside: how to visit them, what was raised about them, what the law says, and who is
 * told of it against their wish.
 */
const notBeside: ReadonlySet<HitKind> = new Set(["alert", "concern", "law", "told"]);
/** A carer's own needs belong to the carer, not to the person they care for. */
const othersOwn: ReadonlySet<string> = new Set(["carer"]);

export function placeOf(group: HitKind, hit: Hit, of: string | null): Place {
  if (group === "contact")
    return of !== null ? { screen: "person", id: of, tab: "circle" } : { screen: "contact", id: hit.contact ?? hit.id };
  if (group === "group") return { screen: "group", id: hit.careGroup ?? hit.id, tab: groupTabs[hit.kind] ?? "people" };
  // What somebody who cares needs stands beside them in the circle.
  const tab = hit.kind === "carer" ? "circle" : tabs[group];
  const place = { screen: "person", id: hit.patient ?? hit.id, tab };
  return group === "note" ? { ...place, at: hit.id } : place;
}

/** The rows of one kind: `people` stand with the others of the palette, everything else below its actions. */
export function rowsOf(
  found: SearchFound | undefined,
  scope: Scope,
  opened: ReadonlySet<HitKind>,
  wanted: (group: HitKind) => boolean,
): Row[] {
  const groups = (found?.groups ?? [])
    .filter(({ group }) => wanted(group) && !(scope.of !== null && group === "person"))
    .filter(({ group }) => !(scope.beside && notBeside.has(group)))
    .map((group) => (scope.beside ? { ...group, hits: group.hits.filter((hit) => !othersOwn.has(hit.kind)) } : group))
    .filter(({ hits }) => hits.length > 0);
  // Of one person, what was written comes before who is around them.
  if (scope.of !== null) groups.sort((a, b) => Number(a.group === "contact") - Number(b.group === "contact"));
  return groups.flatMap((group) => ofGroup(group, scope, opened.has(group.group)));
}

function ofGroup({ group, hits, more }: FoundGroup, scope: Scope, opened: boolean): Row[] {
  const title = t(scope.of !== null && group === "contact" ? "person.tab.circle" : `search.group.${group}`);
  const heading = opened && more ? t("search.first", { group: title, n: hits.length }) : title;
  const rows = (opened ? hits : hits.slice(0, FEW)).map((hit) => row(group, hit, heading, scope));
  if (!opened && (hits.length > FEW || more)) {
    rows.push({ id: `more-${group}`, label: t("search.more", { group: title }), group: heading, more: group });
  }
  return rows;
}

function row(group: HitKind, hit: Hit, heading: string, { of }: Scope): Row {
  const what = whatOf(group, hit);
  const date = hit.on ? longDate(hit.on) : undefined;
  const gone = hit.discharged ? t("people.status.discharged") : undefined;
  // In one person's record whose it is goes without saying.
  const about = of !== null && group !== "contact" && group !== "group";
  // Who is told is somebody of the circle.
  const who = hit.who && !(session.discreet && group === "told") ? hit.who : undefined;
  const details = about ? [what && date, who] : [what, who, date, gone];
  return {
    id: `hit-${hit.kind}-${hit.id}`,
    label: about ? (what ?? date ?? heading) : hit.name,
    detail: details.filter(Boolean).join(" · "),
    group: heading,
    person: !about && group !== "group",
    ...(!session.discreet && hit.excerpt.length > 0 && { excerpt: hit.excerpt }),
    place: placeOf(group, hit, of),
  };
}

/** Groups of several nouns: which of them it is tells more than the column. */
const byTable: ReadonlySet<HitKind> = new Set(["plan", "service", "health", "law", "group"]);

/** What kind of thing it is, where its group does not say so. */
function whatOf(group: HitKind, hit: Hit): string | undefined {
  if (group === "note" || group === "alert" || group === "concern" || group === "score" || group === "told")
    return undefined;
  if (group === "group" && hit.kind === "care_group") return undefined;
  if (byTable.has(group)) return tableLabel(hit.kind);
  if (hit.kind === "service") return tableLabel(hit.kind);
  if (hit.part === null || session.discreet) return undefined;
  return group === "contact" ? find(`search.contact.${hit.part}`) : fieldLabel(hit.kind, hit.part);
}
