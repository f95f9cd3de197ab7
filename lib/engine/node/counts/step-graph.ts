import { stepKey, tableNames } from "../../../compiler/emit/duckdb/table-names";
import type { BoundScan } from "../../../connectors/bound-scan";
import { scanOutput } from "../../../connectors/scan-output";
import { scanSql, unboundScanSql } from "../../../connectors/scan-sql";
import { expressionsOf } from "../../../ir/expressions";
import {
  type Input,
  isInner,
  type Plan,
  type Project,
  type Rel,
  type Step,
  type Window,
} from "../../../ir/rel";
import { rewrite } from "../../../ir/rewrite";
import { walk } from "../../../ir/walk";
import { type EmitContext, emitRel } from "../../../sql/emit-rel";
import { quoteIdentifier } from "../../../sql/quote";
import { stableJson } from "../../../util/stable-json";

/** The steps of a plan as row counting sees them. */
export class StepGraph {
  readonly steps: ReadonlyMap<string, Step>;
  readonly #names: ReadonlyMap<string, string>;
  readonly #meanings = new Map<string, string>();
  readonly #meaningIds = new Map<string, string>();

  constructor(
    readonly plan: Plan,
    private readonly scans: ReadonlyMap<string, BoundScan>,
  ) {
    this.steps = new Map(plan.steps.map((step) => [stepKey(step), step]));
    this.#names = tableNames(plan);
    for (const step of plan.steps) this.#meanings.set(stepKey(step), this.#meaning(step.rel));
  }

  /** The steps of a node's outputs. */
  outputsOf(node: string): Step[] {
    return this.plan.steps.filter((step) => step.node === node && !isInner(step.output));
  }

  inputs(key: string): string[] {
    const step = this.steps.get(key);
    return step
      ? [...new Set([...walk(step.rel)].filter((rel): rel is Input => rel.op === "input").map(stepKey))]
      : [];
  }

  /** The steps computed from `key` on upwards, without those whose rows lie in a table: inputs before readers. */
  upstream(key: string, tables: ReadonlySet<string>): string[] {
    const found = new Set<string>();
    const open = [key];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(...this.inputs(next).filter((input) => !tables.has(input)));
    }
    return this.plan.steps.map(stepKey).filter((one) => found.has(one));
  }

  /** The step whose rows this one has one for one: itself, unless it only computes, renames or orders. */
  core(key: string): string {
    for (let at = key; ; ) {
      const source = sourceOf(this.steps.get(at)?.rel);
      if (source === null) return at;
      at = stepKey(source);
    }
  }

  /** Whether a step's rows go into another's. */
  feeds(one: string, other: string): boolean {
    return one !== other && this.upstream(other, NO_TABLES).includes(one);
  }

  /** Labels of the files that a step and those before it read, down to tables. */
  labels(key: string, tables: ReadonlySet<string>): string[] {
    return this.upstream(key, tables).flatMap(
      (one) => this.scanOf(one)?.parts.map(({ files }) => fileLabel(files)) ?? [],
    );
  }

  /** The bound scan of a step that is one. */
  scanOf(key: string): BoundScan | undefined {
    const step = this.steps.get(key);
    if (step?.rel.op !== "scan") return undefined;
    const bound = this.scans.get(step.node);
    return bound && scanOutput(bound, step.rel);
  }

  /** What a step computes, as text: steps of equal text have equal rows. */
  meaning(key: string): string {
    return this.#meanings.get(key) ?? key;
  }

  /** The rows of one step alone, computed as a statement computes them. */
  select(key: string, tables: ReadonlySet<string>): string {
    const keys = this.upstream(key, tables);
    const definitions = keys.map((one) => `${this.#name(one)} AS (\n${this.#body(one)}\n)`);
    return `WITH ${definitions.join(",\n")}\nSELECT *\nFROM ${this.#name(key)}`;
  }

  #name(key: string): string {
    return quoteIdentifier(this.#names.get(key) ?? key);
  }

  #body(key: string): string {
    const step = this.steps.get(key);
    if (!step) throw new Error(`No step computes ${key}.`);
    const bound = this.scans.get(step.node);
    const context: EmitContext = {
      table: (input) => this.#name(stepKey(input)),
      scan: (scan) => (bound ? scanSql(scanOutput(bound, scan)) : unboundScanSql(scan)),
    };
    return emitRel(step.rel, context);
  }

  #meaning(rel: Rel): string {
    const resolved = rewrite(rel, (one) =>
      one.op === "input" ? { ...one, node: this.meaning(stepKey(one)), output: "" } : one,
    );
    const text = stableJson(resolved);
    const id = this.#meaningIds.get(text) ?? `m${this.#meaningIds.size}`;
    this.#meaningIds.set(text, id);
    return id;
  }
}

const NO_TABLES: ReadonlySet<string> = new Set();

/** A group of files as one text. */
export const fileLabel = (files: readonly string[]): string => files.join("\0");

/** The input an operator has one row for each row of, or null. */
function sourceOf(rel: Rel | undefined): Input | null {
  switch (rel?.op) {
    case "input":
      return rel;
    case "sort":
    case "check":
    case "repartition":
    case "write":
      return sourceOf(rel.input);
    case "project":
    case "window":
      return keepsRows(rel) ? sourceOf(rel.input) : null;
    default:
      return null;
  }
}

/**
 * Whether a SELECT list surely makes one row a row. A bare aggregate would make one in all: beside a star the binder
 * refuses it, and without a call there is none. `unnest` makes many.
 */
export function keepsRows(rel: Project | Window): boolean {
  const texts = expressionsOf(rel);
  if (texts.some((text) => /unnest|generate_subscripts/i.test(text))) return false;
  if (rel.op === "window") return true;
  const star = rel.items.some(
    (item) => item.kind === "all" && item.except.length === 0 && item.replace.length === 0,
  );
  return star || texts.every((text) => !/\(/.test(text.replace(/\b(TRY_)?CAST\s*\(/gi, "")));
}

/** Whether an aggregate surely makes exactly one row. */
export const makesOneRow = (rel: Rel): boolean =>
  rel.op === "aggregate" &&
  rel.groups.length === 0 &&
  !rel.aggregates.some(({ expression }) => /unnest/i.test(expression));
