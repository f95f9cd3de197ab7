import type { Column } from "../../model/column";
import { isObject } from "../json";
import { oneWire } from "../mapping";
import type { KnownColumns } from "../sql-dialects";
import type { GsFunction } from "./gs-function";

const known = (columns: readonly Column[] | undefined): KnownColumns => (columns ? { columns } : {});

/** A column computed by Spark SQL. */
export const derived: GsFunction = {
  name: "gs_derived",
  types: ["derived-column"],
  read(parameters, context) {
    const text = parameters.needed("expr");
    const translated = context.sql.fromSpark(text, "expression", known(context.columnsOf(0)));
    const expression = translated.ok ? translated.sql : text;
    if (translated.ok) for (const note of translated.notes) context.note("assumed", note);
    else
      for (const { message } of translated.problems)
        context.note(
          "assumed",
          `Its expression is Spark's still, because it could not be translated: ${message}`,
        );
    if (expression !== text)
      context.note("translated", "Its expression was translated from Spark's SQL to DuckDB's.");
    return {
      type: "derived-column",
      settings: { compute: [{ name: parameters.needed("colName"), expression }] },
      inputs: oneWire(context.inputs),
    };
  },
  write({ settings: { compute } }, context) {
    const [only, second] = Array.isArray(compute) ? compute.filter(isObject) : [];
    if (!only || second || typeof only.expression !== "string") return null;
    const translated = context.sql.toSpark(only.expression, "expression", known(context.columnsOf("in")));
    if (!translated.ok) return null;
    for (const note of translated.notes) context.note(note);
    return { colName: String(only.name), expr: translated.sql };
  },
};
