import type { Input, Plan, Rel, Scan, Step, Write } from "../../../ir/rel";
import { walk } from "../../../ir/walk";
import { emitRel } from "../../../sql/emit-rel";
import { indentSql } from "../../../sql/indent";
import { quoteIdentifier } from "../../../sql/quote";
import type { Script, Statement } from "../../../sql/script";
import { stepKey, tableNames } from "./table-names";

/** How a scan becomes SQL: bound to files when it runs, as written when it is shown. */
export type ScanSql = (scan: Scan, node: string) => string;

/**
 * DuckDB refuses expression depth over 1,000 and slows down on hundreds of nested queries: no statement holds more
 * steps than this, a longer chain is cut by a temporary table.
 */
export const MOST_STEPS_IN_A_STATEMENT = 100;

/** Operators that cost enough for two readers to share one result rather than compute it twice. */
const COSTLY: ReadonlySet<Rel["op"]> = new Set([
  "aggregate",
  "join",
  "asof-join",
  "sort",
  "distinct",
  "window",
  "sample",
  "set-operation",
  "sql",
]);

/** Last pass, for a run: one fused statement a target, with temporary tables only where they pay. */
export function emitScript(plan: Plan, scanSql: ScanSql): Script {
  const emitter = new Emitter(plan, scanSql);
  const wanted = emitter.upstream(plan.steps.filter(({ rel }) => rel.op === "write"));
  const statements: Statement[] = [];
  for (const step of plan.steps) {
    if (!wanted.has(stepKey(step))) continue;
    if (step.rel.op === "write") statements.push(emitter.copy(step, step.rel));
    else if (emitter.isTable(step)) statements.push(emitter.table(step));
  }
  return { statements };
}

/** Last pass, for rows on a screen: the SELECT of one step, and the tables a long chain needs before it. */
export function emitSelect(
  plan: Plan,
  target: { node: string; output: string },
  scanSql: ScanSql,
): { prepare: string[]; sql: string; parts: Select["parts"] } {
  const emitter = new Emitter(plan, scanSql, { share: false });
  const step = plan.steps.find((one) => stepKey(one) === stepKey(target));
  if (!step) throw new Error(`No step computes ${stepKey(target)}.`);
  const wanted = emitter.upstream([step]);
  const tables = plan.steps.filter((one) => wanted.has(stepKey(one)) && emitter.isTable(one) && one !== step);
  const { sql, parts } = emitter.select(step);
  return { prepare: tables.map((one) => emitter.table(one).sql), sql, parts };
}

/** A SELECT, and the whole lines of it that each node gave. */
interface Select {
  sql: string;
  parts: { node: string; text: string }[];
  nodes: string[];
}

/** The statements of a whole plan as they are shown, each with the lines its nodes gave. */
export function emitParts(plan: Plan, scanSql: ScanSql): { statement: Statement; parts: Select["parts"] }[] {
  const emitter = new Emitter(plan, scanSql);
  return plan.steps.flatMap((step) => {
    if (step.rel.op === "write")
      return [{ statement: emitter.copy(step, step.rel), parts: emitter.select(step).parts }];
    return emitter.isTable(step)
      ? [{ statement: emitter.table(step), parts: emitter.select(step).parts }]
      : [];
  });
}

class Emitter {
  private readonly names: Map<string, string>;
  private readonly steps: Map<string, Step>;
  private readonly parents = new Map<string, string[]>();
  private readonly tables = new Set<string>();

  constructor(
    private readonly plan: Plan,
    private readonly scanSql: ScanSql,
    { share } = { share: true },
  ) {
    this.names = tableNames(plan);
    this.steps = new Map(plan.steps.map((step) => [stepKey(step), step]));
    const readers = new Map<string, number>();
    for (const step of plan.steps) {
      const parents = inputsOf(step.rel).map(stepKey);
      this.parents.set(stepKey(step), parents);
      for (const parent of parents) readers.set(parent, (readers.get(parent) ?? 0) + 1);
    }
    this.cut(share ? readers : new Map());
  }

  /** Decides which steps become tables: costly ones with several readers, and every chain's hundredth step. */
  private cut(readers: ReadonlyMap<string, number>): void {
    const fused = new Map<string, Set<string>>();
    for (const step of this.plan.steps) {
      const key = stepKey(step);
      const own = new Set([key]);
      for (const parent of this.parents.get(key) ?? [])
        if (!this.tables.has(parent)) for (const member of fused.get(parent) ?? []) own.add(member);
      fused.set(key, own);
      const shared = (readers.get(key) ?? 0) > 1 && [...walk(step.rel)].some(({ op }) => COSTLY.has(op));
      if (step.rel.op !== "write" && (shared || own.size >= MOST_STEPS_IN_A_STATEMENT)) this.tables.add(key);
    }
  }

  isTable(step: Step): boolean {
    return this.tables.has(stepKey(step));
  }

  upstream(from: readonly Step[]): Set<string> {
    const found = new Set<string>();
    const open = from.map(stepKey);
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (found.has(key)) continue;
      found.add(key);
      open.push(...(this.parents.get(key) ?? []));
    }
    return found;
  }

  /** The SELECT of a step: everything it is fused with, as common table expressions in the plan's order. */
  select(step: Step): Select {
    const key = stepKey(step);
    const fused = new Set<string>();
    const open = [...(this.parents.get(key) ?? [])];
    for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
      if (fused.has(parent) || this.tables.has(parent)) continue;
      fused.add(parent);
      open.push(...(this.parents.get(parent) ?? []));
    }
    const before = [...fused]
      .map((member) => this.steps.get(member) as Step)
      .sort((a, b) => this.order(a) - this.order(b));
    const parts = before.map((member, index) => {
      const head = index === 0 ? "WITH " : "";
      const tail = index === before.length - 1 ? "" : ",";
      return {
        node: member.node,
        text: `${head}${this.name(member)} AS (\n${indentSql(this.body(member))}\n)${tail}`,
      };
    });
    parts.push({ node: step.node, text: this.body(step) });
    return { sql: parts.map(({ text }) => text).join("\n"), parts, nodes: parts.map(({ node }) => node) };
  }

  table(step: Step): Statement & { kind: "create-table" } {
    const { sql, nodes } = this.select(step);
    const table = this.names.get(stepKey(step)) as string;
    return {
      kind: "create-table",
      sql: `CREATE TEMPORARY TABLE ${quoteIdentifier(table)} AS\n${sql}`,
      table,
      node: step.node,
      output: step.output,
      nodes,
    };
  }

  copy(step: Step, { format, path, mode, partitionBy, files, options }: Write): Statement {
    const { sql, nodes } = this.select(step);
    return {
      kind: "copy",
      select: sql,
      node: step.node,
      nodes,
      format,
      path,
      mode,
      partitionBy,
      files,
      options,
    };
  }

  private readonly positions = new Map<Step, number>();
  private order(step: Step): number {
    if (this.positions.size === 0)
      for (const [index, one] of this.plan.steps.entries()) this.positions.set(one, index);
    return this.positions.get(step) ?? 0;
  }

  private name(step: { node: string; output: string }): string {
    return quoteIdentifier(this.names.get(stepKey(step)) ?? step.node);
  }

  private body(step: Step): string {
    return emitRel(step.rel, {
      table: (input) => this.name(input),
      scan: (scan) => this.scanSql(scan, step.node),
    });
  }
}

const inputsOf = (rel: Rel): Input[] => [...walk(rel)].filter((inner) => inner.op === "input");
