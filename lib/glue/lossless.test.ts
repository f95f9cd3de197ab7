import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../compiler/parse";
import { JobContent } from "../model/job";
import type { Pipeline } from "../model/pipeline";
import { exportJob } from "./export-job";
import { consoleFormat } from "./forms/console";
import { importJob } from "./import-job";
import type { Json, JsonObject } from "./json";
import { glueFormat } from "./read-job";
import { GLUE_NODE_TYPES } from "./schema/node-types";
import { anyEnvelope, anyNodes, fieldsOf, filled, nodeNames } from "./testing/glue-jobs";

/** What a studio does with an imported job: it is saved, read, edited and written. */
function throughTheStudio(document: Json, edit = (pipeline: Pipeline) => pipeline): Json {
  const imported = importJob(JSON.stringify(document), { folders: { "s3://bucket": "lake" } });
  const { name, description, timeoutMinutes, pipeline } = imported;
  const content = JobContent.parse(
    JSON.parse(JSON.stringify({ name, description, pipeline, settings: { timeoutMinutes } })),
  );
  const parsed = parse(content.pipeline);
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join("\n"));
  const job = {
    name: content.name,
    description: content.description,
    timeoutMinutes,
    pipeline: edit(parsed.value),
  };
  return JSON.parse(exportJob(job).text);
}

const inConsole = (nodes: Record<string, JsonObject>): JsonObject =>
  Object.fromEntries(
    Object.entries(nodes).map(([id, node]) => [
      id,
      consoleFormat.writeNode(id, glueFormat("api").readNode(node)),
    ]),
  );

const lowered = (envelope: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(envelope).map(([key, value]) => [key.charAt(0).toLowerCase() + key.slice(1), value]),
  );

/** Every file that holds these nodes: each form, in each of its envelopes. */
const files = (nodes: Record<string, JsonObject>, envelope: JsonObject): [string, Json][] => [
  ["get-job", { Job: { ...envelope, CodeGenConfigurationNodes: nodes } }],
  ["create-job", { ...envelope, CodeGenConfigurationNodes: nodes }],
  ["update-job", { JobName: "n", JobUpdate: { ...envelope, CodeGenConfigurationNodes: nodes } }],
  ["get-jobs", { Jobs: [{ ...envelope, CodeGenConfigurationNodes: nodes }], NextToken: "t" }],
  ["source control", { ...lowered(envelope), codeGenConfigurationNodes: JSON.stringify(nodes) }],
  [
    "source control, printed",
    { ...lowered(envelope), codeGenConfigurationNodes: JSON.stringify(nodes, null, 4) },
  ],
  [
    "console",
    {
      jobConfig: { ...lowered(envelope), jobMode: "VISUAL_MODE" },
      dag: inConsole(nodes),
      hasBeenSaved: false,
    },
  ],
  [
    "console with a list",
    {
      jobConfig: lowered(envelope),
      dag: { nodes: Object.values(inConsole(nodes)) },
      script: "import sys\r\n",
    },
  ],
];

describe.each(nodeNames)("%s", (type) => {
  const source = { S3ParquetSource: { Name: "Rows", Paths: ["s3://bucket/rows/"] } };
  const fields = filled(type);
  const node = { [type]: { ...fields, ...(fields.Inputs ? { Inputs: ["node-1"] } : {}) } };
  const other = {
    [type]: { ...filled(type), Name: "Again", ...(fields.Inputs ? { Inputs: ["node-2", "node-1"] } : {}) },
  };
  const nodes = { "node-1": source, "node-2": node, "node-3": other } as Record<string, JsonObject>;

  it.each(files(nodes, { Name: "All fields", Timeout: 60 }))(
    "with all its fields comes back from %s",
    (_, file) => {
      expect(throughTheStudio(file)).toEqual(file);
    },
  );
});

describe("a job of AWS Glue", () => {
  it("comes back as it was, whatever it holds", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyNodes, anyEnvelope, (nodes, envelope) => {
        for (const [name, file] of files(nodes, envelope)) {
          const document = JSON.parse(JSON.stringify(file)) as Json;
          expect(throughTheStudio(document), name).toEqual(document);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("comes back with one name changed, and nothing else, when a node is renamed", {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(anyNodes, anyEnvelope, (nodes, envelope) => {
        const [id, node] = Object.entries(nodes)[0] as [string, JsonObject];
        const [type, fields] = Object.entries(node)[0] as [string, JsonObject];
        const renamed = { ...nodes, [id]: { [type]: { ...fields, Name: "Another ✓" } } };
        for (const [index, [name, file]] of files(nodes, envelope).slice(0, 6).entries()) {
          const document = JSON.parse(JSON.stringify(file)) as Json;
          const [, expected] = files(renamed, envelope)[index] as [string, Json];
          const written = throughTheStudio(document, (pipeline) => rename(pipeline, id, "Another ✓"));
          expect(withoutText(written), name).toEqual(withoutText(JSON.parse(JSON.stringify(expected))));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("says the same in the console's spelling", () => {
    fc.assert(
      fc.property(fc.constantFrom(...nodeNames), (type) => {
        fc.assert(
          fc.property(fieldsOf(GLUE_NODE_TYPES[type].fields), (fields) => {
            const { OutputSchemas: _, ...others } = fields;
            // The console always says the format.
            fc.pre("Format" in fields || !GLUE_NODE_TYPES[type].fields.has("Format"));
            const node = { type, fields: JSON.parse(JSON.stringify({ Name: "", Inputs: [], ...others })) };
            const known = GLUE_NODE_TYPES[type].fields.has("Inputs")
              ? node
              : { type, fields: without(node.fields) };
            expect(consoleFormat.readNode(consoleFormat.writeNode("node-1", known))).toEqual(known);
          }),
          { numRuns: 5 },
        );
      }),
      { numRuns: 100 },
    );
  });
});

const without = ({ Inputs: _, ...fields }: JsonObject): JsonObject => fields;

function rename(pipeline: Pipeline, glueId: string, name: string): Pipeline {
  const [id] = Object.entries(pipeline.imported?.nodes ?? {}).find(([, entry]) => entry.id === glueId) ?? [];
  const node = pipeline.nodes[id ?? ""];
  return node && id !== undefined
    ? { ...pipeline, nodes: { ...pipeline.nodes, [id]: { ...node, name } } }
    : pipeline;
}

/** Nodes in a string as the nodes they are: their text is written anew when one changes. */
const withoutText = (document: Json): Json => {
  const nodes = (document as JsonObject).codeGenConfigurationNodes;
  return typeof nodes === "string"
    ? { ...(document as JsonObject), codeGenConfigurationNodes: JSON.parse(nodes) }
    : document;
};
