import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parseCondition, printCondition } from "./condition";
import { type ConditionGroup, type ConditionItem, normalizeCondition, operatorNames } from "./condition-tree";
import { anyValue, COLUMNS, number, ruleOf, treeOf } from "./testing/condition-arbitraries";

describe("on the engine", () => {
  let different: (a: string, b: string) => Promise<number>;

  beforeAll(async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const columns = Object.entries(COLUMNS).map(([name, type]) => `"${name.replaceAll('"', '""')}" ${type}`);
    await connection.run(`create table t (${columns.join(", ")})`);
    const texts = ["NULL", "''", "'a'", "'A%'", "'ab'", "'it''s'", "'é'", "'ab%'"];
    const cell = (list: readonly string[], index: number) => list[index % list.length];
    const rows = Array.from({ length: 200 }, (_, i) =>
      [
        cell(["NULL", "-1", "0", "1", "2", "9007199254740993"], i),
        cell(texts, i * 7 + 1),
        cell(texts, i * 5 + 3),
        cell(["NULL", "true", "false"], i * 11),
        cell(["NULL", "date '2024-02-29'", "date '1969-12-31'"], i * 13),
        cell(["NULL", "0.5", "1", "-2", "'nan'"], i * 3),
      ].join(", "),
    );
    await connection.run(`insert into t values ${rows.map((row) => `(${row})`).join(", ")}`);
    different = async (a, b) => {
      const result = await connection.runAndReadAll(
        `select count(*) from t where (${a}) is distinct from (${b})`,
      );
      return Number(result.getRows()[0]?.[0]);
    };
  });

  /** Rules that bind: values of the column's type. */
  const typed = fc.oneof(
    fc
      .constantFrom(
        "eq",
        "ne",
        "lt",
        "le",
        "gt",
        "ge",
        "between",
        "notBetween",
        "in",
        "notIn",
        "isNull",
        "isNotNull",
        "isDistinct",
        "isNotDistinct",
      )
      .chain((operator) =>
        ruleOf(
          operator as "eq",
          ["n", "order"],
          fc.oneof(
            number.map((value) => ({ type: "number" as const, value })),
            fc.constant({ type: "null" as const }),
            fc.constant({ type: "column" as const, column: "n" }),
          ),
        ),
      ),
    fc.constantFrom(...operatorNames.filter((name) => !/(True|False)$/.test(name))).chain((operator) =>
      ruleOf(
        operator,
        ["t", 'the "t"'],
        fc.oneof(
          fc
            .constantFrom("", "a", "A%", "it's", "é", "^a", ...(/like/i.test(operator) ? [] : ["\0"]))
            .map((value) => ({ type: "text" as const, value })),
          fc.constant({ type: "column" as const, column: "t" }),
        ),
      ),
    ),
    fc
      .constantFrom("isTrue", "isNotTrue", "isFalse", "isNotFalse", "isNull")
      .chain((operator) => ruleOf(operator as "isTrue", ["b"], anyValue)),
  );

  it("means the same after reading and printing, however it was written", async () => {
    await fc.assert(
      fc.asyncProperty(treeOf(typed), fc.integer({ min: 0, max: 7 }), async (tree, style) => {
        const text = written(normalizeCondition(tree), style);
        const read = parseCondition(text);
        if (text === "") return;
        expect(read, text).not.toBeNull();
        expect(await different(text, printCondition(read as ConditionGroup)), text).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    "n = 1 and n = 2 or not n = 1",
    "not n in (1, NULL)",
    "not not n = 1",
    "1 > n",
    "n == 1",
    "NOT t LIKE 'a%' OR t ILIKE 'A%'",
    "not (n = 1) and (n <> 2 or b is true)",
    "n not between 0 and 1",
    "t.n <> 1",
    "not contains(t, 'a') and not not contains(t, 'b')",
    "d >= date '1969-12-31'",
    "t = 'a' or (n > 0)",
  ])("means the same: %s", async (text) => {
    expect(await different(text, printCondition(parseCondition(text) as ConditionGroup))).toBe(0);
  });

  /** The tree as other hands would write it: fewer parentheses where precedence allows, capitals, `!=`, mirrored sides. */
  function written(item: ConditionItem, style: number, nested = false): string {
    if (!("rules" in item)) {
      const text = printCondition({ combinator: "and", rules: [item] });
      const spaced = (style & 1) > 0 ? text.replace(" <> ", " != ") : text;
      return (style & 2) > 0 ? spaced.replace(/ is (not )?null$/, (match) => match.toUpperCase()) : spaced;
    }
    const inner = item.rules
      .map((rule) => written(rule, style, true))
      .join(item.combinator === "and" ? " AND " : " or ");
    if (item.not) return `NOT (${inner})`;
    const bare = !nested || ((style & 4) > 0 && item.rules.length === 1);
    return bare ? inner : `(${inner})`;
  }
});
