import { readSqlTemplate } from "../compiler/print/literals";
import { asSql, type SqlText } from "../model/sql-text";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

/** SQL text as a program holds it. It is not a plain string, so that a value is never taken for SQL, nor SQL for a value. */
export class Sql {
  /** Makes two classes of this shape different types. */
  declare private readonly brand: "sql";

  constructor(readonly text: SqlText) {}

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }
}

/** What may stand in `${…}` of a sql`…` text. A list becomes its members with commas between, as in `in (${states})`. */
export type SqlValue = Sql | string | number | bigint | boolean | null | readonly SqlValue[];

/**
 * SQL of a program. In sql`delay > ${limit}` a value becomes a quoted literal, another sql text is spliced in as it is,
 * and backslashes are plain characters. sql("delay > 60") takes a text as SQL, whatever it holds.
 */
export function sql(text: string): Sql;
export function sql(texts: TemplateStringsArray, ...values: readonly SqlValue[]): Sql;
export function sql(texts: string | TemplateStringsArray, ...values: readonly SqlValue[]): Sql {
  if (typeof texts === "string") return new Sql(asSql(texts));
  const parts = texts.raw.map(
    (raw, index) => readSqlTemplate(raw) + (index < values.length ? written(values[index]) : ""),
  );
  return new Sql(asSql(parts.join("")));
}

/** A column or table name within sql`…`, quoted: sql`${ident("order")} > 3`. */
export const ident = (name: string): Sql => new Sql(quoteIdentifier(name));

function written(value: SqlValue | undefined): string {
  if (value instanceof Sql) return value.text;
  if (Array.isArray(value)) return value.map(written).join(", ");
  const isScalar = value === null || ["string", "number", "bigint", "boolean"].includes(typeof value);
  if (isScalar) return quoteLiteral(value as string | number | bigint | boolean | null);
  throw new TypeError(
    `A value of sql\`…\` is a text, a number, a boolean, null, a list of them, or sql\`…\`; this is ${typeof value}.`,
  );
}

/** A setting's value with every sql text in it as a plain string: what a document holds. */
export function withoutSql(value: unknown, depth = 0): unknown {
  if (value instanceof Sql) return value.text;
  if (typeof value !== "object" || value === null || depth > 200) return value;
  if (Array.isArray(value)) return value.map((item) => withoutSql(item, depth + 1));
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutSql(inner, depth + 1)]));
}
