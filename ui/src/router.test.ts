import { beforeEach, describe, expect, it } from "vitest";
import { followLinks, href, placeOf, router } from "./router.svelte";

beforeEach(() => router.start());
const here = () => href(router.place);

describe("router", () => {
  it("writes and reads places", () => {
    for (const place of [
      { screen: "people" },
      { screen: "person", id: "a" },
      { screen: "person", id: "a", tab: "plan" },
    ]) {
      expect(placeOf(href(place))).toEqual({ id: undefined, tab: undefined, ...place });
    }
    expect(placeOf("#/")).toBeUndefined();
  });

  it("goes back to where it came from, tabs being one place", () => {
    router.go({ screen: "people" });
    router.go({ screen: "person", id: "a" });
    router.go({ screen: "person", id: "a", tab: "plan" });
    expect(here()).toBe("#/person/a/plan");
    router.back();
    expect(here()).toBe("#/people");
    router.back();
    router.back();
    expect(here()).toBe("#/today");
  });

  it("goes up when there is nothing to go back to", () => {
    router.start({ screen: "checkin", id: "a" });
    router.back();
    expect(here()).toBe("#/person/a");
    router.back();
    expect(here()).toBe("#/people");
    router.back();
    expect(here()).toBe("#/today");
  });

  it("gives the focus back to the row that was left, if nothing else took it", () => {
    document.body.innerHTML = `<h1 tabindex="-1">h</h1><ul><li data-row="b"><a href="#/person/b">B</a></li></ul>`;
    const stop = followLinks(document);
    const link = document.querySelector("a") as HTMLElement;
    link.focus();
    link.click();
    expect(here()).toBe("#/person/b");
    router.back();
    const heading = document.querySelector("h1") as HTMLElement;
    router.arrive(heading);
    router.reclaim("a", link);
    expect(document.activeElement).toBe(heading);
    router.reclaim("b", link);
    expect(document.activeElement).toBe(link);
    // Somebody who has moved on already is not pulled back.
    link.click();
    router.back();
    const field = document.body.appendChild(document.createElement("input"));
    field.focus();
    router.reclaim("b", link);
    expect(document.activeElement).toBe(field);
    stop();
  });

  it("leaves links of other kinds alone", () => {
    document.body.innerHTML = `<a href="#f-name">x</a>`;
    const stop = followLinks(document);
    document.querySelector("a")?.click();
    expect(here()).toBe("#/today");
    stop();
  });
});
