import { isObject } from "../json";
import { oneWire, Unfit } from "../mapping";
import type { GsFunction, Parameters } from "./gs-function";

/** A parameter that the function cannot do without. */
function needed(parameters: Parameters, name: string): string {
  const value = parameters.text(name);
  if (value === undefined) throw new Unfit(`its parameter ${name} is missing`);
  return value;
}

/** A column computed by Spark SQL. */
const derived: GsFunction = {
  name: "gs_derived",
  types: ["derived-column"],
  read(parameters, context) {
    const expression = needed(parameters, "expr");
    const translated = context.sql.fromSpark(expression, "expression");
    if (translated.ok) for (const note of translated.notes) context.note("assumed", note);
    else
      for (const { message } of translated.problems)
        context.note(
          "assumed",
          `Its expression is Spark's still, because it could not be translated: ${message}`,
        );
    if (translated.ok && translated.sql !== expression)
      context.note("translated", "Its expression was translated from Spark's SQL to DuckDB's.");
    return {
      type: "derived-column",
      settings: {
        compute: [
          { name: needed(parameters, "colName"), expression: translated.ok ? translated.sql : expression },
        ],
      },
      inputs: oneWire(context.inputs),
    };
  },
  write({ settings: { compute } }, context) {
    const [only, second] = Array.isArray(compute) ? compute.filter(isObject) : [];
    if (!only || second || typeof only.expression !== "string") return null;
    const translated = context.sql.toSpark(only.expression, "expression");
    if (!translated.ok) return null;
    for (const note of translated.notes) context.note(note);
    return { colName: String(only.name), expr: translated.sql };
  },
};

/** The functions that have nodes here. */
export const GS_FUNCTIONS: readonly GsFunction[] = [derived];
