import type { SqlType } from "../syntax/sql-type";

/** A type in Spark's notation. */
export function sparkType(type: SqlType): string {
  switch (type.is) {
    case "decimal":
      return `DECIMAL(${type.precision},${type.scale})`;
    case "array":
      return `ARRAY<${sparkType(type.item)}>`;
    case "map":
      return `MAP<${sparkType(type.key)}, ${sparkType(type.value)}>`;
    case "struct":
      return `STRUCT<${type.fields.map(({ name, type: inner }) => `${sparkName(name)}: ${sparkType(inner)}`).join(", ")}>`;
    case "other":
      return type.name.toUpperCase();
    case "null":
      return "VOID";
    default:
      return type.is.toUpperCase();
  }
}

/** A name as Spark writes it: in back-ticks where it needs them. */
export const sparkName = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/i.test(name) && !RESERVED.has(name.toLowerCase())
    ? name
    : `\`${name.replaceAll("`", "``")}\``;

/** Spark's words by the standard it can be told to keep: quoted they are safe either way. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    "all and anti any as authorization both by case cast check collate column constraint create cross current_date " +
    "current_time current_timestamp current_user distinct div else end escape except exists false fetch filter for " +
    "foreign from full grant group having in inner intersect interval into is join lateral leading left like limit " +
    "minus natural not null offset on only or order outer overlaps primary references right rlike select semi " +
    "session_user some table then time to trailing true union unique unknown user using values when where with"
  ).split(" "),
);
