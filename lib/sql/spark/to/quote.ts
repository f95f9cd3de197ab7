/** A text as Spark writes it: its backslashes doubled, its quotes behind one. */
export const sparkText = (text: string): string =>
  `'${text.replaceAll(/[\\']/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\t", "\\t").replaceAll("\0", "\\0")}'`;

/** The text inside a literal that `sparkText` wrote; null for anything else. */
export function sparkTextOf(sql: string): string | null {
  if (!/^'(?:[^'\\]|\\.)*'$/s.test(sql)) return null;
  const marks: Record<string, string> = { n: "\n", r: "\r", t: "\t", "0": "\0" };
  return sql.slice(1, -1).replaceAll(/\\(.)/gs, (_, mark: string) => marks[mark] ?? mark);
}
