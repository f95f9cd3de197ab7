import { tokenize } from "./lens/tokenize";

/** Indents the lines of SQL, except those that begin inside a literal, a quoted name or a comment: they are data. */
export function indentSql(sql: string): string {
  if (!sql.includes("\n")) return `  ${sql}`;
  const inside = /['"$]|\/\*/.test(sql) ? tokenize(sql).filter(({ text }) => text.includes("\n")) : [];
  let at = 0;
  let next = 0;
  return sql
    .split("\n")
    .map((line) => {
      const start = at;
      at += line.length + 1;
      while ((inside[next]?.to ?? Number.POSITIVE_INFINITY) <= start) next++;
      const token = inside[next];
      return line === "" || (token && token.from < start && start < token.to) ? line : `  ${line}`;
    })
    .join("\n");
}
