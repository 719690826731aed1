// Where the window is: a stack of places kept in memory alone, so that nothing about anybody stands in an address or a
// history. Links are plain `<a href={href(place)}>`; one listener follows them.
import { tick } from "svelte";

export interface Place {
  screen: string;
  id?: string;
  tab?: string;
  /** What on it was looked for: the id of a row. It stands in no link. */
  at?: string;
}

interface Visit {
  place: Place;
  /** The row that was left, to come back to. */
  row: string | undefined;
  scroll: number;
}

const FIRST: Place = { screen: "today" };
/** Where Esc leads when nothing was visited before. */
const parents: Record<string, string> = {
  person: "people",
  contact: "contacts",
  ring: "contacts",
  checkin: "person",
  brief: "person",
  assess: "person",
  concern: "person",
  group: "groups",
  session: "group",
};

export const href = (place: Place): string =>
  `#/${[place.screen, place.id, place.tab].filter((part) => part !== undefined).join("/")}`;

export function placeOf(fragment: string): Place | undefined {
  const [screen, id, tab] = fragment
    .replace(/^#\//, "")
    .split("/")
    .map((part) => decodeURIComponent(part));
  return screen ? { screen, id: id || undefined, tab: tab || undefined } : undefined;
}

const sameScreen = (a: Place, b: Place) => a.screen === b.screen && a.id === b.id;
const mainArea = () => document.querySelector<HTMLElement>("[data-scroll]");

class Router {
  #visits = $state<Visit[]>([{ place: FIRST, row: undefined, scroll: 0 }]);
  /** The row to give the focus back to; set while coming back, until it is taken or something else is focused. */
  #wanted: string | undefined;

  readonly #visit = $derived(this.#visits.at(-1) as Visit);
  readonly place: Place = $derived(this.#visit.place);

  #leave(): void {
    const visit = this.#visit;
    visit.row = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"];
    visit.scroll = mainArea()?.scrollTop ?? 0;
  }

  /** Goes to a place. A change of tab within the same screen replaces, so that Esc leaves the screen. */
  go(place: Place): void {
    if (sameScreen(place, this.place)) {
      this.#visit.place = place;
      return;
    }
    this.#leave();
    this.#wanted = undefined;
    this.#visits.push({ place, row: undefined, scroll: 0 });
    void tick().then(() => mainArea()?.scrollTo(0, 0));
  }

  /** Goes to a place and forgets this one: after finishing what it was for. */
  replace(place: Place): void {
    this.#wanted = undefined;
    this.#visits[this.#visits.length - 1] = { place, row: undefined, scroll: 0 };
  }

  back(): void {
    if (this.#visits.length > 1) {
      this.#visits.pop();
      const { row, scroll } = this.#visit;
      this.#wanted = row;
      void tick().then(() => mainArea()?.scrollTo(0, scroll));
      return;
    }
    const parent = parents[this.place.screen];
    if (parent) this.replace({ screen: parent, id: ["person", "group"].includes(parent) ? this.place.id : undefined });
    else if (this.place.screen !== FIRST.screen) this.replace(FIRST);
  }

  /** The heading of a screen that has just come up takes the focus, unless a row is to have it back. */
  arrive(heading: HTMLElement): void {
    heading.focus({ preventScroll: true });
  }

  /** Whether this is the row that was left: a long list then shows that far. */
  wants(row: string): boolean {
    return this.#wanted === row;
  }

  /** A row that has just come up: takes the focus if it is the one that was left. */
  reclaim(row: string, element: HTMLElement): void {
    if (this.#wanted !== row) return;
    this.#wanted = undefined;
    const active = document.activeElement;
    if (active === document.body || active?.tagName === "H1") element.focus({ preventScroll: true });
  }

  /** To the first place, with nothing behind it: on opening and for tests. */
  start(place: Place = FIRST): void {
    this.#wanted = undefined;
    this.#visits = [{ place, row: undefined, scroll: 0 }];
  }
}

export const router = new Router();

/** Follows links of ours; returns how to stop. */
export function followLinks(root: Document): () => void {
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href^='#/']") : null;
    const place = link && placeOf(link.getAttribute("href") ?? "");
    if (!place) return;
    event.preventDefault();
    router.go(place);
  };
  root.addEventListener("click", follow);
  return () => root.removeEventListener("click", follow);
}
