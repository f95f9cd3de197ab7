import { fieldOf, type MaybeType } from "../../syntax/sql-type";
import type { Call, Expression, Interval, Is, Like, Literal } from "../../syntax/tree";
import type { Context } from "../context";
import { unifiedType } from "../convert";
import { at, atom, LEVEL, type Piece } from "../piece";
import { listOf } from "../rules";
import { sparkName, sparkType } from "../spark-type";
import { contains } from "./contains";
import { castTo, FAILS } from "./convert";
import { element, slice } from "./elements";
import { duckdbFunctions, similarDuckdbFunctions } from "./functions";
import { javaFromGlob } from "./glob-pattern";
import { heldIn } from "./held-types";
import { intervalOf, mixedInterval } from "./interval";
import { binary, unary } from "./operators";
import { sparkText, sparkTextOf } from "./quote";
import { javaFromRe2, wholeText } from "./re2-pattern";

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
      if (!context.keepsRows())
        context.note(
          node,
          "Where it is not known whether the value is among the rows, because of a NULL, Spark says false.",
        );
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
      const size = BigInt(whole || "0");
      if (size >= 2n ** 63n) return atom(text, { is: "decimal", precision: whole.length, scale: 0 });
      return atom(text, size < 2n ** 31n ? { is: "int" } : { is: "bigint" });
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
  const months = pieces.filter(({ unit }) =>
    /^(year|quarter|month|decade|century|millennium)$/.test(unit),
  ).length;
  if (months > 0 && (months < pieces.length || pieces.some(({ unit }) => !/^(year|month)$/.test(unit))))
    return mixedInterval(pieces) ?? context.problem(span, "This interval has no counterpart in Spark.");
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

function inList(node: Extract<Expression, { kind: "in-list" }>, context: Context): Piece {
  const operand = context.expression(node.operand);
  const not = node.not ? "NOT " : "";
  if (node.bare) {
    const found = contains(context.expression(node.items[0] as Expression), operand);
    return node.not ? boolean(`NOT ${at(found, LEVEL.not)}`, LEVEL.not) : found;
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
  if (node.operator === "similar to" || node.operator === "glob") {
    if (text === null) return context.problem(node.pattern, "The pattern has to be written out as text.");
    const regex = node.operator === "glob" ? javaFromGlob(text) : wholeText(javaFromRe2(text));
    return boolean(`${operand} ${not}RLIKE ${sparkText(regex)}`, LEVEL.is);
  }
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

function cast(node: Extract<Expression, { kind: "cast" }>, context: Context): Piece {
  const operand = context.expression(node.operand);
  if (!node.try && operand.sql !== "NULL" && !/^('|-?\d)/.test(operand.sql)) context.kept(node, FAILS);
  if (node.type.is === "interval")
    return context.problem(
      node,
      "Text cannot be cast to an interval of Spark here; write it INTERVAL 1 DAY.",
    );
  const held = heldIn(node.type);
  if ("unheld" in held) return context.problem(node, `Spark has no type ${held.unheld.toUpperCase()}.`);
  const name = node.type.is === "other" ? node.type.name : "";
  if (/^u.*int/.test(name))
    context.note(
      node,
      `Spark has no ${name.toUpperCase()}: ${sparkType(held)} holds its numbers, and negative ones too.`,
    );
  if (name === "json") context.note(node, "Spark keeps JSON as text, and does not look whether it is any.");
  return castTo(operand, held, node.try, node, context);
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
