import { z } from "zod";
import type { SetOperation } from "../ir/rel";
import { hasName } from "./column-names";
import type { BoundInput } from "./define-node";
import { toggleField } from "./fields";

/** The ports of both set operations. */
export const setInputs = [
  { name: "left", title: "Rows", arity: "one" },
  { name: "right", title: "Other rows", arity: "one" },
] as const;

/** The settings of both set operations. */
export const setSettings = (help: string) =>
  z.strictObject({ all: toggleField({ title: "Count equal rows one by one", help }).default(false) });

/** A set operation over inputs that have the same columns, in any order; others are refused in words. */
export function setOperation(
  kind: SetOperation["kind"],
  { left, right }: { left: BoundInput; right: BoundInput },
  all: boolean,
): SetOperation {
  refuseMissing(left, right);
  refuseMissing(right, left);
  return {
    op: "set-operation",
    kind,
    left: left.rel,
    right: right.rel,
    all,
    columns: left.columns.map(({ name }) => name),
  };
}

function refuseMissing(has: BoundInput, lacks: BoundInput): void {
  const column = has.columns.find(({ name }) => !hasName(lacks.columns, name));
  if (column)
    throw new Error(
      `“${lacks.name}” has no column “${column.name}”, which “${has.name}” has. Whole rows are compared: drop it there, or add it here.`,
    );
}
