import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type Input, isInner, type Rel } from "../ir/rel";
import { emitRel } from "../sql/emit-rel";
import type { ExampleTable } from "./define-node";
import { type AnyNodeDefinition, nodeDefinition } from "./registry";
import { parseSettings } from "./settings";

let opened: Promise<DuckDBConnection> | undefined;
const connection = (): Promise<DuckDBConnection> => {
  opened ??= DuckDBInstance.create(":memory:").then((database) => database.connect());
  return opened;
};

/** The node itself, whose steps read each other. */
const OWN = "own";

type Tables = Readonly<Record<string, ExampleTable | readonly ExampleTable[]>>;

/** Runs one node of a type over tables: names of the columns, then the rows in the engine's JSON. */
export async function runNode(
  type: string,
  settings: unknown,
  tables: Tables = {},
): Promise<{ columns: string[]; rows: unknown[][] }> {
  const definition = nodeDefinition(type) as AnyNodeDefinition;
  const parsed = parseSettings(definition, settings);
  if (!parsed.ok) throw new Error(parsed.diagnostics.map(({ message }) => message).join("\n"));
  const values = new Map<string, string>();
  const bound = (table: ExampleTable) => {
    const node = `t${values.size}`;
    values.set(node, emitRel({ op: "values", ...table }, context));
    return { rel: { op: "input", node, output: "out" } as Input, name: node, columns: table.columns };
  };
  const context = {
    table: ({ node, output }: Input) => `(${values.get(node === OWN ? output : node)})`,
    scan: () => {
      throw new Error("no files here");
    },
  };
  const inputs = Object.fromEntries(
    definition.inputs.map(({ name, arity }) => {
      const list = [tables[name] ?? []].flat() as ExampleTable[];
      if (arity === "one") return [name, bound(list[0] as ExampleTable)];
      return [
        name,
        list.map((table) => (arity === "many" ? bound(table) : { alias: "airports", input: bound(table) })),
      ];
    }),
  );
  const lowered = definition.lower({
    settings: parsed.settings,
    inputs: inputs as never,
    read: new Set(),
    own: (output) => ({ op: "input", node: OWN, output }),
  });
  const steps = typeof lowered.op === "string" ? { out: lowered as Rel } : (lowered as Record<string, Rel>);
  for (const [name, rel] of Object.entries(steps)) values.set(name, emitRel(rel, context));
  const [first = ""] = Object.keys(steps).filter((name) => !isInner(name));
  const result = await (await connection()).runAndReadAll(values.get(first) ?? "");
  return { columns: result.columnNames(), rows: result.getRowsJson() as unknown[][] };
}

/** The rows as texts in an order of their own, to compare what has no order. */
export const unordered = (rows: readonly (readonly unknown[])[]): string[] =>
  rows.map((row) => JSON.stringify(row)).sort();

/** A table with its rows in every order that turning them gives. */
export const turned = ({ columns, rows }: ExampleTable): ExampleTable[] =>
  rows.flatMap((_, turn) => {
    const next = [...rows.slice(turn), ...rows.slice(0, turn)];
    return [
      { columns, rows: next },
      { columns, rows: [...next].reverse() },
    ];
  });
