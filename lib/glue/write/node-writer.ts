import type { Column } from "../../model/column";
import { type NodeId, type PipelineNode, readRef } from "../../model/pipeline";
import { UnquotableError } from "../../sql/quote";
import { jsonEqual } from "../../util/stable-json";
import type { GlueNode } from "../glue-job";
import { isObject, type JsonObject } from "../json";
import type { GlueMapping, WriteContext } from "../mapping";
import { mappings } from "../nodes/mappings";
import { placeOf } from "../s3-folders";
import {
  type GlueGraph,
  glueName,
  isCollection,
  type Outlet,
  tablesOf,
  type Wire,
  wiresOf,
} from "./glue-graph";
import { SparkNodes } from "./spark-node";
import { spelledColumns } from "./spelled-columns";

/** What AWS Glue says otherwise, or cannot say. */
export interface ExportNote {
  /** The node it is about; null for the job. */
  node: NodeId | null;
  name: string | null;
  message: string;
}

/** A node of which nothing but the name matters, because all else is as it was imported. */
const onlyNamed = (type: string, name: string): GlueNode => ({ type, fields: { Name: name } });

type Note = (message: string) => void;
const silent: Note = () => {};

/** Nodes of a document as nodes of AWS Glue's API. */
export class NodeWriter {
  readonly notes: ExportNote[] = [];
  private readonly spark: SparkNodes;

  constructor(private readonly graph: GlueGraph) {
    this.spark = new SparkNodes(graph);
  }

  /**
   * The node as it is, and as what it was imported from would be written; null where it was not imported. What the two
   * have in common may be left out. Its original type is written again where that can say what the node does.
   */
  write(id: NodeId, originalType: string | null): { after: GlueNode; before: GlueNode | null } {
    const { pipeline } = this.graph;
    const node = pipeline.nodes[id] as PipelineNode;
    const imported = pipeline.imported?.nodes[id]?.node;
    if (imported && originalType !== null && jsonEqual({ ...imported, name: node.name }, node))
      return {
        before: onlyNamed(originalType, glueName(imported)),
        after: onlyNamed(originalType, glueName(node)),
      };
    const after = this.glueNode(id, node, originalType, (message) => this.say(id, message));
    return { after, before: imported ? this.glueNode(id, imported, originalType, silent) : null };
  }

  /** The node that gives one output of another. */
  outlet({ node: id, output }: Outlet): GlueNode {
    const node = this.graph.pipeline.nodes[id] as PipelineNode;
    const name = this.graph.freeName(`${node.name} ${output}`);
    if (!isCollection(node))
      return this.spark.table(id, { ...node, name }, output, (message) => this.say(id, message));
    const index = tablesOf(node).indexOf(output);
    return {
      type: "SelectFromCollection",
      fields: { Name: glueName({ name }), Inputs: [this.graph.idOf(id)], Index: index },
    };
  }

  private say(node: NodeId, message: string): void {
    const isKnown = this.notes.some((note) => note.node === node && note.message === message);
    if (!isKnown) this.notes.push({ node, name: this.graph.nameOf(node), message });
  }

  private glueNode(id: NodeId, node: PipelineNode, originalType: string | null, note: Note): GlueNode {
    const wires = wiresOf(node);
    const inputs = wires.map(({ ref }) => this.graph.outletId(ref));
    const named = (type: string, fields: JsonObject): GlueNode => ({
      type,
      fields: { Name: glueName(node), ...(inputs.length > 0 ? { Inputs: inputs } : {}), ...fields },
    });
    const { type, fields } = node.settings;
    if (node.type.startsWith("glue-")) return named(String(type), isObject(fields) ? fields : {});
    const context = this.contextOf(id, node, wires, inputs, note);
    const spelled = spelledColumns(node, context.ports, context.columnsOf);
    const fitting = mappings.filter(({ types }) => types.includes(node.type));
    for (const mapping of fitting.sort(
      (a, b) => Number(b.glue === originalType) - Number(a.glue === originalType),
    )) {
      const written = writeSafely(mapping, spelled, context);
      if (written) return named(mapping.glue, written);
    }
    return this.spark.main(id, node, note);
  }

  private contextOf(
    id: NodeId,
    node: PipelineNode,
    wires: readonly Wire[],
    inputs: readonly string[],
    note: Note,
  ): WriteContext {
    const upstream = ({ ref }: Wire) => this.graph.columnsOf(readRef(ref).node, readRef(ref).output);
    const columnsOf = (port: string) => {
      const wire = wires.find((one) => one.port === port);
      return wire ? upstream(wire) : this.graph.columnsOf(id, port);
    };
    return {
      name: node.name,
      inputs,
      ports: wires.map(({ port }) => port),
      columnsOf,
      collides: (left, right) => {
        const [a, b] = [namesOf(columnsOf(left)), namesOf(columnsOf(right))];
        return !a || !b || a.some((name) => b.includes(name));
      },
      sameColumns: (port) => {
        const all = wires.filter((wire) => wire.port === port).map((wire) => namesOf(upstream(wire)));
        return all.every((names) => names !== undefined && jsonEqual(names, all[0]));
      },
      place: (path) => {
        const place = placeOf(path, this.graph.pipeline.imported?.folders ?? {});
        if (place.startsWith("s3://REPLACE-ME/")) note(NO_PLACE);
        return place;
      },
      note,
    };
  }
}

/** What names no column cannot be said anywhere. */
function writeSafely(mapping: GlueMapping, node: PipelineNode, context: WriteContext): JsonObject | null {
  try {
    return mapping.write(node, context);
  } catch (error) {
    if (error instanceof UnquotableError) return null;
    throw error;
  }
}

const NO_PLACE = "No place in S3 is known for its path: put a bucket in place of REPLACE-ME.";

const namesOf = (columns: readonly Column[] | undefined): string[] | undefined =>
  columns?.map(({ name }) => name.toLowerCase());
