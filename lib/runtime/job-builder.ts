import { type Diagnostic, type DiagnosticError, diagnose } from "../model/diagnostic";
import {
  emptyPipeline,
  type InputRef,
  type NodeId,
  NodeId as NodeIdSchema,
  type Pipeline,
  type PipelineNode,
} from "../model/pipeline";
import type { AnyNodeDefinition } from "../nodes/registry";
import { canonicalSettings, parseSettings } from "../nodes/settings";
import { slug, uniqueName } from "../util/slug";
import { withoutSql } from "./sql";

/** Where in a program something happened, from 1. */
export interface ProgramPlace {
  line: number;
  column: number;
}

/** What surrounds a program while it builds its nodes. */
export interface BuildContext {
  /** Arguments of the run; empty while recording. */
  arguments: Readonly<Record<string, string>>;
  log(message: readonly unknown[]): void;
  /** Place of the program's call that is under way, where that can be told. */
  locate?(): ProgramPlace | undefined;
  /** The text of the function that the call at a place is given, as the program has it. */
  functionAt?(place: ProgramPlace, method: string): string | undefined;
  /** What a program threw, in words, with its place in the program where that can be told. */
  failure?(error: unknown): DiagnosticError;
}

/** Custom code as a program holds it. Its types are in `table.ts`. */
export type BuildFunction = (tables: never, job: never) => unknown;

/** What a program built. */
export interface BuiltJob {
  name: string;
  /** Without layout. */
  pipeline: Pipeline;
  /** Calls of each node, by id. */
  places: Readonly<Record<NodeId, ProgramPlace>>;
  /** Custom code of each node that has some, by id: it may use what surrounds it, as its text in the document cannot. */
  functions: ReadonlyMap<NodeId, BuildFunction>;
  /** What surrounded the program, and its code. */
  context: BuildContext;
  /** Parameters the program asked for, with their initial values. */
  parameters: Readonly<Record<string, string>>;
  /** Equal names, and settings that do not fit their node. */
  diagnostics: readonly Diagnostic[];
}

const MOST = 56;

/** Collects the nodes of one evaluation of a program. */
export class JobBuilder {
  private readonly nodes = new Map<NodeId, PipelineNode>();
  private readonly places = new Map<NodeId, ProgramPlace>();
  private readonly names = new Set<string>();
  private readonly ids = new Set<NodeId>();
  private readonly functions = new Map<NodeId, BuildFunction>();
  private readonly parameters = new Map<string, string>();
  private readonly diagnostics: Diagnostic[] = [];
  private isOpen = true;

  constructor(readonly context: BuildContext) {}

  /** Adds a node that stands for an input of custom code. */
  addInput(name: string): NodeId {
    const id = this.newId(name);
    const settings = { columns: [{ name, type: "INTEGER" }] };
    this.nodes.set(id, { type: "inline-source", name: `input:${name}`, settings, inputs: {} });
    return id;
  }

  /** Adds a node and returns its id. Wrong settings and equal names become diagnostics at the place of the call. */
  add(
    definition: AnyNodeDefinition,
    name: string,
    inputs: Record<string, InputRef | InputRef[]>,
    settings: unknown,
  ): NodeId {
    if (!this.isOpen)
      throw new Error(`The job is built already; “${name}” comes too late. Await what it waits for.`);
    if (typeof name !== "string" || name === "" || name.length > 255) {
      throw new TypeError(
        `${definition.title}: the first argument is the node's name, a text of 1 to 255 characters.`,
      );
    }
    const id = this.newId(name);
    const place = this.context.locate?.();
    const raw = withoutSql(this.withoutFunction(settings, id, definition, place));
    const parsed = parseSettings(definition, raw);
    if (!parsed.ok)
      this.diagnostics.push(...parsed.diagnostics.map((one) => ({ ...one, node: id, ...place })));
    if (this.names.has(name))
      this.diagnostics.push(
        diagnose("graph/duplicate-name", { name }, { node: id, field: ["name"], ...place }),
      );
    this.names.add(name);
    if (place) this.places.set(id, place);
    this.nodes.set(id, {
      type: definition.type,
      name,
      ...(definition.version > 1 ? { version: definition.version } : {}),
      settings: canonicalSettings(definition, raw) as PipelineNode["settings"],
      inputs,
    });
    return id;
  }

  parameter(name: string, initial: string): string {
    this.parameters.set(name, initial);
    const given = this.context.arguments;
    return Object.hasOwn(given, name) ? (given[name] as string) : initial;
  }

  log(message: readonly unknown[]): void {
    this.context.log(message);
  }

  /** Ends the building. */
  finish(name: string): BuiltJob {
    this.isOpen = false;
    return {
      name,
      pipeline: { ...emptyPipeline(), nodes: Object.fromEntries(this.nodes) },
      places: Object.fromEntries(this.places),
      functions: this.functions,
      context: this.context,
      parameters: Object.fromEntries(this.parameters),
      diagnostics: this.diagnostics,
    };
  }

  /** The settings with a function's text in its place: a document holds text, a run calls the function. */
  private withoutFunction(
    settings: unknown,
    id: NodeId,
    { method }: AnyNodeDefinition,
    place: ProgramPlace | undefined,
  ): unknown {
    if (typeof settings !== "object" || settings === null) return settings;
    const entries = Object.entries(settings).map(([key, value]): [string, unknown] => {
      if (typeof value !== "function") return [key, value];
      this.functions.set(id, value as BuildFunction);
      return [key, (place && this.context.functionAt?.(place, method.name)) ?? String(value)];
    });
    return Object.fromEntries(entries);
  }

  /** A stable id made from the node's name. */
  private newId(name: string): NodeId {
    const stem = slug(name, "node").slice(0, MOST);
    const wanted = NodeIdSchema.safeParse(stem).success ? stem : `n_${stem}`;
    const id = uniqueName(wanted, this.ids, "_");
    this.ids.add(id);
    return id;
  }
}
