import type { Column } from "../../model/column";
import { isObject } from "../json";
import { oneWire } from "../mapping";
import { toSpark } from "../sql/to-spark";
import type { KnownColumns } from "../sql/translation";
import type { GsFunction } from "./gs-function";
import { translated } from "./translated";

const known = (columns: readonly Column[] | undefined): KnownColumns => (columns ? { columns } : {});

/** A column computed by Spark SQL. */
export const derived: GsFunction = {
  name: "gs_derived",
  types: ["derived-column"],
  read(parameters, context) {
    const expression = translated(
      parameters.needed("expr"),
      "expression",
      known(context.columnsOf(0)),
      context,
    );
    return {
      type: "derived-column",
      settings: { compute: [{ name: parameters.needed("colName"), expression }] },
      inputs: oneWire(context.inputs),
    };
  },
  write({ settings: { compute } }, context) {
    const [only, second] = Array.isArray(compute) ? compute.filter(isObject) : [];
    if (!only || second || typeof only.expression !== "string") return null;
    const { sql, notes } = toSpark(only.expression, "expression", known(context.columnsOf("in")));
    for (const note of notes) context.note(note);
    return { colName: String(only.name), expr: sql };
  },
};
