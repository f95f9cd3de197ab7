import { children } from "./children";
import type { Plan, Rel } from "./rel";

/** A plan as text, one operator a line, children indented: what `.ir` files of the golden corpus hold. */
export function printPlan(plan: Plan): string {
  return plan.steps
    .map((step) => `${JSON.stringify(step.name)} ${step.node}.${step.output}\n${printRel(step.rel, 1)}`)
    .join("\n");
}

function printRel(rel: Rel, depth: number): string {
  const below = children(rel);
  const own = Object.entries(rel).filter(([key, value]) => key !== "op" && !isChild(value, below));
  const fields = own
    .map(([key, value]) => `${key}=${JSON.stringify(key === "inputs" ? aliases(value) : value)}`)
    .join(" ");
  const line = `${"  ".repeat(depth)}${rel.op}${fields ? ` ${fields}` : ""}\n`;
  return line + below.map((child) => printRel(child, depth + 1)).join("");
}

const isChild = (value: unknown, below: readonly Rel[]): boolean =>
  below.includes(value as Rel) ||
  (Array.isArray(value) && value.length > 0 && value.every((item) => below.includes(item)));

const aliases = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((input: { alias: string }) => input.alias) : value;
