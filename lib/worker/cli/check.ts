import { compile } from "../../compiler/compile";
import { hasErrors } from "../../model/diagnostic";
import { diagnosticText } from "./diagnostic-text";
import { documentOf, readJob } from "./job-file";
import { Refusal } from "./refusal";
import { withEngine } from "./with-engine";

/** `tenon check`: everything that can be said about a job without running it. */
export async function check(path: string, { root }: { root: string }): Promise<number> {
  const job = await readJob(path);
  const { name, pipeline } = await documentOf(job);
  const { diagnostics } = await withEngine(root, job.settings, (engine, options) =>
    compile(pipeline, engine, options),
  );
  if (hasErrors(diagnostics)) throw new Refusal(diagnostics, pipeline);
  for (const warning of diagnostics) console.log(diagnosticText(warning, pipeline));
  const nodes = Object.keys(pipeline.nodes).length;
  console.log(`${name}: ${nodes} ${nodes === 1 ? "node" : "nodes"}, ready to run.`);
  return 0;
}
