import { describe, expect, it } from "vitest";
import { callAt, wordAt } from "./call-at";

/** The call at the mark `|`. */
function at(marked: string): string | null {
  const call = callAt(marked.replace("|", ""), marked.indexOf("|"));
  return call && `${call.name} ${call.argument}`;
}

describe("callAt", () => {
  it.each([
    ["round(|", "round 0"],
    ["round(|)", "round 0"],
    ["round(a, |)", "round 1"],
    ["round(abs(a), |b)", "round 1"],
    ["round(abs(|a), b)", "abs 0"],
    ["round(a, 2)|", null],
    ["a + |b", null],
    ["coalesce([1, 2, |3], x)", "coalesce 0"],
    ["coalesce({'a': 1, 'b': 2}, |x)", "coalesce 1"],
    ["concat('a, |b')", null],
    ["concat('a, b', |)", "concat 1"],
    ["concat('a, |", null],
    ["f(a /* x, | */, b)", null],
    ["list_reduce(l, lambda a, x: a + x, |0)", "list_reduce 2"],
    ["list_reduce(l, lambda a, |x: a + x)", "list_reduce 1"],
    ["x in (1, |2)", null],
    ["sum(x) over (order by |x)", null],
    ["round((a + b) * |c, 2)", "round 0"],
    ['"round"(|', "round 0"],
  ])("%s", (marked, expected) => {
    expect(at(marked)).toBe(expected);
  });
});

describe("wordAt", () => {
  it("knows names, calls and tables", () => {
    expect(wordAt('r."a b" + round(x)', 3)).toEqual({
      name: "a b",
      from: 2,
      to: 7,
      called: false,
      table: "r",
    });
    expect(wordAt("round (x)", 2)).toMatchObject({ name: "round", called: true, table: null });
    expect(wordAt("'round(x)'", 3)).toBeNull();
    expect(wordAt("a + b", 2)).toBeNull();
  });
});
