import type { Column } from "@/lib/model/column";
import { type TypeFamily, typeFamily } from "@/lib/model/column-type";
import {
  type ConditionGroup,
  type ConditionItem,
  type ConditionOperator,
  type ConditionRule,
  type ConditionValue,
  isGroup,
  operatorInfo,
  operatorNames,
} from "@/lib/sql/lens/condition-tree";

/** Where an item stands: indexes from the root's rules inward. */
export type ItemPath = readonly number[];

/** The tree with one item replaced, or taken out. */
export function withItem(group: ConditionGroup, path: ItemPath, item: ConditionItem | null): ConditionGroup {
  const [at, ...rest] = path;
  if (at === undefined) return item && isGroup(item) ? item : group;
  const rules = group.rules.flatMap((rule, index) => {
    if (index !== at) return [rule];
    if (rest.length === 0) return item ? [item] : [];
    return isGroup(rule) ? [withItem(rule, rest, item)] : [rule];
  });
  return { ...group, rules };
}

/** Operators that make sense for a type, in the order they are offered. */
export function operatorsFor(type: string | undefined): readonly ConditionOperator[] {
  if (type === undefined) return operatorNames;
  const family = typeFamily(type);
  return operatorNames.filter((name) => {
    const { families } = operatorInfo(name);
    return !families || families.some((one) => one === family);
  });
}

/** A first rule about a column: what is most often asked of its type. */
export function newRule(column: Column | undefined): ConditionRule {
  if (!column) return { column: "", operator: "eq", values: [] };
  const first: Partial<Record<TypeFamily, ConditionOperator>> = {
    boolean: "isTrue",
    number: "gt",
    time: "ge",
    nested: "isNotNull",
    binary: "isNotNull",
  };
  return { column: column.name, operator: first[typeFamily(column.type)] ?? "eq", values: [] };
}

/** The rule about another column: the operator stays if it fits, values if their type does. */
export function withRuleColumn(
  rule: ConditionRule,
  column: Column,
  before: Column | undefined,
): ConditionRule {
  const sameFamily = before !== undefined && typeFamily(before.type) === typeFamily(column.type);
  if (sameFamily) return { ...rule, column: column.name };
  const empty = rule.values.every((value) => textOf(value) === "");
  if (empty || !operatorsFor(column.type).includes(rule.operator))
    return { ...newRule(column), ...(rule.table ? { table: rule.table } : {}) };
  return { ...rule, column: column.name, values: retyped(rule.values, column.type) };
}

/** The rule with another operator and as many values as it takes. */
export function withOperator(rule: ConditionRule, operator: ConditionOperator): ConditionRule {
  const { values: count } = operatorInfo(operator);
  const values = count === "many" ? rule.values : rule.values.slice(0, count);
  return { ...rule, operator, values };
}

/** What typed text means for a type: text that is no number yet stays text of a number. */
export function typedValue(text: string, type: string | undefined): ConditionValue {
  const family = type === undefined ? "other" : typeFamily(type);
  if (family === "number") return { type: "number", value: text.trim() };
  if (family === "boolean" && /^(true|false)$/i.test(text))
    return { type: "boolean", value: text.toLowerCase() === "true" };
  if (type !== undefined && /^date$/i.test(type)) return { type: "date", value: text };
  if (type !== undefined && /^timestamp(_\w+)?$/i.test(type)) return { type: "timestamp", value: text };
  return { type: "text", value: text };
}

export function textOf(value: ConditionValue | undefined): string {
  if (!value || value.type === "null") return "";
  return value.type === "column" ? value.column : String(value.value);
}

const retyped = (values: readonly ConditionValue[], type: string): ConditionValue[] =>
  values.map((value) => (value.type === "column" ? value : typedValue(textOf(value), type)));

/** What to type, by type. */
export function valueHint(type: string | undefined): string {
  if (type === undefined) return "value";
  if (/^date$/i.test(type)) return "2001-12-31";
  if (/^timestamp/i.test(type)) return "2001-12-31 08:00";
  if (/^time/i.test(type)) return "08:00";
  return typeFamily(type) === "number" ? "number" : "text";
}

/** How many rules there are, however deep. */
export const countRules = ({ rules }: ConditionGroup): number =>
  rules.reduce((sum, item) => sum + (isGroup(item) ? countRules(item) : 1), 0);
