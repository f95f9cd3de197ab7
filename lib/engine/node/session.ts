import { mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Column } from "../../model/column";
import type { QueryOptions, QueryResult, SqlError } from "../../runtime/engine";
import { quoteText, quoteTexts } from "../../sql/quote";
import { exactSelect, travelsAsText } from "../exact-select";
import { toSqlError } from "../sql-error";
import { ArrowWriter } from "./arrow-writer";
import { stopClock } from "./run/stopped-clock";
import { checkPreparation, checkSelect, withoutSemicolon } from "./statement-guard";

export interface SessionOptions {
  /** The workspace: with `scratch` and `directories`, all the engine may touch. */
  root: string;
  /** Private folder for spilling, decompressed and transcoded inputs. */
  scratch: string;
  /** Further folders the engine may touch. */
  directories?: readonly string[];
  memoryMb: number;
  threads: number;
  timeZone: string;
  /** Most megabytes spilled to disk; the engine's own choice when absent. */
  maxSpillMb?: number;
  /** SET statements for the primary connection, before the configuration is locked. */
  settings?: readonly string[];
}

const DESCRIBE = "DESCRIBE ";

/**
 * One hardened DuckDB instance. It reads and writes below its folders only, loads nothing, and its configuration is
 * locked; what the lock does not stop, the statement guard does. Memory is capped from outside: `memory_limit` is no cap.
 */
export class DuckDbSession {
  readonly #display: { absolute: string; shown: string; lines: number }[] = [];

  private constructor(
    readonly instance: DuckDBInstance,
    /** The connection `settings` were applied to; the one a run uses. Queries open their own. */
    readonly primary: DuckDBConnection,
    /** Resolved: no symbolic link is left in it. */
    readonly root: string,
    readonly scratch: string,
  ) {
    this.showPath(`${scratch}/`, "");
    this.showPath(`${root}/`, "");
  }

  /** Opens an instance in the order in which every setting takes effect. */
  static async open(options: SessionOptions): Promise<DuckDbSession> {
    await mkdir(options.scratch, { recursive: true });
    const [root, scratch, ...others] = await Promise.all(
      [options.root, options.scratch, ...(options.directories ?? [])].map((folder) => realpath(folder)),
    );
    if (root === undefined || scratch === undefined)
      throw new Error("A session needs a root and a scratch folder.");
    const instance = await DuckDBInstance.create(":memory:", {
      autoload_known_extensions: "false",
      autoinstall_known_extensions: "false",
      allow_community_extensions: "false",
    });
    const primary = await instance.connect();
    const folders = [root, scratch, ...others].map((folder) => `${folder}/`);
    const statements = [
      "SET allow_persistent_secrets = false",
      `SET memory_limit = ${quoteText(`${options.memoryMb}MB`)}`,
      `SET threads = ${options.threads}`,
      `SET temp_directory = ${quoteText(join(scratch, "spill"))}`,
      ...(options.maxSpillMb === undefined
        ? []
        : [`SET max_temp_directory_size = ${quoteText(`${options.maxSpillMb}MB`)}`]),
      "SET GLOBAL errors_as_json = true",
      `SET allowed_directories = ${quoteTexts(folders)}`,
      "SET enable_external_access = false",
      `SET GLOBAL TimeZone = ${quoteText(options.timeZone)}`,
      "SET enable_progress_bar = true",
      "SET enable_progress_bar_print = false",
      ...(options.settings ?? []),
      "SET lock_configuration = true",
    ];
    try {
      for (const statement of statements) await primary.run(statement);
    } catch (error) {
      instance.closeSync();
      throw toSqlError(error, { sql: "" });
    }
    return new DuckDbSession(instance, primary, root, scratch);
  }

  connect(): Promise<DuckDBConnection> {
    return this.instance.connect();
  }

  /** Columns of one SELECT, under the names it gives them (they may repeat). Throws `SqlError`. */
  async describe(sql: string): Promise<Column[]> {
    return this.withConnection(async (connection) => {
      await this.#guard(sql, () => checkSelect(connection, sql));
      return this.#describe(connection, sql);
    });
  }

  /** Rows of one SELECT. Throws `SqlError`, or an `AbortError` when `signal` fired. */
  async query(sql: string, { signal, prepare = [] }: QueryOptions = {}): Promise<QueryResult> {
    return this.withConnection(async (connection) => {
      if (prepare.length > 0) await stopClock(connection);
      for (const statement of prepare) {
        await this.#guard(statement, () => checkPreparation(connection, statement));
        await this.#guard(statement, () => connection.run(statement));
        throwIfAborted(signal);
      }
      await this.#guard(sql, () => checkSelect(connection, sql));
      const columns = await this.#describe(connection, sql);
      throwIfAborted(signal);
      const inner = columns.some(({ type }) => travelsAsText(type))
        ? await withoutSemicolon(connection, sql)
        : sql;
      const exact = exactSelect(inner, columns);
      const prefix = exact.length > inner.length ? exact.indexOf("\n") + 1 : 0;
      return this.#guard(
        sql,
        async () => {
          // Not a stream: when one fails on its way, it ends like one that is complete (node-api 1.5.6).
          const result = await connection.run(exact);
          const writer = new ArrowWriter(columns);
          for (
            let chunk = await result.fetchChunk();
            chunk && chunk.rowCount > 0;
            chunk = await result.fetchChunk()
          ) {
            throwIfAborted(signal);
            writer.write(chunk);
          }
          return { columns, rows: writer.rows, arrow: writer.finish() };
        },
        prefix,
      );
    }, signal);
  }

  /** Rows of a statement of our own making: it is not checked. */
  async rows(sql: string): Promise<unknown[][]> {
    return this.withConnection((connection) =>
      this.#guard(sql, async () => (await connection.runAndReadAll(sql)).getRows()),
    );
  }

  /** Runs `use` with a connection of its own; interrupts it when `signal` fires, and closes it. */
  async withConnection<T>(
    use: (connection: DuckDBConnection) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    throwIfAborted(signal);
    const connection = await this.connect();
    const interrupt = () => connection.interrupt();
    signal?.addEventListener("abort", interrupt);
    try {
      return await use(connection);
    } catch (error) {
      throwIfAborted(signal);
      throw error;
    } finally {
      signal?.removeEventListener("abort", interrupt);
      connection.closeSync();
    }
  }

  /**
   * Makes messages say `shown` where they hold `absolute`; later entries win. `lines` is how many lines of the file that
   * is shown stand before those of the one that is opened.
   */
  showPath(absolute: string, shown: string, lines = 0): void {
    const known = this.#display.findIndex((entry) => entry.absolute === absolute);
    if (known >= 0) this.#display.splice(known, 1);
    this.#display.unshift({ absolute, shown, lines });
  }

  /** A failure of any statement as a `SqlError`, with positions in `sql` and paths as users know them. */
  error(error: unknown, sql = "", prefixBytes = 0): SqlError {
    const displayPaths = (text: string) =>
      this.#display.reduce((shown, entry) => shown.replaceAll(entry.absolute, entry.shown), text);
    const displayFile = (absolute: string) =>
      this.#display.find((entry) => entry.absolute === absolute) ?? {
        shown: displayPaths(absolute),
        lines: 0,
      };
    return toSqlError(error, { sql, prefixBytes, displayPaths, displayFile });
  }

  async close(): Promise<void> {
    this.primary.closeSync();
    this.instance.closeSync();
  }

  async #describe(connection: DuckDBConnection, sql: string): Promise<Column[]> {
    // A statement that describes cannot be described itself, only selected from.
    const inner = /^\s*(?:DESC|DESCRIBE|SUMMARIZE|SHOW)\b/i.test(sql)
      ? `SELECT * FROM (${await withoutSemicolon(connection, sql)}\n)`
      : sql;
    const prefix = inner === sql ? DESCRIBE : `${DESCRIBE}SELECT * FROM (`;
    const result = await this.#guard(sql, () => connection.runAndReadAll(DESCRIBE + inner), prefix.length);
    return result.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
  }

  async #guard<T>(sql: string, run: () => Promise<T>, prefixBytes = 0): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof DOMException) throw error;
      throw this.error(error, sql, prefixBytes);
    }
  }
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DOMException("The query was stopped.", "AbortError");
}
