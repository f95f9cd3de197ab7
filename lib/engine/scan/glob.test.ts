import { describe, expect, it } from "vitest";
import { escapeGlob, expandBraces, hasGlob, pathExclusion, segmentMatcher } from "./glob";

describe("one segment", () => {
  const cases: [pattern: string, yes: string[], no: string[]][] = [
    ["*", ["a", "a.csv"], [".a", "_a"]],
    ["*.csv", ["a.csv"], ["a.csv.gz", ".csv"]],
    ["a?c", ["abc", "a🦆c"], ["ac", "abbc"]],
    ["[a-c]x", ["ax", "cx"], ["dx", "x"]],
    ["[!a-c]x", ["dx"], ["ax"]],
    ["[]x]", ["]", "x"], ["y"]],
    ["[", ["["], ["a"]],
    ["_*", ["_a"], ["a"]],
    [".*", [".a"], ["_a", "a"]],
    ["a*b*c", ["abc", "axxbxxc"], ["acb", "abcx"]],
  ];
  for (const [pattern, yes, no] of cases)
    it(pattern, () => {
      const matches = segmentMatcher(pattern);
      expect(yes.filter(matches)).toEqual(yes);
      expect(no.filter(matches)).toEqual([]);
    });

  it("is quick for any number of stars", () => {
    const started = performance.now();
    expect(segmentMatcher(`${"a*".repeat(60)}b`)("a".repeat(250))).toBe(false);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe("braces", () => {
  it("stand for each of their parts, nested too", () => {
    expect(expandBraces("a{b,c{d,e}}f")).toEqual(["abf", "acdf", "acef"]);
    expect(expandBraces("{x}{,y}")).toEqual(["{x}", "{x}y"]);
    expect(expandBraces("{a")).toEqual(["{a"]);
  });
  it("have a limit", () => {
    expect(expandBraces("{a,b}".repeat(20))).toBeNull();
  });
});

describe("exclusions", () => {
  const files = ["lake/a.csv", "lake/a.pdf", "lake/2024/b.csv", "lake/2024/old/c.csv", "lake/x[1].csv"];
  const cases: [pattern: string, named: string, out: string[]][] = [
    ["*.pdf", "lake", ["lake/a.pdf"]],
    ["**.pdf", "lake", ["lake/a.pdf"]],
    ["2024/**", "lake", ["lake/2024/b.csv", "lake/2024/old/c.csv"]],
    ["2024/*", "lake/*", ["lake/2024/b.csv"]],
    ["2024/*", "", []],
    ["lake/**/c.csv", "", ["lake/2024/old/c.csv"]],
    ["**/a.{csv,pdf}", "lake", ["lake/a.csv", "lake/a.pdf"]],
    ["?.csv", "lake", ["lake/a.csv", "lake/2024/b.csv", "lake/2024/old/c.csv"]],
    ["lake?a.csv", "lake", []],
    ["[!a].csv", "lake", ["lake/2024/b.csv", "lake/2024/old/c.csv"]],
    ["**", "lake", files],
  ];
  for (const [pattern, named, out] of cases)
    it(`${pattern} of ${named || "all"}`, () => {
      const excludes = pathExclusion([pattern]);
      expect(files.filter((file) => excludes(file, named))).toEqual(out);
    });
  it("are none without patterns, and quick with many stars", () => {
    expect(pathExclusion([])("a", "a")).toBe(false);
    const started = performance.now();
    expect(pathExclusion([`${"**a".repeat(60)}b`])("a".repeat(500), "")).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("names for the engine", () => {
  it("match themselves only", () => {
    expect(escapeGlob("/ws/a[1]*?.csv")).toBe("/ws/a[[]1][*][?].csv");
    expect(hasGlob("plain/it's.csv")).toBe(false);
  });
});
