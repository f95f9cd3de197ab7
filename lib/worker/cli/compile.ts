import { analyse } from "../../compiler/compile";
import { printScript } from "../../compiler/emit/duckdb/print-script";
import { writtenScans } from "../../compiler/emit/duckdb/scans";
import { hasErrors } from "../../model/diagnostic";
import { diagnosticText } from "./diagnostic-text";
import { documentOf, programOf, type ReadJob, type ReadOptions, readJob } from "./job-file";
import { printNotes } from "./note-text";
import { Refusal } from "./refusal";
import { withEngine } from "./with-engine";

/** `tenon compile`: a job in another syntax, on the standard output. */
export async function compileTo(
  path: string,
  { to, ...options }: ReadOptions & { to: "sql" | "typescript" },
): Promise<number> {
  const job = await readJob(path, options);
  printNotes(job.notes);
  process.stdout.write(to === "typescript" ? programOf(job) : await sqlOf(job, options.root));
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
