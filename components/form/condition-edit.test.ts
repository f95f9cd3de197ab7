import { describe, expect, test } from "vitest";
import { parseCondition, printCondition } from "../../lib/sql/lens/condition";
import { newRule, operatorsFor, typedValue, withItem, withOperator, withRuleColumn } from "./condition-edit";

const tree = parseCondition("delay > 60 and (origin = 'SAN' or origin = 'SFO')")!;

describe("withItem", () => {
  test("replaces and removes in depth", () => {
    expect(printCondition(withItem(tree, [1, 0], null))).toBe("delay > 60 and (origin = 'SFO')");
    const rule = { ...newRule({ name: "x", type: "VARCHAR" }), values: [typedValue("a", "VARCHAR")] };
    expect(printCondition(withItem(tree, [0], rule))).toBe("x = 'a' and (origin = 'SAN' or origin = 'SFO')");
  });
});

describe("operators and values by type", () => {
  test("only what makes sense is offered", () => {
    expect(operatorsFor("BIGINT")).toContain("between");
    expect(operatorsFor("BIGINT")).not.toContain("contains");
    expect(operatorsFor("STRUCT(a INTEGER)")).toEqual(expect.arrayContaining(["eq", "isNull"]));
    expect(operatorsFor("STRUCT(a INTEGER)")).not.toContain("isTrue");
  });

  test("half a number stays what was typed", () => {
    expect(typedValue("-", "BIGINT")).toEqual({ type: "number", value: "-" });
    expect(typedValue("9007199254740993", "BIGINT")).toEqual({ type: "number", value: "9007199254740993" });
  });

  test("another column keeps what fits", () => {
    const rule = { column: "delay", operator: "gt" as const, values: [typedValue("60", "BIGINT")] };
    const delay = { name: "delay", type: "BIGINT" };
    expect(withRuleColumn(rule, { name: "distance", type: "DOUBLE" }, delay)).toMatchObject({
      column: "distance",
      operator: "gt",
      values: [{ value: "60" }],
    });
    expect(withRuleColumn(rule, { name: "late", type: "BOOLEAN" }, delay)).toEqual({
      column: "late",
      operator: "isTrue",
      values: [],
    });
    expect(
      withOperator(
        { ...rule, operator: "between", values: [typedValue("1", "BIGINT"), typedValue("2", "BIGINT")] },
        "lt",
      ).values,
    ).toHaveLength(1);
  });
});
