import fc from "fast-check";
import {
  type ConditionGroup,
  type ConditionItem,
  type ConditionRule,
  type ConditionValue,
  operatorInfo,
  operatorNames,
} from "../condition-tree";

export const COLUMNS = {
  n: "BIGINT",
  t: "VARCHAR",
  'the "t"': "VARCHAR",
  b: "BOOLEAN",
  d: "DATE",
  order: "DOUBLE",
};
const names = Object.keys(COLUMNS);

const anyText = fc.oneof(
  fc.constantFrom("", "a", "A%", "it's", "\0", "a\0b", "é", "\n", "^a.*$", "x_"),
  fc.string({ maxLength: 5 }),
);
export const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map(String),
  fc.constantFrom("1.5", "-0.5", ".5", "1e2", "9007199254740993"),
);
export const anyValue: fc.Arbitrary<ConditionValue> = fc.oneof(
  number.map((value) => ({ type: "number" as const, value })),
  anyText.map((value) => ({ type: "text" as const, value })),
  fc.boolean().map((value) => ({ type: "boolean" as const, value })),
  fc.constant({ type: "null" as const }),
  fc.constantFrom("2024-02-29", "x'").map((value) => ({ type: "date" as const, value })),
  fc.constantFrom(...names, "user", "select").map((column) => ({ type: "column" as const, column })),
  fc.constant({ type: "column" as const, column: "x", table: "r" }),
);

export const ruleOf = (
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

export const treeOf = (rule: fc.Arbitrary<ConditionRule>): fc.Arbitrary<ConditionGroup> =>
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

export const anyRule = fc
  .constantFrom(...operatorNames)
  .chain((operator) => ruleOf(operator, [...names, "end", "1x", "é", "A b"], anyValue));
