import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffLines } from "./line-diff";

const show = (before: string, after: string) =>
  diffLines(before.split(""), after.split(""))
    .map(({ kind, text }) => ({ same: " ", gone: "-", new: "+" })[kind] + text)
    .join("");

describe("diffLines", () => {
  test("says as little as there is to say", () => {
    expect(show("abc", "abc")).toBe(" a b c");
    expect(show("abc", "axc")).toBe(" a-b+x c");
    expect(show("abcabba", "cbabac").replace(/ ./g, "").length / 2).toBe(5);
    expect(diffLines([], ["a"])).toEqual([{ kind: "new", text: "a" }]);
    expect(diffLines(["a"], [])).toEqual([{ kind: "gone", text: "a" }]);
  });

  test("both texts can be read out of it", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        expect(lines.filter(({ kind }) => kind !== "new").map((line) => line.text)).toEqual(before);
        expect(lines.filter(({ kind }) => kind !== "gone").map((line) => line.text)).toEqual(after);
      }),
    );
  });

  test("two long texts with nothing in common end soon", () => {
    const many = (prefix: string) => Array.from({ length: 5000 }, (_, index) => `${prefix}${index}`);
    expect(diffLines(many("a"), many("b"))).toHaveLength(10_000);
  });
});
