import { parseCondition } from "../../sql/lens/condition";
import {
  type ConditionGroup,
  type ConditionItem,
  type ConditionOperator,
  type ConditionRule,
  type ConditionValue,
  isGroup,
} from "../../sql/lens/condition-tree";
import type { JsonObject } from "../json";

type Subject = Pick<ConditionRule, "column" | "table">;

/** The filters that keep exactly the rows a condition keeps, or null where there are none. */
export function writeFilters(condition: string): JsonObject | null {
  const tree = parseCondition(condition);
  if (!tree || tree.not || tree.rules.length === 0) return null;
  const read = tree.combinator === "or" || isListOnly(tree) ? writeOr(tree) : writeAnd(tree);
  return read && { LogicalOperator: read.operator, Filters: read.filters };
}

/** Filters under one word between all of them. */
interface Written {
  operator: "AND" | "OR";
  filters: JsonObject[];
}

const isListOnly = ({ rules: [only, second] }: ConditionGroup): boolean =>
  !second && only !== undefined && !isGroup(only) && only.operator === "in";

function writeAnd({ rules }: ConditionGroup): Written | null {
  const filters: JsonObject[] = [];
  for (const item of rules) {
    const written = isGroup(item) ? null : conjuncts(item);
    if (!written) return null;
    filters.push(...written);
  }
  return { operator: "AND", filters };
}

/** A rule as filters that must all hold. In SQL a comparison with NULL holds nowhere. */
function conjuncts(rule: ConditionRule): JsonObject[] | null {
  const [first, second] = rule.values;
  if (rule.operator === "ne")
    return [
      filterOf({ ...rule, operator: "isNotNull", values: [] }),
      filterOf({ ...rule, operator: "isDistinct" }),
    ].filter((one) => one !== null);
  if (rule.operator === "between" && first && second)
    return [
      filterOf({ ...rule, operator: "ge", values: [first] }),
      filterOf({ ...rule, operator: "le", values: [second] }),
    ].filter((one) => one !== null);
  return all([filterOf(rule)]);
}

const all = (filters: readonly (JsonObject | null)[]): JsonObject[] | null => {
  const written = filters.filter((filter) => filter !== null);
  return written.length === filters.length ? written : null;
};

/** Alternatives: what stops at NULL may only be the last, unless what follows is guarded as `anyOf` does. */
function writeOr({ rules }: ConditionGroup): Written | null {
  const filters: JsonObject[] = [];
  const items = rules.flatMap((item): ConditionItem[] => (isGroup(item) ? [item] : alternatives(item)));
  for (const [index, item] of items.entries()) {
    if (isGroup(item)) return null;
    const filter = filterOf(item);
    if (!filter) return null;
    filters.push(filter);
    if (!stops(item) || index === items.length - 1) continue;
    const rest = guarded(items.slice(index + 1), item);
    const written = rest && writeOr(rest);
    return written && { operator: "OR", filters: [...filters, ...written.filters] };
  }
  return { operator: "OR", filters };
}

const alternatives = (rule: ConditionRule): ConditionRule[] =>
  rule.operator === "in"
    ? rule.values.map((value) => ({ ...rule, operator: "eq", values: [value] }))
    : [rule];

const STOPPING: ReadonlySet<ConditionOperator> = new Set(["lt", "le", "gt", "ge", "matches", "notMatches"]);
const stops = ({ operator }: ConditionRule): boolean => STOPPING.has(operator);

/** What `anyOf` puts behind a comparison: a group that begins with “is not null” for each of its columns. */
function guarded(items: readonly ConditionItem[], before: ConditionRule): ConditionGroup | null {
  const [group, ...more] = items;
  if (!group || !isGroup(group) || group.not || group.combinator !== "and" || more.length > 0) return null;
  const columns = [before, ...before.values.filter((value) => value.type === "column")];
  const guards = group.rules.slice(0, columns.length);
  const same = guards.every((guard, index) => {
    const column = columns[index] as Subject;
    return (
      !isGroup(guard) &&
      guard.operator === "isNotNull" &&
      guard.column === column.column &&
      guard.table === column.table
    );
  });
  const rest = group.rules.slice(columns.length);
  if (!same || guards.length < columns.length || rest.length !== 1) return null;
  const [only] = rest;
  return only && isGroup(only) ? (only.not ? null : only) : { combinator: "or", rules: rest };
}

const WORDS: Partial<Record<ConditionOperator, readonly [operation: string, negated: boolean]>> = {
  eq: ["EQ", false],
  isNotDistinct: ["EQ", false],
  isDistinct: ["EQ", true],
  lt: ["LT", false],
  le: ["LTE", false],
  gt: ["GT", false],
  ge: ["GTE", false],
  isNull: ["ISNULL", false],
  isNotNull: ["ISNULL", true],
  matches: ["REGEX", false],
  notMatches: ["REGEX", true],
};

function filterOf(rule: ConditionRule): JsonObject | null {
  const { operator, values } = rule;
  const word = WORDS[operator];
  const [value] = values;
  if (!word) return null;
  // Two columns that are NULL are equal in Python, and unequal in SQL's `=`.
  if (operator === "eq" && value?.type === "column") return null;
  if (operator === "isNotDistinct" && value?.type !== "column") return null;
  const [operation, negated] = word;
  const compared = all(value === undefined ? [] : [writeValue(value, operation)]);
  return compared && { Operation: operation, Negated: negated, Values: [columnValue(rule), ...compared] };
}

const columnValue = ({ column, table }: Subject): JsonObject => ({
  Type: "COLUMNEXTRACTED",
  Value: table === undefined ? [column] : [table, column],
});

function writeValue(value: ConditionValue, operation: string): JsonObject | null {
  if (value.type === "column") return columnValue(value);
  if (value.type === "null") return null;
  const text = String(value.value);
  const constant = operation === "REGEX" ? pythonPattern(text) : text;
  return { Type: "CONSTANT", Value: [constant] };
}

/** A pattern that is looked for anywhere, as Python's `re.match` looks for it: from the start. */
function pythonPattern(pattern: string): string {
  const group = /^\^\(\?:(.*)\)$/s.exec(pattern);
  if (group && isBalanced(group[1] ?? "")) return group[1] ?? "";
  return `(?s:.*?)(?:${pattern})`;
}

/** Whether no bracket closes that was not opened: then the group around the text is one. */
function isBalanced(pattern: string): boolean {
  let depth = 0;
  for (let at = 0; at < pattern.length && depth >= 0; at++) {
    if (pattern[at] === "\\") at++;
    else if (pattern[at] === "(") depth++;
    else if (pattern[at] === ")") depth--;
  }
  return depth === 0;
}
