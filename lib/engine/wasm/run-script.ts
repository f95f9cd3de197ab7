import { tableFromIPC } from "apache-arrow";
import type { CheckResult } from "../../model/accounting";
import type { NodeRun, OutputFile } from "../../model/job-run";
import { type RunOptions, type RunOutcome, SqlError } from "../../runtime/engine";
import { RunFailure } from "../../runtime/run-failure";
import { quoteIdentifier } from "../../sql/quote";
import type { AssertRows, CopyTo, CreateTable, Script, Statement } from "../../sql/script";
import { failingNode } from "../failing-node";
import { assertFailure, judgeAssert } from "../judge-assert";
import type { Connection } from "./duckdb-worker";
import type { LocalFiles } from "./local-files";
import { checkLocalTargets, type LocalTarget } from "./local-targets";
import type { WasmSession } from "./wasm-session";
import { NotWrittenHere } from "./write/not-written-here";
import { TargetWriter, type WrittenFile } from "./write/target-writer";

/**
 * Executes a script over files of the page. What it writes becomes files of the page, all at once when every statement
 * is done; a run that fails or is stopped leaves none. Throws what the engine in Node throws.
 */
export async function runScript(
  session: WasmSession,
  files: LocalFiles,
  script: Script,
  options: RunOptions,
): Promise<RunOutcome> {
  return session.withConnection((connection) =>
    new LocalRun(session, connection, files, script, options).execute(),
  );
}

class LocalRun {
  readonly #nodes = new Map<string, NodeRun>();
  readonly #checks: CheckResult[] = [];
  readonly #written: { target: LocalTarget; files: WrittenFile[] }[] = [];
  readonly #nameOf: (node: string) => string;
  #ms = 0;

  constructor(
    private readonly session: WasmSession,
    private readonly connection: Connection,
    private readonly files: LocalFiles,
    private readonly script: Script,
    private readonly options: RunOptions,
  ) {
    const names = new Map(options.plan.steps.map(({ node, name }) => [node, name]));
    this.#nameOf = (node) => names.get(node) ?? node;
    for (const { node } of options.plan.steps)
      this.#nodes.set(node, { state: "waiting", rows: null, ms: null });
  }

  async execute(): Promise<RunOutcome> {
    const { script, files, options } = this;
    const copies = script.statements.filter((statement): statement is CopyTo => statement.kind === "copy");
    const targets = checkLocalTargets(copies, files, { scans: options.scans, nameOf: this.#nameOf });
    try {
      await this.session.stopClock(this.connection);
      for (const [index, statement] of script.statements.entries()) {
        options.signal?.throwIfAborted();
        this.#tell(index, statement, "running");
        const started = performance.now();
        const rows = await this.#execute(statement, targets);
        const ms = performance.now() - started;
        this.#ms += ms;
        this.#tell(index + 1, statement, "done");
        this.#nodes.set(statement.node, { state: "done", rows, ms: Math.round(ms * 10) / 10 });
      }
      this.#checkInputs();
      return await this.#publish();
    } finally {
      for (const statement of script.statements)
        if (statement.kind === "create-table")
          await this.session
            .execute(this.connection, `DROP TABLE IF EXISTS ${quoteIdentifier(statement.table)}`)
            .catch(() => {});
    }
  }

  /** Rows the statement made, where that is known. */
  async #execute(statement: Statement, targets: readonly LocalTarget[]): Promise<number | null> {
    try {
      switch (statement.kind) {
        case "create-table":
          return await this.#createTable(statement);
        case "assert":
          return await this.#assert(statement);
        case "copy": {
          const target = targets.find((one) => one.statement === statement);
          if (!target) throw new Error("A statement without a target.");
          const writer = new TargetWriter(this.session, this.connection, this.options.signal);
          const files = await writer.write(target);
          this.#written.push({ target, files });
          return files.reduce((sum, { rows }) => sum + rows, 0);
        }
      }
    } catch (error) {
      throw this.#failure(error, statement);
    }
  }

  async #createTable({ sql, table }: CreateTable): Promise<number> {
    await this.session.execute(this.connection, sql, { signal: this.options.signal });
    return this.#count(`SELECT count(*) FROM ${quoteIdentifier(table)}`);
  }

  async #assert(statement: AssertRows): Promise<null> {
    const answer = await this.session.execute(this.connection, statement.sql, {
      signal: this.options.signal,
    });
    const table = tableFromIPC(answer);
    const found = table.schema.fields.map((_, index) => plain(table.getChildAt(index)?.get(0)));
    const results = judgeAssert(statement, found);
    this.#checks.push(...results);
    this.options.onChecked?.(results);
    const failure = assertFailure(results, this.#nameOf(statement.node));
    if (failure) throw failure;
    return null;
  }

  async #count(sql: string): Promise<number> {
    return Number(
      tableFromIPC(await this.session.execute(this.connection, sql))
        .getChildAt(0)
        ?.get(0),
    );
  }

  #failure(error: unknown, statement: Statement): unknown {
    if (error instanceof NotWrittenHere)
      return new RunFailure("browser/target", `${error.message}.`, statement.node, { cause: error });
    if (!(error instanceof SqlError)) return error;
    const node = failingNode(error, statement, this.options);
    if (error.kind === "out-of-memory" || error.kind === "engine-lost")
      return new RunFailure("engine/memory", `${error.message} Run the job on the server.`, node, {
        cause: error,
      });
    return new RunFailure("sql/error", error.message, node, { cause: error });
  }

  /** A file that was dropped again while the run read it is another file. */
  #checkInputs(): void {
    for (const [node, { files }] of this.options.scans)
      for (const file of files)
        if (!this.files.unchanged([file]))
          throw new RunFailure("input/changed", `“${file.path}” was changed while the run read it.`, node);
  }

  async #publish(): Promise<RunOutcome> {
    const { options, files } = this;
    const outputs: OutputFile[] = [];
    const made: { path: string; blob: Blob }[] = [];
    for (const { target, files: written } of this.#written) {
      const { statement, path, singleFile, extension } = target;
      const ordered = [...written].sort((a, b) => (a.folder < b.folder ? -1 : a.folder > b.folder ? 1 : 0));
      for (const [index, { folder, bytes, rows }] of ordered.entries()) {
        const name = `${folder}part-${options.runId}-${String(index).padStart(5, "0")}${extension}`;
        const to = singleFile ? path : `${path}/${name}`;
        made.push({ path: to, blob: new Blob([bytes as Uint8Array<ArrayBuffer>]) });
        outputs.push({
          node: statement.node,
          path: to,
          bytes: bytes.length,
          rows,
          sha256: await sha256(bytes),
        });
      }
    }
    options.signal?.throwIfAborted();
    await options.commit?.({
      runId: options.runId,
      attempt: options.attempt,
      staging: "",
      targets: [],
      inputs: [...options.scans.values()].flatMap(({ files: read }) =>
        read.map(({ path, bytes, mtimeMs }) => ({ path, bytes, mtimeMs })),
      ),
    });
    for (const { target } of this.#written)
      if (target.statement.mode === "overwrite") files.removeBelow(target.path);
    const lastModified = Date.now();
    for (const { path, blob } of made) files.put({ path, blob, lastModified });
    const nodes = this.#written.map(({ target: { statement }, files: written }) => {
      const rows = written.reduce((sum, file) => sum + file.rows, 0);
      return { node: statement.node, read: rows, passed: rows, filtered: 0, rejected: 0 };
    });
    return {
      nodes: Object.fromEntries(
        [...this.#nodes].map(([node, run]) => [node, { ...run, state: "done" as const }]),
      ),
      outputs,
      accounting: { nodes, checks: this.#checks },
      ms: Math.round(this.#ms * 10) / 10,
    };
  }

  #tell(done: number, statement: Statement, state: "running" | "done"): void {
    for (const node of statement.nodes) {
      const known = this.#nodes.get(node);
      if (known && known.state !== "done") this.#nodes.set(node, { ...known, state });
    }
    this.options.onProgress?.({
      fraction: done / Math.max(1, this.script.statements.length),
      nodes: Object.fromEntries(this.#nodes),
    });
  }
}

/** What stands in a cell of one row: a list as an array. */
const plain = (value: unknown): unknown =>
  value !== null && typeof value === "object" && Symbol.iterator in value
    ? [...(value as Iterable<unknown>)]
    : value;

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
