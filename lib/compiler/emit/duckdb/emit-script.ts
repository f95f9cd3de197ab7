import { expressionsOf } from "../../../ir/expressions";
import type { Assert, Input, Plan, Rel, Scan, Step, Write } from "../../../ir/rel";
import { walk } from "../../../ir/walk";
import { emitRel } from "../../../sql/emit-rel";
import { indentSql } from "../../../sql/indent";
import { quoteIdentifier } from "../../../sql/quote";
import type { CreateTable, Script, Statement } from "../../../sql/script";
import { isVolatile } from "../../../sql/volatile";
import { stepKey, tableNames } from "./table-names";

/** How a scan becomes SQL: bound to files when it runs, as written when it is shown. */
export type ScanSql = (scan: Scan, node: string) => string;

/**
 * DuckDB refuses expression depth over 1,000 and slows down on hundreds of nested queries: no statement holds more
 * steps than this, a longer chain is cut by a temporary table.
 */
export const MOST_STEPS_IN_A_STATEMENT = 100;

/**
 * Operators that cost enough for two readers to share one result rather than compute it twice, or that may choose other
 * rows the second time. Cheaper ones are better computed by each reader: it computes the columns and rows it needs only
 * (three million rows through a derived column into four groups' counts: 0.1 s, and 0.6 s by a table).
 */
const ONCE: ReadonlySet<Rel["op"]> = new Set([
  "aggregate",
  "join",
  "asof-join",
  "sort",
  "distinct",
  "window",
  "sample",
  "set-operation",
  "limit",
  "sql",
]);

/** Last pass, for a run: one fused statement a target, with temporary tables only where they pay. */
export function emitScript(plan: Plan, scanSql: ScanSql): Script {
  return { statements: emitParts(plan, scanSql).map(({ statement }) => statement) };
}

/** The statements of a script, each with the lines its nodes gave. What no target needs is left out. */
export function emitParts(plan: Plan, scanSql: ScanSql): { statement: Statement; parts: Select["parts"] }[] {
  const emitter = new Emitter(plan, scanSql, plan.steps.filter(isSink));
  return emitter.wantedSteps.flatMap((step) => {
    const statement = emitter.statement(step);
    return statement ? [{ statement, parts: emitter.select(step).parts }] : [];
  });
}

/** A step that is executed though none reads it. */
const isSink = ({ rel }: Step): boolean => rel.op === "write" || rel.op === "assert";

/** Last pass, for rows on a screen: the SELECT of one step, and the tables a long chain needs before it. */
export function emitSelect(
  plan: Plan,
  target: { node: string; output: string },
  scanSql: ScanSql,
): { prepare: string[]; sql: string; parts: Select["parts"] } {
  const step = plan.steps.find((one) => stepKey(one) === stepKey(target));
  if (!step) throw new Error(`No step computes ${stepKey(target)}.`);
  const emitter = new Emitter(plan, scanSql, [step], { share: false });
  const tables = emitter.wantedSteps.filter((one) => emitter.isTable(one) && one !== step);
  const { sql, parts } = emitter.select(step);
  return { prepare: tables.map((one) => emitter.table(one).sql), sql, parts };
}

/** A SELECT, and the whole lines of it that each node gave. */
interface Select {
  sql: string;
  parts: { node: string; text: string }[];
  nodes: string[];
}

class Emitter {
  private readonly names: Map<string, string>;
  private readonly steps: Map<string, Step>;
  private readonly parents = new Map<string, string[]>();
  private readonly tables = new Set<string>();
  /** The steps that the sinks need, in the plan's order. */
  readonly wantedSteps: readonly Step[];

  constructor(
    private readonly plan: Plan,
    private readonly scanSql: ScanSql,
    sinks: readonly Step[],
    { share } = { share: true },
  ) {
    this.names = tableNames(plan);
    this.steps = new Map(plan.steps.map((step) => [stepKey(step), step]));
    for (const step of plan.steps) this.parents.set(stepKey(step), inputsOf(step.rel).map(stepKey));
    const wanted = this.upstream(sinks);
    this.wantedSteps = plan.steps.filter((step) => wanted.has(stepKey(step)));
    this.cut(share);
  }

  /**
   * Decides which steps become tables: those with several readers that must not be computed twice, because it costs or
   * because the result could be another one, and every chain's hundredth step.
   */
  private cut(share: boolean): void {
    const readers = new Map<string, number>();
    for (const step of this.wantedSteps)
      for (const parent of this.parents.get(stepKey(step)) ?? [])
        readers.set(parent, (readers.get(parent) ?? 0) + 1);
    const fused = new Map<string, Set<string>>();
    const once = new Set<string>();
    for (const step of this.wantedSteps) {
      const key = stepKey(step);
      const own = new Set([key]);
      let isOnce = [...walk(step.rel)].some(isComputedOnce);
      for (const parent of this.parents.get(key) ?? []) {
        if (this.tables.has(parent)) continue;
        for (const member of fused.get(parent) ?? []) own.add(member);
        isOnce ||= once.has(parent);
      }
      fused.set(key, own);
      if (isOnce) once.add(key);
      const isShared = share && isOnce && (readers.get(key) ?? 0) > 1;
      if (!isSink(step) && (isShared || own.size >= MOST_STEPS_IN_A_STATEMENT)) this.tables.add(key);
    }
  }

  isTable(step: Step): boolean {
    return this.tables.has(stepKey(step));
  }

  private upstream(from: readonly Step[]): Set<string> {
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

  /** What is executed at a step; null where its rows are computed by those that read it. */
  statement(step: Step): Statement | null {
    if (step.rel.op === "write") return this.copy(step, step.rel);
    if (step.rel.op === "assert") return this.assert(step, step.rel);
    return this.isTable(step) ? this.table(step) : null;
  }

  table(step: Step): CreateTable {
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

  private assert(step: Step, { conditions, tolerated, severity }: Assert): Statement {
    const { sql, nodes } = this.select(step);
    const assert = { conditions, tolerated, severity };
    return { kind: "assert", sql, node: step.node, output: step.output, nodes, assert };
  }

  private copy(step: Step, { format, path, mode, partitionBy, files, options }: Write): Statement {
    const { sql, nodes } = this.select(step);
    return {
      kind: "copy",
      select: sql,
      node: step.node,
      output: step.output,
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

const isComputedOnce = (rel: Rel): boolean => ONCE.has(rel.op) || expressionsOf(rel).some(isVolatile);

const inputsOf = (rel: Rel): Input[] => [...walk(rel)].filter((inner) => inner.op === "input");
