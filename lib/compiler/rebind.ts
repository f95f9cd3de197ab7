import type { Column } from "../model/column";
import type { Diagnostic } from "../model/diagnostic";
import { incomingEdges, type NodeId, type Pipeline } from "../model/pipeline";
import { LruCache } from "../util/lru-cache";
import { stableJson } from "../util/stable-json";
import { bind } from "./bind";
import type { Binder } from "./binder";
import { type Checked, type CheckedNode, check } from "./check";

type NodeColumns = Readonly<Record<string, readonly Column[]>>;

/** What binding said of a document. */
export interface Binding {
  nodes: Readonly<Record<NodeId, NodeColumns>>;
  diagnostics: readonly Diagnostic[];
}

export interface Rebound extends Binding {
  /** Nodes that only the engine of a run judges for certain. */
  open: ReadonlySet<NodeId>;
  /** Of those, the ones nothing is known of: they are absent from `nodes`. */
  unknown: ReadonlySet<NodeId>;
}

/** What is known of a node over the inputs it has; null columns where it does not bind. */
interface KnownNode {
  columns: NodeColumns | null;
  diagnostics: readonly Diagnostic[];
  /** Whether the engine said so that a run would use. */
  certain: boolean;
}

/** What binding near at hand needs of an engine: it describes, and says by `NotHere` what it cannot. */
export type Describer = Pick<Binder, "describe">;

/** Thrown by a describer for SQL that only another engine can judge. */
export class NotHere extends Error {
  override readonly name = "NotHere";
}

const REMEMBERED_NODES = 5_000;
const REMEMBERED_STATEMENTS = 20_000;

/**
 * Remembers what binding said of each node under all that it depends on: its settings, its inputs with theirs, and who
 * reads it. An edit leaves the others known, and only what it touches is bound again, by an engine near at hand. What
 * that one cannot judge is left open, for one that knows more.
 */
export class BindingMemory {
  #nodes = new LruCache<string, KnownNode>(REMEMBERED_NODES);
  readonly #described = new LruCache<string, Promise<Column[]>>(REMEMBERED_STATEMENTS);

  /** Something outside of the document has changed, files for example. */
  clear(): void {
    this.#nodes = new LruCache(REMEMBERED_NODES);
  }

  /** Keeps what the engine said of a document that a run would use. */
  learn(pipeline: Pipeline, { nodes, diagnostics }: Binding): void {
    const checked = check(pipeline, "draft");
    const own = new Set(checked.diagnostics.map((one) => stableJson(one)));
    const keys = new NodeKeys(checked, (id) => nodes[id] ?? null);
    for (const node of checked.nodes)
      this.#nodes.set(keys.of(node), {
        columns: nodes[node.id] ?? null,
        diagnostics: diagnostics.filter((one) => one.node === node.id && !own.has(stableJson(one))),
        certain: true,
      });
  }

  /** Binds what is not known. */
  async rebind(pipeline: Pipeline, describer: Describer | null): Promise<Rebound> {
    const checked = check(pipeline, "draft");
    const known = new Map<NodeId, NodeColumns | null>(checked.nodes.map(({ id }) => [id, null]));
    const keys = new NodeKeys(checked, (id) => known.get(id) ?? null);
    const diagnostics: Diagnostic[] = [...checked.diagnostics];
    const open = new Set<NodeId>();
    const unknown = new Set<NodeId>();
    for (const node of checked.nodes) {
      const isGround = incomingEdges(node.id, node.node).every(({ from }) => !unknown.has(from));
      const found = isGround ? await this.#find(keys.of(node), node, checked, known, describer) : null;
      if (!found?.certain) open.add(node.id);
      if (!found) unknown.add(node.id);
      known.set(node.id, found?.columns ?? null);
      diagnostics.push(...(found?.diagnostics ?? []));
    }
    const nodes = [...known].flatMap(([id, columns]) => (columns ? [[id, columns] as const] : []));
    return { nodes: Object.fromEntries(nodes), diagnostics, open, unknown };
  }

  async #find(
    key: string,
    node: CheckedNode,
    checked: Checked,
    known: ReadonlyMap<NodeId, NodeColumns | null>,
    describer: Describer | null,
  ): Promise<KnownNode | null> {
    const found = this.#nodes.get(key) ?? (await this.#bindOne(node, checked, known, describer));
    if (found) this.#nodes.set(key, found);
    return found;
  }

  /** Null where only another engine can tell. */
  async #bindOne(
    node: CheckedNode,
    checked: Checked,
    known: ReadonlyMap<NodeId, NodeColumns | null>,
    describer: Describer | null,
  ): Promise<KnownNode | null> {
    const { definition, id } = node;
    const readsFiles = definition.category === "source" && definition.type !== "inline-source";
    if (!describer || readsFiles || definition.probe || definition.code) return null;
    const others = new Map(known);
    others.delete(id);
    let elsewhere = false;
    const binder: Binder = {
      describe: (sql) =>
        this.#describe(sql, describer).catch((error: unknown) => {
          if (error instanceof NotHere) elsewhere = true;
          throw error;
        }),
      bindScan: () => Promise.reject(new NotHere()),
      probe: () => Promise.reject(new NotHere()),
    };
    const bound = await bind({ ...checked, diagnostics: [] }, binder, { known: others, probeMs: 0 });
    if (elsewhere) return null;
    const columns = bound.columns.get(id) ?? null;
    // Another version of the engine may know what this one refuses.
    return {
      columns,
      diagnostics: bound.diagnostics,
      certain: columns !== null && bound.diagnostics.length === 0,
    };
  }

  #describe(sql: string, describer: Describer): Promise<Column[]> {
    const known = this.#described.get(sql);
    if (known) return known;
    const asked = describer.describe(sql);
    this.#described.set(sql, asked);
    asked.catch((error: unknown) => {
      // What fails for what it says fails again; an engine that was lost may come back.
      if (error instanceof NotHere) this.#described.delete(sql);
    });
    return asked;
  }
}

/**
 * All that a node's columns and diagnostics depend on, as a key: its settings, who reads it, and the columns it reads.
 * Where they depend on rows too, on all that those come from.
 */
class NodeKeys {
  readonly #rows = new Map<NodeId, string>();

  constructor(
    private readonly checked: Checked,
    private readonly columnsOf: (id: NodeId) => NodeColumns | null,
  ) {
    for (const { id, node, settings } of checked.nodes) {
      const inputs = incomingEdges(id, node).map(({ port, from, output }) => [
        port,
        output,
        this.#rows.get(from),
      ]);
      this.#rows.set(id, interned(stableJson([node.type, settings, inputs])));
    }
  }

  of({ id, name, node, settings, read, definition }: CheckedNode): string {
    const { pipeline } = this.checked;
    const inputs = incomingEdges(id, node).map(({ port, from, output }) => [
      port,
      output,
      pipeline.nodes[from]?.name,
      shapeOf(this.columnsOf(from)),
    ]);
    const rows = definition.probe || definition.code ? this.#rows.get(id) : null;
    return interned(stableJson([id, node.type, name, settings, [...read].sort(), inputs, rows]));
  }
}

const shapes = new WeakMap<NodeColumns, string>();

/** The columns of a node's outputs, by a short name. */
function shapeOf(columns: NodeColumns | null): string | null {
  if (!columns) return null;
  const known = shapes.get(columns) ?? interned(stableJson(columns));
  shapes.set(columns, known);
  return known;
}

const numbers = new Map<string, string>();

/** A short name for a long text; equal texts have equal names while the page lives. */
function interned(text: string): string {
  const known = numbers.get(text);
  if (known) return known;
  const name = `#${numbers.size + 1}`;
  numbers.set(text, name);
  return name;
}
