import { type GlueMapping, Unfit } from "../mapping";
import { asPaths, columnsOf, textOf } from "../read-fields";

/** Stacks rows by the places of their columns; exactly two inputs in AWS Glue. */
export const union: GlueMapping = {
  glue: "Union",
  types: ["union"],
  read: (fields, context) => ({
    type: "union",
    settings: { match: "position", distinct: textOf(fields, "UnionType") === "DISTINCT" },
    inputs: { inputs: [...context.inputs] },
  }),
  write({ settings: { match = "name", distinct } }, context) {
    if (context.inputs.length !== 2 || (match !== "position" && !context.sameColumns("inputs"))) return null;
    return { UnionType: distinct === true ? "DISTINCT" : "ALL" };
  },
};

/** `Source` is the table that staged rows are brought into. */
export const merge: GlueMapping = {
  glue: "Merge",
  types: ["merge"],
  read(fields, context) {
    const source = textOf(fields, "Source") ?? "";
    const [place = 0] = context.placesOf(source);
    if (context.inputs.length > 2) throw new Unfit("it has more than two inputs");
    const [first, second] = place === 1 ? [...context.inputs].reverse() : context.inputs;
    return {
      type: "merge",
      settings: { keys: columnsOf(fields, "PrimaryKeys") },
      inputs: {
        ...(first === undefined ? {} : { source: first }),
        ...(second === undefined ? {} : { staging: second }),
      },
    };
  },
  write({ settings: { keys, nullsEqual } }, context) {
    const [source] = context.inputs;
    if (source === undefined || nullsEqual === true) return null;
    return { Source: source, PrimaryKeys: asPaths(Array.isArray(keys) ? keys.map(String) : []) };
  },
};
