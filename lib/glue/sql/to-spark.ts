import { toSparkSql } from "../../sql/spark/to-spark-sql";
import { translateSparkSql } from "../../sql/spark/translate-spark-sql";
import { parseQueryText } from "../../sql/syntax/parse";
import { SyntaxProblem } from "../../sql/syntax/token";
import type { Expression, Query, Select, Span, Star } from "../../sql/syntax/tree";
import { expandStars } from "./expand-stars";
import { firstDifference } from "./first-difference";
import { parseDuckdb } from "./parse-duckdb";
import { type Piece, piecesIn } from "./respell";
import { sparkSpelling } from "./spark-spelling";
import type { KnownColumns, SqlShape } from "./translation";

/**
 * Spark's spelling of a text, and whether it means the same there: what it is translated back to must be what it was.
 * Where it is not, it is said in Spark's own words, with notes on what may differ; and where there are none, the text is
 * written all the same, because whoever runs it can put it right.
 */
export function toSpark(text: string, shape: SqlShape, known: KnownColumns = {}): Spelled {
  try {
    const plain = shape === "query" ? expandStars(text, parseQueryText(text, "duckdb"), known.tables) : text;
    const tree = parseDuckdb(plain, shape);
    const spelled = sparkSpelling(plain, tree);
    const notes = doubts(plain, tree, spelled, shape, known);
    return notes.length === 0
      ? { sql: spelled, notes }
      : (translatedTo(text, shape, known) ?? { sql: spelled, notes });
  } catch (error) {
    if (error instanceof SyntaxProblem) return { sql: text, notes: [`${STILL_DUCKDB} ${error.message}`] };
    throw error;
  }
}

/** The text in Spark’s words, where another spelling is not enough; null where not even they are. */
function translatedTo(text: string, kind: SqlShape, known: KnownColumns): Spelled | null {
  const translation = toSparkSql(text, { kind, ...known, ansi: false });
  if ("diagnostics" in translation) return null;
  const open = translation.notes.filter(({ kept }) => !kept).map(({ message }) => message);
  return { sql: translation.sql, notes: [...new Set(open)] };
}

interface Spelled {
  sql: string;
  /** Why it may not be there what it is here. */
  notes: readonly string[];
}

const STILL_DUCKDB = "Its SQL is DuckDB's, and may not run there:";

function doubts(
  text: string,
  tree: Query | Expression,
  spelled: string,
  shape: SqlShape,
  known: KnownColumns,
): string[] {
  const fragment = ({ from, to }: Span) => shortened(text.slice(from, to));
  const lacking = tooNew(tree);
  if (lacking) return [`${STILL_DUCKDB} Spark has no ${lacking}.`];
  const back = translateSparkSql(spelled, { kind: shape, ...known });
  if ("diagnostics" in back)
    return [...new Set(back.diagnostics.map(({ message }) => `${STILL_DUCKDB} ${message}`))];
  const difference = firstDifference(tree, parseDuckdb(back.sql, shape));
  return difference ? [`Its SQL may give other values there: look at “${fragment(difference)}”.`] : [];
}

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, " ");
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
};

/** What the parser takes from Spark, because newer ones have it, and AWS Glue's does not. */
function tooNew(piece: Piece): string | null {
  if (piece.kind === "select" && (piece as Select).qualify) return "QUALIFY";
  if (piece.kind === "star" && (piece as Star).except.length > 0) return "* EXCLUDE";
  for (const part of piecesIn(piece)) {
    const found = tooNew(part);
    if (found) return found;
  }
  return null;
}
