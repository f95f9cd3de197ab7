import type { WindowSpec } from "../../syntax/tree";
import type { QueryContext } from "../query-context";
import type { Scope } from "../scope";

/** Spark takes a named window whole: what is built on one is written out. */
export function toSparkWindow(spec: WindowSpec, context: QueryContext): WindowSpec {
  const { base, bare, frame } = spec;
  if (frame?.unit === "groups")
    context.problem(frame, "Frames of GROUPS have no counterpart in Spark; ROWS and RANGE have.");
  if (frame?.exclude) context.problem(frame, "EXCLUDE has no counterpart in Spark’s frames.");
  if (!base || bare) return spec;
  const named = windowNamed(base.text, context.scope);
  if (!named) return spec;
  const inner = toSparkWindow(named, context);
  return {
    ...spec,
    base: null,
    partition: inner.partition,
    order: spec.order.length > 0 ? spec.order : inner.order,
    frame: frame ?? inner.frame,
  };
}

const windowNamed = (name: string, scope: Scope | null): WindowSpec | null =>
  scope &&
  (scope.windows.find((one) => one.name.text.toLowerCase() === name.toLowerCase())?.window ??
    windowNamed(name, scope.outer));
