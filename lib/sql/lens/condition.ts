import { asSql, type SqlText } from "../../model/sql-text";
import { quoteText } from "../quote";
import { ConditionReader } from "./condition-reader";
import {
  type ConditionGroup,
  type ConditionItem,
  type ConditionRule,
  type ConditionValue,
  isGroup,
  isNumberText,
  normalizeCondition,
  operatorInfo,
} from "./condition-tree";
import { writeIdentifier } from "./identifier";
import { tokenize } from "./tokenize";

/**
 * The rules that predicate text stands for, or null where only SQL can say it. A lens: what is read from printed rules
 * are the rules (in the form of `normalizeCondition`), and printing what was read means the same for every row, NULLs
 * included. Text with comments is not read, because rules could not keep them. Empty text has no rules.
 */
export function parseCondition(text: string): ConditionGroup | null {
  const tokens = tokenize(text);
  if (tokens.some(({ kind, terminated }) => kind === "comment" || !terminated)) return null;
  if (tokens.length === 0) return { combinator: "and", rules: [] };
  const group = new ConditionReader(tokens).whole();
  return group && normalizeCondition(group);
}

/**
 * The text of rules; empty when there are none. A value that is still missing is printed as NULL, which no row equals:
 * an unfinished rule keeps nothing rather than everything.
 */
export function printCondition(tree: ConditionGroup): SqlText {
  const { rules, combinator, not } = normalizeCondition(tree);
  const text = rules.map(printItem).join(` ${combinator} `);
  return asSql(not ? `not (${text})` : text);
}

function printItem(item: ConditionItem): string {
  if (!isGroup(item)) return printRule(item);
  const text = item.rules.map(printItem).join(` ${item.combinator} `);
  return `${item.not ? "not " : ""}(${text})`;
}

function printRule({ column, table, operator, values }: ConditionRule): string {
  const { form, sql, negated } = operatorInfo(operator);
  const subject = printColumn(column, table);
  const value = (index: number) => printValue(values[index] ?? { type: "null" });
  switch (form) {
    case "infix":
      return `${subject} ${sql} ${value(0)}`;
    case "postfix":
      return `${subject} ${sql}`;
    case "between":
      return `${subject} ${sql} ${value(0)} and ${value(1)}`;
    case "list":
      return `${subject} ${sql} (${values.length > 0 ? values.map(printValue).join(", ") : "NULL"})`;
    case "function":
      return `${negated ? "not " : ""}${sql}(${subject}, ${value(0)})`;
  }
}

const printColumn = (column: string, table: string | undefined): string => {
  const name = column === "" ? '""' : writeIdentifier(column.replaceAll("\0", ""));
  return table ? `${writeIdentifier(table)}.${name}` : name;
};

function printValue(value: ConditionValue): string {
  switch (value.type) {
    case "number":
      return isNumberText(value.value) ? value.value : quoteText(value.value);
    case "text":
      return quoteText(value.value);
    case "date":
    case "timestamp":
      return `${value.type} '${value.value.replaceAll("\0", "").replaceAll("'", "''")}'`;
    case "boolean":
      return String(value.value);
    case "null":
      return "NULL";
    case "column":
      return printColumn(value.column, value.table);
  }
}
