import type { Column } from "../model/column";
import {
  type GlueForm,
  type InputRef,
  type NodeId,
  type Pipeline,
  type PipelineNode,
  readRef,
} from "../model/pipeline";
import { nodeDefinition } from "../nodes/registry";
import { canonicalSettings } from "../nodes/settings";
import { UnquotableError } from "../sql/quote";
import { uniqueName } from "../util/slug";
import { type GlueNode, type JobDetails, jobDetails, NotReadable } from "./glue-job";
import { isObject, type JsonObject, own } from "./json";
import { type KeptNode, type NoteKind, type ReadContext, type ReadNode, Unfit } from "./mapping";
import { NodeIds } from "./node-ids";
import { keptNode, keptTables } from "./nodes/kept";
import { mappingOf } from "./nodes/mappings";
import { declaredTables } from "./output-schemas";
import { textOf, textsOf } from "./read-fields";
import { readGlueFile } from "./read-job";
import { bucketOf, isS3, pathOf, type S3Folders } from "./s3-folders";
import { glueNodeType } from "./schema/node-types";

/** Something to know about an imported job. */
export interface ImportNote {
  kind: NoteKind;
  /** The node it is about, by its id and its name; null for the job. */
  node: string | null;
  name: string | null;
  message: string;
}

export interface ImportedJob extends JobDetails {
  form: GlueForm;
  /** How the form is called. */
  title: string;
  /** The document, without places on the canvas. */
  pipeline: Pipeline;
  notes: ImportNote[];
  /** The buckets that the job reads and writes. */
  buckets: string[];
}

export interface ImportOptions {
  folders?: S3Folders;
  /** Columns of an output of the document, once it was bound: SQL and constants are read with their types. */
  columnsOf?: ColumnsOf;
}
type ColumnsOf = (node: NodeId, output: string) => readonly Column[] | undefined;

/** Reads a job file of AWS Glue as a document of this studio. Throws `NotReadable` when there is no visual job in it. */
export function importJob(text: string, options: ImportOptions = {}): ImportedJob {
  const { folders = {}, columnsOf = () => undefined } = options;
  const file = readGlueFile(text);
  const nodes = new Map([...file.nodes].map(([id, raw]) => [id, file.format.readNode(raw)]));
  const reader = new NodeReader(nodes, folders, columnsOf);
  const entries = [...nodes].map(([id, node]) => [id, reader.ids.of(id), reader.read(id, node)] as const);
  const jobNotes: ImportNote[] = [];
  const say = (kind: NoteKind, message: string) => jobNotes.push({ kind, node: null, name: null, message });
  if (file.format.script(file.document) === "edited")
    say(
      "assumed",
      "The job's script was edited by hand, so these nodes may not be what AWS Glue runs. The script is kept.",
    );
  if (text.length > MOST_TEXT)
    throw new NotReadable(`The file has more than ${MOST_TEXT / 1e6} million characters.`);
  return {
    form: file.format.form,
    title: file.format.title,
    ...jobDetails(file.format.details(file.document)),
    pipeline: {
      version: 1,
      nodes: Object.fromEntries(entries.map(([, id, node]) => [id, node])),
      layout: {},
      imported: {
        form: file.format.form,
        text,
        nodes: Object.fromEntries(entries.map(([id, own, node]) => [own, { id, node }])),
        folders: { ...folders },
      },
    },
    notes: [...jobNotes, ...reader.notes],
    buckets: [...reader.buckets],
  };
}

const MOST_TEXT = 5_000_000;

class NodeReader {
  readonly notes: ImportNote[] = [];
  readonly buckets = new Set<string>();
  readonly ids: NodeIds;
  private readonly names = new Set<string>();

  constructor(
    private readonly nodes: ReadonlyMap<string, GlueNode>,
    private readonly folders: S3Folders,
    private readonly columnsOf: ColumnsOf,
  ) {
    this.ids = new NodeIds([...nodes.keys()]);
  }

  read(id: string, { type, fields }: GlueNode): PipelineNode {
    const name = this.nameOf(type, fields);
    const say = (kind: NoteKind, message: string): void => {
      this.notes.push({ kind, node: this.ids.of(id), name, message });
    };
    const from = this.inputsOf(fields);
    const inputs = from.map((input) => this.refOf(input));
    const context: ReadContext = {
      name,
      inputs,
      columnsOf: (place) => {
        const ref = inputs[place];
        return ref === undefined ? undefined : this.columnsOf(readRef(ref).node, readRef(ref).output);
      },
      placesOf: (input) => from.flatMap((one, place) => (one === input ? [place] : [])),
      path: (place) => {
        if (isS3(place)) this.buckets.add(bucketOf(place));
        return pathOf(place, this.folders);
      },
      note: say,
    };
    const before = this.notes.length;
    const read = readSafely(type, fields, context);
    if (!("kept" in read)) {
      const elsewhere = nodeDefinition(read.type)?.unsupported?.(read.settings);
      if (elsewhere) say("kept", `Not supported here, because ${elsewhere}.`);
      return nodeOf(name, read);
    }
    this.notes.splice(before);
    say("kept", `Not supported here, because ${read.kept}.`);
    return nodeOf(name, this.kept(id, { type, fields }, read, context.inputs));
  }

  private nameOf(type: string, fields: JsonObject): string {
    const given = own(fields, "Name");
    const wanted = (typeof given === "string" ? given.trim() : "") || type || "Node";
    const name = uniqueName(wanted.slice(0, 240), this.names);
    this.names.add(name);
    return name;
  }

  private inputsOf(fields: JsonObject): readonly string[] {
    try {
      return textsOf(fields, "Inputs");
    } catch {
      return [];
    }
  }

  /** A node as something to read: the whole collection of one that gives several tables. */
  private refOf(id: string): InputRef {
    const node = this.ids.of(id);
    const isCollection = glueNodeType(this.nodes.get(id)?.type ?? "")?.isCollection;
    return isCollection ? { node, output: "all" } : node;
  }

  private kept(
    id: string,
    { type, fields }: GlueNode,
    { kept, keepsColumns }: KeptNode,
    inputs: readonly InputRef[],
  ): ReadNode {
    const { Name: _, Inputs: __, ...rest } = fields;
    const settings = { type: type || "Unknown", reason: kept, fields: rest };
    const [columns = []] = declaredTables(fields);
    switch (this.shapeOf(id, type)) {
      case "source":
        return { type: "glue-source", settings: { ...settings, columns }, inputs: {} };
      case "target":
        return { type: "glue-target", settings, inputs: inputs[0] === undefined ? {} : { in: inputs[0] } };
      case "collection": {
        const tables = keptTables(type, fields, this.tablesRead(id));
        return {
          type: "glue-collection",
          settings: { ...settings, tables },
          inputs: { inputs: [...inputs] },
        };
      }
      case "transform":
        return {
          type: "glue-transform",
          settings: { ...settings, columns, keepsColumns: keepsColumns ?? false },
          inputs: { inputs: [...inputs] },
        };
    }
  }

  private shapeOf(id: string, type: string): "source" | "transform" | "collection" | "target" {
    const known = glueNodeType(type);
    if (known) return known.isCollection ? "collection" : known.category;
    const fields = this.nodes.get(id)?.fields ?? {};
    if (this.inputsOf(fields).length === 0) return "source";
    return this.readersOf(id).length === 0 && /(target|sink)$/i.test(type) ? "target" : "transform";
  }

  private readersOf(id: string): readonly GlueNode[] {
    return [...this.nodes.values()].filter(({ fields }) => this.inputsOf(fields).includes(id));
  }

  /** How many tables of a collection others ask for. */
  private tablesRead(id: string): number {
    const indices = this.readersOf(id).map(({ type, fields }) =>
      type === "SelectFromCollection" && typeof fields.Index === "number" ? fields.Index + 1 : 0,
    );
    return Math.min(Math.max(0, ...indices), 100);
  }
}

function readSafely(type: string, fields: JsonObject, context: ReadContext): ReadNode | KeptNode {
  try {
    textsOf(fields, "Inputs");
    textOf(fields, "Name");
    return mappingOf(type)?.read(fields, context) ?? keptNode(type, fields);
  } catch (error) {
    if (!(error instanceof Unfit || error instanceof UnquotableError)) throw error;
    const reason =
      error instanceof Unfit ? error.message : "a name in it is none that a column here can have";
    return { ...keptSafely(type, fields), kept: `${reason}; AWS Glue runs it` };
  }
}

function keptSafely(type: string, fields: JsonObject): KeptNode {
  try {
    return keptNode(type, fields);
  } catch {
    return { kept: "" };
  }
}

/** Settings as documents hold them. Ones that are not complete stay a draft. */
function nodeOf(name: string, { type, settings, inputs }: ReadNode): PipelineNode {
  const definition = nodeDefinition(type);
  const canonical = definition ? canonicalSettings(definition, settings) : settings;
  return { type, name, settings: (isObject(canonical) ? canonical : {}) as PipelineNode["settings"], inputs };
}
