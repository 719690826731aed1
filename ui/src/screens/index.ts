// Every screen of the open vault, once: the rail, Ctrl+1..7 and the router read this list.
import type { Component } from "svelte";
import type { Key } from "../messages";
import type { Place } from "../router.svelte";
import Assess from "./measure/assess/Assess.svelte";
import Brief from "./visit/brief/Brief.svelte";
import CheckIn from "./visit/check-in/CheckIn.svelte";
import Closing from "./caseload/closing/Closing.svelte";
import Concern from "./concern/Concern.svelte";
import Contact from "./circle/Contact.svelte";
import Contacts from "./circle/Contacts.svelte";
import Group from "./group/Group.svelte";
import Groups from "./group/Groups.svelte";
import Session from "./group/Session.svelte";
import People from "./caseload/people/People.svelte";
import Person from "./person/Person.svelte";
import Import from "./outgoing/import/Import.svelte";
import Settings from "./workspace/Settings.svelte";
import Ring from "./notice/Ring.svelte";
import Supervision from "./outgoing/supervision/Supervision.svelte";
import Sync from "./outgoing/sync/Sync.svelte";
import Today from "./caseload/today/Today.svelte";

export interface Screen {
  id: string;
  label: Key;
  component: Component | Component<{ place: Place }>;
  /** Ctrl and this digit; left out, the screen is reached from another and stands in no rail. */
  number?: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** Stands at the foot of the rail. */
  low?: boolean;
  /** Screens that belong to this one: it stays marked in the rail while they are open. */
  covers?: string[];
  /** Open beside the person it is about: nothing of anybody else is shown. */
  alone?: boolean;
}

export const everyScreen: readonly Screen[] = [
  { id: "today", label: "rail.today", component: Today, number: 1, covers: ["close-day"] },
  { id: "close-day", label: "closing.title", component: Closing },
  { id: "people", label: "rail.people", component: People, number: 2, covers: ["person", "import"] },
  { id: "brief", label: "brief.title", component: Brief, alone: true },
  { id: "checkin", label: "checkIn.title", component: CheckIn, alone: true },
  { id: "assess", label: "assess.title", component: Assess, alone: true },
  { id: "concern", label: "concern.title", component: Concern, alone: true },
  { id: "person", label: "person.title", component: Person },
  { id: "contacts", label: "rail.contacts", component: Contacts, number: 3, covers: ["contact", "ring"] },
  { id: "contact", label: "contacts.single", component: Contact },
  { id: "ring", label: "notice.ring.title", component: Ring },
  { id: "groups", label: "rail.groups", component: Groups, number: 4, covers: ["group", "session"] },
  { id: "group", label: "groups.single", component: Group },
  { id: "session", label: "groups.session.title", component: Session },
  { id: "import", label: "import.title", component: Import },
  { id: "supervision", label: "rail.supervision", component: Supervision, number: 5 },
  { id: "sync", label: "rail.sync", component: Sync, number: 6 },
  { id: "settings", label: "rail.settings", component: Settings, number: 7, low: true },
];

/** Those of the rail, in its order. */
export const screens = everyScreen.filter((screen) => screen.number !== undefined);

export const screenAt = (place: Place): Screen | undefined =>
  everyScreen.find((screen) => screen.id === place.screen) ?? everyScreen[0];
