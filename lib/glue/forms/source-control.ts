import { jsonEqual } from "../../util/stable-json";
import { type GlueFormat, NotReadable } from "../glue-job";
import { compact, isObject, type Json, type JsonObject } from "../json";
import { nodeMap, nodesObject, readApiNode, writeApiNode } from "./api-nodes";

const NODES = "codeGenConfigurationNodes";

/**
 * The file that AWS Glue pushes to a repository: camelCase around the nodes, which are a string of JSON in the API's own
 * spelling.
 */
export const sourceControlFormat: GlueFormat = {
  form: "source-control",
  title: "AWS Glue source control",
  matches: (document) => NODES in document || (isObject(document.command) && "role" in document),
  details: ({ name, description, timeout }) => ({
    ...(typeof name === "string" ? { name } : {}),
    ...(typeof description === "string" ? { description } : {}),
    ...(typeof timeout === "number" ? { timeoutMinutes: timeout } : {}),
  }),
  script: ({ jobMode }) => (jobMode === "SCRIPT" ? "edited" : "generated"),
  nodes: (document) => {
    const nodes = parsed(document[NODES]);
    return nodes && nodeMap(nodes);
  },
  readNode: readApiNode,
  writeNode: (_, node) => writeApiNode(node),
  write: ({ name, description, timeoutMinutes }, nodes, original) => ({
    ...(original ?? blankJob),
    ...compact({ name, description, timeout: timeoutMinutes }),
    [NODES]: nodesText(nodesObject(nodes), original?.[NODES]),
  }),
};

const blankJob: JsonObject = {
  name: "",
  role: "arn:aws:iam::000000000000:role/REPLACE-ME",
  jobMode: "VISUAL",
  command: { name: "glueetl", scriptLocation: "s3://REPLACE-ME/scripts/job.py", pythonVersion: "3" },
  glueVersion: "5.0",
  workerType: "G.1X",
  numberOfWorkers: 2,
};

function parsed(nodes: Json | undefined): JsonObject | null {
  if (nodes === undefined || nodes === null || nodes === "") return null;
  const value: unknown = typeof nodes === "string" ? parseText(nodes) : nodes;
  if (!isObject(value)) throw new NotReadable(`${NODES} is not an object of nodes by id.`);
  return value;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotReadable(`${NODES} is no JSON (${error instanceof Error ? error.message : error}).`);
  }
}

/** The very text of the original while it says the same; else with its kind of line breaks. */
function nodesText(nodes: JsonObject, original: Json | undefined): Json {
  if (isObject(original)) return nodes;
  if (typeof original !== "string") return JSON.stringify(nodes);
  const before = parsed(original);
  if (before && jsonEqual(before, nodes)) return original;
  return JSON.stringify(nodes, null, /^\{\s*\n(\s+)/.exec(original)?.[1]);
}
