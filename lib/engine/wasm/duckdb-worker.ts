import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from "@duckdb/duckdb-wasm";
import { SqlError } from "../../runtime/engine";
import { toSqlError } from "../sql-error";
import type { DuckDbAssets } from "./duckdb-assets";
import { missingExtension } from "./missing-extension";
import type { PathDisplay } from "./path-display";

/** All that DuckDB may open: files of this page, under names of ours. */
export const LOCAL_FOLDER = "/local/";

/**
 * External access stays off: with it, what needs an extension traps instead of failing, and SQL could fetch from our
 * own origin. Autoloading is off, because it would look for a network.
 */
const SETTINGS = [
  "SET autoload_known_extensions = false",
  "SET autoinstall_known_extensions = false",
  "SET allow_community_extensions = false",
  `SET allowed_directories = ['${LOCAL_FOLDER}']`,
  "SET enable_external_access = false",
  "SET preserve_insertion_order = true",
];

/** How long a query that was stopped may take to stop by itself. */
const STOPPING_MS = 3_000;

/** A number DuckDB gives a connection. */
export type Connection = number;

/**
 * One DuckDB in a worker of its own. It works on one thing at a time. When it traps, runs out of memory or does not
 * stop, the worker is ended: what it held is lost, the page is not.
 */
export class DuckDbWorker {
  readonly #lost: Promise<never>;
  #lose: (reason: Error) => void = () => {};
  #isLost = false;
  readonly #working = new Map<Connection, Promise<void>>();

  private constructor(
    private readonly worker: Worker,
    private readonly db: AsyncDuckDB,
    private readonly display: PathDisplay,
    private readonly onLost: () => void,
  ) {
    this.#lost = new Promise((_, reject) => {
      this.#lose = reject;
    });
    this.#lost.catch(() => {});
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#end(`its worker failed: ${event.message || "no reason was given"}`);
    });
  }

  /** Fetches and starts DuckDB. `onLost` is told once, when nothing more can be asked of it. */
  static async open(assets: DuckDbAssets, display: PathDisplay, onLost: () => void): Promise<DuckDbWorker> {
    const worker = new Worker(assets.worker);
    const opened = new DuckDbWorker(worker, new AsyncDuckDB(new VoidLogger(), worker), display, onLost);
    try {
      await opened.#ask(async (db) => {
        await db.instantiate(assets.wasm);
        await db.open({});
      });
      const connection = await opened.connect();
      for (const setting of SETTINGS) await opened.run(connection, setting);
      await opened.disconnect(connection);
    } catch (error) {
      worker.terminate();
      throw error;
    }
    return opened;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  async connect(): Promise<Connection> {
    const connection = await this.#ask((db) => db.connectInternal());
    await this.run(connection, "SET errors_as_json = true");
    return connection;
  }

  async disconnect(connection: Connection): Promise<void> {
    if (!this.#isLost) await this.#ask((db) => db.disconnect(connection)).catch(() => {});
  }

  /** The result of one statement as an Arrow stream. Throws `SqlError`, or an `AbortError` when `signal` fired. */
  async run(connection: Connection, sql: string, signal?: AbortSignal): Promise<Uint8Array> {
    signal?.throwIfAborted();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onAbort = () => {
      timer = setTimeout(() => this.#end("it did not stop when it was told to"), STOPPING_MS);
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    try {
      return await this.#alone(connection, () => this.#fetch(connection, sql, signal));
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    }
  }

  /** The small result of a statement that computes nothing, in one message instead of four. */
  ask(connection: Connection, sql: string): Promise<Uint8Array> {
    return this.#alone(connection, () => this.#ask((db) => db.runQuery(connection, sql), sql));
  }

  /** Lets DuckDB read a file of this page under a name. */
  registerFile(name: string, file: Blob): Promise<void> {
    return this.#ask((db) => db.registerFileHandle(name, file, DuckDBDataProtocol.BROWSER_FILEREADER, true));
  }

  /** Makes a table of an Arrow stream. */
  insertArrow(connection: Connection, table: string, stream: Uint8Array): Promise<void> {
    return this.#ask((db) => db.insertArrowFromIPCStream(connection, stream, { name: table, create: true }));
  }

  /** What DuckDB wrote under a name, which is then forgotten. */
  async takeFile(name: string): Promise<Uint8Array> {
    return this.#ask(async (db) => {
      const bytes = await db.copyFileToBuffer(name);
      await db.dropFile(name);
      return bytes;
    });
  }

  dropFile(name: string): Promise<unknown> {
    return this.#ask((db) => db.dropFile(name));
  }

  close(): void {
    if (!this.#isLost) this.#end("it was closed");
  }

  /** A connection holds one result: a statement that begins while another is fetched would leave that one without rows. */
  async #alone<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
    const before = this.#working.get(connection);
    const mine = (before ?? Promise.resolve()).then(work);
    const settled = mine.then(
      () => {},
      () => {},
    );
    this.#working.set(connection, settled);
    try {
      return await mine;
    } finally {
      if (this.#working.get(connection) === settled) this.#working.delete(connection);
    }
  }

  /** Not in one call (`runQuery`): it ends like a complete one when a query fails behind its first rows. */
  async #fetch(connection: Connection, sql: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
    let head = await this.#ask((db) => db.startPendingQuery(connection, sql, false), sql);
    while (!head) {
      if (signal?.aborted) {
        await this.#ask((db) => db.cancelPendingQuery(connection));
        signal.throwIfAborted();
      }
      head = await this.#ask((db) => db.pollPendingQuery(connection), sql);
    }
    const chunks = [head];
    for (;;) {
      const chunk = await this.#ask((db) => db.fetchQueryResults(connection), sql);
      if (chunk?.length === 0) return joined(chunks);
      if (chunk) chunks.push(chunk);
    }
  }

  async #ask<T>(work: (db: AsyncDuckDB) => Promise<T>, sql = ""): Promise<T> {
    try {
      return await Promise.race([work(this.db), this.#lost]);
    } catch (error) {
      throw this.#failure(error, sql);
    }
  }

  /** A trap leaves the memory of DuckDB as it happened to be: it is not asked again. */
  #failure(error: unknown, sql: string): SqlError {
    if (error instanceof SqlError) return error;
    const { name, message } = error as Error;
    const trapped = name === "RuntimeError" || name === "RangeError" || /^(Aborted|abort)\(/.test(message);
    const memory = /out of memory|memory access out of bounds|Array buffer allocation|std::bad_alloc/i.test(
      message,
    );
    if (trapped) this.#end(memory ? "there was not enough memory" : `it stopped with “${message}”`);
    if (memory) return new SqlError(OUT_OF_MEMORY, "out-of-memory", null);
    if (trapped) return new SqlError(`The engine in this browser stopped: ${message}.`, "engine-lost", null);
    return missingExtension(
      toSqlError(error, {
        sql,
        displayPaths: (text) => this.display.text(text),
        displayFile: (absolute) => this.display.file(absolute),
      }),
    );
  }

  #end(why: string): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.worker.terminate();
    this.#lose(new SqlError(`The engine in this browser was ended: ${why}.`, "engine-lost", null));
    this.onLost();
  }
}

const OUT_OF_MEMORY = "This needs more memory than the browser gives a page.";

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
