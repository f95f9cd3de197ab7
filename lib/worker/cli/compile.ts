import { analyse } from "../../compiler/compile";
import { printScript } from "../../compiler/emit/duckdb/print-script";
import { writtenScans } from "../../compiler/emit/duckdb/scans";
import { printPyspark } from "../../compiler/emit/pyspark/print-pyspark";
import { hasErrors } from "../../model/diagnostic";
import { diagnosticText } from "./diagnostic-text";
import { documentOf, programOf, type ReadJob, type ReadOptions, readJob } from "./job-file";
import { printNotes } from "./note-text";
import { Refusal } from "./refusal";
import { withEngine } from "./with-engine";

export interface CompileArguments extends ReadOptions {
  to: "sql" | "typescript" | "pyspark";
  /** The text as the user should see it. */
  shown?: ((text: string) => string) | undefined;
}

/** `tenon compile`: a job in another syntax, on the standard output. */
export async function compileTo(
  path: string,
  { to, shown = (text) => text, ...options }: CompileArguments,
): Promise<number> {
  const job = await readJob(path, options);
  printNotes(job.notes);
  const printed =
    to === "typescript"
      ? programOf(job)
      : await (to === "sql" ? sqlOf(job, options.root) : pysparkOf(job, options.root));
  process.stdout.write(shown(printed));
  return 0;
}

async function sqlOf(job: ReadJob, root: string): Promise<string> {
  const { pipeline } = await documentOf(job);
  const { bound, diagnostics } = await withEngine(root, job.settings, (engine, options) =>
    analyse(pipeline, engine, "draft", options),
  );
  if (!bound || hasErrors(diagnostics)) throw new Refusal(diagnostics, pipeline);
  for (const warning of diagnostics) console.error(diagnosticText(warning, pipeline));
  return printScript(bound.plan, writtenScans).text;
}

/** The program on the standard output; where Spark and DuckDB differ, on the error output. */
async function pysparkOf(job: ReadJob, root: string): Promise<string> {
  const { name, pipeline } = await documentOf(job);
  return withEngine(root, job.settings, async (engine, options) => {
    const { bound, diagnostics } = await analyse(pipeline, engine, "draft", options);
    if (!bound || hasErrors(diagnostics)) throw new Refusal(diagnostics, pipeline);
    const printed = await printPyspark({ name, timeZone: job.settings.timeZone, ...bound }, engine);
    if (!printed.ok) throw new Refusal(printed.diagnostics, pipeline);
    for (const warning of diagnostics) console.error(diagnosticText(warning, pipeline));
    const { text, semantics } = printed.program;
    printNotes(
      semantics.map(({ node, message }) => ({
        name: node === null ? null : (pipeline.nodes[node]?.name ?? node),
        message,
      })),
    );
    return text;
  });
}
