import type { Difference } from "@/lib/model/difference";
import { JobSettings } from "@/lib/model/job";
import { type Pipeline, type PipelineNode, readRef } from "@/lib/model/pipeline";
import { fieldMeta } from "@/lib/nodes/fields";
import { nodeDefinition } from "@/lib/nodes/registry";

/** One change, ready to be read: two short values, or two texts to compare line by line. */
export interface PartWords {
  key: string;
  title: string;
  /** Null where there was nothing. */
  before: string | null;
  after: string | null;
}

type Part = Difference["parts"][number];
type Json = Part["before"];
type Nodes = Pipeline["nodes"];

const jobParts: Record<string, string> = {
  name: "Name of the job",
  description: "Description",
  program: "Program",
  settings: "Run settings",
};
export const jobPartTitle = (name: string): string => jobParts[name] ?? name;

/** The parts of a difference with the titles of the forms; settings of the job one by one. */
export function partsInWords(
  { parts, node: id }: Difference,
  node: PipelineNode | undefined,
  nodes: Nodes,
): PartWords[] {
  return parts.flatMap((part) => {
    if (id === null && part.path === "settings") return runSettings(part);
    const title = id === null ? "" : partTitle(part.path, node);
    const say = part.path === "inputs" ? (value: Json) => inputsText(value, nodes) : valueText;
    return [{ key: part.path, title, before: say(part.before), after: say(part.after) }];
  });
}

function partTitle(path: string, node: PipelineNode | undefined): string {
  if (path === "inputs") return "Wires";
  if (path === "type") return "Type";
  if (path === "name") return "Name";
  const key = path.replace(/^settings\./, "");
  const schema = node && nodeDefinition(node.type)?.settings.shape[key];
  return (schema && fieldMeta(schema)?.title) ?? words(key);
}

/** `partitionBy` → `Partition by`. */
const words = (key: string): string => {
  const spaced = key.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

function runSettings({ before, after }: Part): PartWords[] {
  const a = isRecord(before) ? before : {};
  const b = isRecord(after) ? after : {};
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((key) => valueText(a[key] ?? null) !== valueText(b[key] ?? null))
    .map((key) => ({
      key,
      title: settingTitle(key),
      before: valueText(a[key] ?? null),
      after: valueText(b[key] ?? null),
    }));
}

function settingTitle(key: string): string {
  const shape: Record<string, { meta(): { title?: string } | undefined } | undefined> = JobSettings.shape;
  return shape[key]?.meta()?.title ?? words(key);
}

const isRecord = (value: Json): value is Record<string, Json> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isScalar = (value: Json): boolean => value === null || typeof value !== "object";

/** A value as a person would write it: texts bare, lists of texts with commas, pairs with a sign between them. */
export function valueText(value: Json): string | null {
  if (value === null) return null;
  if (typeof value === "string") return value;
  if (isScalar(value)) return String(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return "nothing";
    if (value.every(isScalar)) return value.map((item) => valueText(item) ?? "NULL").join(", ");
    return value.map(itemText).join("\n");
  }
  return Object.entries(value)
    .map(([key, item]) => `${key}: ${compact(item)}`)
    .join("\n");
}

/** One entry of a list: known pairs read as sentences, others as JSON. */
function itemText(item: Json): string {
  if (!isRecord(item)) return compact(item);
  const { left, right, name, expression, type, direction } = item;
  if (typeof left === "string" && typeof right === "string") return `${left} = ${right}`;
  if (typeof name === "string" && typeof expression === "string") return `${name} = ${expression}`;
  if (typeof name === "string" && typeof type === "string" && Object.keys(item).length === 2)
    return `${name} ${type}`;
  if (typeof expression === "string" && typeof direction === "string")
    return `${expression} ${direction === "desc" ? "descending" : "ascending"}`;
  return compact(item);
}

const compact = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));

/** `left ← Flights`, one wire a line. */
function inputsText(value: Json, nodes: Nodes): string | null {
  if (!isRecord(value)) return null;
  const lines = Object.entries(value).flatMap(([port, refs]) =>
    (Array.isArray(refs) ? refs : [refs]).map((ref) => `${port} ← ${sourceName(ref, nodes)}`),
  );
  return lines.length > 0 ? lines.join("\n") : "none";
}

function sourceName(ref: Json, nodes: Nodes): string {
  if (
    typeof ref !== "string" &&
    !(isRecord(ref) && typeof ref.node === "string" && typeof ref.output === "string")
  )
    return compact(ref);
  const { node, output } = readRef(
    typeof ref === "string" ? ref : { node: String(ref.node), output: String(ref.output) },
  );
  const name = nodes[node]?.name ?? node;
  return output === "out" ? name : `${name} (${output})`;
}
