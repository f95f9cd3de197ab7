import {
  Bool,
  DateDay,
  Decimal,
  Field,
  Int32,
  Int64,
  IntervalMonthDayNano,
  List,
  makeData,
  makeVector,
  Struct,
  TimeMicrosecond,
  TimestampMicrosecond,
  TimestampNanosecond,
  Utf8,
  Vector,
  vectorFromArray,
} from "apache-arrow";
import { describe, expect, test } from "vitest";
import { columnReader, decimalText } from "./arrow-reader";
import { cellText } from "./cell-value";

const timestamps = (values: bigint[], zone?: string) =>
  new Vector([
    makeData({
      type: new TimestampMicrosecond(zone ?? null),
      length: values.length,
      data: BigInt64Array.from(values),
    }),
  ]);

describe("columnReader", () => {
  test("integers of 64 bits, NULL and chunks", () => {
    const first = vectorFromArray([1n, null], new Int64());
    const both = new Vector([...first.data, ...vectorFromArray([9007199254740993n], new Int64()).data]);
    const read = columnReader(both);
    expect([0, 1, 2].map(read)).toEqual([1n, null, 9007199254740993n]);
  });

  test("timestamps keep the last digit, and say their zone", () => {
    const read = columnReader(timestamps([978_334_920_000_000n, 978_334_920_000_001n, -1n]));
    expect([0, 1, 2].map(read)).toEqual([
      "2001-01-01 07:42:00",
      "2001-01-01 07:42:00.000001",
      "1969-12-31 23:59:59.999999",
    ]);
    expect(columnReader(timestamps([0n], "Europe/Zurich"))(0)).toBe("1970-01-01 00:00:00+00");
    expect(columnReader(timestamps([2n ** 63n - 1n, -(2n ** 63n - 1n)]))(1)).toBe("-infinity");
    const nanoseconds = makeData({
      type: new TimestampNanosecond(),
      length: 1,
      data: BigInt64Array.of(1_700_000_000_123_456_789n),
    });
    expect(columnReader(new Vector([nanoseconds]))(0)).toBe("2023-11-14 22:13:20.123456789");
  });

  test("dates far from now, and before Christ", () => {
    const days = makeData({
      type: new DateDay(),
      length: 4,
      data: Int32Array.of(0, 11_016, -719_529, 2_932_897),
    });
    expect([0, 1, 2, 3].map(columnReader(new Vector([days])))).toEqual([
      "1970-01-01",
      "2000-02-29",
      "0002-12-31 (BC)",
      "10000-01-01",
    ]);
  });

  test("decimals are exact and signed", () => {
    const type = new Decimal(2, 38, 128);
    const data = makeData({
      type,
      length: 2,
      data: Uint32Array.of(12345, 0, 0, 0, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff),
    });
    expect([0, 1].map(columnReader(new Vector([data])))).toEqual(["123.45", "-0.01"]);
    expect(decimalText(5n, 0)).toBe("5");
  });

  test("times and intervals", () => {
    const time = makeData({
      type: new TimeMicrosecond(),
      length: 1,
      data: BigInt64Array.of(27_720_500_000n),
    });
    expect(columnReader(new Vector([time]))(0)).toBe("07:42:00.5");
    const interval = makeData({
      type: new IntervalMonthDayNano(),
      length: 1,
      data: Int32Array.of(14, 3, 1_000_000_000, 0),
    });
    expect(columnReader(new Vector([interval]))(0)).toBe("1 year 2 months 3 days 00:00:01");
  });

  test("lists of structs, read in place", () => {
    const fields = [new Field("n", new Int32(), true), new Field("ok", new Bool(), true)];
    const type = new List(new Field("item", new Struct(fields), true));
    const read = columnReader(vectorFromArray([[{ n: 1, ok: true }], null, [], [{ n: 2, ok: null }]], type));
    expect(cellText(read(0))).toBe("[{'n': 1, 'ok': true}]");
    expect(read(1)).toBeNull();
    expect(cellText(read(3))).toBe("[{'n': 2, 'ok': NULL}]");
  });

  test("dictionaries read as their values", () => {
    const read = columnReader(vectorFromArray(["a", "b", null, "a"]));
    expect([0, 1, 2, 3].map(read)).toEqual(["a", "b", null, "a"]);
    expect(columnReader(makeVector(makeData({ type: new Utf8(), length: 0 })))(0)).toBeNull();
  });
});
