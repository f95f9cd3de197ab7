import type { Column } from "../../model/column";
import { typeFamily } from "../../model/column-type";
import { sameName } from "../../nodes/column-names";
import { printCondition } from "../../sql/lens/condition";
import {
  type ConditionGroup,
  type ConditionItem,
  type ConditionOperator,
  type ConditionRule,
  type ConditionValue,
  isNumberText,
} from "../../sql/lens/condition-tree";
import type { JsonObject } from "../json";
import { Unfit } from "../mapping";
import { booleanOf, objectsOf, textOf, textsOf } from "../read-fields";

/**
 * AWS Glue's filters are one Python expression a row, and a row is dropped as soon as a comparison meets NULL. So `<`,
 * `>` and patterns on NULL drop the row, negated or not, and in an OR also keep what follows from being looked at; an
 * equality never stops, and negated it keeps NULL.
 */

interface Filter {
  rule: ConditionRule;
  /** Columns that must not be NULL for what follows to be looked at. */
  stopsAt: readonly Subject[];
}
type Subject = Pick<ConditionRule, "column" | "table">;

const COMPARED: Readonly<Record<string, readonly [plain: ConditionOperator, negated: ConditionOperator]>> = {
  LT: ["lt", "ge"],
  LTE: ["le", "gt"],
  GT: ["gt", "le"],
  GTE: ["ge", "lt"],
};
const MIRRORED: Readonly<Record<string, string>> = { LT: "GT", LTE: "GTE", GT: "LT", GTE: "LTE", EQ: "EQ" };

/** The condition of a list of filters; empty when there are none. Constants are text that takes its column's type. */
export function readFilters(fields: JsonObject, columns: readonly Column[] = []): string {
  const filters = objectsOf(fields, "Filters").map((filter) => readFilter(filter, columns));
  const isOr = textOf(fields, "LogicalOperator") === "OR";
  return printCondition(
    isOr ? anyOf(filters) : { combinator: "and", rules: filters.map(({ rule }) => rule) },
  );
}

/** `a > 5 or (a is not null and b = 1)`: what follows a comparison counts only where that had no NULL. */
function anyOf(filters: readonly Filter[]): ConditionGroup {
  const rules: ConditionItem[] = [];
  for (const [index, { rule, stopsAt }] of filters.entries()) {
    rules.push(rule);
    const rest = filters.slice(index + 1);
    if (stopsAt.length === 0 || rest.length === 0) continue;
    const present = stopsAt.map(
      (subject): ConditionRule => ({ ...subject, operator: "isNotNull", values: [] }),
    );
    const after = anyOf(rest);
    rules.push({
      combinator: "and",
      rules: [...present, ...(after.rules.length > 1 ? [after] : after.rules)],
    });
    break;
  }
  return { combinator: "or", rules };
}

function readFilter(filter: JsonObject, columns: readonly Column[]): Filter {
  const operation = textOf(filter, "Operation") ?? "";
  const negated = booleanOf(filter, "Negated") === true;
  const values = objectsOf(filter, "Values").map(readValue);
  const [first, second] = values;
  const mirror = first?.type !== "column" && second?.type === "column";
  const [left, right] = mirror ? [second, first] : [first, second];
  const word = mirror ? (MIRRORED[operation] ?? operation) : operation;
  if (left?.type !== "column") throw new Unfit("one of its filters is about no column");
  const subject = subjectOf(left);
  if (operation === "ISNULL")
    return { rule: { ...subject, operator: negated ? "isNotNull" : "isNull", values: [] }, stopsAt: [] };
  if (!right) throw new Unfit(`its filter of “${left.column}” has nothing to compare with`);
  const value = word === "REGEX" ? right : typed(right, subject, columns);
  if (word === "EQ") return { rule: equality(subject, value, negated), stopsAt: [] };
  const stopsAt = [subject, ...(right.type === "column" ? [subjectOf(right)] : [])];
  if (word === "REGEX") {
    if (right.type !== "text") throw new Unfit(`the pattern for “${left.column}” is not a constant`);
    const pattern: ConditionValue = { type: "text", value: `^(?:${right.value})` };
    return { rule: { ...subject, operator: negated ? "notMatches" : "matches", values: [pattern] }, stopsAt };
  }
  const operator = COMPARED[word]?.[negated ? 1 : 0];
  if (!operator) throw new Unfit(`its comparison “${operation}” is not known`);
  return { rule: { ...subject, operator, values: [value] }, stopsAt };
}

/** NULL is a value like others to Python: two of them are equal, and one differs from everything else. */
function equality(subject: Subject, value: ConditionValue, negated: boolean): ConditionRule {
  if (negated) return { ...subject, operator: "isDistinct", values: [value] };
  return { ...subject, operator: value.type === "column" ? "isNotDistinct" : "eq", values: [value] };
}

/** A constant as its column's type writes it, where that is known; DuckDB casts the text otherwise. */
function typed(
  value: ConditionValue,
  { column, table }: Subject,
  columns: readonly Column[],
): ConditionValue {
  const type = columns.find(({ name }) => sameName(name, column))?.type;
  if (value.type !== "text" || type === undefined || table !== undefined) return value;
  const text = value.value.trim();
  const family = typeFamily(type);
  if (family === "number" && isNumberText(text)) return { type: "number", value: text };
  if (family === "boolean" && /^(true|false)$/i.test(text))
    return { type: "boolean", value: text.toLowerCase() === "true" };
  return value;
}

function readValue(value: JsonObject): ConditionValue {
  const texts = typeof value.Value === "string" ? [value.Value] : textsOf(value, "Value");
  if (textOf(value, "Type") === "COLUMNEXTRACTED") {
    const [first, second, ...more] = texts;
    if (first === undefined || more.length > 0)
      throw new Unfit(`it reaches into a struct, at “${texts.join(".")}”`);
    return second === undefined
      ? { type: "column", column: first }
      : { type: "column", column: second, table: first };
  }
  if (texts.length > 1) throw new Unfit("one of its filters has several constants");
  return { type: "text", value: texts[0] ?? "" };
}

const subjectOf = ({ column, table }: Extract<ConditionValue, { type: "column" }>): Subject => ({
  column,
  ...(table === undefined ? {} : { table }),
});
