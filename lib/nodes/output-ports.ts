import { type Diagnostic, diagnose } from "../model/diagnostic";
import type { InputPort, OutputPort } from "./define-node";
import type { AnyNodeDefinition } from "./registry";

/** The outputs of one node: those its type declares, where `each` stands for one for every entry of its setting. */
export function outputPorts(
  definition: Pick<AnyNodeDefinition, "outputs"> | undefined,
  settings: Readonly<Record<string, unknown>>,
): readonly OutputPort[] {
  const declared = definition?.outputs ?? [];
  if (!declared.some(({ each }) => each !== undefined)) return declared;
  return declared.flatMap((port) => {
    const { each, without, ...rest } = port;
    if (without !== undefined) return entryNames(settings[without]).length === 0 ? [rest] : [];
    return each === undefined
      ? [port]
      : entryNames(settings[each]).map((name) => ({ ...rest, name, title: name }));
  });
}

/** The output a method's result itself stands for, where just one is not optional; the others are its properties. */
export function soleOutput(ports: readonly OutputPort[]): OutputPort | undefined {
  const [first, second] = ports.filter(({ optional }) => !optional);
  return second ? undefined : first;
}

/** The tables a collection output of a node holds. */
export const collectionTables = (ports: readonly OutputPort[]): readonly OutputPort[] =>
  ports.filter(({ kind, optional }) => kind !== "collection" && !optional);

/** Names in a draft's list, which may have any shape: a list of names or of `{ name }`, or a record by name. */
function entryNames(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const names = Array.isArray(value)
    ? value.map((entry: unknown) =>
        typeof entry === "string" ? entry : (entry as { name?: unknown } | null)?.name,
      )
    : Object.keys(value);
  return [...new Set(names.filter((name): name is string => typeof name === "string" && name !== ""))];
}

/** Why a wire cannot lead from an output to an input: one is a collection, the other a single table. */
export function kindProblem(
  source: string,
  output: OutputPort,
  name: string,
  input: InputPort,
): Diagnostic | undefined {
  const [gives, takes] = [output.kind ?? "table", input.kind ?? "table"];
  if (gives === takes) return undefined;
  return gives === "collection"
    ? diagnose("graph/collection", { source, output: output.title, name })
    : diagnose("graph/not-a-collection", { source, name });
}
