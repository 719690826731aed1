// Which shape says who answered and where a score came from.
import type { Form } from "../../../parts/chart/Shape.svelte";
import type { Mark } from "./geometry";

export const forms: Record<Mark, Form> = {
  self: "circle",
  proxy: "diamond",
  clinician: "square",
  import: "triangle",
  otherVersion: "cross",
};
