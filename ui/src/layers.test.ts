// Which part of the window may use which. Inside a folder of `screens` files use each other freely; between folders only
// downward in one order, and no two files anywhere import each other, directly or by way of others.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/**
 * The folders of `src/screens`, by capability as in the core. Each may use those before it. At the end stand those that
 * join the others: what is written beside somebody, what leaves the laptop, a person's page, and the caseload.
 */
const order = [
  // Used in many places: nothing of one capability alone.
  "vault",
  "entry",
  "history",
  "notice",
  "attention",
  // What is known and agreed about a person.
  "health",
  "law",
  "service",
  "circle",
  "safety",
  "plan",
  "measure",
  "task",
  "group",
  "episode",
  // What joins them.
  "visit",
  "concern",
  "workspace",
  "outgoing",
  "person",
  "caseload",
];

/** The rooms of `src`, lowest first: what every screen is made of knows no screen, and screens do not know the frame. */
const rooms = ["", "style", "parts", "screens", "frame"];

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => /\.(svelte|ts)$/.test(name) && !/\.test\./.test(name));
const known = new Set(files);

/** `import`, `export … from` and `import()`. */
const imported = /(?:\bfrom|\bimport)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g;

function importsOf(file: string): string[] {
  const text = readFileSync(join("src", file), "utf8");
  return [...text.matchAll(imported)].flatMap(([, path = ""]) => {
    const at = normalize(join(dirname(file), path)).replaceAll("\\", "/");
    return [at, `${at}.ts`, `${at}.svelte`, `${at}/index.ts`].filter((one) => known.has(one)).slice(0, 1);
  });
}
const imports = new Map(files.map((file) => [file, importsOf(file)]));
const pairs = [...imports].flatMap(([from, all]) => all.map((to) => [from, to] as const));

/** The first ring of files found from each file on, each ring once. */
function rings(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  function walk(file: string, way: string[]) {
    const at = way.indexOf(file);
    if (at >= 0) return void found.push([...way.slice(at), file].join(" -> "));
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...way, file]);
    done.add(file);
  }
  for (const file of graph.keys()) walk(file, []);
  return found;
}

const folderOf = (file: string): string | undefined => /^screens\/([^/]+)\//.exec(file)?.[1];
const roomOf = (file: string): string => (file.includes("/") ? (file.split("/")[0] ?? "") : "");
/** What starts the window, and the screens by route, know everything below them. */
const top = ["main.ts", "App.svelte"];

describe("the window's files", () => {
  it("are found, and their imports with them", () => {
    expect(files.length).toBeGreaterThan(200);
    expect(imports.get("screens/index.ts")).toContain("screens/caseload/today/Today.svelte");
  });

  it("never import each other", () => {
    expect(rings(imports)).toEqual([]);
    const ring = new Map(Object.entries({ a: ["b"], b: ["c"], c: ["a"], d: ["a"] }));
    expect(rings(ring)).toEqual(["a -> b -> c -> a"]);
  });

  it("know only the rooms below them", () => {
    const upward = pairs.filter(
      ([from, to]) => !top.includes(from) && rooms.indexOf(roomOf(to)) > rooms.indexOf(roomOf(from)),
    );
    expect(upward.map((pair) => pair.join(" -> "))).toEqual([]);
  });

  it("stand in folders that each have a place in the order", () => {
    const folders = new Set(files.flatMap((file) => folderOf(file) ?? []));
    expect([...folders].sort()).toEqual([...order].sort());
    const loose = files.filter((file) => roomOf(file) === "screens" && !folderOf(file));
    expect(loose).toEqual(["screens/index.ts"]);
  });

  it("of one capability use only those before it", () => {
    const upward = pairs.filter(([from, to]) => {
      const [user, used] = [folderOf(from), folderOf(to)];
      return (
        user !== undefined &&
        (used === undefined ? to === "screens/index.ts" : order.indexOf(used) > order.indexOf(user))
      );
    });
    expect(upward.map((pair) => pair.join(" -> "))).toEqual([]);
  });
});
