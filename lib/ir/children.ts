import { assertNever } from "../util/assert-never";
import type { Rel } from "./rel";

/** The one table of what hangs below an operator: walk, rewrite and print are derived from it. */
export function children(rel: Rel): readonly Rel[] {
  switch (rel.op) {
    case "input":
    case "scan":
    case "values":
      return [];
    case "project":
    case "filter":
    case "aggregate":
    case "sort":
    case "limit":
    case "distinct":
    case "window":
    case "unnest":
    case "unpivot":
    case "sample":
    case "check":
    case "repartition":
    case "assert":
    case "write":
      return [rel.input];
    case "join":
    case "asof-join":
    case "set-operation":
      return [rel.left, rel.right];
    case "union":
      return rel.inputs;
    case "sql":
      return rel.inputs.map((input) => input.rel);
    default:
      return assertNever(rel);
  }
}

/** The same operator over other children, given in the order of `children`. */
export function withChildren(rel: Rel, next: readonly Rel[]): Rel {
  const at = (index: number): Rel => next[index] ?? (children(rel)[index] as Rel);
  switch (rel.op) {
    case "input":
    case "scan":
    case "values":
      return rel;
    case "project":
    case "filter":
    case "aggregate":
    case "sort":
    case "limit":
    case "distinct":
    case "window":
    case "unnest":
    case "unpivot":
    case "sample":
    case "check":
    case "repartition":
    case "assert":
    case "write":
      return { ...rel, input: at(0) };
    case "join":
    case "asof-join":
    case "set-operation":
      return { ...rel, left: at(0), right: at(1) };
    case "union":
      return { ...rel, inputs: rel.inputs.map((_, index) => at(index)) };
    case "sql":
      return { ...rel, inputs: rel.inputs.map((input, index) => ({ ...input, rel: at(index) })) };
    default:
      return assertNever(rel);
  }
}
