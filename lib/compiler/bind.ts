import type { BoundScan } from "../connectors/bound-scan";
import { isInner, type Plan, type Rel, type Step } from "../ir/rel";
import type { Column } from "../model/column";
import type { Diagnostic } from "../model/diagnostic";
import type { NodeId, Pipeline } from "../model/pipeline";
import { referenceDiagnostics } from "./bind-references";
import type { Binder } from "./binder";
import type { Checked, CheckedNode } from "./check";
import { describeRel, sqlDiagnostic } from "./describe";
import { boundScans } from "./emit/duckdb/scans";
import { stepKey } from "./emit/duckdb/table-names";
import { expandNode, type Scope } from "./expand";
import type { Expander } from "./expander";
import { type Lowering, lowerNode, probeOf, type Upstream } from "./lower";
import { probeNode } from "./probe";
import { spreadFiles } from "./spread-files";

/** A document whose every sound node was described by an engine. */
export interface Bound {
  plan: Plan;
  /** Columns of each node's outputs. A node that did not bind is absent. */
  columns: ReadonlyMap<NodeId, Readonly<Record<string, readonly Column[]>>>;
  scans: ReadonlyMap<NodeId, BoundScan>;
  /** The document that each node with code stands for. */
  expanded: ReadonlyMap<NodeId, Pipeline>;
  /** Those of `check`, then those of binding. */
  diagnostics: readonly Diagnostic[];
}

export interface BindOptions {
  /** Leaves out nodes that nobody asks for. */
  only?: ReadonlySet<NodeId>;
  /** Nodes whose columns are known, or known to be none: they are not bound again, and are no part of the plan. */
  known?: ReadonlyMap<NodeId, Readonly<Record<string, readonly Column[]>> | null>;
  /** Milliseconds for all looks at rows that decide nodes' columns; null waits for as long as it takes. */
  probeMs: number | null;
  /** Whether large files that must be converted are converted to their end; so they are unless it says false. */
  whole?: boolean;
  /** Evaluates the code of nodes; without one, a node with code does not bind. */
  expander?: Expander | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Fourth pass: types are never re-implemented. Each node's SQL is described by the engine over tables without rows;
 * its errors become diagnostics on that node and that field. Where columns depend on rows, those rows are looked at
 * first; a node with code is expanded into the nodes it builds, which are bound as its own parts.
 */
export async function bind(checked: Checked, binder: Binder, options: BindOptions): Promise<Bound> {
  const { expander, only } = options;
  const binding = new Binding(binder, options);
  const { diagnostics, columns } = await binding.scope({
    checked: only ? { ...checked, nodes: checked.nodes.filter(({ id }) => only.has(id)) } : checked,
    nameOf: (id) => checked.pipeline.nodes[id]?.name ?? id,
    stepOf: (node, output) => ({ op: "input", node, output }),
    expander,
    depth: 0,
  });
  const { steps, scans, expanded } = binding;
  return { plan: { steps: spreadFiles(steps) }, columns, scans, expanded, diagnostics };
}

/** What grows while a document is bound, over all the documents that its nodes stand for. */
class Binding {
  readonly steps: Step[] = [];
  readonly scans = new Map<NodeId, BoundScan>();
  readonly expanded = new Map<NodeId, Pipeline>();
  /** Columns of every step, by its key. */
  private readonly columns = new Map<string, readonly Column[]>();
  /** Milliseconds that all probes took. */
  private probing = 0;

  constructor(
    private readonly binder: Binder,
    private readonly options: BindOptions,
  ) {}

  async scope(scope: Scope): Promise<Pick<Bound, "columns"> & { diagnostics: Diagnostic[] }> {
    const { checked, nameOf, stepOf } = scope;
    const columns = new Map<NodeId, Record<string, readonly Column[]>>();
    const diagnostics: Diagnostic[] = [...checked.diagnostics];
    const outputs = new Map(checked.nodes.map((node) => [node.id, node.outputs]));
    const upstream: Upstream = {
      nameOf,
      outputsOf: (id) => outputs.get(id) ?? [],
      columnsOf: (node, output) => this.columns.get(stepKey(stepOf(node, output))),
      stepOf,
    };
    for (const node of checked.nodes) {
      const known = scope.depth === 0 ? this.options.known?.get(node.id) : undefined;
      if (known !== undefined) {
        for (const [output, list] of Object.entries(known ?? {}))
          this.columns.set(stepKey(stepOf(node.id, output)), list);
        if (known) columns.set(node.id, known);
        continue;
      }
      const found = await this.node(node, scope, upstream);
      diagnostics.push(...found.diagnostics);
      if (found.columns) columns.set(node.id, found.columns);
    }
    return { diagnostics, columns };
  }

  /** Binds one node; without columns when it does not bind. */
  private async node(
    node: CheckedNode,
    scope: Scope,
    upstream: Upstream,
  ): Promise<{ columns?: Record<string, readonly Column[]>; diagnostics: Diagnostic[] }> {
    const problems = await referenceDiagnostics(node, upstream.columnsOf, upstream.nameOf, this.binder);
    if (problems.length > 0) return { diagnostics: problems };
    const diagnostics: Diagnostic[] = [];
    const rels = await this.lower(node, scope, upstream, diagnostics);
    if (!rels) return { diagnostics };
    const steps: Step[] = [];
    for (const [output, rel] of Object.entries(rels)) {
      const step = scope.stepOf(node.id, output);
      const described = await describeRel(node, rel, {
        columnsOf: (of) => this.columns.get(stepKey(of)),
        binder: this.binder,
        whole: this.options.whole ?? true,
        onScan: (scan) => this.scans.set(step.node, scan),
      });
      diagnostics.push(...described.diagnostics);
      if (described.columns) this.columns.set(stepKey(step), described.columns);
      steps.push({ node: step.node, output: step.output, name: node.name, rel, ...sharesOf(node, output) });
      // What reads an inner step would only repeat its errors.
      if (!described.columns && isInner(output)) break;
    }
    if (!steps.every((step) => this.columns.has(stepKey(step)))) {
      for (const step of steps) this.columns.delete(stepKey(step));
      return { diagnostics };
    }
    this.steps.push(...steps);
    const outputs = Object.keys(rels).filter((output) => !isInner(output));
    const columns = outputs.map((output) => [
      output,
      this.columns.get(stepKey(scope.stepOf(node.id, output))) ?? [],
    ]);
    return { columns: Object.fromEntries(columns), diagnostics };
  }

  private async lower(
    node: CheckedNode,
    scope: Scope,
    upstream: Upstream,
    diagnostics: Diagnostic[],
  ): Promise<Readonly<Record<string, Rel>> | null> {
    try {
      const probe = probeOf(node, upstream);
      if (!probe && !node.definition.code) return lowerNode(node, upstream);
      const found = probe ? await this.probed(node, probe, scope) : await this.parts(node, scope, upstream);
      diagnostics.push(...found.diagnostics);
      return found.lowering ? lowerNode(node, upstream, found.lowering) : null;
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") throw error;
      diagnostics.push(sqlDiagnostic(error, node.id));
      return null;
    }
  }

  private async probed(node: CheckedNode, probe: NonNullable<ReturnType<typeof probeOf>>, scope: Scope) {
    const { scans, steps } = this;
    const { probeMs, signal } = this.options;
    const step = { ...scope.stepOf(node.id, "probe"), name: node.name };
    const ground = { plan: { steps }, scans, scanSql: boundScans(scans) };
    const ms = probeMs === null ? null : Math.max(1, Math.ceil(probeMs - this.probing));
    const started = performance.now();
    const rows = await probeNode(node, probe, { ...ground, step }, this.binder, {
      ms,
      budgetMs: probeMs,
      signal,
    });
    this.probing += performance.now() - started;
    return rows.ok ? found({ probed: rows.value }) : refused([rows.error]);
  }

  /** Expands a node with code and binds its parts. */
  private async parts(node: CheckedNode, scope: Scope, upstream: Upstream) {
    const expansion = await expandNode(node, scope, upstream);
    if (!expansion.ok) return refused(expansion.error);
    const { scope: inner, outputs, onNode } = expansion.value;
    if (scope.depth === 0) this.expanded.set(node.id, inner.checked.pipeline);
    const bound = await this.scope(inner);
    const diagnostics = bound.diagnostics.map(onNode);
    const isWhole = Object.values(outputs).every((step) => this.columns.has(stepKey(step)));
    return isWhole ? found({ expanded: outputs }, diagnostics) : refused(diagnostics);
  }
}

/** What counting must know of an output. */
function sharesOf(
  { definition, settings, outputs }: CheckedNode,
  output: string,
): Pick<Step, "optional" | "division"> {
  const division = definition.divides?.(settings);
  const isOptional = outputs.some(({ name, optional }) => name === output && optional);
  return { ...(isOptional ? { optional: true } : {}), ...(division ? { division } : {}) };
}

interface Found {
  lowering: Lowering | null;
  diagnostics: readonly Diagnostic[];
}
const found = (lowering: Lowering, diagnostics: readonly Diagnostic[] = []): Found => ({
  lowering,
  diagnostics,
});
const refused = (diagnostics: readonly Diagnostic[]): Found => ({ lowering: null, diagnostics });
