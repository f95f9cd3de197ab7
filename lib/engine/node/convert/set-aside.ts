import { dirname, join } from "node:path";
import { parquet } from "../../../connectors/formats/parquet";
import type { KindOptions } from "../../../connectors/value-kinds";
import type { Column } from "../../../model/column";
import type { Diagnostic } from "../../../model/diagnostic";
import { quoteIdentifier, quoteText } from "../../../sql/quote";
import { err, ok, type Result } from "../../../util/result";
import { escapeGlob } from "../../scan/glob";
import { unreadable } from "../../scan/unreadable";
import type { DuckDbSession } from "../session";
import { type ConvertedFile, LINE, RAW } from "./convert-file";
import { unfitRows } from "./unfit";

export interface SetAsideOptions {
  kinds: KindOptions;
  /** What a place in the file is called. */
  place: string;
  tolerant: boolean;
}

let count = 0;

/**
 * A converted file without the rows of which a value is not of its fixed type: they join those that could not be read.
 * Where none may be, the first of them is an error.
 */
export async function setUnfitAside(
  session: DuckDbSession,
  converted: ConvertedFile,
  fixed: readonly Column[],
  { kinds, place, tolerant }: SetAsideOptions,
): Promise<Result<ConvertedFile, Diagnostic>> {
  const unfit = unfitRows(converted.columns, fixed, kinds);
  const [first] = converted.paths;
  if (!unfit || !first) return ok(converted);
  const source = parquet.readSql(
    { files: converted.paths.map(escapeGlob), columns: [], options: {} },
    {
      scan: { op: "scan", format: "parquet", paths: [], options: {}, columns: null, hivePartitions: false },
      columns: [],
      parts: [],
      files: [],
      rows: null,
      diagnostics: [],
    },
  );
  const line = quoteIdentifier(LINE);
  const [[number, reason] = []] = await session.rows(
    `SELECT ${line}, ${unfit.reason} FROM ${source} WHERE ${unfit.condition} ORDER BY ${line} LIMIT 1`,
  );
  if (number === undefined) return ok(converted);
  if (!tolerant) return err(unreadable(converted.file, `${place} ${number}: ${reason}`));
  const folder = dirname(first);
  const name = `fitting${count++}`;
  const [rows, aside] = [`${name}-rows.parquet`, `${name}-rejected.parquet`].map((one) => join(folder, one));
  const raw = `CAST(${await rawOf(session, source)} AS VARCHAR)`;
  const file = quoteText(converted.file.path);
  const copies = [
    [`SELECT * FROM ${source} WHERE NOT (${unfit.condition})`, rows],
    [
      `SELECT ${file} AS file, ${line} AS line, ${unfit.reason} AS reason, ${raw} AS raw FROM ${source} WHERE ${unfit.condition}`,
      aside,
    ],
  ] as const;
  const counts: number[] = [];
  for (const [select, target] of copies) {
    const [[copied] = []] = await session.rows(
      `COPY (${select}) TO ${quoteText(target ?? "")} (FORMAT parquet)`,
    );
    counts.push(Number(copied));
  }
  const [fitting = 0, rejected = 0] = counts;
  return ok({
    ...converted,
    paths: [rows ?? ""],
    rows: fitting,
    rejected: {
      paths: [...converted.rejected.paths, aside ?? ""],
      rows: converted.rejected.rows + rejected,
    },
  });
}

/** The text of a record, where it was kept; else its values. */
async function rawOf(session: DuckDbSession, source: string): Promise<string> {
  const columns = await session.describe(`SELECT * FROM ${source}`);
  if (columns.some(({ name }) => name === RAW)) return quoteIdentifier(RAW);
  const values = columns.filter(({ name }) => name !== LINE).map(({ name }) => quoteIdentifier(name));
  return `to_json(struct_pack(${values.map((value) => `${value} := ${value}`).join(", ")}))`;
}
