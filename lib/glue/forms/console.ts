import { type GlueFormat, type JobDetails, NotReadable } from "../glue-job";
import { compact, isObject, type Json, type JsonObject } from "../json";
import { glueNodeType } from "../schema/node-types";
import { consoleTypeFields, typeOfConsole } from "./console-types";
import { apiFields, consoleFields } from "./console-values";

/** The console's download: the job's details as its form has them, and the graph in the console's own spelling. */
export const consoleFormat: GlueFormat = {
  form: "console",
  title: "AWS Glue console",
  matches: (document) => isObject(document.dag) || (isObject(document.jobConfig) && !("nodes" in document)),
  details: ({ jobConfig }) => {
    const { name, description, timeout } = isObject(jobConfig) ? jobConfig : {};
    return {
      ...(typeof name === "string" ? { name } : {}),
      ...(typeof description === "string" ? { description } : {}),
      ...(typeof timeout === "number" ? { timeoutMinutes: timeout } : {}),
    };
  },
  script: ({ jobConfig }) => {
    const { jobMode, developerMode } = isObject(jobConfig) ? jobConfig : {};
    return jobMode === "DEVELOPER_MODE" || developerMode === true ? "edited" : "generated";
  },
  nodes: ({ dag }) => {
    if (dag === undefined || dag === null) return null;
    if (!isObject(dag)) throw new NotReadable("dag is not an object of nodes by id.");
    const nodes = graphOf(dag);
    return nodes.size > 0 ? nodes : null;
  },
  readNode: (raw) => {
    const node = isObject(raw) ? raw : {};
    const type = typeOfConsole(node);
    const types = glueNodeType(type)?.fields;
    if (types) return { type, fields: { ...apiFields(node, types), ...conditions(node) } };
    const { name, inputs, ...rest } = node;
    return { type, fields: { ...compact({ Name: name, Inputs: inputs }), ...rest } };
  },
  writeNode: (id, { type, fields }) => {
    const types = glueNodeType(type)?.fields;
    const { ColumnConditions, ...api } = fields;
    const own = types ? consoleFields(api, types) : api;
    const { name = "", inputs = [], ...rest } = own;
    const node = {
      nodeId: id,
      dataPreview: false,
      previewAmount: 0,
      inputs,
      name,
      generatedNodeName: generatedName(id, String(name)),
      ...consoleTypeFields(type),
      ...rest,
      ...compact({ columnConditions: ColumnConditions }),
      calculatedType: "",
      codeGenVersion: 2,
    };
    return typeOfConsole(node) === type ? node : { ...node, type };
  },
  write: (details, nodes, original) => {
    const changed = detailFields(details);
    if (!original)
      return compact({
        jobConfig: { ...blankConfig, ...changed },
        dag: Object.fromEntries(nodes),
        hasBeenSaved: false,
      });
    const dag = isObject(original.dag) ? withGraph(original.dag, nodes) : Object.fromEntries(nodes);
    const { jobConfig } = original;
    const config = isObject(jobConfig) ? { ...jobConfig, ...changed } : changed;
    return isObject(jobConfig) || Object.keys(changed).length > 0
      ? { ...original, jobConfig: config, dag }
      : { ...original, dag };
  },
};

const detailFields = ({ name, description, timeoutMinutes }: Partial<JobDetails>): JsonObject =>
  compact({ name, description, timeout: timeoutMinutes });

const blankConfig: JsonObject = {
  name: "",
  description: "",
  role: "arn:aws:iam::000000000000:role/REPLACE-ME",
  command: "glueetl",
  version: "5.0",
  workerType: "G.1X",
  numberOfWorkers: 2,
  maxRetries: 0,
  timeout: 480,
  maxConcurrentRuns: 1,
  scriptName: "job.py",
  scriptLocation: "s3://REPLACE-ME/scripts/",
  language: "python-3",
  jobParameters: [],
  tags: [],
  jobMode: "VISUAL_MODE",
  developerMode: false,
  connectionsList: [],
};

/** Comparisons of a join that are not equality exist in the console only. */
const conditions = (node: JsonObject): JsonObject =>
  Array.isArray(node.columnConditions) ? { ColumnConditions: node.columnConditions } : {};

/** The nodes by id: members of the graph, or of its `nodes`, which may be a list. */
function graphOf(dag: JsonObject): ReadonlyMap<string, Json> {
  const { nodes } = dag;
  if (Array.isArray(nodes))
    return new Map(nodes.map((node: Json, index) => [idOf(node) ?? `node-${index + 1}`, node]));
  return new Map(Object.entries(isObject(nodes) && !("nodeId" in nodes) ? nodes : dag));
}

const idOf = (node: Json): string | undefined =>
  isObject(node) && typeof node.nodeId === "string" ? node.nodeId : undefined;

function withGraph(dag: JsonObject, nodes: ReadonlyMap<string, Json>): JsonObject {
  if (Array.isArray(dag.nodes)) return { ...dag, nodes: [...nodes.values()] };
  const inner = isObject(dag.nodes) && !("nodeId" in dag.nodes);
  return inner ? { ...dag, nodes: Object.fromEntries(nodes) } : Object.fromEntries(nodes);
}

/** The variable of a node in generated scripts: its name without other characters, `_node`, and its id's digits. */
const generatedName = (id: string, name: string): string =>
  `${name.replaceAll(/\W/g, "")}_node${id.replaceAll(/\D/g, "")}`;
