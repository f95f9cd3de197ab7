import type { Input, Plan, Step } from "../../../ir/rel";
import { walk } from "../../../ir/walk";
import { slug } from "../../../util/slug";

export const stepKey = (step: { node: string; output: string }): string => `${step.node}.${step.output}`;

/**
 * A readable name for each step: the node's name as a slug. No two are equal, and none is an alias that a SQL node
 * uses for another step, because an alias would then hide it.
 */
export function tableNames(plan: Plan): Map<string, string> {
  const aliases = new Map<string, Set<string>>();
  for (const step of plan.steps) {
    for (const rel of walk(step.rel)) {
      if (rel.op !== "sql") continue;
      for (const { alias, rel: input } of rel.inputs) {
        const uses = aliases.get(alias.toLowerCase()) ?? new Set();
        uses.add(input.op === "input" ? stepKey(input as Input) : "");
        aliases.set(alias.toLowerCase(), uses);
      }
    }
  }
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const step of plan.steps) {
    const key = stepKey(step);
    const free = (name: string) =>
      !taken.has(name) && [...(aliases.get(name) ?? [key])].every((use) => use === key);
    const name = firstFree(stem(step), free);
    taken.add(name);
    names.set(key, name);
  }
  return names;
}

function stem({ name, output }: Step): string {
  const own = output.slice(output.lastIndexOf("/") + 1);
  return slug(own === "out" ? name : `${name} ${own}`, "node");
}

function firstFree(name: string, free: (name: string) => boolean): string {
  if (free(name)) return name;
  for (let suffix = 2; ; suffix++) if (free(`${name}_${suffix}`)) return `${name}_${suffix}`;
}
