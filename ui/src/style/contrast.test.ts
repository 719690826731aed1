import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("src/style/tokens.css", "utf8");
const pairs = new Map<string, [string, string]>();
for (const [, name, light, dark] of css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g)) {
  if (name && light && dark && !pairs.has(name)) pairs.set(name, [light, dark]);
}
const color = (name: string, theme: number): string => {
  const pair = pairs.get(name);
  if (pair) return pair[theme] as string;
  const alias = css.match(new RegExp(`--${name}: var\\(--([\\w-]+)\\)`))?.[1];
  if (!alias) throw new Error(`no colour ${name}`);
  return color(alias, theme);
};
const luminance = (hex: string) => {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (a: string, b: string) => {
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (hi + 0.05) / (lo + 0.05);
};

// WCAG 2.2: 4.5 for text, 3 for the edges of controls.
const text: [string, string][] = [
  ...["ink", "ink-2", "accent", "attention", "danger", "ok"].flatMap((ink): [string, string][] => [
    [ink, "bg"],
    [ink, "surface"],
  ]),
  ["ink", "selected"],
  ["ink-2", "selected"],
  ["accent", "selected"],
  ["ink", "mark"],
  ["on-accent", "accent"],
  ["attention", "attention-bg"],
  ...[0, 1, 2, 3, 4].map((n): [string, string] => [`on-severity-${n}`, `severity-${n}`]),
];

describe.each(["light", "dark"])("contrast, %s", (name) => {
  const theme = name === "light" ? 0 : 1;
  it.each(text)("%s on %s is at least 4.5", (ink, ground) => {
    expect(ratio(color(ink, theme), color(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(["bg", "surface"])("the edge of a control on %s is at least 3", (ground) => {
    expect(ratio(color("border", theme), color(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});
