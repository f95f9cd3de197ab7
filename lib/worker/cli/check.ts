import { compile } from "../../compiler/compile";
import { hasErrors } from "../../model/diagnostic";
import { workingNodes } from "../../nodes/working-nodes";
import { diagnosticText } from "./diagnostic-text";
import { documentOf, type ReadOptions, readJob } from "./job-file";
import { printNotes } from "./note-text";
import { Refusal } from "./refusal";
import { withEngine } from "./with-engine";

/** `tenon check`: everything that can be said about a job without running it. */
export async function check(path: string, options: ReadOptions): Promise<number> {
  const job = await readJob(path, options);
  printNotes(job.notes);
  const { name, pipeline } = await documentOf(job);
  const { diagnostics } = await withEngine(options.root, job.settings, (engine, analysing) =>
    compile(pipeline, engine, analysing),
  );
  if (hasErrors(diagnostics)) throw new Refusal(diagnostics, pipeline);
  for (const warning of diagnostics) console.log(diagnosticText(warning, pipeline));
  const nodes = workingNodes(pipeline).length;
  console.log(`${name}: ${nodes} ${nodes === 1 ? "node" : "nodes"}, ready to run.`);
  return 0;
}
