import { indentSql } from "../indent";

const WIDTH = 90;

/** A query in parentheses: on one line where it is short. */
export function enclosed(sql: string): string {
  const line = sql.replaceAll("\n", " ");
  const plain = !/['"]/.test(sql) || !/'[^']*\n|"[^"]*\n/.test(sql);
  return plain && line.length <= WIDTH && !line.includes("  ") ? `(${line})` : `(\n${indentSql(sql)}\n)`;
}

/** Items after a word: beside it where they are few and short, else one a line. */
export function listed(word: string, items: readonly string[]): string {
  const line = `${word} ${items.join(", ")}`;
  if (line.length <= WIDTH && !line.includes("\n")) return line;
  return `${word}\n${items.map(indentSql).join(",\n")}`;
}
