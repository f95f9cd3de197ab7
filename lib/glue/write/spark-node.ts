import { type Input, isInner, type Rel } from "../../ir/rel";
import type { Column } from "../../model/column";
import { type NodeId, type PipelineNode, writeRef } from "../../model/pipeline";
import { nodeDefinition } from "../../nodes/registry";
import { emitRel } from "../../sql/emit-rel";
import { indentSql } from "../../sql/indent";
import { quoteIdentifier } from "../../sql/quote";
import { slug, uniqueName } from "../../util/slug";
import type { GlueNode } from "../glue-job";
import { outputSchemas } from "../output-schemas";
import { toSpark } from "../sql/to-spark";
import { type GlueGraph, glueName, isCollection, tablesOf, wiresOf } from "./glue-graph";

/**
 * Nodes that AWS Glue lacks, as what it has for such: SQL where the node gives one table, Python that runs SQL where it
 * gives several. Where not even that can be said, Python that fails with the reason: never a node that does nothing.
 */
export class SparkNodes {
  constructor(private readonly graph: GlueGraph) {}

  /** A node's own counterpart. */
  main(id: NodeId, node: PipelineNode, note: (message: string) => void): GlueNode {
    const definition = nodeDefinition(node.type);
    if (!definition || definition.category === "target")
      return this.failing(id, node, `AWS Glue does not write “${definition?.title ?? node.type}”.`, note);
    if (isCollection(node)) return this.collection(id, node, note);
    const main = definition.outputs.find(({ optional }) => !optional)?.name ?? "out";
    return this.table(id, node, main, note);
  }

  /** One output of a node as SQL. */
  table(id: NodeId, node: PipelineNode, output: string, note: (message: string) => void): GlueNode {
    const query = this.query(id, output, note);
    if (!query) return this.failing(id, node, NOT_BOUND, note);
    const columns = this.graph.columnsOf(id, output);
    const inputs = query.inputs.length > 0 ? query.inputs : this.unused(id, note);
    return {
      type: "SparkSQL",
      fields: {
        Name: glueName(node),
        Inputs: inputs.map(({ from }) => from),
        SqlQuery: query.text,
        SqlAliases: inputs.map(({ from, alias }) => ({ From: from, Alias: alias })),
        ...(columns ? { OutputSchemas: outputSchemas([columns]) } : {}),
      },
    };
  }

  private collection(id: NodeId, node: PipelineNode, note: (message: string) => void): GlueNode {
    const tables = tablesOf(node);
    const queries = tables.map((table) => [table, this.query(id, table, note)] as const);
    const inputs = new Map(
      queries.flatMap(([, query]) => query?.inputs ?? []).map((input) => [input.alias, input]),
    );
    if (queries.some(([, query]) => query === null)) return this.failing(id, node, NOT_BOUND, note);
    const code = [
      "from awsglue.dynamicframe import DynamicFrame",
      "names = list(dfc.keys())",
      ...[...inputs.keys()].map(
        (alias, index) =>
          `dfc.select(names[${index}]).toDF().createOrReplaceTempView(${JSON.stringify(alias)})`,
      ),
      "queries = {",
      ...queries.map(
        ([table, query]) => `    ${JSON.stringify(table)}: ${JSON.stringify(query?.text ?? "")},`,
      ),
      "}",
      "frames = {name: DynamicFrame.fromDF(glueContext.spark_session.sql(query), glueContext, name) for name, query in queries.items()}",
      "return DynamicFrameCollection(frames, glueContext)",
    ];
    const columns = tables.map((table) => this.graph.columnsOf(id, table) ?? []);
    return {
      type: "CustomCode",
      fields: {
        Name: glueName(node),
        Inputs: [...inputs.values()].map(({ from }) => from),
        ClassName: "MyTransform",
        Code: code.join("\n"),
        OutputSchemas: outputSchemas(columns),
      },
    };
  }

  /** An output's SQL in Spark's dialect over aliased inputs; null while the node is not bound. */
  private query(id: NodeId, output: string, note: (message: string) => void) {
    const step = this.graph.stepOf(id, output);
    if (!step || step.rel.op === "scan" || step.rel.op === "write") return null;
    const inputs = new Map<string, { from: string; alias: string }>();
    const tables: Record<string, readonly Column[]> = {};
    const taken = new Set<string>();
    const aliasOf = (input: Input): string => {
      const from = this.graph.outletId(writeRef(input.node, input.output));
      const known = inputs.get(from);
      if (known) return known.alias;
      const alias = uniqueName(
        slug(this.graph.nameOf(input.node), "input").replace(/^(?=\d)/, "_"),
        taken,
        "_",
      );
      taken.add(alias);
      inputs.set(from, { from, alias });
      const columns = this.graph.columnsOf(input.node, input.output);
      if (columns) tables[alias] = columns;
      return alias;
    };
    const emit = (rel: Rel): string =>
      emitRel(rel, {
        table: (input) => {
          const inner =
            input.node === id && isInner(input.output) ? this.graph.stepOf(id, input.output) : undefined;
          return inner ? `(\n${indentSql(emit(inner.rel))}\n)` : quoteIdentifier(aliasOf(input));
        },
        scan: () => "",
      });
    const text = emit(step.rel);
    const { sql, notes } = toSpark(text, "query", { tables });
    notes.forEach(note);
    return { text: sql, inputs: [...inputs.values()] };
  }

  /** AWS Glue's SQL has an input, so rows that stand in the job itself read one without using it. */
  private unused(id: NodeId, note: (message: string) => void): { from: string; alias: string }[] {
    const source = this.graph.anySource(id);
    if (source === undefined) {
      note("AWS Glue's SQL needs an input. Give the job a source there and wire it to this node.");
      return [];
    }
    return [{ from: this.graph.idOf(source), alias: "unused" }];
  }

  private failing(id: NodeId, node: PipelineNode, reason: string, note: (message: string) => void): GlueNode {
    note(`${reason} It stands there as Python code that fails with these words.`);
    const inputs = wiresOf(node).map(({ ref }) => this.graph.outletId(ref));
    const source = this.graph.anySource(id);
    return {
      type: "CustomCode",
      fields: {
        Name: glueName(node),
        Inputs: inputs.length > 0 ? inputs : source === undefined ? [] : [this.graph.idOf(source)],
        ClassName: "MyTransform",
        Code: `raise NotImplementedError(${JSON.stringify(`${node.name}: ${reason}`)})`,
      },
    };
  }
}

const NOT_BOUND = "What it computes is not known until its settings and inputs are right.";
