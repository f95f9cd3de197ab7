import type { BoundScan } from "../../../connectors/bound-scan";
import { REJECTED_COLUMNS } from "../../../connectors/scan-output";
import { children, withChildren } from "../../../ir/children";
import type { Input, Rel, Scan, Step } from "../../../ir/rel";
import type { Column } from "../../../model/column";
import type { NodeId } from "../../../model/pipeline";
import { emitEmpty, emitRel } from "../../../sql/emit-rel";
import type { Binder } from "../../binder";
import { stepKey } from "../duckdb/table-names";

/** An operator with the columns it gives, and those below it. */
export interface Described<R extends Rel = Rel> {
  rel: R;
  columns: readonly Column[];
  inputs: readonly Described[];
}

/** Operators that give the columns of what they read. */
const KEEPS: ReadonlySet<Rel["op"]> = new Set([
  "filter",
  "sort",
  "limit",
  "distinct",
  "check",
  "sample",
  "repartition",
  "write",
]);

/** Asks DuckDB for the columns of every operator of a plan: types are never re-implemented. */
export class Describer {
  private readonly steps = new Map<string, readonly Column[]>();

  constructor(
    private readonly scans: ReadonlyMap<NodeId, BoundScan>,
    private readonly binder: Binder,
  ) {}

  async step(step: Step): Promise<Described> {
    const described = await this.rel(step.rel, step.node);
    this.steps.set(stepKey(step), described.columns);
    return described;
  }

  private async rel(rel: Rel, node: NodeId): Promise<Described> {
    const inputs: Described[] = [];
    for (const child of children(rel)) inputs.push(await this.rel(child, node));
    return { rel, inputs, columns: await this.columns(rel, inputs, node) };
  }

  private async columns(rel: Rel, inputs: readonly Described[], node: NodeId): Promise<readonly Column[]> {
    if (rel.op === "input") return this.steps.get(stepKey(rel)) ?? [];
    if (rel.op === "scan") return this.scan(rel, node);
    if (rel.op === "values") return rel.columns;
    const [first] = inputs;
    if (first && KEEPS.has(rel.op)) return first.columns;
    const tables = inputs.map((_, index): Input => ({ op: "input", node: String(index), output: "out" }));
    return this.binder.describe(
      emitRel(withChildren(rel, tables), {
        table: ({ node: index }) => `(${emitEmpty(inputs[Number(index)]?.columns ?? [])})`,
        scan: () => emitEmpty([]),
      }),
    );
  }

  private scan(scan: Scan, node: NodeId): readonly Column[] {
    return scan.rejected ? REJECTED_COLUMNS : (this.scans.get(node)?.columns ?? scan.columns ?? []);
  }
}
