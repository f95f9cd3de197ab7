import { z } from "zod";
import { jsonEqual } from "../util/stable-json";
import type { JobContent } from "./job";
import { NodeId } from "./pipeline";

/** One way in which two versions of a job differ. */
export const Difference = z.strictObject({
  kind: z.enum(["added", "removed", "changed"]),
  /** The node it concerns; null for the job's own fields. */
  node: NodeId.nullable(),
  /** Name of the node, or of the job's field. */
  name: z.string(),
  /** Which part changed: `settings.condition`, `inputs`, `name`, `program`… empty when added or removed. */
  parts: z.array(z.strictObject({ path: z.string(), before: z.json(), after: z.json() })),
});
export type Difference = z.infer<typeof Difference>;

/** What changed from `before` to `after`, nodes matched by id; places on the canvas do not count. */
export function compareJobs(before: JobContent, after: JobContent): Difference[] {
  const differences: Difference[] = [];
  const ids = new Set([...Object.keys(before.pipeline.nodes), ...Object.keys(after.pipeline.nodes)]);
  for (const id of ids) {
    const a = before.pipeline.nodes[id];
    const b = after.pipeline.nodes[id];
    if (!a || !b) {
      differences.push({ kind: a ? "removed" : "added", node: id, name: (a ?? b)?.name ?? id, parts: [] });
      continue;
    }
    const keys = [...new Set([...Object.keys(a.settings), ...Object.keys(b.settings)])];
    const parts = [
      part("type", a.type, b.type),
      part("name", a.name, b.name),
      part("inputs", a.inputs, b.inputs),
      ...keys.map((key) => part(`settings.${key}`, a.settings[key], b.settings[key])),
    ].flat();
    if (parts.length > 0) differences.push({ kind: "changed", node: id, name: b.name, parts });
  }
  for (const key of ["name", "description", "program", "settings"] as const) {
    const parts = part(key, before[key], after[key]);
    if (parts.length > 0) differences.push({ kind: "changed", node: null, name: key, parts });
  }
  return differences;
}

type Part = Difference["parts"][number];
const part = (path: string, before: unknown = null, after: unknown = null): Part[] =>
  jsonEqual(before, after) ? [] : [{ path, before: before as Part["before"], after: after as Part["after"] }];
