import { describe, expect, it } from "vitest";
import { newId } from "./ids";
import { LruCache } from "./lru-cache";
import { nearest } from "./nearest";
import { camelCase, slug, uniqueName } from "./slug";
import { jsonEqual, stableJson } from "./stable-json";

describe("small things", () => {
  it("finds the nearest words", () => {
    expect(nearest("distanse", ["date", "delay", "distance", "origin"])[0]).toBe("distance");
    expect(nearest("zzzzzz", ["date"])).toEqual([]);
  });

  it("makes slugs, identifiers and unique names", () => {
    expect(slug("With airport!")).toBe("with_airport");
    expect(slug("Überflüge 2")).toBe("uberfluge_2");
    expect(slug("机场", "node")).toBe("node");
    expect(camelCase("delays by state")).toBe("delaysByState");
    expect(camelCase("2nd")).toBe("_2nd");
    expect(uniqueName("a", new Set(["a", "a 2"]))).toBe("a 3");
  });

  it("compares JSON whatever the order of its keys", () => {
    expect(stableJson({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}');
    expect(jsonEqual({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(jsonEqual([1, 2], [2, 1])).toBe(false);
  });

  it("makes ids that documents accept", () => {
    expect(newId("n")).toMatch(/^n_[0-9a-z]{10}$/);
  });

  it("forgets the least recently used", () => {
    const cache = new LruCache<string, number>(2);
    cache.set("a", 1);
    cache.set("b", 2);
    cache.get("a");
    cache.set("c", 3);
    expect([cache.get("a"), cache.get("b"), cache.get("c")]).toEqual([1, undefined, 3]);
  });

  it("does not keep what is larger than itself", () => {
    const cache = new LruCache<string, string>(3, (text) => text.length);
    cache.set("a", "xxxx");
    cache.set("b", "xx");
    cache.set("c", "xx");
    expect([cache.get("a"), cache.get("b"), cache.get("c")]).toEqual([undefined, undefined, "xx"]);
  });
});
