import { describe, expect, test } from "vitest";
import {
  addColumn,
  freeName,
  type InlineTable,
  moveColumn,
  pasteCells,
  removeColumn,
  setCell,
} from "./table-edit";

const table: InlineTable = {
  columns: [
    { name: "code", type: "VARCHAR" },
    { name: "since", type: "DATE" },
  ],
  rows: [
    ["UA", "1926-04-06"],
    ["AF", null],
  ],
};

describe("columns and rows stay together", () => {
  test("adding, removing and moving a column", () => {
    expect(addColumn(table, { name: "n", type: "BIGINT" }).rows).toEqual([
      ["UA", "1926-04-06", null],
      ["AF", null, null],
    ]);
    expect(removeColumn(table, 0).rows).toEqual([["1926-04-06"], [null]]);
    const turned = moveColumn(table, 0, 1);
    expect(turned.columns.map(({ name }) => name)).toEqual(["since", "code"]);
    expect(turned.rows[0]).toEqual(["1926-04-06", "UA"]);
  });

  test("a row of another length is made to fit when it is touched", () => {
    expect(setCell({ ...table, rows: [["UA"]] }, 0, 1, "x").rows).toEqual([["UA", "x"]]);
  });
});

describe("pasteCells", () => {
  test("fills from a cell on, and grows", () => {
    const next = pasteCells(
      table,
      [
        ["LH", "", "x"],
        ["AF", "1933-10-07", "y"],
      ],
      1,
      0,
    );
    expect(next.columns.map(({ name }) => name)).toEqual(["code", "since", "column3"]);
    expect(next.rows).toEqual([
      ["UA", "1926-04-06", null],
      ["LH", null, "x"],
      ["AF", "1933-10-07", "y"],
    ]);
  });

  test("an empty table takes the header and the types of what is pasted", () => {
    const next = pasteCells(
      { columns: [], rows: [] },
      [
        ["id", "name"],
        ["1", "a"],
      ],
      0,
      0,
    );
    expect(next.columns).toEqual([
      { name: "id", type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
    ]);
    expect(next.rows).toEqual([["1", "a"]]);
  });
});

test("freeName", () => {
  expect(freeName([{ name: "Column2", type: "VARCHAR" }])).toBe("column3");
});
