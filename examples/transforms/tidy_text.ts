import { type InputTable, ident, type Sql, sql, type Table } from "tenon";

/** The values of the form; those that may be left out have a question mark. */
interface Parameters {
  columns: readonly string[];
  letters: "keep" | "lower" | "upper";
  empty_to_null?: boolean;
  longest?: number;
  suffix?: string;
}

/** Gives each column its tidied text. The table knows the columns of the input as `table.columns`. */
export function tidyText(table: InputTable, parameters: Parameters): Table {
  const { columns, suffix = "" } = parameters;
  const tidied = columns.map((column) => [column + suffix, tidy(ident(column), parameters)]);
  return table.deriveColumns("Tidied", Object.fromEntries(tidied));
}

function tidy(column: Sql, { letters, empty_to_null, longest }: Parameters): Sql {
  let text = sql`trim(regexp_replace(${column}, '\s+', ' ', 'g'))`;
  if (letters !== "keep") text = letters === "lower" ? sql`lower(${text})` : sql`upper(${text})`;
  if (longest !== undefined) text = sql`left(${text}, ${longest})`;
  return empty_to_null ? sql`nullif(${text}, '')` : text;
}
