import { type GlueFormat, type JobDetails, NotReadable } from "../glue-job";
import { compact, isObject, type Json, type JsonObject, own } from "../json";
import { nodeMap, nodesObject, readApiNode, writeApiNode } from "./api-nodes";

const NODES = "CodeGenConfigurationNodes";

/** AWS Glue's API and command line: what get-job gives, with its envelope or without, and what create-job takes. */
export const apiFormat: GlueFormat = {
  form: "api",
  title: "AWS Glue API",
  matches: (document) => {
    const job = jobOf(document);
    return (
      NODES in job || (isObject(job.Command) && ("Name" in job || "Role" in job || "JobUpdate" in document))
    );
  },
  details: (document) => {
    const { Name, Description, Timeout } = jobOf(document);
    const name = Name ?? document.JobName;
    return {
      ...(typeof name === "string" ? { name } : {}),
      ...(typeof Description === "string" ? { description: Description } : {}),
      ...(typeof Timeout === "number" ? { timeoutMinutes: Timeout } : {}),
    };
  },
  script: (document) => (jobOf(document).JobMode === "SCRIPT" ? "edited" : "generated"),
  nodes: (document) => {
    const { Jobs: jobs } = document;
    if (Array.isArray(jobs) && jobs.length > 1) {
      const names = jobs.map((job: Json) => (isObject(job) ? `“${job.Name}”` : "?")).join(", ");
      throw new NotReadable(`The file holds ${jobs.length} jobs: ${names}. Keep one of them in it.`);
    }
    const nodes = jobOf(document)[NODES];
    if (nodes === undefined || nodes === null) return null;
    if (!isObject(nodes)) throw new NotReadable(`${NODES} is not an object of nodes by id.`);
    return nodeMap(nodes);
  },
  readNode: readApiNode,
  writeNode: (_, node) => writeApiNode(node),
  write: (details, nodes, original) => {
    const { Name, ...others } = detailFields(details);
    const written = { ...others, [NODES]: nodesObject(nodes) };
    if (original && isObject(own(original, "JobUpdate")))
      return { ...original, ...compact({ JobName: Name }), JobUpdate: { ...jobOf(original), ...written } };
    const named = { ...compact({ Name }), ...written };
    return original ? replaceJob(original, { ...jobOf(original), ...named }) : { ...blankJob, ...named };
  },
};

function detailFields({ name, description, timeoutMinutes }: Partial<JobDetails>): JsonObject {
  return compact({ Name: name, Description: description, Timeout: timeoutMinutes });
}

/** What create-job asks for beside the nodes; role and script are the account's own. */
const blankJob: JsonObject = {
  Name: "",
  Role: "arn:aws:iam::000000000000:role/REPLACE-ME",
  JobMode: "VISUAL",
  Command: { Name: "glueetl", ScriptLocation: "s3://REPLACE-ME/scripts/job.py", PythonVersion: "3" },
  GlueVersion: "5.0",
  WorkerType: "G.1X",
  NumberOfWorkers: 2,
  DefaultArguments: { "--job-language": "python" },
};

/** The job inside the envelope it came in. */
function jobOf(document: JsonObject): JsonObject {
  const { Job, JobUpdate, Jobs } = document;
  const first: Json | undefined = Array.isArray(Jobs) ? Jobs[0] : undefined;
  return [Job, JobUpdate, first].find(isObject) ?? document;
}

function replaceJob(document: JsonObject, job: JsonObject): JsonObject {
  if (isObject(own(document, "Job"))) return { ...document, Job: job };
  return Array.isArray(document.Jobs) ? { ...document, Jobs: [job] } : job;
}
