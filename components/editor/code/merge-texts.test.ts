import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeTexts } from "./merge-texts";

const base = "one\ntwo\nthree\nfour\nfive\n";

describe("mergeTexts", () => {
  test("takes changes of both sides in different places", () => {
    const merged = mergeTexts(base, base.replace("one", "ONE"), base.replace("four", "4"));
    expect(merged).toEqual({ text: "ONE\ntwo\nthree\n4\nfive\n", conflicts: 0 });
  });

  test("takes changes of neighbouring lines", () => {
    const merged = mergeTexts(base, base.replace("two", "2"), base.replace("three", "3"));
    expect(merged).toEqual({ text: "one\n2\n3\nfour\nfive\n", conflicts: 0 });
  });

  test("takes a change that both made once", () => {
    const changed = base.replace("three", "3");
    expect(mergeTexts(base, changed, changed)).toEqual({ text: changed, conflicts: 0 });
  });

  test("keeps both versions where both changed the same lines", () => {
    const { text, conflicts } = mergeTexts(base, base.replace("two", "2"), base.replace("two", "zwei"));
    expect(conflicts).toBe(1);
    expect(text).toBe(
      "one\n// <<<<<<< the edited text\n2\n// =======\nzwei\n// >>>>>>> the canvas\nthree\nfour\nfive\n",
    );
  });

  test("one side's changes alone give that side", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(mergeTexts(before, after, before)).toEqual({ text: after, conflicts: 0 });
        expect(mergeTexts(before, before, after)).toEqual({ text: after, conflicts: 0 });
        expect(mergeTexts(before, after, after)).toEqual({ text: after, conflicts: 0 });
      }),
    );
  });
});
