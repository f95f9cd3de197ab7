/** A predicate as rules and groups: what a rule builder edits. The text stays the truth; see `condition.ts`. */
export interface ConditionGroup {
  combinator: "and" | "or";
  /** The group is negated. */
  not?: true;
  rules: ConditionItem[];
}

export type ConditionItem = ConditionRule | ConditionGroup;

/** One comparison of a column. */
export interface ConditionRule {
  column: string;
  /** Alias in front of the column: `l` and `r` in the condition of a join. */
  table?: string;
  operator: ConditionOperator;
  /** As many as `operators[operator].values` says. */
  values: ConditionValue[];
}

/** A literal by its type, or another column. Numbers stay text, so that no digit is lost. */
export type ConditionValue =
  | { type: "number"; value: string }
  | { type: "text"; value: string }
  | { type: "date" | "timestamp"; value: string }
  | { type: "boolean"; value: boolean }
  | { type: "null" }
  | { type: "column"; column: string; table?: string };

export interface OperatorInfo {
  /** As a rule builder shows it. */
  title: string;
  /** How many values it takes; `many` is one or more. */
  values: 0 | 1 | 2 | "many";
  form: "infix" | "postfix" | "list" | "between" | "function";
  /** The SQL of the operator, or the name of the function. */
  sql: string;
  /** For functions: written after NOT. */
  negated?: true;
  /** Families of types it makes sense for; all when absent. */
  families?: readonly ("number" | "text" | "time" | "boolean")[];
}

const text = ["text"] as const;

/** Every operator, in the order a rule builder offers them. */
export const operators = {
  eq: { title: "=", values: 1, form: "infix", sql: "=" },
  ne: { title: "≠", values: 1, form: "infix", sql: "<>" },
  lt: { title: "<", values: 1, form: "infix", sql: "<", families: ["number", "time", "text"] },
  le: { title: "≤", values: 1, form: "infix", sql: "<=", families: ["number", "time", "text"] },
  gt: { title: ">", values: 1, form: "infix", sql: ">", families: ["number", "time", "text"] },
  ge: { title: "≥", values: 1, form: "infix", sql: ">=", families: ["number", "time", "text"] },
  between: {
    title: "is between",
    values: 2,
    form: "between",
    sql: "between",
    families: ["number", "time", "text"],
  },
  notBetween: {
    title: "is not between",
    values: 2,
    form: "between",
    sql: "not between",
    families: ["number", "time", "text"],
  },
  in: { title: "is one of", values: "many", form: "list", sql: "in" },
  notIn: { title: "is none of", values: "many", form: "list", sql: "not in" },
  contains: { title: "contains", values: 1, form: "function", sql: "contains", families: text },
  notContains: {
    title: "does not contain",
    values: 1,
    form: "function",
    sql: "contains",
    negated: true,
    families: text,
  },
  startsWith: { title: "starts with", values: 1, form: "function", sql: "starts_with", families: text },
  notStartsWith: {
    title: "does not start with",
    values: 1,
    form: "function",
    sql: "starts_with",
    negated: true,
    families: text,
  },
  endsWith: { title: "ends with", values: 1, form: "function", sql: "ends_with", families: text },
  notEndsWith: {
    title: "does not end with",
    values: 1,
    form: "function",
    sql: "ends_with",
    negated: true,
    families: text,
  },
  matches: {
    title: "matches the pattern",
    values: 1,
    form: "function",
    sql: "regexp_matches",
    families: text,
  },
  notMatches: {
    title: "does not match the pattern",
    values: 1,
    form: "function",
    sql: "regexp_matches",
    negated: true,
    families: text,
  },
  like: { title: "is like", values: 1, form: "infix", sql: "like", families: text },
  notLike: { title: "is not like", values: 1, form: "infix", sql: "not like", families: text },
  ilike: { title: "is like, in any case", values: 1, form: "infix", sql: "ilike", families: text },
  notIlike: { title: "is not like, in any case", values: 1, form: "infix", sql: "not ilike", families: text },
  isNull: { title: "is NULL", values: 0, form: "postfix", sql: "is null" },
  isNotNull: { title: "is not NULL", values: 0, form: "postfix", sql: "is not null" },
  isTrue: { title: "is true", values: 0, form: "postfix", sql: "is true", families: ["boolean"] },
  isNotTrue: { title: "is not true", values: 0, form: "postfix", sql: "is not true", families: ["boolean"] },
  isFalse: { title: "is false", values: 0, form: "postfix", sql: "is false", families: ["boolean"] },
  isNotFalse: {
    title: "is not false",
    values: 0,
    form: "postfix",
    sql: "is not false",
    families: ["boolean"],
  },
  isDistinct: { title: "differs from (NULL too)", values: 1, form: "infix", sql: "is distinct from" },
  isNotDistinct: { title: "equals (NULL too)", values: 1, form: "infix", sql: "is not distinct from" },
} as const satisfies Record<string, OperatorInfo>;

export type ConditionOperator = keyof typeof operators;

export const operatorInfo = (operator: ConditionOperator): OperatorInfo => operators[operator];
export const operatorNames = Object.keys(operators) as ConditionOperator[];

export const isGroup = (item: ConditionItem): item is ConditionGroup => "rules" in item;

/** Whether a rule has its column and all its values. */
export function isCompleteRule({ column, operator, values }: ConditionRule): boolean {
  const { values: count } = operatorInfo(operator);
  const enough = count === "many" ? values.length > 0 : values.length === count;
  return (
    column !== "" && enough && values.every((value) => value.type !== "number" || isNumberText(value.value))
  );
}

/** Whether text is a number in SQL. */
export const isNumberText = (value: string): boolean =>
  /^-?(\d(_?\d)*(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(value);

/**
 * The one form of a tree that its text leads back to: no empty groups; a group of one is an “and”; a root that only
 * wraps a negated group is that group.
 */
export function normalizeCondition(root: ConditionGroup): ConditionGroup {
  const tree = normalizeGroup(root) ?? { combinator: "and", rules: [] };
  const [only] = tree.rules;
  return !tree.not && tree.rules.length === 1 && only && isGroup(only) && only.not ? only : tree;
}

function normalizeGroup({ combinator, not, rules }: ConditionGroup): ConditionGroup | null {
  const kept = rules.flatMap((item) => (isGroup(item) ? (normalizeGroup(item) ?? []) : item));
  if (kept.length === 0) return null;
  return { combinator: kept.length > 1 ? combinator : "and", ...(not ? { not } : {}), rules: kept };
}
