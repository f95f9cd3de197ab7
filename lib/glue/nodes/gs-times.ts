import { compact } from "../json";
import { oneWire, Unfit } from "../mapping";
import type { GsFunction } from "./gs-function";

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

const KINDS: ReadonlySet<string> = new Set(["autodetect", "iso", "seconds", "milliseconds", "microseconds"]);

export const toTimestamp: GsFunction = {
  name: "gs_to_timestamp",
  types: ["to-timestamp"],
  read(parameters, context) {
    const format = parameters.text("colType") ?? "autodetect";
    if (!KINDS.has(format)) throw new Unfit(`its kind of column “${format}” is not known`);
    const settings = { column: parameters.needed("colName"), format, as: parameters.text("newColName") };
    return { type: "to-timestamp", settings: compact(settings), inputs: oneWire(context.inputs) };
  },
  write({ settings: { column, format = "autodetect", as, onError, type } }) {
    if (typeof format !== "string" || !KINDS.has(format) || onError === "fail" || type !== undefined)
      return null;
    return { colName: String(column), colType: format, newColName: text(as) };
  },
};

export const formatTimestamp: GsFunction = {
  name: "gs_format_timestamp",
  types: ["format-timestamp"],
  read(parameters, context) {
    const settings = {
      column: parameters.needed("colName"),
      pattern: parameters.needed("dateFormat"),
      as: parameters.text("newColName"),
    };
    return { type: "format-timestamp", settings: compact(settings), inputs: oneWire(context.inputs) };
  },
  write: ({ settings: { column, pattern, as } }) => ({
    colName: String(column),
    dateFormat: String(pattern),
    newColName: text(as),
  }),
};

export const currentTimestamp: GsFunction = {
  name: "gs_now",
  types: ["add-current-timestamp"],
  read(parameters, context) {
    const settings = { as: parameters.text("colName"), pattern: parameters.text("dateFormat") };
    return { type: "add-current-timestamp", settings: compact(settings), inputs: oneWire(context.inputs) };
  },
  write: ({ settings: { as, pattern, type } }) =>
    type === undefined ? { colName: text(as) ?? "timestamp", dateFormat: text(pattern) } : null,
};
