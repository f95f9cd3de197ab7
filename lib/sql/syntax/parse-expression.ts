import type { Cursor, Dialect } from "./cursor";
import { parseLambda, parsePrimary } from "./parse-primary";
import type { Binary, Expression, Is, Like, Unary } from "./tree";

/** Operators by how tightly they bind, loosest first; each level is read from left to right. */
const LEVELS: Readonly<Record<Dialect, readonly (readonly string[])[]>> = {
  spark: [["|"], ["^"], ["&"], ["<<", ">>", ">>>"], ["+", "-", "||"], ["*", "/", "%", "div"]],
  duckdb: [
    [
      "||",
      "|",
      "&",
      "<<",
      ">>",
      "~",
      "!~",
      "~~",
      "!~~",
      "~~~",
      "~~*",
      "!~~*",
      "^@",
      "@>",
      "<@",
      "&&",
      "->>",
      "->",
    ],
    ["+", "-"],
    ["*", "/", "%", "//"],
    ["^", "**"],
  ],
};
const COMPARISONS: Readonly<Record<Dialect, readonly string[]>> = {
  spark: ["=", "==", "<=>", "<>", "!=", "<", "<=", ">", ">=", "!"],
  duckdb: ["=", "==", "<>", "!=", "<", "<=", ">", ">="],
};

/** An expression: `a OR b` and everything that binds tighter. */
export function parseExpression(cursor: Cursor): Expression {
  const lambda = parseLambda(cursor);
  if (lambda) return lambda;
  return chain(cursor, ["or"], () => chain(cursor, ["and"], () => parseNot(cursor)));
}

function chain(cursor: Cursor, words: readonly string[], operand: () => Expression): Expression {
  let left = operand();
  for (let operator = cursor.takeWord(...words); operator; operator = cursor.takeWord(...words))
    left = binary(operator, left, operand());
  return left;
}

const binary = (operator: string, left: Expression, right: Expression): Binary => ({
  kind: "binary",
  operator,
  left,
  right,
  from: left.from,
  to: right.to,
});

/** Spark's `!` is another NOT; DuckDB's is a factorial, which nobody means. */
function parseNot(cursor: Cursor): Expression {
  const start = cursor.token;
  const negated = cursor.isWord("not") || (cursor.dialect === "spark" && cursor.isOperator("!"));
  if (!negated) return parsePredicate(cursor);
  cursor.next();
  const operand = parseNot(cursor);
  return { kind: "unary", operator: "not", operand, from: start.from, to: operand.to };
}

function parsePredicate(cursor: Cursor): Expression {
  let left =
    cursor.dialect === "spark"
      ? parseComparison(cursor, () => parseLevel(cursor, 0))
      : parseComparison(cursor, () => membership(cursor, parseLevel(cursor, 0)));
  for (;;) {
    const next: Expression = is(cursor, cursor.dialect === "spark" ? membership(cursor, left) : left);
    if (next === left) return left;
    left = next;
  }
}

function parseComparison(cursor: Cursor, operand: () => Expression): Expression {
  let left = operand();
  for (let operator = takeComparison(cursor); operator; operator = takeComparison(cursor))
    left = binary(operator === "==" ? "=" : operator === "!=" ? "<>" : operator, left, operand());
  return left;
}

/** Spark also writes `!<` and `!>`. */
function takeComparison(cursor: Cursor): string | null {
  if (!cursor.isOperator(...COMPARISONS[cursor.dialect])) return null;
  if (!cursor.isOperator("!")) return cursor.next().value;
  const { to } = cursor.token;
  const after = cursor.peek(1);
  if (after.from !== to || !["<", ">"].includes(after.value)) return null;
  cursor.next();
  return cursor.next().value === "<" ? ">=" : "<=";
}

function parseLevel(cursor: Cursor, level: number): Expression {
  const operators = LEVELS[cursor.dialect][level];
  if (!operators) return parseUnary(cursor);
  let left = parseLevel(cursor, level + 1);
  for (let operator = takeOperator(cursor, operators); operator; operator = takeOperator(cursor, operators))
    left = binary(operator, left, parseLevel(cursor, level + 1));
  return left;
}

/** Spark's shifts come as single angle brackets, because types end in several of them. */
function takeOperator(cursor: Cursor, operators: readonly string[]): string | null {
  if (cursor.dialect === "spark" && cursor.isOperator("<", ">") && operators.includes("<<")) {
    const mark = cursor.token.value;
    let length = 1;
    while (cursor.operatorAt(length, mark) && cursor.peek(length).from === cursor.peek(length - 1).to)
      length++;
    const operator = mark.repeat(length);
    if (length < 2 || !operators.includes(operator)) return null;
    for (let taken = 0; taken < length; taken++) cursor.next();
    return operator;
  }
  return cursor.takeOperator(...operators) ?? (operators.includes("div") ? cursor.takeWord("div") : null);
}

function parseUnary(cursor: Cursor): Expression {
  const start = cursor.token;
  const operator = cursor.takeOperator("-", "+", "~", "@");
  if (!operator) return parsePrimary(cursor);
  const operand = parseUnary(cursor);
  return {
    kind: "unary",
    operator: operator as Unary["operator"],
    operand,
    from: start.from,
    to: operand.to,
  };
}

/** `[NOT] BETWEEN`, `IN`, `LIKE` and their kin after an operand. */
function membership(cursor: Cursor, operand: Expression): Expression {
  const spark = cursor.dialect === "spark";
  const words = spark
    ? ["between", "in", "like", "ilike", "rlike", "regexp"]
    : ["between", "in", "like", "ilike", "similar", "glob"];
  const negated = cursor.isWord("not") || (spark && cursor.isOperator("!"));
  if (!cursor.wordAt(negated ? 1 : 0, ...words)) return operand;
  if (negated) cursor.next();
  const word = cursor.expectWord(...words);
  const { from } = operand;
  if (word === "between") {
    const low = parseLevel(cursor, 0);
    cursor.expectWord("and");
    const high = parseLevel(cursor, 0);
    return { kind: "between", not: negated, operand, low, high, from, to: high.to };
  }
  if (word === "in") return parseIn(cursor, operand, negated);
  if (word === "similar") cursor.expectWord("to");
  return parseLike(cursor, operand, negated, word);
}

function parseIn(cursor: Cursor, operand: Expression, not: boolean): Expression {
  const { from } = operand;
  if (!cursor.isOperator("(")) {
    if (cursor.dialect === "spark") cursor.fail("“(”");
    const list = parseLevel(cursor, 0);
    return { kind: "in-list", not, operand, items: [list], bare: true, from, to: list.to };
  }
  if (cursor.wordAt(1, "select", "with", "from", "values")) {
    cursor.expectOperator("(");
    const query = cursor.query();
    cursor.expectOperator(")");
    return { kind: "in-query", not, operand, query, from, ...to(cursor) };
  }
  const items = cursor.inParens(() => cursor.expression());
  return { kind: "in-list", not, operand, items, bare: false, from, ...to(cursor) };
}

function parseLike(cursor: Cursor, operand: Expression, not: boolean, word: string): Like {
  const operator =
    word === "regexp" ? "rlike" : word === "similar" ? "similar to" : (word as Like["operator"]);
  const quantifier = cursor.takeWord("any", "some", "all");
  const patterns = quantifier ? cursor.inParens(() => cursor.expression()) : [parseLevel(cursor, 0)];
  const mark = cursor.takeWord("escape") ? parseLevel(cursor, 0) : null;
  return {
    kind: "like",
    operator,
    not,
    operand,
    pattern: patterns[0] as Expression,
    quantifier: quantifier === null ? null : quantifier === "all" ? "all" : "any",
    patterns,
    escape: mark,
    from: operand.from,
    ...to(cursor),
  };
}

function is(cursor: Cursor, operand: Expression): Expression {
  const { from } = operand;
  if (cursor.dialect === "duckdb") {
    const word = cursor.takeWord("isnull", "notnull");
    if (word)
      return { kind: "is", not: word === "notnull", what: "null", operand, other: null, from, ...to(cursor) };
    if (cursor.takeWords("not", "null"))
      return { kind: "is", not: true, what: "null", operand, other: null, from, ...to(cursor) };
  }
  if (!cursor.takeWord("is")) return operand;
  const not = cursor.takeWord("not") !== null;
  if (cursor.takeWord("distinct")) {
    cursor.expectWord("from");
    const other = parseLevel(cursor, 0);
    return { kind: "is", not, what: "distinct", operand, other, from, to: other.to };
  }
  const what = cursor.expectWord("null", "true", "false", "unknown") as Is["what"];
  return { kind: "is", not, what, operand, other: null, from, ...to(cursor) };
}

const to = (cursor: Cursor): { to: number } => ({ to: cursor.since(0).to });
