import type { Cursor } from "./cursor";
import type { Argument, Call, Expression, FrameBound, Name, OrderKey, WindowFrame, WindowSpec } from "./tree";

/** `name(…)` and the clauses behind it; the cursor stands before the parenthesis when `path` was read, else before the name. */
export function parseCall(cursor: Cursor, path: readonly Name[]): Call {
  const names = path.length > 0 ? path : [cursor.name("A function's name")];
  const name = names.at(-1) as Name;
  const from = (names[0] as Name).from;
  cursor.expectOperator("(");
  const distinct = cursor.takeWord("distinct") !== null;
  if (!distinct && cursor.isWord("all") && !cursor.operatorAt(1, ")", ",", ".", "(")) cursor.next();
  const args = cursor.isOperator(")") ? [] : cursor.list(() => parseArgument(cursor));
  const order = parseOrder(cursor);
  const inner = parseNulls(cursor);
  cursor.expectOperator(")");
  return {
    ...parseTail(cursor, inner, order),
    name,
    qualifier: names.slice(0, -1),
    args,
    distinct,
    ...cursor.since(from),
  };
}

type Tail = Pick<Call, "kind" | "nulls" | "order" | "within" | "filter" | "over">;

function parseTail(cursor: Cursor, inner: Call["nulls"], order: readonly OrderKey[]): Tail {
  const within: OrderKey[] = [];
  if (cursor.takeWords("within", "group")) {
    cursor.expectOperator("(");
    within.push(...parseOrder(cursor));
    cursor.expectOperator(")");
  }
  let filter: Expression | null = null;
  if (cursor.isWord("filter") && cursor.operatorAt(1, "(")) {
    cursor.next();
    cursor.expectOperator("(");
    if (cursor.dialect === "spark") cursor.expectWord("where");
    else cursor.takeWord("where");
    filter = cursor.expression();
    cursor.expectOperator(")");
  }
  const nulls = inner ?? parseNulls(cursor);
  const over = cursor.takeWord("over") ? parseOver(cursor) : null;
  return { kind: "call", nulls, order, within, filter, over };
}

const parseNulls = (cursor: Cursor): Call["nulls"] =>
  cursor.takeWords("ignore", "nulls") ? "ignore" : cursor.takeWords("respect", "nulls") ? "respect" : null;

function parseArgument(cursor: Cursor): Argument {
  const { from } = cursor.token;
  const named = ["word", "quoted"].includes(cursor.token.kind) && cursor.operatorAt(1, "=>", ":=");
  if (named) {
    const name = cursor.name();
    cursor.next();
    return { name, value: cursor.expression(), ...cursor.since(from) };
  }
  const value = cursor.expression();
  const name = cursor.dialect === "spark" && cursor.takeWord("as") ? cursor.name() : null;
  return { name, value, ...cursor.since(from) };
}

/** `ORDER BY …`, or nothing. */
export function parseOrder(cursor: Cursor): OrderKey[] {
  return cursor.takeWords("order", "by") ? cursor.list(() => parseOrderKey(cursor)) : [];
}

export function parseOrderKey(cursor: Cursor): OrderKey {
  const { from } = cursor.token;
  const expression = cursor.expression();
  const direction = cursor.takeWord("asc", "desc") as OrderKey["direction"];
  const nulls = cursor.takeWord("nulls") ? (cursor.expectWord("first", "last") as OrderKey["nulls"]) : null;
  return { expression, direction, nulls, ...cursor.since(from) };
}

function parseOver(cursor: Cursor): WindowSpec {
  if (!cursor.isOperator("(")) {
    const base = cursor.name("A window");
    return { base, bare: true, partition: [], order: [], frame: null, from: base.from, to: base.to };
  }
  return parseWindow(cursor);
}

/** `( [base] [PARTITION BY …] [ORDER BY …] [frame] )` */
export function parseWindow(cursor: Cursor): WindowSpec {
  const { from } = cursor.expectOperator("(");
  const words = ["partition", "order", "rows", "range", "groups", "distribute", "sort", "cluster"];
  const base = cursor.isOperator(")") || cursor.isWord(...words) ? null : cursor.name("A window");
  const partition =
    cursor.takeWords("partition", "by") || cursor.takeWords("distribute", "by")
      ? cursor.list(() => cursor.expression())
      : [];
  const order =
    cursor.takeWords("order", "by") || cursor.takeWords("sort", "by")
      ? cursor.list(() => parseOrderKey(cursor))
      : [];
  const frame = cursor.isWord("rows", "range", "groups") ? parseFrame(cursor) : null;
  cursor.expectOperator(")");
  return { base, bare: false, partition, order, frame, ...cursor.since(from) };
}

function parseFrame(cursor: Cursor): WindowFrame {
  const { from, value } = cursor.next();
  const between = cursor.takeWord("between") !== null;
  const start = parseBound(cursor);
  const end = between && cursor.expectWord("and") ? parseBound(cursor) : null;
  const exclude = cursor.takeWord("exclude")
    ? (cursor.takeWord("ties", "group") ??
      (cursor.takeWords("current", "row")
        ? "current row"
        : cursor.takeWords("no", "others")
          ? "no others"
          : null))
    : null;
  return { unit: value as WindowFrame["unit"], start, end, exclude, ...cursor.since(from) };
}

function parseBound(cursor: Cursor): FrameBound {
  if (cursor.takeWords("current", "row")) return { bound: "current row", offset: null };
  if (cursor.takeWord("unbounded"))
    return {
      bound: `unbounded ${cursor.expectWord("preceding", "following")}` as FrameBound["bound"],
      offset: null,
    };
  const offset = cursor.expression();
  return { bound: cursor.expectWord("preceding", "following") as FrameBound["bound"], offset };
}

/** Calls with words of their own between the arguments: CAST, EXTRACT, TRIM, … Null where none begins. */
export function parseSpecialCall(cursor: Cursor): Expression | null {
  if (!cursor.operatorAt(1, "(")) return null;
  const { value, from } = cursor.token;
  const rule = SPECIAL[value];
  if (!rule) return null;
  const start = cursor.mark();
  const name = cursor.name();
  cursor.expectOperator("(");
  const result = rule(cursor, name, from);
  if (!result) cursor.reset(start);
  return result;
}

type Rule = (cursor: Cursor, name: Name, from: number) => Expression | null;

const call = (cursor: Cursor, name: Name, from: number, values: readonly Expression[]): Expression => {
  const args = values.map((value) => ({ name: null, value, from: value.from, to: value.to }));
  const tail = parseTail(cursor, null, []);
  return { ...tail, name, qualifier: [], args, distinct: false, ...cursor.since(from) };
};

const cast: Rule = (cursor, name, from) => {
  const operand = cursor.expression();
  cursor.expectWord("as");
  const type = cursor.type();
  cursor.expectOperator(")");
  return { kind: "cast", operand, type, try: name.text.toLowerCase() === "try_cast", ...cursor.since(from) };
};

const text = (value: string, span: { from: number; to: number }): Expression => ({
  kind: "literal",
  value: { is: "string", value },
  from: span.from,
  to: span.to,
});

/** `EXTRACT(year FROM x)` is `date_part('year', x)`. */
const extract: Rule = (cursor, name, from) => {
  if (!cursor.wordAt(1, "from")) return null;
  const field = cursor.next();
  cursor.expectWord("from");
  const value = cursor.expression();
  cursor.expectOperator(")");
  return call(cursor, { ...name, text: "date_part" }, from, [text(field.value, field), value]);
};

const substring: Rule = (cursor, name, from) => {
  const value = cursor.expression();
  if (!cursor.takeWord("from")) return null;
  const values = [value, cursor.expression()];
  if (cursor.takeWord("for")) values.push(cursor.expression());
  cursor.expectOperator(")");
  return call(cursor, { ...name, text: "substring" }, from, values);
};

/** `TRIM([BOTH|LEADING|TRAILING] [characters] FROM x)` */
const trim: Rule = (cursor, name, from) => {
  const side = cursor.takeWord("both", "leading", "trailing");
  const characters = cursor.takeWord("from") ? null : cursor.expression();
  if (characters && !cursor.takeWord("from")) return null;
  const value = cursor.expression();
  cursor.expectOperator(")");
  const called = side === "leading" ? "ltrim" : side === "trailing" ? "rtrim" : name.text;
  // Spark's functions take the characters first; DuckDB's second.
  const [first, second] = cursor.dialect === "spark" ? [characters, value] : [value, characters];
  return call(
    cursor,
    { ...name, text: called },
    from,
    [first, second].filter((one) => one !== null),
  );
};

const position: Rule = (cursor, name, from) => {
  const mark = cursor.mark();
  // `a IN b` would be read as a condition, so the first operand stops before IN.
  const part = partBefore(cursor, "in");
  if (!part) {
    cursor.reset(mark);
    return null;
  }
  const value = cursor.expression();
  cursor.expectOperator(")");
  return call(cursor, { ...name, text: "position" }, from, [part, value]);
};

function partBefore(cursor: Cursor, word: string): Expression | null {
  const value = cursor.token.kind === "string" || cursor.token.kind === "word" ? cursor.token : null;
  if (!value || !cursor.wordAt(1, word)) return null;
  cursor.next();
  cursor.expectWord(word);
  if (value.kind === "string") return text(value.value, value);
  const name = { text: value.text, quoted: false, from: value.from, to: value.to };
  return { kind: "column", path: [name], from: value.from, to: value.to };
}

const overlay: Rule = (cursor, name, from) => {
  const values = [cursor.expression()];
  if (!cursor.takeWord("placing")) return null;
  values.push(cursor.expression());
  cursor.expectWord("from");
  values.push(cursor.expression());
  if (cursor.takeWord("for")) values.push(cursor.expression());
  cursor.expectOperator(")");
  return call(cursor, name, from, values);
};

const SPECIAL: Readonly<Record<string, Rule>> = {
  cast,
  try_cast: cast,
  extract,
  substring,
  substr: substring,
  trim,
  position,
  overlay,
};
