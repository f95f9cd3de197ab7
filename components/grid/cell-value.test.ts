import { describe, expect, test } from "vitest";
import { cellText, prettyText, reindentJson } from "./cell-value";

describe("cellText", () => {
  test("keeps every digit", () => {
    expect(cellText(9007199254740993n)).toBe("9007199254740993");
    expect(cellText("170141183460469231731687303715884105727")).toBe(
      "170141183460469231731687303715884105727",
    );
    expect(cellText(0.1 + 0.2)).toBe("0.30000000000000004");
    expect([Number.NaN, Number.POSITIVE_INFINITY, -0].map(cellText)).toEqual(["nan", "inf", "-0"]);
  });

  test("prints nested values and bytes as DuckDB does", () => {
    const struct = {
      kind: "struct",
      entries: [
        ["city", "it's"],
        ["zip", null],
      ],
    } as const;
    expect(cellText(struct)).toBe("{'city': 'it''s', 'zip': NULL}");
    expect(cellText({ kind: "map", entries: [["a", 1n]] })).toBe("{'a'=1}");
    expect(cellText([1n, null, "x"])).toBe("[1, NULL, 'x']");
    expect(cellText(new Uint8Array([0, 65, 255]))).toBe("\\x00A\\xFF");
  });
});

describe("prettyText", () => {
  test("lays out JSON without touching its numbers", () => {
    expect(prettyText('{"id":9007199254740993,"a":[],"b":{"c":1.10}}', "JSON")).toBe(
      '{\n  "id": 9007199254740993,\n  "a": [],\n  "b": {\n    "c": 1.10\n  }\n}',
    );
    expect(reindentJson("{not json}")).toBeNull();
    expect(prettyText("[draft] hello", "VARCHAR")).toBe("[draft] hello");
  });

  test("lays out nested values, with wide integers as text", () => {
    expect(prettyText([1n, 9007199254740993n], "BIGINT[]")).toBe('[\n  1,\n  "9007199254740993"\n]');
  });
});
