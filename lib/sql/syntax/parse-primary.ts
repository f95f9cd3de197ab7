import type { Cursor } from "./cursor";
import { parseCall, parseSpecialCall } from "./parse-call";
import { isTypedLiteral, parseInterval, parseLiteral } from "./parse-literal";
import { SyntaxProblem } from "./token";
import type { Expression, Lambda, Name, Star } from "./tree";

/** A value and what hangs behind it: fields, elements, casts. */
export function parsePrimary(cursor: Cursor): Expression {
  let value = parseValue(cursor);
  for (;;) {
    const next = parsePostfix(cursor, value);
    if (next === value) return value;
    value = next;
  }
}

function parsePostfix(cursor: Cursor, base: Expression): Expression {
  const { from } = base;
  if (cursor.isOperator("[")) return parseSubscript(cursor, base);
  if (cursor.isOperator("::")) {
    cursor.next();
    const type = cursor.type();
    // Spark's `::` is there since version 4; it casts as CAST does.
    return { kind: "cast", operand: base, type, try: false, ...cursor.since(from) };
  }
  if (cursor.isOperator(".") && base.kind !== "star") {
    if (cursor.dialect === "duckdb" && cursor.operatorAt(2, "(")) {
      cursor.next();
      return parseMethod(cursor, base);
    }
    cursor.next();
    const name = cursor.name("A field's name");
    return { kind: "field", base, name, ...cursor.since(from) };
  }
  if (cursor.dialect === "duckdb" && cursor.takeWord("collate")) cursor.fail("No COLLATE");
  if (cursor.dialect === "duckdb" && cursor.takeWords("at", "time", "zone")) {
    const zone = parseValue(cursor);
    const name = { text: "timezone", quoted: false, from, to: zone.to };
    const args = [zone, base].map((value) => ({ name: null, value, from: value.from, to: value.to }));
    return { ...emptyCall, name, args, from, to: zone.to };
  }
  return base;
}

const emptyCall = {
  kind: "call",
  qualifier: [],
  distinct: false,
  order: [],
  nulls: null,
  filter: null,
  within: [],
  over: null,
} as const;

/** DuckDB's `x.f(y)` is `f(x, y)`. */
function parseMethod(cursor: Cursor, base: Expression): Expression {
  const call = parseCall(cursor, []);
  const first = { name: null, value: base, from: base.from, to: base.to };
  return { ...call, args: [first, ...call.args], from: base.from };
}

function parseSubscript(cursor: Cursor, base: Expression): Expression {
  const { from } = base;
  cursor.expectOperator("[");
  const part = () => (cursor.isOperator(":", "]") ? null : cursor.expression());
  const index = part();
  if (cursor.dialect === "spark" || cursor.isOperator("]")) {
    cursor.expectOperator("]");
    if (!index) throw new SyntaxProblem("An index is expected between the brackets.", cursor.since(from));
    return { kind: "subscript", base, index, ...cursor.since(from) };
  }
  cursor.expectOperator(":");
  // `[1:-:2]` has an open end before its step.
  const open = cursor.isOperator("-") && cursor.operatorAt(1, ":", "]") && cursor.takeOperator("-") !== null;
  const end = open ? null : part();
  const step = cursor.takeOperator(":") ? part() : null;
  cursor.expectOperator("]");
  return { kind: "slice", base, start: index, end, step, ...cursor.since(from) };
}

function parseValue(cursor: Cursor): Expression {
  const { token } = cursor;
  switch (token.kind) {
    case "string":
    case "number":
    case "blob":
      return parseLiteral(cursor);
    case "word":
    case "quoted":
      return parseWord(cursor);
    case "operator":
      if (token.value === "(") return parseParens(cursor);
      if (token.value === "*") return parseStar(cursor, [], token.from);
      if (token.value === "?") break;
      if (cursor.dialect === "duckdb") {
        if (token.value === "[") return parseList(cursor);
        if (token.value === "{") return parseStruct(cursor);
      }
      break;
    default:
  }
  if (token.text === "$" || token.kind === "parameter" || token.text === "?")
    throw new SyntaxProblem("A placeholder stands here; put its value in its place.", token);
  return cursor.fail("A value");
}

function parseWord(cursor: Cursor): Expression {
  const { token } = cursor;
  if (token.kind === "word") {
    if (["null", "true", "false"].includes(token.value) && !cursor.operatorAt(1, "."))
      return parseLiteral(cursor);
    if (token.value === "case") return parseCase(cursor);
    if (token.value === "interval" && isInterval(cursor)) return parseInterval(cursor);
    if (isTypedLiteral(cursor)) return parseLiteral(cursor);
    if (token.value === "exists" && cursor.operatorAt(1, "(") && isQuery(cursor, 2))
      return parseExists(cursor);
    if (cursor.dialect === "duckdb" && token.value === "map" && cursor.operatorAt(1, "{"))
      return parseMap(cursor);
    if (cursor.dialect === "duckdb" && token.value === "array" && cursor.operatorAt(1, "[")) {
      cursor.next();
      return parseList(cursor);
    }
    const special = parseSpecialCall(cursor);
    if (special) return special;
    if (RESERVED.has(token.value)) cursor.fail("A value");
  }
  const path = [cursor.name()];
  while (cursor.isOperator(".") && !cursor.operatorAt(1, "*") && !cursor.operatorAt(2, "(")) {
    cursor.next();
    path.push(cursor.name());
  }
  if (cursor.isOperator("(")) return parseCall(cursor, path);
  if (cursor.isOperator(".") && cursor.operatorAt(1, "*")) {
    cursor.next();
    return parseStar(cursor, path, token.from);
  }
  if (cursor.isOperator(".") && cursor.operatorAt(2, "(") && cursor.dialect === "spark") {
    cursor.next();
    return parseCall(cursor, [...path, cursor.name()]);
  }
  return { kind: "column", path, ...cursor.since(token.from) };
}

/** Words that cannot begin a value: with one of them something is missing before. */
const RESERVED: ReadonlySet<string> = new Set(
  "from where group having order limit union except intersect on using and or when then else end select join as".split(
    " ",
  ),
);

const isQuery = (cursor: Cursor, ahead: number): boolean =>
  cursor.wordAt(ahead, "select", "with", "values") ||
  (cursor.dialect === "duckdb" && cursor.wordAt(ahead, "from"));

const isInterval = (cursor: Cursor): boolean => {
  const { kind, value } = cursor.peek(1);
  if (kind === "string" || kind === "number") return true;
  return kind === "operator" && ["-", "+", "("].includes(value);
};

/** `( expression )`, `( a, b )` or `( query )`. */
function parseParens(cursor: Cursor): Expression {
  const { from } = cursor.expectOperator("(");
  if (isQuery(cursor, 0) || (cursor.isOperator("(") && isNestedQuery(cursor))) {
    const query = cursor.query();
    cursor.expectOperator(")");
    return { kind: "subquery", query, ...cursor.since(from) };
  }
  const items = cursor.list(() => cursor.expression());
  cursor.expectOperator(")");
  const span = cursor.since(from);
  // The place of the inner expression stays its own; only its extent takes in the parentheses.
  return items.length === 1 ? { ...(items[0] as Expression), ...span } : { kind: "tuple", items, ...span };
}

/** `((select …) union …)`: parentheses down to a query whose own end is not that of the outer ones. */
function isNestedQuery(cursor: Cursor): boolean {
  let ahead = 0;
  while (cursor.operatorAt(ahead, "(")) ahead++;
  if (!isQuery(cursor, ahead)) return false;
  let depth = 1;
  for (ahead = 1; depth > 0; ahead++) {
    if (cursor.peek(ahead).kind === "end") return false;
    if (cursor.operatorAt(ahead, "(")) depth++;
    if (cursor.operatorAt(ahead, ")")) depth--;
  }
  return (
    cursor.wordAt(ahead, "union", "except", "intersect", "minus", "order", "limit") ||
    cursor.operatorAt(ahead, ")")
  );
}

/** `x -> …`, `(x, y) -> …`, or DuckDB's `lambda x, y: …`; null where none begins. */
export function parseLambda(cursor: Cursor): Lambda | null {
  const { from } = cursor.token;
  if (
    cursor.dialect === "duckdb" &&
    cursor.isWord("lambda") &&
    ["word", "quoted"].includes(cursor.peek(1).kind)
  ) {
    cursor.next();
    const params = cursor.list(() => cursor.name());
    cursor.expectOperator(":");
    return { kind: "lambda", params, body: cursor.expression(), ...cursor.since(from) };
  }
  const params = arrowParams(cursor);
  if (!params) return null;
  cursor.expectOperator("->");
  return { kind: "lambda", params, body: cursor.expression(), ...cursor.since(from) };
}

function arrowParams(cursor: Cursor): Name[] | null {
  const isName = (ahead: number) => ["word", "quoted"].includes(cursor.peek(ahead).kind);
  if (isName(0) && cursor.operatorAt(1, "->"))
    // `json -> '$.a'` is DuckDB's JSON arrow.
    return cursor.dialect === "duckdb" && ["string", "number"].includes(cursor.peek(2).kind)
      ? null
      : [cursor.name()];
  if (!cursor.isOperator("(")) return null;
  let ahead = 1;
  while (isName(ahead) && cursor.operatorAt(ahead + 1, ",")) ahead += 2;
  if (!isName(ahead) || !cursor.operatorAt(ahead + 1, ")") || !cursor.operatorAt(ahead + 2, "->"))
    return null;
  return cursor.inParens(() => cursor.name());
}

function parseStar(cursor: Cursor, qualifier: readonly Name[], from: number): Star {
  cursor.expectOperator("*");
  const except: Name[] = [];
  const replace: Star["replace"][number][] = [];
  const rename: Star["rename"][number][] = [];
  const some = <T>(item: () => T): T[] => (cursor.isOperator("(") ? cursor.inParens(item) : [item()]);
  if (cursor.isWord("exclude", "except") && (cursor.operatorAt(1, "(") || cursor.isWord("exclude"))) {
    cursor.next();
    except.push(...some(() => cursor.name()));
  }
  if (cursor.dialect === "duckdb" && cursor.takeWord("replace"))
    replace.push(
      ...some(() => {
        const expression = cursor.expression();
        cursor.expectWord("as");
        return { expression, name: cursor.name() };
      }),
    );
  if (cursor.dialect === "duckdb" && cursor.takeWord("rename"))
    rename.push(
      ...some(() => {
        const was = cursor.name();
        cursor.expectWord("as");
        return { from: was, to: cursor.name() };
      }),
    );
  return { kind: "star", qualifier, except, replace, rename, ...cursor.since(from) };
}

function parseCase(cursor: Cursor): Expression {
  const { from } = cursor.next();
  const operand = cursor.isWord("when") ? null : cursor.expression();
  const branches: { when: Expression; value: Expression }[] = [];
  while (cursor.takeWord("when")) {
    const when = cursor.expression();
    cursor.expectWord("then");
    branches.push({ when, value: cursor.expression() });
  }
  if (branches.length === 0) cursor.fail("WHEN");
  const otherwise = cursor.takeWord("else") ? cursor.expression() : null;
  cursor.expectWord("end");
  return { kind: "case", operand, branches, otherwise, ...cursor.since(from) };
}

function parseExists(cursor: Cursor): Expression {
  const { from } = cursor.next();
  cursor.expectOperator("(");
  const query = cursor.query();
  cursor.expectOperator(")");
  return { kind: "exists", query, ...cursor.since(from) };
}

function parseList(cursor: Cursor): Expression {
  const { from } = cursor.expectOperator("[");
  const items = cursor.isOperator("]") ? [] : cursor.list(() => cursor.expression());
  const [only] = items;
  if (only && items.length === 1 && cursor.isWord("for")) return parseComprehension(cursor, only, from);
  cursor.expectOperator("]");
  return { kind: "list", items, ...cursor.since(from) };
}

/** `[x + 1 for x in list if x > 0]`: a list_transform of a list_filter. */
function parseComprehension(cursor: Cursor, body: Expression, from: number): Expression {
  cursor.expectWord("for");
  const params = cursor.list(() => cursor.name());
  cursor.expectWord("in");
  let list = cursor.expression();
  const span = () => cursor.since(from);
  const over = (name: string, inner: Expression): Expression => {
    const lambda: Expression = { kind: "lambda", params, body: inner, from: inner.from, to: inner.to };
    const args = [list, lambda].map((value) => ({ name: null, value, from: value.from, to: value.to }));
    return { ...emptyCall, name: { text: name, quoted: false, ...span() }, args, ...span() };
  };
  if (cursor.isWord("if")) {
    if (params.length > 1)
      throw new SyntaxProblem(
        "A comprehension with a place and a condition cannot be translated.",
        cursor.token,
      );
    cursor.next();
    list = over("list_filter", cursor.expression());
  }
  cursor.expectOperator("]");
  return over("list_transform", body);
}

function parseStruct(cursor: Cursor): Expression {
  const { from } = cursor.expectOperator("{");
  const fields = cursor.list(() => {
    const { kind, value, from: at, to } = cursor.token;
    const name =
      kind === "string" ? { text: value, quoted: true, from: at, to } : cursor.name("A field's name");
    if (kind === "string") cursor.next();
    cursor.expectOperator(":");
    return { name, value: cursor.expression() };
  });
  cursor.expectOperator("}");
  return { kind: "struct", fields, ...cursor.since(from) };
}

function parseMap(cursor: Cursor): Expression {
  const { from } = cursor.next();
  cursor.expectOperator("{");
  const entries = cursor.isOperator("}")
    ? []
    : cursor.list(() => {
        const key = cursor.expression();
        cursor.expectOperator(":");
        return { key, value: cursor.expression() };
      });
  cursor.expectOperator("}");
  return { kind: "map", entries, ...cursor.since(from) };
}
