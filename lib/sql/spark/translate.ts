import { UnquotableError } from "../quote";
import type { Dialect } from "../syntax/cursor";
import { parseExpressionText, parseQueryText } from "../syntax/parse";
import type { MaybeType } from "../syntax/sql-type";
import { SyntaxProblem } from "../syntax/token";
import type { Span } from "../syntax/tree";
import { typeOfColumn } from "./duckdb-type";
import type { Piece } from "./piece";
import type { Target } from "./query-context";
import { emptyScope, type KnownColumn } from "./scope";
import { conditionSql } from "./to/condition";
import { heldType } from "./to/held-types";
import type { TextPlace, Translation, TranslationOptions } from "./translation";
import { type Remark, Translator } from "./translator";

/** Text of one dialect in the words of another: SQL with notes, or diagnostics with their places. */
export function translate(
  text: string,
  from: Dialect,
  target: Target,
  options: Omit<TranslationOptions, "kind"> & { kind: TranslationOptions["kind"] | "predicate" },
): Translation {
  const known = (columns: TranslationOptions["columns"]): KnownColumn[] =>
    (columns ?? []).map(({ name, type }) => ({
      name,
      type: typeOfColumn(from === "duckdb" ? heldType(type) : type),
    }));
  const tables = Object.entries(options.tables ?? {}).map(
    ([name, columns]) => [name.toLowerCase(), known(columns)] as const,
  );
  const translator = new Translator(target, new Map(tables));
  const sorted = <R extends Remark>(remarks: readonly R[]): (R & TextPlace)[] =>
    remarks.map((remark) => placed(text, remark)).sort((a, b) => a.from - b.from);
  try {
    const { sql, alias, type, columns } = options.kind === "query" ? query() : expression();
    if (translator.problems.length > 0) return { diagnostics: sorted(translator.problems) };
    return { sql, alias, type, columns, notes: sorted(translator.notes) };
  } catch (error) {
    if (error instanceof SyntaxProblem)
      return { diagnostics: [placed(text, { ...error.span, message: error.message })] };
    if (error instanceof UnquotableError)
      return { diagnostics: [placed(text, { from: 0, to: text.length, message: error.message })] };
    if (error instanceof RangeError)
      return {
        diagnostics: [placed(text, { from: 0, to: text.length, message: "This is nested too deeply." })],
      };
    throw error;
  }

  function query() {
    const { sql, columns } = translator.query(parseQueryText(text, from));
    return { sql, alias: null, type: null, columns };
  }

  function expression() {
    const { expression: node, alias } = parseExpressionText(text, from);
    const relations = [{ alias: null, columns: options.columns ? known(options.columns) : null }];
    const keepsRows = options.kind === "predicate";
    const scope = { ...emptyScope(null), relations, keepsRows };
    const piece = translator.within(scope, () => translator.expression(node));
    const sql = options.kind === "predicate" ? conditionSql(piece) : piece.sql;
    return { sql, alias: alias?.text ?? null, type: settledType(piece), columns: null };
  }
}

/** The type where it is sure: that of a computed DECIMAL follows rules of its own in each dialect. */
function settledType({ sql, type }: Piece): MaybeType {
  const text = JSON.stringify(type) ?? "";
  if (/"is":"(other|interval)"/.test(text)) return null;
  const isPlain = /^[\w.`]+$/.test(sql) || /^(TRY_)?CAST\(/.test(sql);
  return isPlain || !text.includes('"is":"decimal"') ? type : null;
}

function placed<R extends Span>(text: string, remark: R): R & TextPlace {
  const [start, end] = [lineAndColumn(text, remark.from), lineAndColumn(text, remark.to)];
  return { ...remark, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}
