import type { DuckDBValue } from "@duckdb/node-api";
import type { Column } from "../../../model/column";
import type { ColumnType } from "../../../model/column-type";

/** Rows by column, some thousand at a time. */
export interface RowBatch {
  columns: readonly (readonly DuckDBValue[])[];
  rows: number;
}

export type WriteOptions = Readonly<Record<string, unknown>>;

/** Writes files of a format that the engine does not write. The rows lie in Parquet files before. */
export interface FileWriter {
  /** What a column's values are turned into before, as SQL of `value`; null where they stay as they are. */
  before(type: ColumnType, value: string): string | null;
  /** The bytes of one file. Throws in words, with the row and column, for what the format cannot hold. */
  bytes(
    rows: AsyncIterable<RowBatch>,
    columns: readonly Column[],
    options: WriteOptions,
  ): AsyncIterable<Uint8Array | string>;
}

/** A value that a format cannot hold. Rows count from 1 in their file. */
export class UnwritableError extends Error {}
