import { describe, expect, test } from "vitest";
import { visiblePieces } from "./visible-text";

const marks = (text: string) => visiblePieces(text).filter((piece) => piece.mark);
const shown = (text: string) =>
  visiblePieces(text)
    .map((piece) => piece.text)
    .join("");

describe("visiblePieces", () => {
  test("ordinary text is one piece", () => {
    expect(visiblePieces("San Diego, Zürich 成田")).toEqual([{ text: "San Diego, Zürich 成田" }]);
    expect(visiblePieces("")).toEqual([]);
  });

  test("spaces at the ends show, spaces inside do not", () => {
    expect(visiblePieces("  a b ")).toEqual([
      { text: "··", mark: "2 spaces" },
      { text: "a b" },
      { text: "·", mark: "space" },
    ]);
    expect(shown("   ")).toBe("···");
  });

  test("control characters, zero-width and direction characters are named", () => {
    expect(marks("a\tb\nc\0").map(({ mark }) => mark)).toEqual([
      "tab (U+0009)",
      "line break (U+000A)",
      "NUL (U+0000)",
    ]);
    expect(marks("user\u202etxt.exe")[0]).toEqual({
      text: "U+202E",
      mark: "right-to-left override (U+202E)",
    });
    expect(marks("a\u200bb\ufeff\u00a0")).toHaveLength(3);
  });

  test("an emoji joined from several stays whole, a stray joiner does not hide", () => {
    expect(visiblePieces("👩‍🚀 ❤️‍🔥 👩🏽‍🚀")).toHaveLength(1);
    expect(marks("a\u200db")).toHaveLength(1);
  });
});
