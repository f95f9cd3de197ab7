import { lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { emitScript } from "../../../compiler/emit/duckdb/emit-script";
import { boundScans } from "../../../compiler/emit/duckdb/scans";
import type { BoundScan } from "../../../connectors/bound-scan";
import type { Plan, Rel, Write } from "../../../ir/rel";
import type { Column } from "../../../model/column";
import { asSql } from "../../../model/sql-text";
import type { RunOptions, RunOutcome } from "../../../runtime/engine";
import type { Script } from "../../../sql/script";
import { runScript } from "../run-script";
import { RUN_SETTINGS } from "../run-settings";
import { DuckDbSession } from "../session";

/** A workspace of a test, with a session in it; everything goes when it is closed. */
export class TestWorkspace {
  private constructor(
    readonly root: string,
    readonly session: DuckDbSession,
  ) {}

  static async open(root?: string): Promise<TestWorkspace> {
    const folder = root ?? (await mkdtemp(join(tmpdir(), "tenon-run-")));
    const session = await DuckDbSession.open({
      root: folder,
      scratch: join(folder, ".tenon/scratch"),
      memoryMb: 1024,
      threads: 2,
      timeZone: "UTC",
      settings: RUN_SETTINGS,
    });
    return new TestWorkspace(session.root, session);
  }

  async close(): Promise<void> {
    await this.session.close();
    await rm(this.root, { recursive: true, force: true });
  }

  async write(path: string, content: string): Promise<void> {
    await mkdir(dirname(join(this.root, path)), { recursive: true });
    await writeFile(join(this.root, path), content);
  }

  read(path: string): Promise<string> {
    return readFile(join(this.root, path), "utf8");
  }

  /** Every file below a folder of the workspace but scratch files, sorted; none when it is not there. */
  async files(folder = ""): Promise<string[]> {
    const entries = await readdir(join(this.root, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    );
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.root.length + 1))
      .filter((path) => !path.startsWith(".tenon/scratch"))
      .sort();
  }

  /** Rows of a SELECT as arrays. */
  async rows(sql: string): Promise<unknown[][]> {
    const connection = await this.session.connect();
    try {
      return (await connection.runAndReadAll(sql)).getRowsJson();
    } finally {
      connection.closeSync();
    }
  }

  /** A CSV file with a header, bound as written. */
  async csv(path: string, columns: Readonly<Record<string, string>>): Promise<BoundScan> {
    const options = {
      delimiter: ",",
      quote: '"',
      escape: '"',
      hasHeader: true,
      newline: "\n",
      parallel: true,
    };
    return this.#bound("csv", path, columns, options, null);
  }

  /** A Parquet file. */
  async parquet(path: string, columns: Readonly<Record<string, string>>): Promise<BoundScan> {
    const [[count]] = (await this.rows(`SELECT count(*) FROM read_parquet('${join(this.root, path)}')`)) as [
      [string],
    ];
    return this.#bound("parquet", path, columns, {}, Number(count));
  }

  async #bound(
    format: string,
    path: string,
    types: Readonly<Record<string, string>>,
    options: Record<string, unknown>,
    rows: number | null,
  ): Promise<BoundScan> {
    const columns: Column[] = Object.entries(types).map(([name, type]) => ({ name, type }));
    const stats = await lstat(join(this.root, path), { bigint: true });
    const mtimeMs = Number(stats.mtimeNs / 1000n) / 1000;
    return {
      scan: { op: "scan", format, paths: [path], options: {}, columns, hivePartitions: false },
      columns,
      parts: [{ files: [join(this.root, path)], columns, options }],
      files: [{ path, bytes: Number(stats.size), mtimeMs, inode: String(stats.ino) }],
      rows,
      diagnostics: [],
    };
  }

  /** Emits a plan and runs it. */
  async run(
    plan: Plan,
    scans: ReadonlyMap<string, BoundScan>,
    options: Partial<RunOptions> = {},
  ): Promise<RunOutcome> {
    return runScript(this.session, emit(plan, scans), { runId: "run1", attempt: 0, plan, scans, ...options });
  }
}

export const emit = (plan: Plan, scans: ReadonlyMap<string, BoundScan>): Script =>
  emitScript(plan, boundScans(scans));

/** A plan of nodes by id, in order; names are the ids. */
export const planOf = (rels: Readonly<Record<string, Rel>>): Plan => ({
  steps: Object.entries(rels).map(([node, rel]) => ({ node, output: "out", name: node, rel })),
});

export const input = (node: string): Rel => ({ op: "input", node, output: "out" });

export const filter = (node: string, condition: string): Rel => ({
  op: "filter",
  input: input(node),
  condition: asSql(condition),
});

/** A target with the settings most tests share. */
export const write = (node: string, path: string, settings: Partial<Write> = {}): Write => ({
  op: "write",
  input: input(node),
  format: "csv",
  path,
  mode: "append",
  partitionBy: [],
  files: null,
  options: {},
  ...settings,
});

/** Rows in the plan itself: columns with their types, rows of texts. */
export const values = (
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly (string | null)[])[],
): Rel => ({
  op: "values",
  columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
  rows,
});
