import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { CheckResult } from "../../model/accounting";
import type { CommitIntent } from "../../model/commit-intent";
import type { OutputFile } from "../../model/job-run";
import type { RunOptions, RunOutcome } from "../../runtime/engine";
import { quoteIdentifier } from "../../sql/quote";
import type { AssertRows, CopyTo, Script, Statement } from "../../sql/script";
import { assertFailure, judgeAssert } from "../judge-assert";
import { countRows } from "./counts/count-rows";
import { accountNodes } from "./counts/node-accounts";
import { publishIntent, removeStaging } from "./publish";
import { checkTargets } from "./run/check-targets";
import {
  type Execute,
  type Executed,
  executeAssert,
  executeCopy,
  executeTable,
  explained,
  parquetRowsSql,
  type RawFile,
} from "./run/execute-statement";
import { faultPoint } from "./run/fault-point";
import { verifyInputs } from "./run/inputs-unchanged";
import { ProgressTeller } from "./run/run-progress";
import { stagedFolders, stageTarget, stagingOf } from "./run/stage";
import { statementFailure } from "./run/statement-failure";
import { stopClock } from "./run/stopped-clock";
import { storageFailure } from "./run/storage-failure";
import type { WriteTarget } from "./run/write-target";
import type { DuckDbSession } from "./session";
import type { FileWriter } from "./write/file-writer";
import { parquetBefore, writeAgain } from "./write/write-between";
import { writerOf } from "./write/writers";

/**
 * Executes a script on a session opened with `RUN_SETTINGS`. Output is staged, made durable and recorded by
 * `options.commit` before it is published; a run that fails or is stopped before that leaves nothing.
 *
 * Throws `DiagnosticError` when a target is refused, `RunFailure` when the run failed, and an `AbortError` when `signal`
 * fired in time. After `commit` has resolved, a signal is too late; a failure then leaves staging for `publishIntent`.
 */
export async function runScript(
  session: DuckDbSession,
  script: Script,
  options: RunOptions,
): Promise<RunOutcome> {
  const run = new ScriptRun(session, script, options);
  return run.execute();
}

class ScriptRun {
  readonly #staging: string;
  readonly #written: { target: WriteTarget; files: RawFile[] }[] = [];
  readonly #executed: { statement: Statement; executed: Executed }[] = [];
  readonly #checks: CheckResult[] = [];
  readonly #nameOf: (node: string) => string;
  #ms = 0;
  /** Whether the intent is recorded: from then on output is published, not taken back. */
  #committed = false;

  constructor(
    private readonly session: DuckDbSession,
    private readonly script: Script,
    private readonly options: RunOptions,
  ) {
    this.#staging = stagingOf(options.runId, options.attempt);
    const names = new Map(options.plan.steps.map(({ node, name }) => [node, name]));
    this.#nameOf = (node) => names.get(node) ?? node;
  }

  async execute(): Promise<RunOutcome> {
    const { session, script, options } = this;
    const { root } = session;
    const copies = script.statements.filter((statement): statement is CopyTo => statement.kind === "copy");
    const context = { root, scans: options.scans, nameOf: this.#nameOf };
    const targets = await checkTargets(copies, context);
    let counting: ReturnType<typeof countRows> | null = null;
    try {
      await mkdir(join(root, this.#staging), { recursive: true });
      await this.#executeAll(targets);
      // Counting asks the engine for plans while files are synced.
      counting = countRows(session, script, options, this.#executed);
      const intent = await this.#stage();
      await checkTargets(copies, context);
      const counted = await counting;
      const nodes = accountNodes(counted);
      this.#throwIfAborted();
      faultPoint("before-intent");
      await options.commit?.(intent);
      this.#committed = true;
      faultPoint("after-intent");
      await publishIntent(root, intent);
      return {
        nodes: counted.nodes,
        outputs: outputsOf(intent),
        accounting: { nodes, checks: this.#checks },
        ms: Math.round(this.#ms * 10) / 10,
      };
    } catch (error) {
      if (!this.#committed) await removeStaging(root, this.#staging).catch(() => {});
      throw storageFailure(error, root, null, null);
    } finally {
      // The connection stays in use until the last plan has been told.
      await counting?.catch(() => {});
      await this.#dropTables();
    }
  }

  async #stage(): Promise<CommitIntent> {
    const { runId, attempt, scans } = this.options;
    const { root } = this.session;
    const targets = [];
    for (const written of this.#written) targets.push(await stageTarget(root, this.#staging, runId, written));
    faultPoint("fsynced");
    return { runId, attempt, staging: this.#staging, targets, inputs: await verifyInputs(root, scans) };
  }

  /** A session may run another script, whose tables may have the same names. */
  async #dropTables(): Promise<void> {
    for (const statement of this.script.statements) {
      if (statement.kind !== "create-table") continue;
      const sql = `DROP TABLE IF EXISTS ${quoteIdentifier(statement.table)}`;
      await this.session.primary.run(sql).catch(() => {});
    }
  }

  async #executeAll(targets: readonly WriteTarget[]): Promise<void> {
    const { session, script, options } = this;
    const interrupt = () => session.primary.interrupt();
    options.signal?.addEventListener("abort", interrupt);
    const teller = options.onProgress && new ProgressTeller(script, session.primary, options.onProgress);
    try {
      await stopClock(session.primary);
      for (const statement of script.statements) {
        this.#throwIfAborted();
        teller?.begin(statement);
        const target = targets.find((one) => one.statement === statement);
        const executed = await this.#executeOne(statement, target);
        this.#executed.push({ statement, executed });
        this.#ms += executed.ms;
        teller?.end();
      }
    } finally {
      teller?.stop();
      options.signal?.removeEventListener("abort", interrupt);
    }
  }

  async #executeOne(statement: Statement, target: WriteTarget | undefined): Promise<Executed> {
    const { session } = this;
    const run = this.#runOf(statement);
    if (statement.kind === "create-table") return executeTable(run, statement);
    if (statement.kind === "assert") return this.#assert(statement, run);
    if (!target) throw new Error("A statement without a target.");
    const raw = join(session.root, stagedFolders(this.#staging, target).raw);
    const writer = writerOf(target.format.name);
    const { files, ...executed } = writer
      ? await this.#writeConverted(target, writer, raw)
      : await this.#copy(run, target, raw);
    this.#written.push({ target, files });
    return { ...executed, rows: sumOf(files) ?? executed.rows };
  }

  async #copy(run: Execute, target: WriteTarget, raw: string): Promise<Executed & { files: RawFile[] }> {
    const { files, ...executed } = await executeCopy(run, target, raw);
    return { ...executed, files: await this.#withRows(target, files) };
  }

  /** Writes Parquet first, with folders and numbers of files as they are wanted, then each file again as it is meant. */
  async #writeConverted(
    target: WriteTarget,
    writer: FileWriter,
    raw: string,
  ): Promise<Executed & { files: RawFile[] }> {
    const { session, options } = this;
    const before = await parquetBefore(target, writer, session.primary);
    const copied = await this.#copy(this.#runOf(before.statement), before, raw);
    const started = performance.now();
    const files = await writeAgain(copied.files, target, writer, { session, signal: options.signal });
    return { ...copied, files, ms: copied.ms + performance.now() - started };
  }

  /** Runs SQL around a statement; what fails is told at the statement's nodes. */
  #runOf(statement: Statement): Execute {
    const { session } = this;
    return async ({ sql, prefixBytes }) => {
      this.#throwIfAborted();
      try {
        return await explained(session.primary, sql);
      } catch (error) {
        this.#throwIfAborted();
        const own = statement.kind === "copy" ? statement.select : statement.sql;
        throw statementFailure(session.error(error, own, prefixBytes), statement, this.options);
      }
    };
  }

  /** Counts the rows that fail conditions; throws where more do than may. */
  async #assert(statement: AssertRows, run: Execute): Promise<Executed> {
    const read = async (sql: string) => (await this.session.primary.runAndReadAll(sql)).getRowsJson();
    const { found, ...executed } = await executeAssert(run, read, statement);
    const results = judgeAssert(statement, found);
    this.#checks.push(...results);
    this.options.onChecked?.(results);
    const failure = assertFailure(results, this.#nameOf(statement.node));
    if (failure) throw failure;
    return executed;
  }

  /** Parquet files say in their footers how many rows they hold, whatever was meant to be in them. */
  async #withRows(target: WriteTarget, files: RawFile[]): Promise<RawFile[]> {
    if (target.format.name !== "parquet" || files.length === 0) return files;
    const sql = parquetRowsSql(files.map(({ absolute }) => absolute));
    const reader = await this.session.primary.runAndReadAll(sql);
    const rows = new Map(reader.getRows().map(([name, count]) => [String(name), Number(count)]));
    return files.map((file) => ({ ...file, rows: rows.get(file.absolute) ?? file.rows }));
  }

  #throwIfAborted(): void {
    if (this.options.signal?.aborted) throw new DOMException("The run was stopped.", "AbortError");
  }
}

/** Rows of all files together, when each is known. */
const sumOf = (files: readonly RawFile[]): number | null =>
  files.reduce<number | null>((sum, { rows }) => (sum === null || rows === null ? null : sum + rows), 0);

const outputsOf = ({ targets }: CommitIntent): OutputFile[] =>
  targets.flatMap(({ node, files }) =>
    files.map(({ to, bytes, rows, sha256 }) => ({ node, path: to, bytes, rows, sha256 })),
  );
