import { expect, test } from "vitest";
import { emptyPipeline } from "../model/pipeline";
import { nodeDefinition } from "../nodes/registry";
import { pasteTable } from "./commands/paste-table";
import { guessTable } from "./guess-table";
import { readTableText } from "./table-text";

const table = (text: string) => {
  const cells = readTableText(text);
  return cells && guessTable(cells);
};

test("a spreadsheet's cells become typed columns", () => {
  const text =
    'code\tname\tprice\tsince\tactive\tamount\r\n007\tAcme, "Inc"\t1.50\t2024-02-29\tTRUE\t12\r\n010\t\t-2\t2023-01-01\tfalse\t\r\n';
  expect(table(text)).toEqual({
    columns: [
      { name: "code", type: "VARCHAR" },
      { name: "name", type: "VARCHAR" },
      { name: "price", type: "DOUBLE" },
      { name: "since", type: "DATE" },
      { name: "active", type: "BOOLEAN" },
      { name: "amount", type: "BIGINT" },
    ],
    rows: [
      ["007", 'Acme, "Inc"', "1.50", "2024-02-29", "TRUE", "12"],
      ["010", null, "-2", "2023-01-01", "false", null],
    ],
  });
});

test("numbers in the first row mean there is no header", () => {
  expect(table("1\t2\n3\t4")?.columns.map(({ name }) => name)).toEqual(["column1", "column2"]);
  expect(table("1\t2\n3\t4")?.rows).toHaveLength(2);
});

test("quoted cells may hold delimiters, quotes and line breaks", () => {
  expect(readTableText('a,b\n"x, y","say ""hi""\nthere"\n')).toEqual([
    ["a", "b"],
    ["x, y", 'say "hi"\nthere'],
  ]);
});

test("what is not a date stays text", () => {
  expect(table("d\te\n2024-02-30\t2024-13-01")?.columns.map(({ type }) => type)).toEqual([
    "VARCHAR",
    "VARCHAR",
  ]);
});

test("names are filled and differ without case", () => {
  expect(table("a\tb\n1\t2")?.columns.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(table("x y\tX  Y\n1\t2")?.columns.map(({ name }) => name)).toEqual(["x y", "X Y_2"]);
});

test("integers too long for BIGINT stay text: a DOUBLE would round them", () => {
  expect(table("n\tm\n12345678901234567890\t1")?.columns[0]?.type).toBe("VARCHAR");
});

test.each(["", "hello", "one, two", "select a, b\nfrom t\nwhere a, b, c", '{"a": 1}'])(
  "%j is no table",
  (text) => {
    expect(readTableText(text)).toBeNull();
  },
);

test("one column counts only when the source says it is a table", () => {
  expect(readTableText("name\nA\nB")).toBeNull();
  expect(readTableText("name\nA\nB", { singleColumn: true })).toHaveLength(3);
});

test("ragged rows are filled up", () => {
  expect(readTableText("a\tb\tc\n1\n")).toEqual([
    ["a", "b", "c"],
    ["1", "", ""],
  ]);
});

test("the settings of the new node are valid", () => {
  const cells = readTableText("id\tname\n1\tx\n2\t") ?? [];
  const { nodes } = pasteTable(emptyPipeline(), { id: "n_1", cells, position: { x: 0, y: 0 } });
  expect(nodeDefinition("inline-source")?.settings.safeParse(nodes.n_1?.settings).success).toBe(true);
});
