import { describe, expect, test } from "vitest";
import type { CellValue } from "./cell-value";
import { compareCells } from "./compare-cells";

const sorted = (values: CellValue[], numeric: boolean, direction: "asc" | "desc" = "asc") =>
  values.toSorted((a, b) => compareCells(a, b, numeric, direction));

describe("compareCells", () => {
  test("numbers by value, however wide", () => {
    expect(sorted([10n, 9n, null, -1n], true)).toEqual([-1n, 9n, 10n, null]);
    expect(sorted(["9007199254740993.10", "-2.5", "10.0"], true)).toEqual([
      "-2.5",
      "10.0",
      "9007199254740993.10",
    ]);
  });

  test("NULL is last in both directions", () => {
    expect(sorted(["b", null, "a"], false, "desc")).toEqual(["b", "a", null]);
  });
});
