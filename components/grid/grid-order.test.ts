import { describe, expect, test } from "vitest";
import { columnWidths } from "./column-widths";
import { gridOrder, nextSort } from "./grid-order";
import { corners, isSelected, moved } from "./grid-range";
import { rowsFromCells } from "./grid-rows";

const rows = rowsFromCells(
  [
    { name: "name", type: "VARCHAR" },
    { name: "n", type: "HUGEINT" },
  ],
  [
    ["b", "10"],
    ["a", "9"],
    [null, null],
    ["B", "10"],
  ],
);

describe("gridOrder", () => {
  test("sorts by value, keeps equal rows in their order, NULL last", () => {
    expect(gridOrder(rows, { column: "n", direction: "asc" }, "")).toEqual([1, 0, 3, 2]);
    expect(gridOrder(rows, { column: "n", direction: "desc" }, "")).toEqual([0, 3, 1, 2]);
    expect(gridOrder(rows, { column: "gone", direction: "desc" }, "")).toEqual([0, 1, 2, 3]);
  });

  test("finds text in any column, in any case, but not the word NULL in a NULL", () => {
    expect(gridOrder(rows, null, "B")).toEqual([0, 3]);
    expect(gridOrder(rows, null, "null")).toEqual([]);
  });

  test("a header goes up, down, and back", () => {
    const up = nextSort(null, "n");
    const down = nextSort(up, "n");
    expect([up?.direction, down?.direction, nextSort(down, "n")]).toEqual(["asc", "desc", null]);
    expect(nextSort(down, "name")).toEqual({ column: "name", direction: "asc" });
  });
});

describe("moving and selecting", () => {
  const size = { rows: 10, columns: 3, page: 4 };
  const from = (row: number, column: number, key: string, ctrl = false) =>
    moved({ row, column }, { key, ctrl }, size);

  test("stays inside; up from the first row is the header", () => {
    expect(from(0, 0, "ArrowUp")).toEqual({ row: -1, column: 0 });
    expect(from(-1, 0, "ArrowUp")).toEqual({ row: -1, column: 0 });
    expect(from(9, 2, "ArrowDown")).toEqual({ row: 9, column: 2 });
    expect(from(5, 2, "ArrowRight")).toEqual({ row: 5, column: 2 });
    expect(from(5, 1, "End", true)).toEqual({ row: 9, column: 2 });
    expect(from(2, 1, "PageUp")).toEqual({ row: 0, column: 1 });
    expect(from(2, 1, "x")).toBeNull();
  });

  test("a range has no direction, and the header is no part of it", () => {
    const range = { active: { row: -1, column: 2 }, anchor: { row: 3, column: 0 } };
    expect(corners(range)).toEqual({ top: 0, bottom: 3, left: 0, right: 2 });
    expect(isSelected(range, 3, 1)).toBe(true);
    expect(isSelected(range, 4, 1)).toBe(false);
  });
});

describe("columnWidths", () => {
  test("fill the room, but what was chosen stays", () => {
    expect(columnWidths([100, 100], [undefined, undefined], 300)).toEqual([150, 150]);
    expect(columnWidths([100, 100], [80, undefined], 300)).toEqual([80, 220]);
    expect(columnWidths([100, 100], [undefined, undefined], 150)).toEqual([100, 100]);
  });
});
