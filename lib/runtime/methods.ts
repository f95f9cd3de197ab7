import { methodShape } from "../compiler/print/method-shape";
import type { Column } from "../model/column";
import { type InputRef, PortName, writeRef } from "../model/pipeline";
import type { InputPort, MethodSpec, OutputPort, PortKind } from "../nodes/define-node";
import { outputPorts, soleOutput } from "../nodes/output-ports";
import { type AnyNodeDefinition, allNodeDefinitions } from "../nodes/registry";
import type { JobBuilder } from "./job-builder";
import type { CodeJob, InputTable, Job } from "./table";

/** The methods of the API at run time, made from the node definitions as their types are in `table.ts`. */

type Method = (name: string, ...rest: unknown[]) => unknown;

/** One output of one node. */
class OutputHandle {
  constructor(
    readonly builder: JobBuilder,
    readonly ref: InputRef,
  ) {}
}

class TableHandle extends OutputHandle {
  get write(): Readonly<Record<string, Method>> {
    return methodsOn("write", this.builder, this);
  }

  static {
    defineMethods(TableHandle.prototype, "table");
  }
}

class CollectionHandle extends OutputHandle {
  readonly kind = "collection";

  static {
    defineMethods(CollectionHandle.prototype, "collection");
  }
}

function defineMethods(prototype: OutputHandle, on: MethodSpec["on"]): void {
  for (const definition of definitionsOn(on)) {
    Object.defineProperty(prototype, definition.method.name, {
      value(this: OutputHandle, name: string, ...rest: unknown[]) {
        return addNode(definition, this.builder, this, name, rest);
      },
    });
  }
}

/** The `job` that custom code receives. */
export const createCodeJob = (builder: JobBuilder): CodeJob =>
  ({
    ...methodsOn("job", builder),
    parameter: (name: string, initial: string) => builder.parameter(name, initial),
    log: (...message: unknown[]) => builder.log(message),
  }) as unknown as CodeJob;

/** The `job` that a program receives. */
export const createJob = (builder: JobBuilder): Job =>
  ({ ...createCodeJob(builder), read: methodsOn("read", builder) }) as unknown as Job;

/** An input of custom code. */
export function createInput(builder: JobBuilder, name: string, columns: readonly Column[]): InputTable {
  const handle = new TableHandle(builder, writeRef(builder.addInput(name)));
  const known = Object.freeze(columns.map((column) => Object.freeze({ ...column })));
  return Object.defineProperty(handle, "columns", { value: known }) as unknown as InputTable;
}

/** The output that a table of a builder stands for; undefined for anything else. */
export const refOfTable = (builder: JobBuilder, value: unknown): InputRef | undefined =>
  value instanceof TableHandle && value.builder === builder ? value.ref : undefined;

function definitionsOn(on: MethodSpec["on"]): readonly AnyNodeDefinition[] {
  return allNodeDefinitions.filter(({ method }) => method.on === on);
}

function methodsOn(
  on: MethodSpec["on"],
  builder: JobBuilder,
  receiver?: OutputHandle,
): Record<string, Method> {
  const methods = definitionsOn(on).map((definition): [string, Method] => [
    definition.method.name,
    (name, ...rest) => addNode(definition, builder, receiver, name, rest),
  ]);
  return Object.fromEntries(methods);
}

function addNode(
  definition: AnyNodeDefinition,
  builder: JobBuilder,
  receiver: OutputHandle | undefined,
  name: string,
  args: readonly unknown[],
): unknown {
  const { inputs, settings } = readArguments(definition, builder, receiver, args);
  const id = builder.add(definition, name, inputs, settings);
  const ports = outputPorts(definition, settings);
  const handle = ({ name: output, kind }: OutputPort) =>
    new (kind === "collection" ? CollectionHandle : TableHandle)(builder, writeRef(id, output));
  const sole = soleOutput(ports);
  const rest = ports.filter((port) => port !== sole);
  if (!sole)
    return ports.length > 0 ? Object.fromEntries(rest.map((port) => [port.name, handle(port)])) : undefined;
  const table = handle(sole);
  for (const port of rest) Object.defineProperty(table, port.name, { value: handle(port), enumerable: true });
  return table;
}

function readArguments(
  definition: AnyNodeDefinition,
  builder: JobBuilder,
  receiver: OutputHandle | undefined,
  rest: readonly unknown[],
) {
  const shape = methodShape(definition);
  const open = [...rest];
  const refOf = (value: unknown, what: string, kind: PortKind = "table"): InputRef => {
    const method = definition.method.name;
    if (kind === "collection" && !(value instanceof CollectionHandle))
      throw new TypeError(`${method}: ${what} is a collection, such as splitFields gives.`);
    if (kind === "table" && !(value instanceof TableHandle))
      throw new TypeError(`${method}: ${what} is a table, such as job.read.csv(…) gives.`);
    if (!(value instanceof OutputHandle) || value.builder !== builder)
      throw new TypeError(`${definition.method.name}: ${what} is a table of another job.`);
    return value.ref;
  };
  const inputs: Record<string, InputRef | InputRef[]> = {};
  if (receiver && shape.receiver)
    inputs[shape.receiver.name] = shape.receiver.arity === "many" ? [receiver.ref] : receiver.ref;
  for (const port of shape.ports) readWires(definition, port, open.shift(), refOf, inputs);
  const positional = definition.method.positional.map((key) => [key, open.shift()] as const);
  const options = open.shift() ?? {};
  if (typeof options !== "object" || open.length > 0) {
    throw new TypeError(`${definition.method.name}: the settings are one object, the last argument.`);
  }
  const given = positional.filter(([, value]) => value !== undefined);
  return { inputs, settings: { ...options, ...Object.fromEntries(given) } };
}

function readWires(
  { method }: AnyNodeDefinition,
  port: InputPort,
  value: unknown,
  refOf: (value: unknown, what: string, kind?: PortKind) => InputRef,
  inputs: Record<string, InputRef | InputRef[]>,
): void {
  if (port.arity === "one") {
    inputs[port.name] = refOf(value, `“${port.title}”`, port.kind);
    return;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value) !== (port.arity === "many")) {
    throw new TypeError(
      `${method.name}: “${port.title}” is ${port.arity === "many" ? "a list of tables" : "an object of tables by alias"}.`,
    );
  }
  if (port.arity === "many") {
    const first = (inputs[port.name] ?? []) as InputRef[];
    inputs[port.name] = [
      ...first,
      ...(value as unknown[]).map((one, index) => refOf(one, `entry ${index + 1} of “${port.title}”`)),
    ];
    return;
  }
  for (const [alias, table] of Object.entries(value)) {
    if (!PortName.safeParse(alias).success)
      throw new TypeError(`${method.name}: “${alias}” cannot be an alias: letters, digits and _ only.`);
    inputs[alias] = refOf(table, `“${alias}”`);
  }
}
