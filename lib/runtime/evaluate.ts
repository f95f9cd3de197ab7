import type { EvaluateReply } from "../api/schemas";
import { emitSelect } from "../compiler/emit/duckdb/emit-script";
import type { Expander } from "../compiler/expander";
import { type Diagnostic, diagnose } from "../model/diagnostic";
import { incomingEdges, type NodeId, type Pipeline } from "../model/pipeline";
import { withinBudget } from "../util/time-budget";
import { bindUpstream } from "./bind-upstream";
import { type Engine, SqlError } from "./engine";
import { readTexts } from "./read-texts";

export interface EvaluateOptions {
  node: NodeId;
  port: string;
  expression: string;
  expects: "scalar" | "predicate" | "aggregate";
  signal?: AbortSignal;
  /** Evaluates the code of nodes. */
  expander?: Expander | undefined;
}

const ROWS = 5;
const BUDGET_MS = 3_000;

/** The value of an expression over the first rows of a node's input (of all rows, for an aggregate), as text. */
export async function evaluate(
  pipeline: Pipeline,
  engine: Engine,
  options: EvaluateOptions,
): Promise<EvaluateReply> {
  const { node, port, expression, expects, signal, expander } = options;
  const consumer = pipeline.nodes[node];
  const edge = consumer && incomingEdges(node, consumer).find((one) => one.port === port);
  if (!edge)
    return { type: null, values: [], diagnostics: [diagnose("graph/missing-input", { port }, { node })] };
  const target = await bindUpstream(pipeline, { node: edge.from, output: edge.output }, engine, {
    signal,
    expander,
  });
  const { prepare, sql } = emitSelect(target.bound.plan, target, target.scanSql);
  const rows = expects === "aggregate" ? `(\n${sql}\n)` : `(SELECT * FROM (\n${sql}\n) LIMIT ${ROWS})`;
  try {
    const [column, second] = await engine.describe(`SELECT ${expression}\nFROM ${rows}`);
    if (!column || second)
      return { type: null, values: [], diagnostics: [diagnose("sql/not-one-expression", {}, { node })] };
    const result = await withinBudget(BUDGET_MS, signal, (either) =>
      engine.query(
        `SELECT CAST(value AS VARCHAR) AS value FROM (SELECT ${expression}\nFROM ${rows}) AS e(value)`,
        { prepare, signal: either },
      ),
    );
    return { type: column.type, values: readTexts(result).map(([value]) => value ?? null), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    return { type: null, values: [], diagnostics: [place(error, expression, node)] };
  }
}

function place(error: SqlError, expression: string, node: NodeId): Diagnostic {
  const from = error.position === null ? -1 : error.position - "SELECT ".length;
  const range = from >= 0 && from < expression.length ? { range: { from, to: expression.length } } : {};
  return diagnose("sql/error", { detail: error.message }, { node, ...range }, [...error.candidates]);
}
