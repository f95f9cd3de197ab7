import { tableFromIPC } from "apache-arrow";
import type { Column } from "../../model/column";
import { type QueryOptions, type QueryResult, SqlError } from "../../runtime/engine";
import { quoteIdentifier } from "../../sql/quote";
import { travelsAsText } from "../exact-select";
import type { ScanSession } from "../scan/session";
import type { Connection, DuckDbWorker } from "./duckdb-worker";
import { judgePreparation, judgeSelect, type Verdict } from "./statement-guard";

const DESCRIBE = "DESCRIBE ";

/** Functions that say what time it is, by what they are of the moment `now`; the last four take ICU elsewhere. */
const CLOCK: Readonly<Record<string, string>> = {
  now: "now",
  get_current_timestamp: "now",
  transaction_timestamp: "now",
  today: "CAST(CAST(now AS TIMESTAMP) AS DATE)",
  current_date: "CAST(CAST(now AS TIMESTAMP) AS DATE)",
  current_localtimestamp: "CAST(now AS TIMESTAMP)",
  current_localtime: "CAST(CAST(now AS TIMESTAMP) AS TIME)",
};

/** Statements on one DuckDB of the browser. Queries get a connection of their own, and do not wait for each other. */
export class WasmSession implements ScanSession {
  private constructor(
    readonly worker: DuckDbWorker,
    private readonly shared: Connection,
  ) {}

  static async open(worker: DuckDbWorker): Promise<WasmSession> {
    return new WasmSession(worker, await worker.connect());
  }

  /** Columns of one SELECT, under the names it gives them (they may repeat). Throws `SqlError`. */
  async describe(sql: string, connection: Connection = this.shared): Promise<Column[]> {
    return this.#describe(connection, await this.#admitted(judgeSelect(sql), sql));
  }

  /** Rows of one SELECT. Throws `SqlError`, or an `AbortError` when `signal` fired. */
  async query(sql: string, { signal, prepare = [] }: QueryOptions = {}): Promise<QueryResult> {
    signal?.throwIfAborted();
    return this.withConnection(async (connection) => {
      if (prepare.length > 0) await this.stopClock(connection);
      for (const statement of prepare) {
        await this.#admitted(judgePreparation(statement), statement);
        await this.execute(connection, statement, { signal });
      }
      return this.#query(connection, sql, signal);
    });
  }

  async rows(sql: string): Promise<unknown[][]> {
    return rowsOf(await this.execute(this.shared, sql));
  }

  /** Runs a statement of our own making; `at` says where in it the text stands that failures are told of. */
  async execute(
    connection: Connection,
    sql: string,
    { signal, at = { text: sql, offset: 0 } }: { signal?: AbortSignal | undefined; at?: TextAt } = {},
  ): Promise<Uint8Array> {
    try {
      return await this.worker.run(connection, sql, signal);
    } catch (error) {
      throw error instanceof SqlError ? this.#placed(error, at) : error;
    }
  }

  async withConnection<T>(use: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await this.worker.connect();
    try {
      return await use(connection);
    } finally {
      await this.worker.disconnect(connection);
    }
  }

  /** Makes `now()` and its kin say the same in every statement that follows. */
  async stopClock(connection: Connection): Promise<void> {
    const now = `TIMESTAMPTZ '${new Date().toISOString().replace("Z", "+00")}'`;
    for (const [name, of] of Object.entries(CLOCK))
      await this.worker.run(
        connection,
        `CREATE OR REPLACE TEMPORARY MACRO ${quoteIdentifier(name)}() AS ${of.replace("now", now)}`,
      );
  }

  async #query(connection: Connection, sql: string, signal: AbortSignal | undefined): Promise<QueryResult> {
    const inner = await this.#admitted(judgeSelect(sql), sql);
    const columns = await this.#describe(connection, inner);
    const head = positional(columns);
    const exact = `${head}${inner}\n) AS t(${columns.map((_, index) => `c${index}`).join(", ")})`;
    const arrow = await this.execute(connection, exact, { signal, at: { text: inner, offset: head.length } });
    return { columns, rows: tableFromIPC(arrow).numRows, arrow };
  }

  async #describe(connection: Connection, sql: string): Promise<Column[]> {
    // A statement that describes cannot be described itself, only selected from.
    const describes = /^\s*(?:DESC|DESCRIBE|SUMMARIZE|SHOW)\b/i.test(sql);
    const head = describes ? `${DESCRIBE}SELECT * FROM (` : DESCRIBE;
    const whole = describes ? `${head}${sql}\n)` : `${head}${sql}`;
    const result = await this.worker.ask(connection, whole).catch((error: unknown) => {
      throw error instanceof SqlError ? this.#placed(error, { text: sql, offset: head.length }) : error;
    });
    return rowsOf(result).map(([name, type]) => ({ name: String(name), type: String(type) }));
  }

  /** The statement that may run. What does not parse is told as that, whatever it begins with. */
  async #admitted(verdict: Verdict, sql: string): Promise<string> {
    if ("inner" in verdict) return verdict.inner;
    if ("unreadable" in verdict) return sql;
    if (/this is nothing\.$/.test(verdict.refused.message)) throw verdict.refused;
    // A second statement that never parses keeps the first from being more than parsed.
    const end = "\n;)";
    const problem = await this.execute(this.shared, sql + end).catch((error: unknown) => error);
    const { kind, position } = problem as SqlError;
    if (kind === "parser" && position !== null && position < sql.length + end.length - 1) throw problem;
    throw verdict.refused;
  }

  /** The worker counts from the beginning of the statement it was given, callers from that of theirs. */
  #placed(error: SqlError, { text, offset }: TextAt): SqlError {
    const { kind, candidates } = error;
    const position = error.position === null ? null : error.position - offset;
    const inside = position !== null && position >= 0 && position <= text.length ? position : null;
    return new SqlError(error.message, kind, inside, candidates);
  }
}

/** Where a text stands in the statement it is part of. */
export interface TextAt {
  text: string;
  offset: number;
}

/** Every column under its place, and those as text that travel so. */
function positional(columns: readonly Column[]): string {
  const items = columns.map(({ type }, index) =>
    travelsAsText(type) ? `CAST(c${index} AS VARCHAR) AS c${index}` : `c${index}`,
  );
  return `SELECT ${items.join(", ")} FROM (\n`;
}

/** The values of a small result, row by row. */
export function rowsOf(arrow: Uint8Array): unknown[][] {
  const table = tableFromIPC(arrow);
  const vectors = table.schema.fields.map((_, index) => table.getChildAt(index));
  return Array.from({ length: table.numRows }, (_, row) =>
    vectors.map((vector) => vector?.get(row) as unknown),
  );
}
