import { children } from "../ir/children";
import type { Rel, Step } from "../ir/rel";
import { stepKey } from "./emit/duckdb/table-names";

/**
 * Gives targets that name no number of files that of the nearest repartition above them. A step that combines several
 * inputs ends its reach.
 */
export function spreadFiles(steps: readonly Step[]): Step[] {
  const byKey = new Map(steps.map((step) => [stepKey(step), step]));
  const filesAbove = (rel: Rel): number | null => {
    for (let at: Rel | undefined = rel; at; ) {
      if (at.op === "repartition") return at.files;
      if (at.op === "input") at = byKey.get(stepKey(at))?.rel;
      else {
        const [only, second] = children(at);
        at = second ? undefined : only;
      }
    }
    return null;
  };
  return steps.map((step) =>
    step.rel.op === "write" && step.rel.files === null
      ? { ...step, rel: { ...step.rel, files: filesAbove(step.rel.input) } }
      : step,
  );
}
