import type { PysparkCode } from "../../../api/schemas";
import type { BoundScan } from "../../../connectors/bound-scan";
import { expressionsOf } from "../../../ir/expressions";
import type { Assert, Plan, Step, Values, Write } from "../../../ir/rel";
import { walk } from "../../../ir/walk";
import type { Column } from "../../../model/column";
import { type Diagnostic, diagnose } from "../../../model/diagnostic";
import type { NodeId } from "../../../model/pipeline";
import { isVolatile } from "../../../sql/volatile";
import { slug } from "../../../util/slug";
import type { Binder } from "../../binder";
import { type Doc, Writer } from "../../print/layout";
import { type NameStyle, VariableNames } from "../../print/variable-names";
import { stepKey } from "../duckdb/table-names";
import { assertCall, CHECK_ROWS } from "./checks";
import { type Described, Describer } from "./described";
import { Expressions } from "./expressions";
import { cellQuery } from "./inline-rows";
import type { NodeContext } from "./node-context";
import { emitFrame } from "./operators";
import { call, chain, comment, type Frame, frameDoc, pythonText, pythonTexts, WIDTH } from "./python";
import { JobRemarks, Remarks } from "./remarks";
import { SESSION_SETTINGS } from "./settings";
import { emitSource } from "./sources";
import { emitTarget } from "./targets";

/** A program for Spark, or everything that stands in the way. */
export type PrintedPyspark =
  | { ok: true; program: PysparkCode }
  | { ok: false; diagnostics: readonly Diagnostic[] };

interface JobPlan {
  name: string;
  plan: Plan;
  scans: ReadonlyMap<NodeId, BoundScan>;
  /** The zone in which the job reads and shows moments; UTC unless said. */
  timeZone?: string;
}

/** Prints a plan as a program in PySpark, a statement a node, or says what stands in the way. */
export async function printPyspark(job: JobPlan, binder: Binder): Promise<PrintedPyspark> {
  const remarks = new JobRemarks();
  const describer = new Describer(job.scans, binder);
  const steps: { step: Step; described: Described; cells: Map<Values, Cells> }[] = [];
  for (const step of job.plan.steps) {
    const described = await describer.step(step);
    steps.push({ step, described, cells: await cellsOf(step, binder) });
  }
  const printer = new Printer(job, remarks);
  if (job.plan.steps.filter(({ rel }) => rel.op === "write").length > 1)
    remarks.add({
      node: null,
      text: null,
      message:
        "Targets are written one after the other: when the job ends with an error, those before it are written; here none would be.",
      kept: false,
    });
  if (job.timeZone !== undefined && job.timeZone !== "UTC")
    remarks.add({
      node: null,
      text: null,
      message: `The job runs in the zone ${job.timeZone} here, and in UTC in Spark: text that becomes a moment, and moments that become text or a day, differ.`,
      kept: false,
    });
  // What is written comes last, so that nothing is written where a check fails.
  const sorted = [...steps].sort(
    (a, b) => Number(a.step.rel.op === "write") - Number(b.step.rel.op === "write"),
  );
  const statements = sorted.map(({ step, described, cells }) => printer.statement(step, described, cells));
  if (remarks.problems.length > 0)
    return {
      ok: false,
      diagnostics: remarks.problems.map(({ node, message, text }) =>
        diagnose("pyspark/untranslated", { message, text }, { node }),
      ),
    };
  return { ok: true, program: { ...program(job, statements), semantics: remarks.notes } };
}

type Cells = readonly (readonly (string | null)[])[];

async function cellsOf(step: Step, binder: Binder): Promise<Map<Values, Cells>> {
  const cells = new Map<Values, Cells>();
  for (const rel of walk(step.rel)) {
    const sql = rel.op === "values" ? cellQuery(rel) : null;
    if (rel.op !== "values" || sql === null) continue;
    try {
      cells.set(rel, await binder.probe({ prepare: [], sql, files: [] }, { ms: null }));
    } catch (error) {
      // A cell that does not fit its column is an error of the run, in Spark as in DuckDB.
      if (error instanceof DOMException) throw error;
    }
  }
  return cells;
}

interface Statement {
  node: NodeId;
  name: string;
  docs: readonly Doc[];
}

const PYTHON: NameStyle = {
  separator: "_",
  reserved: new Set(
    (
      "false none true and as assert async await break class continue def del elif else except finally for from global " +
      "if import in is lambda nonlocal not or pass raise return try while with yield match case type " +
      "spark workspace run main key value check_rows argparse bool dict float int len list print range set str sum tuple zip"
    ).split(" "),
  ),
};

/** Gives each step its statements. */
class Printer {
  private readonly names = new VariableNames(PYTHON);
  private readonly variables = new Map<string, string>();
  private readonly readers = new Map<string, number>();

  constructor(
    private readonly job: JobPlan,
    private readonly remarks: JobRemarks,
  ) {
    for (const step of job.plan.steps) {
      for (const rel of walk(step.rel))
        if (rel.op === "input") this.readers.set(stepKey(rel), (this.readers.get(stepKey(rel)) ?? 0) + 1);
      if (step.rel.op !== "write" && step.rel.op !== "assert")
        this.variables.set(stepKey(step), this.names.take(stemOf(step), "rows"));
    }
  }

  statement(step: Step, described: Described, cells: ReadonlyMap<Values, Cells>): Statement {
    const { node } = step;
    const remarks = new Remarks(this.remarks, node);
    const docs: Doc[] = [];
    const context: NodeContext = {
      expressions: new Expressions(remarks),
      remarks,
      variable: (input) => this.variables.get(stepKey(input)) ?? "rows",
      hoist: (value, holds = "input") => {
        const name = this.names.take(`${stemOf(step)} ${holds}`, "rows");
        docs.push(frameDoc(value, `${name} = `));
        return name;
      },
      before: (line) => void docs.push(line),
      source: ({ rel: scan, columns }) =>
        scan.op === "scan"
          ? emitSource(scan, columns, this.job.scans.get(node), context)
          : { start: "spark", calls: [] },
      cells: ({ rel: values }) => (values.op === "values" && cells.get(values)) || [],
    };
    const value = emitFrame(described, context);
    const columns = described.inputs[0]?.columns ?? [];
    docs.push(this.ending(step, value, columns, context));
    return { node, name: step.name, docs };
  }

  private ending(step: Step, value: Frame, columns: readonly Column[], context: NodeContext): Doc {
    const { rel } = step;
    if (rel.op === "write") return frameDoc(emitTarget(rel as Write, value, columns, context.remarks));
    if (rel.op === "assert") return assertCall(step.name, rel as Assert, value, columns, context);
    return frameDoc(this.kept(step, value, context.remarks), `${this.variables.get(stepKey(step))} = `);
  }

  /** Rows that would be others when they are computed again are computed once; what costs is kept for its readers. */
  private kept(step: Step, value: Frame, remarks: Remarks): Frame {
    if ((this.readers.get(stepKey(step)) ?? 0) < 2) return value;
    const rels = [...walk(step.rel)];
    if (rels.some((rel) => expressionsOf(rel).some(isVolatile))) {
      remarks.note({
        message:
          "Its values differ each time they are computed, so they are computed once for all that read them.",
        kept: true,
      });
      return chain(value, call("localCheckpoint", []));
    }
    return rels.some(({ op }) => COSTLY.has(op)) ? chain(value, call("cache", [])) : value;
  }
}

const COSTLY: ReadonlySet<string> = new Set([
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

/** The node's name, and that of the output where it has several. */
function stemOf({ name, output }: Step): string {
  const own = output.slice(output.lastIndexOf("/") + 1).replace(/^#/, "");
  return own === "out" ? name : `${name} ${own}`;
}

function program({ name }: JobPlan, statements: readonly Statement[]): Pick<PysparkCode, "text" | "lines"> {
  const writer = new Writer(WIDTH, "    ");
  const file = `${slug(name, "job")}.py`;
  writer.add(
    pythonTexts(
      `${name.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim()}\n\nspark-submit ${file} --workspace <folder or URL>\n`,
    ),
  );
  writer.add("");
  writer.add("import argparse");
  writer.add("");
  const checks = statements.some(({ docs }) =>
    docs.some((doc) => JSON.stringify(doc).includes("check_rows(")),
  );
  writer.add(`from pyspark.sql import ${checks ? "DataFrame, " : ""}SparkSession`);
  if (checks || statements.some(({ docs }) => /\bF\./.test(JSON.stringify(docs))))
    writer.add("from pyspark.sql import functions as F");
  writer.add("");
  writer.add(comment("What makes Spark compute as DuckDB does."));
  writer.add("SETTINGS = {");
  for (const { key, value, why } of SESSION_SETTINGS)
    writer.add(`${pythonText(key)}: ${pythonText(value)},  # ${why}`, 1);
  writer.add("}");
  writer.add("\n");
  if (checks) for (const line of CHECK_ROWS) writer.add(line);
  writer.add("def run(spark: SparkSession, workspace: str) -> None:");
  writer.add("for key, value in SETTINGS.items():", 1);
  writer.add("spark.conf.set(key, value)", 2);
  const lines: PysparkCode["lines"] = {};
  let before: NodeId | null = null;
  for (const { node, name: title, docs } of statements) {
    if (node !== before) {
      writer.add("");
      writer.add(comment(title), 1);
    }
    for (const doc of docs) {
      const { from, to } = writer.add(doc, 1);
      const known = node === before || lines[node] ? lines[node] : undefined;
      lines[node] = { from: known ? Math.min(known.from, from) : from - 1, to };
    }
    before = node;
  }
  writer.add("\n");
  writer.add("def main() -> None:");
  writer.add(`parser = argparse.ArgumentParser(description=${pythonText(name)})`, 1);
  writer.add('parser.add_argument("--workspace", default=".", help="what the paths are relative to")', 1);
  writer.add("args = parser.parse_args()", 1);
  writer.add(`spark = SparkSession.builder.appName(${pythonText(name)}).getOrCreate()`, 1);
  writer.add("try:", 1);
  writer.add('run(spark, args.workspace.rstrip("/"))', 2);
  writer.add("finally:", 1);
  writer.add("spark.stop()", 2);
  writer.add("\n");
  writer.add('if __name__ == "__main__":');
  writer.add("main()", 1);
  return { text: writer.toString(), lines };
}
