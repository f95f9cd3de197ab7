import { methodOwner, methodShape } from "@/lib/compiler/print/method-shape";
import type { AnyNodeDefinition } from "@/lib/nodes/registry";

/** How a program calls a node: `rows.filter(name, condition)`. */
export function methodCall(definition: AnyNodeDefinition): string {
  const { method, settings } = definition;
  const { receiver, ports } = methodShape(definition);
  const table = method.on === "collection" ? "tables" : "rows";
  const open = Object.keys(settings.shape).some((key) => !method.positional.includes(key));
  const parameters = [
    "name",
    ...ports.map((port) => (port === receiver ? "others" : port.name)),
    ...method.positional,
    ...(open ? ["{ … }"] : []),
  ];
  return `${methodOwner(method.on, table)}.${method.name}(${parameters.join(", ")})`;
}
