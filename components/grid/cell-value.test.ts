import { Float32, Int64, Utf8, Vector, vectorFromArray } from "apache-arrow";
import { describe, expect, test } from "vitest";
import { columnReader } from "./arrow-reader";
import { cellText, prettyText } from "./cell-value";

describe("cellText", () => {
  test("keeps every digit", () => {
    expect(cellText(9007199254740993n)).toBe("9007199254740993");
    expect(cellText("170141183460469231731687303715884105727")).toBe(
      "170141183460469231731687303715884105727",
    );
    expect(cellText(0.1 + 0.2)).toBe("0.30000000000000004");
    expect([Number.NaN, Number.POSITIVE_INFINITY, -0].map(cellText)).toEqual(["nan", "inf", "-0"]);
  });

  test("prints bytes as DuckDB does", () => {
    expect(cellText(new Uint8Array([0, 65, 255]))).toBe("\\x00A\\xFF");
  });
});

describe("prettyText", () => {
  test("lays out JSON without touching its numbers", () => {
    expect(prettyText('{"id":9007199254740993,"a":[],"b":{"c":1.10, "d":"x: {y}, z"}}', "JSON")).toBe(
      '{\n  "id": 9007199254740993,\n  "a": [],\n  "b": {\n    "c": 1.10,\n    "d": "x: {y}, z"\n  }\n}',
    );
    expect(prettyText("[draft] hello", "VARCHAR")).toBe("[draft] hello");
  });

  test("lays out nested values as DuckDB prints them", () => {
    expect(
      prettyText("[{'city': Zürich, 'zip': '80,01'}, NULL]", "STRUCT(city VARCHAR, zip VARCHAR)[]"),
    ).toBe("[\n  {\n    'city': Zürich,\n    'zip': '80,01'\n  },\n  NULL\n]");
  });
});

describe("columnReader", () => {
  test("integers of 64 bits, NULL and chunks", () => {
    const first = vectorFromArray([1n, null], new Int64());
    const both = new Vector([...first.data, ...vectorFromArray([9007199254740993n], new Int64()).data]);
    expect([0, 1, 2].map(columnReader(both))).toEqual([1n, null, 9007199254740993n]);
  });

  test("32-bit floats read as they were written", () => {
    const read = columnReader(vectorFromArray([0.1, 16_777_216, null, -1.5e-7], new Float32()));
    expect([0, 1, 2, 3].map(read)).toEqual([0.1, 16_777_216, null, -1.5e-7]);
  });

  test("texts, also empty ones", () => {
    expect([0, 1, 2].map(columnReader(vectorFromArray(["", "ß", null], new Utf8())))).toEqual([
      "",
      "ß",
      null,
    ]);
  });
});
