import { describe, expect, test } from "vitest";
import { nodeAtLine, shiftLines } from "./line-ranges";

const lines = { a: { from: 1, to: 1 }, b: { from: 2, to: 4 }, c: { from: 5, to: 5 } };
const text = "a\nb1\nb2\nb3\nc";

describe("nodeAtLine", () => {
  test("finds the innermost statement", () => {
    expect(nodeAtLine({ loop: { from: 1, to: 9 }, inner: { from: 3, to: 4 } }, 3)).toBe("inner");
    expect(nodeAtLine(lines, 4)).toBe("b");
    expect(nodeAtLine(lines, 9)).toBeUndefined();
  });
});

describe("shiftLines", () => {
  test("moves what stands below an edit", () => {
    expect(shiftLines(lines, text, "a\nnew\nb1\nb2\nb3\nc")).toEqual({
      a: { from: 1, to: 1 },
      b: { from: 3, to: 5 },
      c: { from: 6, to: 6 },
    });
  });

  test("stretches what an edit is inside of", () => {
    expect(shiftLines(lines, text, "a\nb1\nb2\nmore\nb3\nc")).toEqual({
      a: { from: 1, to: 1 },
      b: { from: 2, to: 5 },
      c: { from: 6, to: 6 },
    });
  });

  test("never points past the end", () => {
    expect(shiftLines(lines, text, "a")).toEqual({ a: { from: 1, to: 1 } });
  });
});
