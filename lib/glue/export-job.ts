import type { GlueForm, Pipeline } from "../model/pipeline";
import { workingNodes } from "../nodes/working-nodes";
import { jsonEqual } from "../util/stable-json";
import { type GlueFormat, type GlueNode, type JobDetails, jobDetails } from "./glue-job";
import { applyChange, isObject, type Json } from "./json";
import { type GlueFile, glueFormat, readGlueFile } from "./read-job";
import { type BoundGraph, GlueGraph } from "./write/glue-graph";
import { type ExportNote, NodeWriter } from "./write/node-writer";

export interface ExportOptions {
  /** That of the file the job was imported from, unless said; the API's for a job that was drawn here. */
  form?: GlueForm;
  /** What binding found: nodes that AWS Glue does not have are written as the SQL they are here. */
  bound?: BoundGraph;
}

export interface GlueExport {
  form: GlueForm;
  /** The file. */
  text: string;
  notes: ExportNote[];
}

const WITHOUT_ANNOTATIONS: ExportNote = {
  node: null,
  name: null,
  message: "The notes and groups of the canvas are left out: a job of AWS Glue has none.",
};

type Change = ReturnType<NodeWriter["write"]>;

/**
 * A document as a job file of AWS Glue. A node that is as it was imported is written back as it was; of one that changed,
 * the parts that did not.
 */
export function exportJob(
  job: JobDetails & { pipeline: Pipeline },
  { form, bound = { columns: new Map(), steps: [] } }: ExportOptions = {},
): GlueExport {
  const { pipeline } = job;
  const original = pipeline.imported ? readGlueFile(pipeline.imported.text) : null;
  const format = glueFormat(form ?? original?.format.form ?? "api");
  const file = original?.format === format ? original : null;
  const graph = new GlueGraph(pipeline, bound);
  const writer = new NodeWriter(graph);
  const nodes = new Map<string, Json>();
  const working = workingNodes(pipeline);
  for (const [id] of working) {
    const glueId = graph.idOf(id);
    const raw = pipeline.imported?.nodes[id] ? original?.nodes.get(glueId) : undefined;
    const was = raw === undefined || !original ? null : original.format.readNode(raw);
    const change = writer.write(id, was?.type ?? null);
    nodes.set(
      glueId,
      file && raw !== undefined
        ? rawNode(format, glueId, raw, change)
        : format.writeNode(glueId, was ? changedNode(was, change) : change.after),
    );
  }
  for (const outlet of graph.outlets())
    nodes.set(outlet.id, format.writeNode(outlet.id, writer.outlet(outlet)));
  const { name, description, timeoutMinutes } = job;
  const details = file ? changedDetails(job, file) : { name, description, timeoutMinutes };
  const document = format.write(details, nodes, file?.document ?? null);
  const isWhole = working.length === Object.keys(pipeline.nodes).length;
  const notes = isWhole ? writer.notes : [...writer.notes, WITHOUT_ANNOTATIONS];
  return { form: format.form, text: `${JSON.stringify(document, null, 2)}\n`, notes };
}

/** A node of the file, changed as the document's was. */
function rawNode(format: GlueFormat, id: string, raw: Json, { before, after }: Change): Json {
  if (!before || before.type !== after.type) return format.writeNode(id, after);
  if (jsonEqual(before, after)) return raw;
  return withoutPlaceholders(applyChange(raw, format.writeNode(id, before), format.writeNode(id, after)));
}

/** The same in the API's terms, for a file of another form. */
function changedNode(original: GlueNode, { before, after }: Change): GlueNode {
  if (!before || before.type !== after.type) return after;
  const fields = applyChange(original.fields, before.fields, after.fields);
  return { type: original.type, fields: isObject(fields) ? fields : after.fields };
}

/** `Paths.$` says where a value comes from that is not there; once it is, it must not be said. */
function withoutPlaceholders(value: Json): Json {
  if (Array.isArray(value)) return value.map((one: Json) => withoutPlaceholders(one));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(
    ([key]) => !key.endsWith(".$") || !Object.hasOwn(value, key.slice(0, -2)),
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutPlaceholders(inner)]));
}

/** The details that are not those the file was imported with. */
function changedDetails(
  { name, description, timeoutMinutes }: JobDetails,
  { format, document }: GlueFile,
): Partial<JobDetails> {
  const before = jobDetails(format.details(document));
  return {
    ...(name === before.name ? {} : { name }),
    ...(description === before.description ? {} : { description }),
    ...(timeoutMinutes === before.timeoutMinutes ? {} : { timeoutMinutes }),
  };
}
