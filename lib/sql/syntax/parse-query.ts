import type { Cursor } from "./cursor";
import { parseOrder, parseOrderKey, parseWindow } from "./parse-call";
import { parsePivotStatement, parseUnpivotStatement } from "./parse-pivot-statement";
import { parseFrom, parseLateralView } from "./parse-relation";
import { parseSelectItem } from "./parse-select-item";
import { SyntaxProblem } from "./token";
import type {
  Expression,
  GroupBy,
  GroupItem,
  Name,
  OrderKey,
  Query,
  QueryBody,
  Select,
  SelectItem,
  Span,
} from "./tree";

/** A whole query: WITH, SELECTs and set operations, ORDER BY, LIMIT. */
export function parseQuery(cursor: Cursor): Query {
  const { from } = cursor.token;
  const recursive = cursor.wordAt(1, "recursive") && cursor.isWord("with");
  const ctes = cursor.takeWord("with") ? parseCtes(cursor) : [];
  const body = parseSetOperations(cursor, 0);
  const order: OrderKey[] = [];
  let orderAll: OrderKey | null = null;
  if (cursor.isWord("order") && cursor.wordAt(2, "all") && !cursor.operatorAt(3, ".", "(")) {
    cursor.takeWords("order", "by");
    orderAll = parseOrderKey(cursor);
  } else order.push(...parseOrder(cursor));
  const spread = cursor.dialect === "spark" ? parseSpread(cursor) : null;
  const windows = parseWindows(cursor);
  let limit: Expression | null = null;
  let offset: Expression | null = null;
  for (let word = cursor.takeWord("limit", "offset"); word; word = cursor.takeWord("limit", "offset")) {
    if (word === "limit") limit = cursor.takeWord("all") ? null : cursor.expression();
    else offset = cursor.expression();
  }
  const whole = windows.length > 0 && body.kind === "select" ? { ...body, windows } : body;
  return { ctes, recursive, body: whole, order, orderAll, spread, limit, offset, ...cursor.since(from) };
}

function parseCtes(cursor: Cursor): Query["ctes"] {
  cursor.takeWord("recursive");
  return cursor.list(() => {
    const name = cursor.name("A name after WITH");
    const columns = cursor.isOperator("(") ? cursor.inParens(() => cursor.name()) : [];
    cursor.takeWord("as");
    cursor.takeWords("not", "materialized") || cursor.takeWord("materialized");
    cursor.expectOperator("(");
    const query = cursor.query();
    cursor.expectOperator(")");
    return { name, columns, query };
  });
}

/** `SORT BY`, `CLUSTER BY`, `DISTRIBUTE BY`: where Spark puts the rows of a result. */
function parseSpread(cursor: Cursor): Span | null {
  const { from } = cursor.token;
  let found = false;
  while (cursor.isWord("sort", "cluster", "distribute") && cursor.wordAt(1, "by")) {
    cursor.next();
    cursor.next();
    cursor.list(() => parseOrderKey(cursor));
    found = true;
  }
  return found ? cursor.since(from) : null;
}

/** INTERSECT binds tighter than UNION and EXCEPT. */
const SET_LEVELS = [["union", "except", "minus"], ["intersect"]] as const;

function parseSetOperations(cursor: Cursor, level: number): QueryBody {
  const words = SET_LEVELS[level];
  if (!words) return parseBody(cursor);
  let left = parseSetOperations(cursor, level + 1);
  for (let word = cursor.takeWord(...words); word; word = cursor.takeWord(...words)) {
    const all = cursor.takeWord("all", "distinct") === "all";
    const byName = cursor.takeWords("by", "name");
    const right = parseSetOperations(cursor, level + 1);
    const operator = word === "minus" ? "except" : (word as "union" | "intersect" | "except");
    left = { kind: "set-operation", operator, all, byName, left, right, from: left.from, to: right.to };
  }
  return left;
}

function parseBody(cursor: Cursor): QueryBody {
  const { token } = cursor;
  if (cursor.isOperator("(")) {
    cursor.next();
    const query = cursor.query();
    cursor.expectOperator(")");
    return { kind: "nested", query, ...cursor.since(token.from) };
  }
  if (cursor.takeWord("values")) {
    const rows = cursor.list(() => parseRow(cursor));
    return { kind: "values", rows, ...cursor.since(token.from) };
  }
  if (cursor.takeWord("table")) {
    const path = [cursor.name("A table")];
    while (cursor.takeOperator(".")) path.push(cursor.name());
    const relations = [tableRef(path)];
    return { ...emptySelect, items: [starItem(token)], relations, ...cursor.since(token.from) };
  }
  if (cursor.dialect === "duckdb" && cursor.isWord("from")) return parseFromFirst(cursor);
  if (cursor.dialect === "duckdb" && cursor.isWord("pivot", "unpivot")) {
    const relation = cursor.isWord("pivot") ? parsePivotStatement(cursor) : parseUnpivotStatement(cursor);
    return { ...emptySelect, items: [starItem(token)], relations: [relation], ...cursor.since(token.from) };
  }
  if (cursor.isWord("select")) return parseSelect(cursor);
  if (
    token.kind === "word" &&
    /^(insert|create|drop|delete|update|merge|alter|use|set|cache|refresh|explain)$/.test(token.value)
  )
    throw new SyntaxProblem(`Only a SELECT can stand here, not ${token.text.toUpperCase()}.`, token);
  return cursor.fail("SELECT");
}

/** A row of VALUES: in parentheses, or a single value. */
export function parseRow(cursor: Cursor): readonly Expression[] {
  const row = cursor.expression();
  return row.kind === "tuple" ? row.items : [row];
}

const emptySelect = {
  kind: "select",
  distinct: false,
  distinctOn: [],
  views: [],
  where: null,
  group: null,
  having: null,
  qualify: null,
  windows: [],
} as const;
const tableRef = (path: readonly Name[]) => {
  const [first, last] = [path[0] as Name, path.at(-1) as Name];
  return {
    kind: "table",
    path,
    alias: null,
    columns: [],
    sample: null,
    from: first.from,
    to: last.to,
  } as const;
};
const starItem = ({ from, to }: Span): SelectItem => ({
  expression: { kind: "star", qualifier: [], except: [], replace: [], rename: [], from, to },
  alias: null,
  aliases: [],
  from,
  to,
});

/** DuckDB's `FROM t [SELECT …]`. */
function parseFromFirst(cursor: Cursor): Select {
  const { from } = cursor.next();
  const relations = cursor.list(() => parseFrom(cursor));
  if (cursor.isWord("select")) return { ...parseSelect(cursor), relations, from };
  const items = [starItem(cursor.since(from))];
  return { ...emptySelect, items, relations, ...parseClauses(cursor), ...cursor.since(from) };
}

function parseSelect(cursor: Cursor): Select {
  const { from } = cursor.next();
  const distinct = cursor.takeWord("distinct") !== null;
  const distinctOn = distinct && cursor.takeWord("on") ? cursor.inParens(() => cursor.expression()) : [];
  if (!distinct && cursor.isWord("all") && !cursor.operatorAt(1, ",", ".", "(")) cursor.next();
  if (cursor.dialect === "spark" && cursor.isWord("transform") && usesScript(cursor))
    throw new SyntaxProblem("TRANSFORM … USING runs a script, which has no counterpart here.", cursor.token);
  const items = cursor.list(() => parseSelectItem(cursor));
  const relations = cursor.takeWord("from") ? cursor.list(() => parseFrom(cursor)) : [];
  const clauses = parseClauses(cursor);
  return { ...emptySelect, distinct, distinctOn, items, relations, ...clauses, ...cursor.since(from) };
}

function usesScript(cursor: Cursor): boolean {
  for (let ahead = 1; cursor.peek(ahead).kind !== "end"; ahead++)
    if (cursor.wordAt(ahead, "using") && cursor.operatorAt(ahead - 1, ")")) return true;
  return false;
}

type Clauses = Pick<Select, "views" | "where" | "group" | "having" | "qualify" | "windows">;

function parseClauses(cursor: Cursor): Clauses {
  const views: Select["views"][number][] = [];
  while (cursor.isWord("lateral") && cursor.wordAt(1, "view")) views.push(parseLateralView(cursor));
  const where = cursor.takeWord("where") ? cursor.expression() : null;
  const group = cursor.isWord("group") && cursor.wordAt(1, "by") ? parseGroup(cursor) : null;
  const having = cursor.takeWord("having") ? cursor.expression() : null;
  const windows = parseWindows(cursor);
  const qualify = cursor.takeWord("qualify") ? cursor.expression() : null;
  return { views, where, group, having, qualify, windows };
}

function parseGroup(cursor: Cursor): GroupBy {
  const { from } = cursor.next();
  cursor.next();
  if (cursor.isWord("all") && !cursor.operatorAt(1, ",", ".", "("))
    return { all: cursor.next().value === "all", items: [], suffix: null, ...cursor.since(from) };
  const items = cursor.list(() => parseGroupItem(cursor));
  // Hive's `GROUP BY a, b GROUPING SETS ((a), b)` has the sets alone.
  if (cursor.isWord("grouping")) items.splice(0, items.length, parseGroupItem(cursor));
  const suffix = cursor.takeWord("with") ? (cursor.expectWord("rollup", "cube") as GroupBy["suffix"]) : null;
  return { all: false, items, suffix, ...cursor.since(from) };
}

function parseGroupItem(cursor: Cursor): GroupItem {
  const { from } = cursor.token;
  const set = (): readonly Expression[] => {
    if (cursor.isOperator("(") && cursor.operatorAt(1, ")")) {
      cursor.next();
      cursor.next();
      return [];
    }
    return parseRow(cursor);
  };
  if (cursor.isWord("grouping") && cursor.wordAt(1, "sets")) {
    cursor.next();
    cursor.next();
    return { kind: "sets", sets: cursor.inParens(set), ...cursor.since(from) };
  }
  const kind = cursor.operatorAt(1, "(")
    ? (cursor.takeWord("rollup", "cube") as "rollup" | "cube" | null)
    : null;
  if (kind) return { kind, sets: cursor.inParens(set), ...cursor.since(from) };
  return { kind: "one", sets: [[cursor.expression()]], ...cursor.since(from) };
}

function parseWindows(cursor: Cursor): Select["windows"] {
  if (!cursor.takeWord("window")) return [];
  return cursor.list(() => {
    const name = cursor.name("A window's name");
    cursor.expectWord("as");
    if (cursor.isOperator("(")) return { name, window: parseWindow(cursor) };
    const base = cursor.name("A window");
    const window = { base, bare: false, partition: [], order: [], frame: null, from: base.from, to: base.to };
    return { name, window };
  });
}
