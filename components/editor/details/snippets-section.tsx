"use client";

import { useState } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { Segmented } from "@/components/ui/segmented";
import { slug } from "@/lib/util/slug";
import { useEditor } from "../editor-store";
import { Section } from "./section";

type Snippet = "curl" | "typescript" | "project";
const kinds: readonly { value: Snippet; label: string }[] = [
  { value: "curl", label: "REST" },
  { value: "typescript", label: "TypeScript" },
  { value: "project", label: "Command line" },
];

const about: Record<Snippet, string> = {
  curl: "Starts the saved job on this studio. The answer is the run, with its id.",
  typescript: "Starts a run and waits for its end.",
  project: "Exports the job as a project and runs it without the studio.",
};

/** How to run the job from elsewhere. */
export function SnippetsSection() {
  const id = useEditor((state) => state.jobId);
  const name = useEditor((state) => state.saved.name);
  const [kind, setKind] = useState<Snippet>("curl");
  const base = window.location.origin;
  return (
    <Section title="Run it from elsewhere" about={about[kind]}>
      <div className="flex flex-col gap-2 px-4 pt-3 pb-4">
        <Segmented label="Way" value={kind} onValueChange={setKind} options={kinds} />
        <CodeBlock code={snippets[kind](base, id, slug(name, "job").replaceAll("_", "-"))} />
      </div>
    </Section>
  );
}

const snippets: Record<Snippet, (base: string, id: string, file: string) => string> = {
  curl: (base, id) => `curl -X POST ${base}/api/jobs/${id}/runs \\
  -H 'content-type: application/json' \\
  -d '{"arguments": {}}'

# its state, rows and files
curl ${base}/api/runs/<run id>`,
  typescript: (base, id) => `const studio = "${base}";
const headers = { "content-type": "application/json" };
const started = await fetch(\`\${studio}/api/jobs/${id}/runs\`, {
  method: "POST",
  headers,
  body: JSON.stringify({ arguments: {} }),
});
let run = await started.json();
while (/ING$/.test(run.state)) {
  await new Promise((wake) => setTimeout(wake, 1000));
  run = await (await fetch(\`\${studio}/api/runs/\${run.id}\`)).json();
}
console.log(run.state, run.outputs);`,
  project: (base, id, file) => `curl -o ${file}.zip '${base}/api/jobs/${id}/export?data=true'
unzip ${file}.zip && cd ${file}
npm install
npm start`,
};
