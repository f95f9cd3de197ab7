import type { BoundScan } from "../connectors/bound-scan";
import { REJECTED_COLUMNS } from "../connectors/scan-output";
import { isInner, type Plan, type Rel, type Step } from "../ir/rel";
import { walk } from "../ir/walk";
import type { Column } from "../model/column";
import type { Diagnostic } from "../model/diagnostic";
import type { NodeId } from "../model/pipeline";
import type { Probe } from "../nodes/define-node";
import { settingReferences } from "../nodes/references";
import { emitEmpty, emitRel } from "../sql/emit-rel";
import { referenceDiagnostics } from "./bind-references";
import type { Binder } from "./binder";
import type { Checked, CheckedNode } from "./check";
import { boundScans } from "./emit/duckdb/scans";
import { lowerNode, probeOf, type Upstream } from "./lower";
import { probeNode } from "./probe";

/** A document whose every sound node was described by an engine. */
export interface Bound {
  plan: Plan;
  /** Columns of each node's outputs. A node that did not bind is absent. */
  columns: ReadonlyMap<NodeId, Readonly<Record<string, readonly Column[]>>>;
  scans: ReadonlyMap<NodeId, BoundScan>;
  /** Those of `check`, then those of binding. */
  diagnostics: readonly Diagnostic[];
}

export interface BindOptions {
  /** Leaves out nodes that nobody asks for. */
  only?: ReadonlySet<NodeId>;
  /** Milliseconds for a look at rows that decide a node's columns; null waits for as long as it takes. */
  probeMs: number | null;
  /** Whether large files that must be converted are converted to their end; so they are unless it says false. */
  whole?: boolean;
  signal?: AbortSignal | undefined;
}

/**
 * Fourth pass: types are never re-implemented. Each node's SQL is described by the engine over tables without rows;
 * its errors become diagnostics on that node and that field. Where columns depend on rows, those rows are looked at first.
 */
export async function bind(checked: Checked, binder: Binder, options: BindOptions): Promise<Bound> {
  const { only, probeMs, whole = true, signal } = options;
  const columns = new Map<NodeId, Record<string, readonly Column[]>>();
  const scans = new Map<NodeId, BoundScan>();
  const diagnostics: Diagnostic[] = [...checked.diagnostics];
  const steps: Step[] = [];
  const columnsOf = (node: NodeId, output: string) => columns.get(node)?.[output];
  const nameOf = (id: NodeId) => checked.pipeline.nodes[id]?.name ?? id;
  const outputs = new Map(checked.nodes.map((node) => [node.id, node.outputs]));
  const upstream: Upstream = { nameOf, outputsOf: (id) => outputs.get(id) ?? [], columnsOf };

  for (const node of checked.nodes) {
    if (only && !only.has(node.id)) continue;
    const problems = await referenceDiagnostics(node, columnsOf, nameOf, binder);
    if (problems.length > 0) {
      diagnostics.push(...problems);
      continue;
    }
    const rels = await lowerSafely(node, upstream, diagnostics, (probe) => {
      const ground = { checked, plan: { steps }, scans, scanSql: boundScans(scans) };
      return probeNode(node, probe, ground, binder, { ms: probeMs, signal });
    });
    if (!rels) continue;
    const own: Record<string, readonly Column[]> = {};
    const withOwn = (id: NodeId, output: string) => (id === node.id ? own[output] : columnsOf(id, output));
    const ownSteps: Step[] = [];
    let sound = true;
    for (const [output, rel] of Object.entries(rels)) {
      const found = await describeRel(node, rel, withOwn, binder, { scans, whole });
      diagnostics.push(...found.diagnostics);
      if (found.columns) own[output] = found.columns;
      else sound = false;
      // What reads an inner step would only repeat its errors.
      if (!found.columns && isInner(output)) break;
      ownSteps.push({ node: node.id, output, name: node.name, rel, ...sideOf(node, output) });
    }
    if (!sound) continue;
    columns.set(node.id, Object.fromEntries(Object.entries(own).filter(([output]) => !isInner(output))));
    steps.push(...ownSteps);
  }
  return { plan: { steps }, columns, scans, diagnostics };
}

const sideOf = ({ outputs }: CheckedNode, output: string): Pick<Step, "optional"> =>
  outputs.some(({ name, optional }) => name === output && optional) ? { optional: true } : {};

async function lowerSafely(
  node: CheckedNode,
  upstream: Upstream,
  diagnostics: Diagnostic[],
  look: (probe: Probe) => ReturnType<typeof probeNode>,
) {
  try {
    const probe = probeOf(node, upstream);
    if (!probe) return lowerNode(node, upstream);
    const probed = await look(probe);
    if (probed.ok) return lowerNode(node, upstream, probed.value);
    diagnostics.push(probed.error);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    diagnostics.push(sqlDiagnostic(error, node.id));
  }
  return null;
}

async function describeRel(
  node: CheckedNode,
  rel: Rel,
  columnsOf: (node: NodeId, output: string) => readonly Column[] | undefined,
  binder: Binder,
  { scans, whole }: { scans: Map<NodeId, BoundScan>; whole: boolean },
): Promise<{ columns: readonly Column[] | null; diagnostics: Diagnostic[] }> {
  if (rel.op === "scan") {
    // The rows that could not be read belong to the scan of those that could, which comes first.
    if (rel.rejected) return { columns: REJECTED_COLUMNS, diagnostics: [] };
    const bound = await binder.bindScan(rel, { whole });
    scans.set(node.id, bound);
    const diagnostics = bound.diagnostics.map((one) => ({
      ...one,
      node: node.id,
      field: one.field ?? ["paths"],
    }));
    return {
      columns: diagnostics.some(({ severity }) => severity === "error") ? null : bound.columns,
      diagnostics,
    };
  }
  try {
    const sql = emptySql(rel, columnsOf);
    const columns = await binder.describe(sql);
    const twice = duplicate(columns);
    if (twice)
      return {
        columns: null,
        diagnostics: [
          sqlDiagnostic(new Error(`Two columns would be called “${twice}”.`), node.id, "column/duplicate"),
        ],
      };
    return { columns, diagnostics: [] };
  } catch (error) {
    return { columns: null, diagnostics: [{ ...sqlDiagnostic(error, node.id), ...onlyExpression(node) }] };
  }
}

/** The field of a node's SQL, when there is just one that an error can be about. */
function onlyExpression(node: CheckedNode): Pick<Diagnostic, "field"> {
  const [first, second] = settingReferences(node.definition, node.settings).filter(
    ({ kind }) => kind === "expression",
  );
  return first && !second ? { field: [...first.field] } : {};
}

/** The operator over inputs that have columns but no rows. */
export function emptySql(
  rel: Rel,
  columnsOf: (node: NodeId, output: string) => readonly Column[] | undefined,
): string {
  const inputs = new Map<string, string>();
  for (const inner of walk(rel)) {
    if (inner.op === "input")
      inputs.set(`${inner.node}.${inner.output}`, emitEmpty(columnsOf(inner.node, inner.output) ?? []));
  }
  return emitRel(rel, {
    table: ({ node, output }) => `(${inputs.get(`${node}.${output}`)})`,
    scan: () => emitEmpty([]),
  });
}

function duplicate(columns: readonly Column[]): string | null {
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name.toLowerCase())) return name;
    seen.add(name.toLowerCase());
  }
  return null;
}

/** An engine's or the emitter's error as a diagnostic on a node. */
export function sqlDiagnostic(
  error: unknown,
  node: NodeId,
  code: "sql/error" | "column/duplicate" | "sql/not-select" = "sql/error",
): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  const { kind, candidates } = error as { kind?: unknown; candidates?: readonly string[] };
  return {
    code: kind === "not-select" ? "sql/not-select" : code,
    severity: "error",
    message,
    node,
    ...(candidates?.length ? { choices: [...candidates] } : {}),
  };
}
