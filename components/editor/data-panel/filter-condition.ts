import { type CellValue, cellText } from "@/components/grid/cell-value";
import type { Column } from "@/lib/model/column";
import { typeFamily } from "@/lib/model/column-type";
import { asSql, type SqlText } from "@/lib/model/sql-text";
import { parseCondition, printCondition } from "@/lib/sql/lens/condition";
import {
  type ConditionGroup,
  type ConditionItem,
  type ConditionOperator,
  type ConditionRule,
  type ConditionValue,
  isGroup,
  isNumberText,
} from "@/lib/sql/lens/condition-tree";

/** The condition in the words the rule builder would use, where it knows them. */
export function keepCondition(where: string): SqlText {
  const tree = parseCondition(where);
  return tree ? printCondition(tree) : asSql(where);
}

const opposite: Partial<Record<ConditionOperator, ConditionOperator>> = {
  lt: "ge",
  le: "gt",
  gt: "le",
  ge: "lt",
  isNull: "isNotNull",
  isNotNull: "isNull",
};

/**
 * Keeps every row that `where` does not hold for, NULLs among them: plain `not` would drop those too. Written as rules
 * where rules can say it.
 */
export function excludeCondition(where: string): SqlText {
  const tree = parseCondition(where);
  const turned = tree && turn(tree);
  return turned ? printCondition(turned) : asSql(`(${where}) is not true`);
}

function turn({ combinator, not, rules }: ConditionGroup): ConditionGroup | null {
  const [first, ...others] = rules;
  if (not || combinator !== "and" || !isRule(first) || !others.every(isRule)) return null;
  const all = [first, ...(others as ConditionRule[])];
  if (all.some(({ column }) => column !== first.column)) return null;
  if (all.length === 1 && (first.operator === "eq" || first.operator === "ne"))
    return {
      combinator: "and",
      rules: [{ ...first, operator: first.operator === "eq" ? "isDistinct" : "isNotDistinct" }],
    };
  const turned: ConditionRule[] = [];
  for (const rule of all) {
    const operator = opposite[rule.operator];
    if (!operator) return null;
    turned.push({ ...rule, operator });
  }
  const aboutNull = all.some(({ operator }) => operator === "isNull" || operator === "isNotNull");
  const isNull: ConditionRule = { column: first.column, operator: "isNull", values: [] };
  return { combinator: "or", rules: aboutNull ? turned : [...turned, isNull] };
}

const isRule = (item: ConditionItem | undefined): item is ConditionRule =>
  item !== undefined && !isGroup(item);

/** `origin = 'SAN'`, for a cell; null for values that nobody compares. */
export function cellCondition(column: Column, value: CellValue): SqlText | null {
  const rule = (operator: ConditionOperator, values: ConditionValue[]): SqlText =>
    printCondition({ combinator: "and", rules: [{ column: column.name, operator, values }] });
  if (value === null) return rule("isNull", []);
  const family = typeFamily(column.type);
  if (family === "nested" || family === "binary") return null;
  return rule("eq", [literal(column.type, family, value)]);
}

function literal(type: string, family: string, value: CellValue): ConditionValue {
  if (typeof value === "boolean") return { type: "boolean", value };
  const text = cellText(value);
  if (family === "number" && isNumberText(text)) return { type: "number", value: text };
  if (/^date$/i.test(type)) return { type: "date", value: text };
  // With a time zone only plain text keeps its offset.
  if (/^timestamp(_\w+)?$/i.test(type)) return { type: "timestamp", value: text };
  return { type: "text", value: text };
}
