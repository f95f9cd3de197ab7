import { describe, expect, test } from "vitest";
import { cellCondition, excludeCondition, keepCondition } from "./filter-condition";

describe("keepCondition", () => {
  test("says it as the rule builder would", () => {
    expect(keepCondition(`"origin" = 'SAN'`)).toBe("origin = 'SAN'");
    expect(keepCondition('"delay" >= 0 AND "delay" < 30')).toBe("delay >= 0 and delay < 30");
  });
});

describe("excludeCondition", () => {
  test("keeps NULL, as rules where possible", () => {
    expect(excludeCondition(`"origin" = 'SAN'`)).toBe("origin is distinct from 'SAN'");
    expect(excludeCondition('"delay" >= 0 AND "delay" < 30')).toBe(
      "delay < 0 or delay >= 30 or delay is null",
    );
    expect(excludeCondition('"delay" is null')).toBe("delay is not null");
    expect(excludeCondition("a + b > 3")).toBe("(a + b > 3) is not true");
  });
});

describe("cellCondition", () => {
  test("literals by type", () => {
    expect(cellCondition({ name: "n", type: "DECIMAL(38,2)" }, "1.50")).toBe("n = 1.50");
    expect(cellCondition({ name: "d", type: "DATE" }, "2001-01-01")).toBe("d = date '2001-01-01'");
    expect(cellCondition({ name: "seen", type: "TIMESTAMP WITH TIME ZONE" }, "2001-01-01 00:00:00+00")).toBe(
      "seen = '2001-01-01 00:00:00+00'",
    );
    expect(cellCondition({ name: 'the "x"', type: "VARCHAR" }, "it's")).toBe(`"the ""x""" = 'it''s'`);
    expect(cellCondition({ name: "x", type: "DOUBLE" }, Number.NaN)).toBe("x = 'nan'");
    expect(cellCondition({ name: "x", type: "BIGINT" }, null)).toBe("x is null");
    expect(cellCondition({ name: "x", type: "INTEGER[]" }, "[1]")).toBeNull();
  });
});
