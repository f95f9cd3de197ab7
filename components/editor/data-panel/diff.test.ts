import { describe, expect, test } from "vitest";
import { rowsFromCells } from "../../grid/grid-rows";
import { columnDiff, rowDiff } from "./diff";

const input = rowsFromCells(
  [
    { name: "id", type: "BIGINT" },
    { name: "name", type: "VARCHAR" },
    { name: "notes", type: "VARCHAR" },
  ],
  [
    [1n, " Zoë ", "x"],
    [2n, "Al", null],
  ],
);

describe("columnDiff", () => {
  test("names are compared without case", () => {
    const diff = columnDiff(input.columns, [
      { name: "ID", type: "BIGINT" },
      { name: "name", type: "INTEGER" },
      { name: "speed", type: "DOUBLE" },
    ]);
    expect(diff.added).toEqual(["speed"]);
    expect(diff.removed.map(({ name }) => name)).toEqual(["notes"]);
    expect(diff.retyped).toEqual([{ name: "name", from: "VARCHAR", to: "INTEGER" }]);
  });

  test("a rename is one change, not a loss and a gain", () => {
    const diff = columnDiff(
      [{ name: "a", type: "BIGINT" }],
      [{ name: "b", type: "BIGINT" }],
      new Map([["b", "a"]]),
    );
    expect(diff).toMatchObject({ added: [], removed: [], renamed: [{ from: "a", to: "b" }] });
  });
});

describe("rowDiff", () => {
  const output = rowsFromCells(
    [
      { name: "id", type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
      { name: "long", type: "BOOLEAN" },
    ],
    [
      [1n, "Zoë", false],
      [2n, "Al", false],
    ],
  );
  const sources = new Map([
    ["id", "id"],
    ["name", null],
    ["long", null],
  ]);

  test("marks the cells that changed, and keeps removed columns in their place", () => {
    const diff = rowDiff(input, output, sources);
    expect(diff.rows.columns.map(({ name }) => name)).toEqual(["id", "name", "notes", "long"]);
    expect(diff.marks).toEqual([undefined, "changed", "removed", "new"]);
    expect(diff.before?.(0, 1)).toBe(" Zoë ");
    expect(diff.before?.(1, 1)).toBeUndefined();
    expect(diff.rows.value(0, 2)).toBe("x");
    expect(diff.changed).toBe(1);
  });

  test("compares nothing for a node that does not keep its rows", () => {
    const diff = rowDiff(input, output, null);
    expect(diff).toMatchObject({ before: null, changed: 0 });
    expect(diff.rows.columns.map(({ name }) => name)).toEqual(["id", "name", "long"]);
  });
});
