import { describe, expect, test } from "vitest";
import { toTsv } from "./tsv";

describe("toTsv", () => {
  test("one cell is its text, several are quoted where a spreadsheet needs it", () => {
    expect(toTsv([['say "hi"']])).toBe('say "hi"');
    expect(
      toTsv(
        [
          ["a\tb", null],
          ["two\nlines", 1n],
        ],
        ["x", "y"],
      ),
    ).toBe('x\ty\n"a\tb"\t\n"two\nlines"\t1');
  });
});
