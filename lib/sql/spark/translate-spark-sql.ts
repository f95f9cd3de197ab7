import { parseExpressionText, parseQueryText } from "../syntax/parse";
import { SyntaxProblem } from "../syntax/token";
import type { Span } from "../syntax/tree";
import { typeOfColumn } from "./duckdb-type";
import { emptyScope, type KnownColumn } from "./scope";
import type { TextPlace, Translation, TranslationOptions } from "./translation";
import { type Remark, Translator } from "./translator";

/**
 * Spark SQL in DuckDB's words: a whole query, or one expression. What DuckDB computes is what Spark computes outside of
 * its ANSI mode; where it may differ, a note says how, and what has no counterpart is a diagnostic with its place.
 */
export function translateSparkSql(text: string, options: TranslationOptions): Translation {
  const known = (columns: TranslationOptions["columns"]): KnownColumn[] =>
    (columns ?? []).map(({ name, type }) => ({ name, type: typeOfColumn(type) }));
  const tables = Object.entries(options.tables ?? {}).map(
    ([name, columns]) => [name.toLowerCase(), known(columns)] as const,
  );
  const translator = new Translator(new Map(tables));
  try {
    const { sql, alias } = options.kind === "query" ? query() : expression();
    if (translator.problems.length > 0) return { diagnostics: sorted(translator.problems) };
    return { sql, alias, notes: sorted(translator.notes) };
  } catch (error) {
    if (error instanceof SyntaxProblem)
      return { diagnostics: [placed({ ...error.span, message: error.message })] };
    if (error instanceof RangeError)
      return { diagnostics: [placed({ from: 0, to: text.length, message: "This is nested too deeply." })] };
    throw error;
  }

  function query() {
    return { sql: translator.query(parseQueryText(text, "spark")).sql, alias: null };
  }

  function expression() {
    const { expression: node, alias } = parseExpressionText(text, "spark");
    const relations = [{ alias: null, columns: options.columns ? known(options.columns) : null }];
    const { sql } = translator.within({ ...emptyScope(null), relations }, () => translator.expression(node));
    return { sql, alias: alias?.text ?? null };
  }

  function sorted<R extends Remark>(remarks: readonly R[]): (R & TextPlace)[] {
    return remarks.map(placed).sort((a, b) => a.from - b.from);
  }

  function placed<R extends Span>(remark: R): R & TextPlace {
    const [start, end] = [lineAndColumn(text, remark.from), lineAndColumn(text, remark.to)];
    return { ...remark, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}
