import { join } from "node:path";
import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
} from "@duckdb/node-api";
import { quoteIdentifier, quoteText } from "../../../sql/quote";
import type { DuckDbSession } from "../session";

/** A column of converted rows. */
export interface SinkColumn {
  name: string;
  type: string;
  /** Values are appended as text of JSON, which becomes `type` when it is written. */
  json?: true;
}

/** Rows handed to the engine at once. */
const CHUNK = 2048;
/** Rows and characters of text in one file. */
const FILE_ROWS = 500_000;
const FILE_SIZE = 32 << 20;

/**
 * Takes rows and writes them as Parquet files: the engine keeps no more than one file's rows in memory. `row` never
 * waits; a reader calls `breathe` now and then, which does.
 */
export class ParquetSink {
  readonly files: string[] = [];
  rows = 0;
  #connection: DuckDBConnection | null = null;
  #appender: DuckDBAppender | null = null;
  #types: DuckDBType[] = [];
  #values: DuckDBValue[][] = [];
  #waiting = 0;
  #size = 0;
  #pending = 0;

  constructor(
    private readonly session: DuckDbSession,
    /** An existing folder. */
    private readonly folder: string,
    private readonly prefix: string,
    readonly columns: readonly SinkColumn[],
  ) {
    this.#values = columns.map(() => []);
  }

  row(values: readonly DuckDBValue[]): void {
    for (let index = 0; index < values.length; index++) {
      const value = values[index] as DuckDBValue;
      (this.#values[index] as DuckDBValue[]).push(value);
      this.#size += typeof value === "string" ? value.length : 16;
    }
    this.rows++;
    this.#waiting++;
    this.#pending++;
  }

  /** Whether enough rows wait for a reader to let them be written. */
  get full(): boolean {
    return this.#waiting >= CHUNK * 8 || this.#size >= FILE_SIZE;
  }

  /** Hands rows on, and writes a file when there are enough. */
  async breathe(): Promise<void> {
    if (this.#waiting >= CHUNK || this.#size >= FILE_SIZE) await this.#append();
    if (this.#pending >= FILE_ROWS || this.#size >= FILE_SIZE) await this.#write();
  }

  /** Writes what is left. `empty` writes a file without rows where there would be none. */
  async finish({ empty = false } = {}): Promise<void> {
    if (this.#pending > 0 || (empty && this.files.length === 0)) {
      await this.#append();
      await this.#write();
    }
    this.close();
  }

  close(): void {
    this.#appender?.closeSync();
    this.#connection?.closeSync();
    this.#appender = null;
    this.#connection = null;
  }

  async #open(): Promise<DuckDBAppender> {
    if (this.#appender) return this.#appender;
    this.#connection ??= await this.session.connect();
    const columns = this.columns.map(
      ({ name, type, json }) => `${quoteIdentifier(name)} ${json ? "VARCHAR" : type}`,
    );
    await this.#connection.run(`CREATE OR REPLACE TEMP TABLE converted (${columns.join(", ")})`);
    const empty = await this.#connection.run("FROM converted LIMIT 0");
    this.#types = empty.columnTypes();
    this.#appender = await this.#connection.createAppender("converted");
    return this.#appender;
  }

  async #append(): Promise<void> {
    const appender = await this.#open();
    for (let from = 0; from < this.#waiting; from += CHUNK) {
      const count = Math.min(CHUNK, this.#waiting - from);
      const chunk = DuckDBDataChunk.create(this.#types, count);
      chunk.setColumns(this.#values.map((column) => column.slice(from, from + count)));
      appender.appendDataChunk(chunk);
    }
    this.#values = this.columns.map(() => []);
    this.#waiting = 0;
  }

  async #write(): Promise<void> {
    const appender = await this.#open();
    appender.closeSync();
    this.#appender = null;
    const file = join(this.folder, `${this.prefix}-${String(this.files.length).padStart(5, "0")}.parquet`);
    const items = this.columns.map(({ name, type, json }) => {
      const quoted = quoteIdentifier(name);
      return json ? `CAST(CAST(${quoted} AS JSON) AS ${type}) AS ${quoted}` : quoted;
    });
    await this.#connection?.run(
      `COPY (SELECT ${items.join(", ")} FROM converted) TO ${quoteText(file)} (FORMAT parquet)`,
    );
    this.files.push(file);
    this.#pending = 0;
    this.#size = 0;
  }
}
