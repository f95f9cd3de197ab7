import type { BoundScan } from "../connectors/bound-scan";
import { REJECTED_COLUMNS } from "../connectors/scan-output";
import type { Input, Rel } from "../ir/rel";
import { walk } from "../ir/walk";
import type { Column } from "../model/column";
import type { Diagnostic } from "../model/diagnostic";
import type { NodeId } from "../model/pipeline";
import { settingReferences } from "../nodes/references";
import { emitEmpty, emitRel } from "../sql/emit-rel";
import type { Binder } from "./binder";
import type { CheckedNode } from "./check";
import { stepKey } from "./emit/duckdb/table-names";

export interface DescribeContext {
  /** Columns of a step that is bound. */
  columnsOf(step: Input): readonly Column[] | undefined;
  binder: Binder;
  /** Whether large files that must be converted are converted to their end. */
  whole: boolean;
  onScan(scan: BoundScan): void;
}

/** Columns of one operator tree, as the engine says; null with why there are none. */
export async function describeRel(
  node: CheckedNode,
  rel: Rel,
  { columnsOf, binder, whole, onScan }: DescribeContext,
): Promise<{ columns: readonly Column[] | null; diagnostics: Diagnostic[] }> {
  if (rel.op === "scan") {
    // The rows that could not be read belong to the scan of those that could, which comes first.
    if (rel.rejected) return { columns: REJECTED_COLUMNS, diagnostics: [] };
    const bound = await binder.bindScan(rel, { whole });
    onScan(bound);
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
function emptySql(rel: Rel, columnsOf: DescribeContext["columnsOf"]): string {
  const inputs = new Map<string, string>();
  for (const inner of walk(rel))
    if (inner.op === "input") inputs.set(stepKey(inner), emitEmpty(columnsOf(inner) ?? []));
  return emitRel(rel, {
    table: (input) => `(${inputs.get(stepKey(input))})`,
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
