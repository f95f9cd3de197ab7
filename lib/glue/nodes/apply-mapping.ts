import type { Column } from "../../model/column";
import { actualName } from "../../nodes/column-names";
import { duckType, glueType } from "../column-types";
import { isObject, type Json, type JsonObject } from "../json";
import { type GlueMapping, oneWire, type ReadContext, Unfit } from "../mapping";
import { booleanOf, objectsOf, textOf, textsOf } from "../read-fields";

interface Mapping {
  from: readonly string[];
  to: string;
  type?: string;
  dropped?: true;
  children?: Mapping[];
}

/** Renames, casts and drops columns. Values that do not fit their type are NULL, as in Spark. */
export const applyMapping: GlueMapping = {
  glue: "ApplyMapping",
  types: ["change-schema"],
  read: (fields, context) => ({
    type: "change-schema",
    settings: { mapping: readMappings(objectsOf(fields, "Mapping"), [], context), onCastError: "null" },
    inputs: oneWire(context.inputs),
  }),
  write({ settings: { mapping, onCastError } }, context) {
    if (!Array.isArray(mapping)) return { Mapping: [] };
    if (onCastError !== "null")
      context.note("AWS Glue makes values that do not fit their type NULL; it does not fail.");
    return { Mapping: mapping.filter(isObject).map((one) => writeMapping(one, context.columnsOf("in"))) };
  },
};

const MAX_DEPTH = 50;

function readMappings(
  mappings: readonly JsonObject[],
  parent: readonly string[],
  context: ReadContext,
): Mapping[] {
  if (parent.length > MAX_DEPTH) throw new Unfit("its Mapping is nested too deep");
  return mappings.map((mapping) => {
    const path = textsOf(mapping, "FromPath");
    const full = parent.every((name, index) => path[index] === name) && path.length > parent.length;
    const from = parent.length > 0 && full ? path.slice(parent.length) : path;
    const to = textOf(mapping, "ToKey") ?? from.at(-1) ?? "";
    const children = readMappings(objectsOf(mapping, "Children"), [...parent, ...from], context);
    const type = textOf(mapping, "ToType");
    return {
      from,
      to,
      ...(children.length === 0 ? typeOf(type, to, context) : {}),
      ...(booleanOf(mapping, "Dropped") === true ? { dropped: true } : {}),
      ...(children.length > 0 ? { children } : {}),
    };
  });
}

/** Kinds of types whose contents are not said, so that there is nothing to cast to. */
const OPEN: ReadonlySet<string> = new Set([
  "",
  "struct",
  "array",
  "map",
  "object",
  "choice",
  "null",
  "void",
  "undefined",
]);

function typeOf(type: string | undefined, to: string, context: ReadContext): { type?: string } {
  if (type === undefined || OPEN.has(type.trim().toLowerCase())) return {};
  const duck = duckType(type);
  if (duck) return { type: duck };
  context.note("assumed", `“${to}” keeps its type: there is no “${type}” here.`);
  return {};
}

function writeMapping(mapping: JsonObject, columns: readonly Column[] | undefined): JsonObject {
  const { from, to = "", type, dropped, children } = mapping;
  const path: readonly Json[] = Array.isArray(from) ? from : [from ?? ""];
  const root = typeof path[0] === "string" ? path[0] : "";
  const source = columns?.find(({ name }) => name === actualName(columns, root));
  const toType = typeof type === "string" ? glueType(type) : undefined;
  const fromType = source && path.length === 1 ? glueType(source.type) : toType;
  const inner = Array.isArray(children) ? children.filter(isObject) : [];
  return {
    ToKey: to,
    FromPath: path,
    FromType: inner.length > 0 ? "struct" : (fromType ?? "string"),
    ToType: inner.length > 0 ? "struct" : (toType ?? fromType ?? "string"),
    Dropped: dropped === true,
    ...(inner.length > 0 ? { Children: inner.map((child) => writeMapping(child, undefined)) } : {}),
  };
}
