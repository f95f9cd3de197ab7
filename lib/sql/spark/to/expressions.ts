import { commonNumber, fieldOf, isInteger, isNumber, isTime, type MaybeType } from "../../syntax/sql-type";
import type { Binary, Call, Expression, Interval, Is, Like, Literal, Slice } from "../../syntax/tree";
import type { Context } from "../context";
import { unifiedType } from "../convert";
import { at, atom, LEVEL, type Piece } from "../piece";
import { itemType, listOf } from "../rules";
import { sparkName, sparkType } from "../spark-type";
import { castTo, FAILS } from "./convert";
import { duckdbFunctions, similarDuckdbFunctions } from "./functions";
import { intervalOf } from "./interval";
import { sparkText, sparkTextOf } from "./quote";
import { javaFromRe2 } from "./re2-pattern";

const BOOLEAN: MaybeType = { is: "boolean" };
const boolean = (sql: string, level: number): Piece => ({ sql, level, type: BOOLEAN });

/** One of DuckDB's expressions in Spark's words. */
export function toSparkExpression(node: Expression, context: Context): Piece {
  switch (node.kind) {
    case "literal":
      return literal(node, context);
    case "interval":
      return interval(node, context);
    case "column":
      return column(node, context);
    case "unary":
      return unary(node, context);
    case "binary":
      return binary(node, context);
    case "between": {
      const [operand, low, high] = [node.operand, node.low, node.high].map((one) =>
        at(context.expression(one), LEVEL.other),
      );
      return boolean(`${operand} ${node.not ? "NOT " : ""}BETWEEN ${low} AND ${high}`, LEVEL.is);
    }
    case "in-list":
      return inList(node, context);
    case "in-query": {
      const operand = at(context.expression(node.operand), LEVEL.other);
      return boolean(`${operand} ${node.not ? "NOT " : ""}IN ${context.subquery(node.query).sql}`, LEVEL.is);
    }
    case "like":
      return like(node, context);
    case "is":
      return is(node, context);
    case "case":
      return caseOf(node, context);
    case "cast":
      return cast(node, context);
    case "call":
      return call(node, context);
    case "subscript":
      return element(node, context);
    case "slice":
      return slice(node, context);
    case "field": {
      const base = context.expression(node.base);
      return atom(`${at(base, LEVEL.atom)}.${sparkName(node.name.text)}`, fieldOf(base.type, node.name.text));
    }
    case "list": {
      const items = node.items.map((item) => context.expression(item));
      return atom(
        `array(${items.map(({ sql }) => sql).join(", ")})`,
        items.length > 0 ? listOf(unifiedType(items)) : null,
      );
    }
    case "struct": {
      const fields = node.fields.map(({ name, value }) => ({
        name: name.text,
        value: context.expression(value),
      }));
      const known = fields.map(({ name, value }) => ({
        name,
        type: value.type ?? ({ is: "other", name: "unknown" } as const),
      }));
      return atom(
        `named_struct(${fields.map(({ name, value }) => `${sparkText(name)}, ${value.sql}`).join(", ")})`,
        { is: "struct", fields: known },
      );
    }
    case "map": {
      const entries = node.entries.map(
        ({ key, value }) => [context.expression(key), context.expression(value)] as const,
      );
      return atom(`map(${entries.map(([key, value]) => `${key.sql}, ${value.sql}`).join(", ")})`);
    }
    case "tuple":
      return atom(`(${node.items.map((item) => context.expression(item).sql).join(", ")})`);
    case "subquery": {
      const { sql, type } = context.subquery(node.query);
      return atom(sql, type);
    }
    case "exists":
      return atom(`EXISTS ${context.subquery(node.query).sql}`, BOOLEAN);
    case "lambda":
      return context.problem(node, "A lambda can only be an argument of a function such as list_transform.");
    case "star":
      return context.problem(node, "A star can only be an item of SELECT, or stand in count(*).");
  }
}

function literal({ value, ...span }: Literal, context: Context): Piece {
  switch (value.is) {
    case "null":
      return atom("NULL", { is: "null" });
    case "boolean":
      return atom(String(value.value), BOOLEAN);
    case "string":
      return atom(sparkText(value.value), { is: "string" });
    case "blob":
      return atom(`X'${value.hex}'`, { is: "binary" });
    case "number": {
      if (/e/.test(value.text)) return atom(value.text, { is: "double" });
      const text = value.text.endsWith(".") ? `${value.text}0` : value.text;
      const [whole = "", fraction] = text.split(".");
      if (fraction !== undefined)
        return atom(text, {
          is: "decimal",
          precision: whole.replace(/^0+/, "").length + fraction.length || 1,
          scale: fraction.length,
        });
      return atom(text, BigInt(whole || "0") < 2n ** 31n ? { is: "int" } : { is: "bigint" });
    }
    case "typed": {
      const text = sparkText(value.value);
      if (value.type === "date") return atom(`DATE ${text}`, { is: "date" });
      if (["timestamp", "datetime", "timestamptz"].includes(value.type))
        return atom(`TIMESTAMP ${text}`, { is: "timestamp" });
      if (value.type === "json" || value.type === "uuid") return atom(text, { is: "string" });
      return context.problem(span, "Spark has no times of day: only dates and timestamps.");
    }
  }
}

function interval({ parts, ...span }: Interval, context: Context): Piece {
  const type: MaybeType = { is: "interval" };
  const pieces = parts.map(({ amount, unit }) => ({ amount: context.expression(amount), unit }));
  const written = pieces.every(({ amount }) => /^-?\d+(\.\d+)?$/.test(amount.sql));
  if (written)
    return atom(
      `INTERVAL ${pieces.map(({ amount, unit }) => `${amount.sql.startsWith("-") ? `'${amount.sql}'` : amount.sql} ${unit.toUpperCase()}`).join(" ")}`,
      type,
    );
  const [first] = pieces;
  if (pieces.length !== 1 || !first)
    return context.problem(span, "The interval has several parts of which one is computed.");
  return (
    intervalOf(first.amount, first.unit) ??
    context.problem(span, `An interval of ${first.unit}s cannot be computed in Spark.`)
  );
}

const WORDS: Readonly<Record<string, [sql: string, type: MaybeType]>> = {
  current_date: ["current_date()", { is: "date" }],
  today: ["current_date()", { is: "date" }],
  current_timestamp: ["current_timestamp()", { is: "timestamp" }],
  localtimestamp: ["current_timestamp()", { is: "timestamp" }],
};

function column(node: Extract<Expression, { kind: "column" }>, context: Context): Piece {
  const type = context.columnType(node.path);
  const [only] = node.path;
  const word = node.path.length === 1 && only && !only.quoted ? WORDS[only.text.toLowerCase()] : undefined;
  if (type === undefined && word && only?.text.toLowerCase() !== "today") return atom(word[0], word[1]);
  return atom(node.path.map(({ text }) => sparkName(text)).join("."), type ?? null);
}

function unary(node: Extract<Expression, { kind: "unary" }>, context: Context): Piece {
  const operand = context.expression(node.operand);
  if (node.operator === "not") return boolean(`NOT ${at(operand, LEVEL.not)}`, LEVEL.not);
  if (node.operator === "@") return atom(`abs(${operand.sql})`, operand.type);
  if (node.operator === "+") return operand;
  const inner = at(operand, LEVEL.unary);
  return {
    sql: `${node.operator}${inner.startsWith("-") ? `(${inner})` : inner}`,
    level: LEVEL.unary,
    type: operand.type,
  };
}

const COMPARISONS = new Set(["=", "<>", "<", "<=", ">", ">="]);

function binary(node: Binary, context: Context): Piece {
  const { operator } = node;
  if (operator === "and" || operator === "or") {
    const level = operator === "and" ? LEVEL.and : LEVEL.or;
    const sides: string[] = [];
    let rest: Expression = node;
    while (rest.kind === "binary" && rest.operator === operator) {
      sides.push(at(context.expression(rest.right), level));
      rest = rest.left;
    }
    return boolean(
      [at(context.expression(rest), level), ...sides.reverse()].join(` ${operator.toUpperCase()} `),
      level,
    );
  }
  const left = context.expression(node.left);
  const right = context.expression(node.right);
  if (COMPARISONS.has(operator)) {
    const word = operator === "<>" ? "!=" : operator;
    return boolean(`${at(left, LEVEL.membership)} ${word} ${at(right, LEVEL.membership)}`, LEVEL.comparison);
  }
  switch (operator) {
    case "||":
      return {
        sql: `${at(left, LEVEL.sum)} || ${at(right, LEVEL.sum)}`,
        level: LEVEL.sum,
        type: left.type?.is === "array" ? left.type : { is: "string" },
      };
    case "+":
    case "-":
      return sum(operator, left, right, node, context);
    case "*":
      return product("*", left, right, commonNumber(left.type, right.type));
    case "/":
      return quotient(left, right, node, context);
    case "%":
      return product("%", left, right, commonNumber(left.type, right.type));
    case "//":
      if (left.type && right.type && !(isInteger(left.type) && isInteger(right.type)))
        return context.problem(node, "// divides whole numbers only in Spark.");
      return product("DIV", left, right, { is: "bigint" });
    case "^":
    case "**":
      return atom(`power(${left.sql}, ${right.sql})`, { is: "double" });
    case "&":
    case "|":
      return {
        sql: `${at(left, LEVEL.sum)} ${operator} ${at(right, LEVEL.sum)}`,
        level: LEVEL.membership,
        type: left.type,
      };
    case "<<":
      return atom(`shiftleft(${left.sql}, ${right.sql})`, left.type);
    case ">>":
      return atom(`shiftright(${left.sql}, ${right.sql})`, left.type);
    case "->>":
      return namedCall("json_extract_string", node, context);
    case "^@":
      return namedCall("starts_with", node, context);
    case "@>":
      return namedCall("list_has_all", node, context);
    case "&&":
      return namedCall("list_has_any", node, context);
    case "~":
      return namedCall("regexp_full_match", node, context);
    case "~~":
      return like(
        {
          ...node,
          kind: "like",
          operator: "like",
          not: false,
          operand: node.left,
          pattern: node.right,
          patterns: [node.right],
          quantifier: null,
          escape: null,
        },
        context,
      );
    default:
      return context.problem(node, `The operator ${operator} has no counterpart in Spark.`);
  }
}

/** An operator that is a function by another name. */
function namedCall(name: string, { left, right, from, to }: Binary, context: Context): Piece {
  const args = [left, right].map((value) => ({ name: null, value, from: value.from, to: value.to }));
  const called: Call = {
    kind: "call",
    name: { text: name, quoted: false, from, to },
    qualifier: [],
    args,
    distinct: false,
    order: [],
    nulls: null,
    filter: null,
    within: [],
    over: null,
    from,
    to,
  };
  return call(called, context);
}

const product = (word: string, left: Piece, right: Piece, type: MaybeType): Piece => ({
  sql: `${at(left, LEVEL.product)} ${word} ${at(right, LEVEL.unary)}`,
  level: LEVEL.product,
  type: left.type?.is === "interval" ? left.type : type,
});

/** Division is that of DOUBLE in DuckDB, also of decimals; by 0 it gives infinity there, and NULL in Spark. */
function quotient(left: Piece, right: Piece, node: Binary, context: Context): Piece {
  if (!/^-?\d*\.?\d+$/.test(right.sql) || Number(right.sql) === 0)
    context.note(node, "Divided by 0, DuckDB gives infinity, and Spark NULL.");
  if (!isNumber(left.type) || !isNumber(right.type))
    context.note(
      node,
      "Numbers whose type is not known here may be DECIMAL: Spark divides them to fewer digits.",
    );
  const wide = left.type?.is === "decimal" || right.type?.is === "decimal";
  const dividend = wide ? atom(`CAST(${left.sql} AS DOUBLE)`) : left;
  return product("/", dividend, right, { is: "double" });
}

function sum(operator: "+" | "-", left: Piece, right: Piece, node: Binary, context: Context): Piece {
  const make = (a: Piece, b: Piece, type: MaybeType): Piece => ({
    sql: `${at(a, LEVEL.sum)} ${operator} ${at(b, LEVEL.product)}`,
    level: LEVEL.sum,
    type,
  });
  const [time, moved] = left.type?.is === "interval" ? [right, left] : [left, right];
  if (moved.type?.is === "interval" && time.type?.is !== "interval") {
    if (!time.type)
      context.note(
        node,
        "A DATE and an interval give a TIMESTAMP in DuckDB, and a DATE in Spark when the interval has whole days.",
      );
    // A date and an interval are a timestamp in DuckDB.
    const stamp =
      time.type?.is === "date" ? atom(`CAST(${time.sql} AS TIMESTAMP)`, { is: "timestamp" }) : time;
    return left.type?.is === "interval"
      ? make(left, stamp, { is: "timestamp" })
      : make(stamp, right, { is: "timestamp" });
  }
  if (
    operator === "-" &&
    (left.type?.is === "date" || right.type?.is === "date") &&
    !(left.type && right.type)
  )
    context.note(
      node,
      "The difference of two dates is a number of days in DuckDB, and an interval in Spark.",
    );
  if (operator === "-" && left.type?.is === "date" && right.type?.is === "date")
    return atom(`datediff(${left.sql}, ${right.sql})`, { is: "int" });
  if (left.type?.is === "date" && isInteger(right.type))
    return atom(`${operator === "+" ? "date_add" : "date_sub"}(${left.sql}, ${right.sql})`, left.type);
  if (isTime(left.type)) return make(left, right, { is: "interval" });
  return make(left, right, commonNumber(left.type, right.type));
}

function inList(node: Extract<Expression, { kind: "in-list" }>, context: Context): Piece {
  const operand = context.expression(node.operand);
  const not = node.not ? "NOT " : "";
  if (node.bare) {
    const list = context.expression(node.items[0] as Expression);
    context.note(node, "Of a list that has NULLs and not the value, Spark says NULL, and DuckDB false.");
    const found = `array_contains(${list.sql}, ${operand.sql})`;
    return node.not ? boolean(`NOT ${found}`, LEVEL.not) : atom(found, BOOLEAN);
  }
  const items = node.items.map((item) => context.expression(item).sql);
  return boolean(`${at(operand, LEVEL.other)} ${not}IN (${items.join(", ")})`, LEVEL.is);
}

function like(node: Like, context: Context): Piece {
  const operand = at(context.expression(node.operand), LEVEL.other);
  const not = node.not ? "NOT " : "";
  if (node.quantifier) return context.problem(node, "LIKE ANY and LIKE ALL are not DuckDB’s.");
  const pattern = context.expression(node.pattern);
  const text = sparkTextOf(pattern.sql);
  if (node.operator === "similar to") {
    if (text === null) return context.problem(node.pattern, "The pattern has to be written out as text.");
    return boolean(`${operand} ${not}RLIKE ${sparkText(`^(?:${javaFromRe2(text)})$`)}`, LEVEL.is);
  }
  if (node.operator === "glob")
    return context.problem(node, "GLOB has no counterpart in Spark; LIKE and RLIKE have.");
  const word = node.operator.toUpperCase();
  if (node.escape)
    return boolean(
      `${operand} ${not}${word} ${pattern.sql} ESCAPE ${context.expression(node.escape).sql}`,
      LEVEL.is,
    );
  if (text === null) {
    context.note(
      node.pattern,
      "A backslash in the pattern escapes what follows in Spark, and is itself in DuckDB.",
    );
    return boolean(`${operand} ${not}${word} ${at(pattern, LEVEL.other)}`, LEVEL.is);
  }
  return boolean(`${operand} ${not}${word} ${sparkText(text.replaceAll("\\", "\\\\"))}`, LEVEL.is);
}

function is(node: Is, context: Context): Piece {
  const operand = context.expression(node.operand);
  if (node.what === "distinct" && node.other) {
    const same = `${at(operand, LEVEL.membership)} <=> ${at(context.expression(node.other), LEVEL.membership)}`;
    return node.not ? boolean(same, LEVEL.comparison) : boolean(`NOT (${same})`, LEVEL.not);
  }
  const what = node.what === "unknown" ? "NULL" : node.what.toUpperCase();
  return boolean(`${at(operand, LEVEL.other)} IS ${node.not ? "NOT " : ""}${what}`, LEVEL.is);
}

function caseOf(node: Extract<Expression, { kind: "case" }>, context: Context): Piece {
  const values = [
    ...node.branches.map(({ value }) => value),
    ...(node.otherwise ? [node.otherwise] : []),
  ].map((one) => context.expression(one));
  const operand = node.operand ? ` ${context.expression(node.operand).sql}` : "";
  const branches = node.branches.map(
    ({ when }, index) => ` WHEN ${context.expression(when).sql} THEN ${values[index]?.sql}`,
  );
  const otherwise = node.otherwise ? ` ELSE ${values.at(-1)?.sql}` : "";
  return atom(`CASE${operand}${branches.join("")}${otherwise} END`, unifiedType(values));
}

/** Types only DuckDB has, by what holds their values in Spark. */
const HELD: Readonly<Record<string, string>> = {
  timestamptz: "TIMESTAMP",
  hugeint: "DECIMAL(38,0)",
  uhugeint: "DECIMAL(38,0)",
  utinyint: "SMALLINT",
  usmallint: "INT",
  uinteger: "BIGINT",
  ubigint: "DECIMAL(20,0)",
  json: "STRING",
  uuid: "STRING",
  timestamp_s: "TIMESTAMP",
  timestamp_ms: "TIMESTAMP",
  timestamp_ns: "TIMESTAMP",
};

function cast(node: Extract<Expression, { kind: "cast" }>, context: Context): Piece {
  const operand = context.expression(node.operand);
  if (!node.try && operand.sql !== "NULL" && !/^('|-?\d)/.test(operand.sql)) context.kept(node, FAILS);
  if (node.type.is === "other") {
    const held = HELD[node.type.name];
    if (!held) return context.problem(node, `Spark has no type ${node.type.name.toUpperCase()}.`);
    return atom(`${node.try ? "TRY_CAST" : "CAST"}(${operand.sql} AS ${held})`);
  }
  if (node.type.is === "interval")
    return context.problem(
      node,
      "Text cannot be cast to an interval of Spark here; write it INTERVAL 1 DAY.",
    );
  if (isInteger(node.type) && !operand.type)
    context.note(
      node,
      "A fraction is rounded by DuckDB, and cut off by Spark: the type of what is cast is not known here.",
    );
  if (JSON.stringify(node.type).includes('"other"'))
    return context.problem(node, `Spark has no type ${sparkType(node.type)}.`);
  return castTo(operand, node.type, node.try);
}

/** Lists count from 1 on both sides of `element_at`; of a map it is the key. */
function element(node: Extract<Expression, { kind: "subscript" }>, context: Context): Piece {
  const base = context.expression(node.base);
  const index = context.expression(node.index);
  const text = sparkTextOf(index.sql);
  if (base.type?.is === "struct" && text !== null)
    return atom(`${at(base, LEVEL.atom)}.${sparkName(text)}`, fieldOf(base.type, text));
  if (base.type?.is === "string") return atom(`substring(${base.sql}, ${index.sql}, 1)`, { is: "string" });
  if (!base.type && text !== null)
    context.note(node, "The value is taken for a map. Of a struct, Spark reports an error.");
  const type = base.type?.is === "map" ? base.type.value : itemType(base.type);
  return atom(`try_element_at(${base.sql}, ${index.sql})`, type);
}

function slice(node: Slice, context: Context): Piece {
  const base = context.expression(node.base);
  const start = node.start ? context.expression(node.start).sql : "1";
  const end = node.end ? context.expression(node.end).sql : null;
  if (node.step) return context.problem(node, "Slices with a step have no counterpart in Spark.");
  const number = (text: string): number | null => (/^-?\d+$/.test(text) ? Number(text) : null);
  const [first, last] = [number(start), end === null ? null : number(end)];
  const text = base.type?.is === "string";
  if (first === null || first === 0 || (end !== null && last === null))
    return context.problem(node, "The ends of a slice have to be written out as numbers, not 0.");
  const name = text ? "substring" : "slice";
  const type = text ? base.type : base.type;
  const size = text ? `length(${base.sql})` : `size(${base.sql})`;
  if (last === null)
    return atom(text ? `substring(${base.sql}, ${first})` : `slice(${base.sql}, ${first}, ${size})`, type);
  if (first > 0 && last >= 0)
    return atom(`${name}(${base.sql}, ${first}, ${Math.max(0, last - first + 1)})`, type);
  if (first < 0 && last < 0)
    return atom(`${name}(${base.sql}, ${first}, ${Math.max(0, last - first + 1)})`, type);
  if (first > 0)
    return atom(`${name}(${base.sql}, ${first}, greatest(0, ${size} - ${-last + first - 2}))`, type);
  return context.problem(
    node,
    "A slice that begins from the end and ends from the start has no counterpart.",
  );
}

function call(node: Call, context: Context): Piece {
  const name = node.name.text.toLowerCase();
  const rule = node.qualifier.length === 0 ? duckdbFunctions.get(name) : undefined;
  if (rule) return rule(node, context);
  const written = [...node.qualifier, node.name].map(({ text }) => text).join(".");
  return context.problem(
    node.name,
    `“${written}” has no counterpart in Spark that is known here.`,
    similarDuckdbFunctions(name),
  );
}
