import { describe, expect, test } from "vitest";
import {
  mapColumn,
  mappingRows,
  moveMapping,
  readMappings,
  typeText,
  unmappedColumns,
  withMapping,
  writeMappings,
} from "./mapping-edit";

const columns = [
  { name: "id", type: "VARCHAR" },
  { name: "address", type: "STRUCT(city VARCHAR, zip DECIMAL(4,0))[]" },
  { name: "notes", type: "VARCHAR" },
];
const mappings = readMappings([
  { from: "ID", to: "id", type: "BIGINT" },
  {
    from: ["address"],
    to: "address",
    children: [
      { from: ["city"], to: "city" },
      { from: ["zip"], to: "code", dropped: true },
    ],
  },
  { from: ["gone"], to: "gone" },
]);

describe("mappings", () => {
  test("lines know what they read, also inside a list of structs", () => {
    const rows = mappingRows(mappings, columns);
    expect(rows.map(({ mapping, type, unknown }) => [mapping.to, type && typeText(type), unknown])).toEqual([
      ["id", "VARCHAR", false],
      ["address", "STRUCT(city VARCHAR, zip DECIMAL(4,0))[]", false],
      ["city", "VARCHAR", false],
      ["code", "DECIMAL(4,0)", false],
      ["gone", null, true],
    ]);
  });

  test("what is written holds only what says something", () => {
    expect(writeMappings(mappings)).toEqual([
      { from: ["ID"], to: "id", type: "BIGINT" },
      {
        from: ["address"],
        to: "address",
        children: [
          { from: ["city"], to: "city" },
          { from: ["zip"], to: "code", dropped: true },
        ],
      },
      { from: ["gone"], to: "gone" },
    ]);
    expect(readMappings(writeMappings(mappings))).toEqual(mappings);
  });

  test("lines move among their siblings only", () => {
    const rows = mappingRows(mappings, columns);
    expect(moveMapping(mappings, rows, 2, 3)[1]?.children.map(({ to }) => to)).toEqual(["code", "city"]);
    expect(moveMapping(mappings, rows, 0, 3).map(({ to }) => to)).toEqual(["address", "id", "gone"]);
    expect(moveMapping(mappings, rows, 2, 0)).toEqual(mappings);
  });

  test("one line is changed in place, and what is left out is known", () => {
    expect(withMapping(mappings, [1, 0], null)[1]?.children).toHaveLength(1);
    expect(withMapping(mappings, [0], mapColumn("id"))[0]).toEqual(mapColumn("id"));
    expect(unmappedColumns(columns, mappings).map(({ name }) => name)).toEqual(["notes"]);
  });
});
