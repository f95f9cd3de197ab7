import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parseCondition, printCondition } from "./condition";
import {
  type ConditionGroup,
  type ConditionItem,
  type ConditionRule,
  type ConditionValue,
  isCompleteRule,
  isNumberText,
  normalizeCondition,
  operatorInfo,
  operatorNames,
} from "./condition-tree";

describe("parseCondition", () => {
  it.each<[string, ConditionGroup]>([
    [
      "delay > 60",
      {
        combinator: "and",
        rules: [{ column: "delay", operator: "gt", values: [{ type: "number", value: "60" }] }],
      },
    ],
    [
      "l.\"the x\" != r.y and a in ('it''s', NULL, -1.5e3)",
      {
        combinator: "and",
        rules: [
          {
            column: "the x",
            table: "l",
            operator: "ne",
            values: [{ type: "column", column: "y", table: "r" }],
          },
          {
            column: "a",
            operator: "in",
            values: [{ type: "text", value: "it's" }, { type: "null" }, { type: "number", value: "-1.5e3" }],
          },
        ],
      },
    ],
    [
      "a is null or b is not true and not contains(c, 'x')",
      {
        combinator: "or",
        rules: [
          { column: "a", operator: "isNull", values: [] },
          {
            combinator: "and",
            rules: [
              { column: "b", operator: "isNotTrue", values: [] },
              { column: "c", operator: "notContains", values: [{ type: "text", value: "x" }] },
            ],
          },
        ],
      },
    ],
    [
      "not (a = 1 or b = 2)",
      {
        combinator: "or",
        not: true,
        rules: [
          { column: "a", operator: "eq", values: [{ type: "number", value: "1" }] },
          { column: "b", operator: "eq", values: [{ type: "number", value: "2" }] },
        ],
      },
    ],
    [
      "5 <= a",
      {
        combinator: "and",
        rules: [{ column: "a", operator: "ge", values: [{ type: "number", value: "5" }] }],
      },
    ],
    [
      "day >= date '2024-01-01'",
      {
        combinator: "and",
        rules: [{ column: "day", operator: "ge", values: [{ type: "date", value: "2024-01-01" }] }],
      },
    ],
    ["", { combinator: "and", rules: [] }],
  ])("reads %s", (text, tree) => {
    expect(parseCondition(text)).toEqual(tree);
  });

  it.each([
    "a",
    "not a",
    "a + 1 > 2",
    "abs(a) > 1",
    "a > 1 + 1",
    "a = 1 -- why",
    "/* x */ a = 1",
    "a = 'x",
    "(a = 1",
    "a = 1)",
    "a in (select 1)",
    "a in ()",
    "a in b",
    "a like 'x' escape '!'",
    "a = e'\\n'",
    "a = current_date",
    "user = 'x'",
    "a = b = c",
    "contains(a, 'x', 'y')",
    "contains('x', a)",
    "regexp_matches(a, 'x', 'i')",
    "a between 1",
    "a is",
    "1 = 1",
    "a.b.c = 1",
    "a::int = 1",
    "case when a then b end",
    "a = 'x' collate nocase",
    "exists (select 1)",
    "a = -'x'",
    "a = - b",
    "a = 1 and",
    "and",
    "a = ('x')",
    "count(*) > 1",
    "a ~ 'x'",
    "a[1] = 2",
    "end = 1",
    "a not = 1",
    "(".repeat(5000),
    `${"(".repeat(3000)}a = 1${")".repeat(3000)}`,
    `${"not ".repeat(5000)}a = 1`,
  ])("leaves %s to SQL", (text) => {
    expect(parseCondition(text)).toBeNull();
  });

  it("is fast on long conditions", () => {
    const started = performance.now();
    expect(
      parseCondition(Array.from({ length: 20_000 }, (_, index) => `a${index} = 'x'`).join(" or "))?.rules
        .length,
    ).toBe(20_000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("printCondition", () => {
  it.each([
    ["DELAY>60 AND Origin IS NOT NULL", "DELAY > 60 and Origin is not null"],
    ["a=1 and b=2 or c=3", "(a = 1 and b = 2) or c = 3"],
    ["not a = 1", "not (a = 1)"],
    ["((a = 1))", "((a = 1))"],
    ['"order" = "x"', '"order" = x'],
    ["a = $$it's$$", "a = 'it''s'"],
  ])("writes %s as %s", (text, printed) => {
    expect(printCondition(parseCondition(text) as ConditionGroup)).toBe(printed);
  });

  it("keeps nothing for a rule that is not finished", () => {
    const rule: ConditionRule = { column: "a", operator: "eq", values: [] };
    expect(isCompleteRule(rule)).toBe(false);
    expect(printCondition({ combinator: "and", rules: [rule] })).toBe("a = NULL");
    expect(printCondition({ combinator: "and", rules: [{ ...rule, operator: "in" }] })).toBe("a in (NULL)");
    expect(printCondition({ combinator: "or", rules: [{ combinator: "and", rules: [] }] })).toBe("");
  });
});

const COLUMNS = { n: "BIGINT", t: "VARCHAR", 'the "t"': "VARCHAR", b: "BOOLEAN", d: "DATE", order: "DOUBLE" };
const names = Object.keys(COLUMNS);

const anyText = fc.oneof(
  fc.constantFrom("", "a", "A%", "it's", "\0", "a\0b", "é", "\n", "^a.*$", "x_"),
  fc.string({ maxLength: 5 }),
);
const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map(String),
  fc.constantFrom("1.5", "-0.5", ".5", "1e2", "9007199254740993"),
);
const anyValue: fc.Arbitrary<ConditionValue> = fc.oneof(
  number.map((value) => ({ type: "number" as const, value })),
  anyText.map((value) => ({ type: "text" as const, value })),
  fc.boolean().map((value) => ({ type: "boolean" as const, value })),
  fc.constant({ type: "null" as const }),
  fc.constantFrom("2024-02-29", "x'").map((value) => ({ type: "date" as const, value })),
  fc.constantFrom(...names, "user", "select").map((column) => ({ type: "column" as const, column })),
  fc.constant({ type: "column" as const, column: "x", table: "r" }),
);

const ruleOf = (
  operator: (typeof operatorNames)[number],
  columns: readonly string[],
  value: fc.Arbitrary<ConditionValue>,
) => {
  const { values: count } = operatorInfo(operator);
  const [min, max] = count === "many" ? [1, 3] : [count, count];
  return fc.record({
    column: fc.constantFrom(...columns),
    operator: fc.constant(operator),
    values: fc.array(value, { minLength: min, maxLength: max }),
  });
};

const treeOf = (rule: fc.Arbitrary<ConditionRule>): fc.Arbitrary<ConditionGroup> =>
  fc.letrec<{ item: ConditionItem; group: ConditionGroup }>((tie) => ({
    item: fc.oneof({ maxDepth: 3, withCrossShrink: true }, rule, tie("group")),
    group: fc
      .record({
        combinator: fc.constantFrom("and" as const, "or" as const),
        not: fc.boolean(),
        rules: fc.array(tie("item"), { maxLength: 4 }),
      })
      .map(({ not, ...group }) => (not ? { ...group, not: true as const } : group)),
  })).group;

const anyRule = fc
  .constantFrom(...operatorNames)
  .chain((operator) => ruleOf(operator, [...names, "end", "1x", "é", "A b"], anyValue));

describe("the lens", () => {
  it("reads back what it printed, for any tree", () => {
    fc.assert(
      fc.property(treeOf(anyRule), (tree) => {
        expect(parseCondition(printCondition(tree))).toEqual(normalizeCondition(tree));
        expect(normalizeCondition(normalizeCondition(tree))).toEqual(normalizeCondition(tree));
      }),
      { numRuns: 2000 },
    );
  });

  it("takes any text without failing, and prints what it read in one form", () => {
    const pieces = [
      "a",
      '"b"',
      "and",
      "or",
      "not",
      "(",
      ")",
      "=",
      "<",
      "1",
      "-",
      "'x'",
      "in",
      ",",
      "is",
      "null",
      "between",
      "like",
      ".",
      "contains(",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (words) => {
        const tree = parseCondition(words.join(" "));
        if (!tree) return;
        expect(parseCondition(printCondition(tree))).toEqual(tree);
      }),
      { numRuns: 3000 },
    );
  });

  it("knows numbers as the tokenizer does", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0123_.e+-"), minLength: 1, maxLength: 7 }),
        (text) => {
          if (!isNumberText(text)) return;
          expect(parseCondition(`a = ${text}`)?.rules).toEqual([
            { column: "a", operator: "eq", values: [{ type: "number", value: text }] },
          ]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

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
