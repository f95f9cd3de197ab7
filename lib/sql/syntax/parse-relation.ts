import type { Cursor } from "./cursor";
import { parseAlias, RELATION_ENDS } from "./parse-alias";
import { parseCall } from "./parse-call";
import { parsePivot, parseUnpivot } from "./parse-pivot";
import { SyntaxProblem } from "./token";
import type { Call, Join, JoinType, LateralView, Name, Relation, Span } from "./tree";

/** One entry of FROM: a relation and what is joined to it. */
export function parseFrom(cursor: Cursor): Relation {
  let left = parseRelation(cursor);
  for (;;) {
    const joined = parseJoin(cursor, left);
    if (!joined) return left;
    left = joined;
  }
}

function parseJoin(cursor: Cursor, left: Relation): Relation | null {
  if (cursor.isWord("pivot") && cursor.operatorAt(1, "(")) return parsePivot(cursor, left);
  if (cursor.isWord("unpivot") && (cursor.operatorAt(1, "(") || cursor.wordAt(1, "include", "exclude")))
    return parseUnpivot(cursor, left);
  const start = cursor.mark();
  const natural = cursor.takeWord("natural") !== null;
  const asof = cursor.dialect === "duckdb" && cursor.takeWord("asof") !== null;
  if (cursor.isWord("positional"))
    throw new SyntaxProblem("POSITIONAL JOIN has no counterpart.", cursor.token);
  const type = joinType(cursor);
  if (!cursor.takeWord("join")) {
    cursor.reset(start);
    return null;
  }
  const right = parseRelation(cursor);
  const on = cursor.takeWord("on") ? cursor.expression() : null;
  const using = !on && cursor.takeWord("using") ? cursor.inParens(() => cursor.name()) : [];
  const join: Join = {
    kind: "join",
    type,
    natural,
    asof,
    left,
    right,
    on,
    using,
    ...cursor.since(left.from),
  };
  return join;
}

function joinType(cursor: Cursor): JoinType {
  if (cursor.takeWord("inner")) return "inner";
  if (cursor.takeWord("cross")) return "cross";
  const side = cursor.takeWord("left", "right", "full");
  if (cursor.takeWord("semi")) return "semi";
  if (cursor.takeWord("anti")) return "anti";
  if (side) cursor.takeWord("outer");
  return (side as JoinType | null) ?? "inner";
}

/** One relation with its alias, without what is joined to it. */
export function parseRelation(cursor: Cursor): Relation {
  const { from } = cursor.token;
  const lateral =
    cursor.isWord("lateral") && !cursor.wordAt(1, "view") && cursor.takeWord("lateral") !== null;
  if (cursor.isOperator("(")) return parseParens(cursor, lateral);
  if (cursor.isWord("values")) {
    const query = cursor.query();
    return { kind: "derived", query, lateral, ...parseAlias(cursor), sample: null, ...cursor.since(from) };
  }
  const prefix = cursor.dialect === "duckdb" && cursor.operatorAt(1, ":") ? cursor.name() : null;
  if (prefix) cursor.next();
  const path = [cursor.name("A table")];
  while (cursor.takeOperator(".")) path.push(cursor.name());
  if (cursor.isOperator("(")) {
    const call = parseCall(cursor, path);
    const before = parseSample(cursor);
    const aliased = parseAlias(cursor);
    return { kind: "function", call, lateral, ...aliased, sample: before, ...cursor.since(from) };
  }
  if (cursor.isWord("version", "timestamp", "for") && cursor.wordAt(1, "as"))
    throw new SyntaxProblem("Reading an older version of a table has no counterpart here.", cursor.token);
  const before = parseSample(cursor);
  const aliased = parseAlias(cursor);
  const sample = before ?? parseSample(cursor);
  return { kind: "table", path, ...aliased, alias: prefix ?? aliased.alias, sample, ...cursor.since(from) };
}

function parseParens(cursor: Cursor, lateral: boolean): Relation {
  const { from } = cursor.next();
  if (!startsQuery(cursor)) {
    const inner = parseFrom(cursor);
    cursor.expectOperator(")");
    const { alias } = parseAlias(cursor);
    if (alias && inner.kind !== "join" && !inner.alias) return { ...inner, alias, ...cursor.since(from) };
    if (alias) throw new SyntaxProblem("A join in parentheses cannot have an alias here.", alias);
    return { ...inner, ...cursor.since(from) };
  }
  const query = cursor.query();
  cursor.expectOperator(")");
  const before = parseSample(cursor);
  const aliased = parseAlias(cursor);
  return {
    kind: "derived",
    query,
    lateral,
    ...aliased,
    sample: before ?? parseSample(cursor),
    ...cursor.since(from),
  };
}

/** After “(”: a query, or a relation in parentheses. */
function startsQuery(cursor: Cursor): boolean {
  if (cursor.isWord("select", "with", "values")) return true;
  if (cursor.dialect === "duckdb" && cursor.isWord("from")) return true;
  if (!cursor.isOperator("(")) return false;
  let ahead = 0;
  while (cursor.operatorAt(ahead, "(")) ahead++;
  if (!cursor.wordAt(ahead, "select", "with", "values")) return false;
  // `((select …) t join …)` is a relation: what follows the inner query's end tells.
  let depth = 0;
  for (ahead = 0; cursor.peek(ahead).kind !== "end"; ahead++) {
    if (cursor.operatorAt(ahead, "(")) depth++;
    if (cursor.operatorAt(ahead, ")") && --depth === 0) break;
  }
  return (
    cursor.wordAt(ahead + 1, "union", "except", "intersect", "minus", "order", "limit") ||
    cursor.operatorAt(ahead + 1, ")")
  );
}

/** `TABLESAMPLE …`, as text. */
function parseSample(cursor: Cursor): { text: string; span: Span } | null {
  if (!cursor.isWord("tablesample")) return null;
  const { from } = cursor.next();
  const words: string[] = cursor.isOperator("(") ? [] : [cursor.next().text];
  for (let depth = 0; ; ) {
    const token = cursor.next();
    if (token.kind === "end") cursor.fail("“)”");
    if (token.value === "(") depth++;
    if (token.value === ")") depth--;
    words.push(token.text);
    if (depth === 0) return { text: words.join(" "), span: cursor.since(from) };
  }
}

/** `LATERAL VIEW [OUTER] explode(x) t AS a, b` */
export function parseLateralView(cursor: Cursor): LateralView {
  const { from } = cursor.next();
  cursor.next();
  const outer = cursor.takeWord("outer") !== null;
  const call: Call = parseCall(cursor, []);
  const ends = (): boolean =>
    cursor.token.kind !== "quoted" &&
    (cursor.token.kind !== "word" || RELATION_ENDS.has(cursor.token.value) || cursor.isWord("lateral"));
  const alias = ends() ? null : cursor.name("An alias");
  const columns: Name[] = [];
  if (cursor.takeWord("as") || !ends()) {
    const parens = cursor.takeOperator("(");
    columns.push(...cursor.list(() => cursor.name()));
    if (parens) cursor.expectOperator(")");
  }
  return { outer, call, alias, columns, ...cursor.since(from) };
}
