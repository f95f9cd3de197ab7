import { compact } from "../json";
import { oneWire } from "../mapping";
import type { GsFunction } from "./gs-function";

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const names = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

export const uuid: GsFunction = {
  name: "gs_uuid",
  types: ["uuid"],
  read: (parameters, context) => ({
    type: "uuid",
    settings: compact({ as: parameters.text("colName") }),
    inputs: oneWire(context.inputs),
  }),
  write: ({ settings: { as, of } }) => (names(of).length > 0 ? null : { colName: text(as) ?? "uuid" }),
};

/** Its parameters are not documented: it is read as if they were like those of `gs_uuid`, and never written. */
export const identifier: GsFunction = {
  name: "gs_identifier",
  types: [],
  read(parameters, context) {
    context.note(
      "assumed",
      "The parameters of gs_identifier are not documented: colName is the column, unique the toggle.",
    );
    const settings = { as: parameters.text("colName"), unique: parameters.flag("unique") };
    return { type: "identifier", settings: compact(settings), inputs: oneWire(context.inputs) };
  },
  write: () => null,
};

export const concatenate: GsFunction = {
  name: "gs_concat",
  types: ["concatenate-columns"],
  read: (parameters, context) => ({
    type: "concatenate-columns",
    settings: compact({
      columns: parameters.names("colList"),
      as: parameters.needed("colName"),
      spacer: parameters.text("spacer"),
      nullText: parameters.text("nullReplacement"),
    }),
    inputs: oneWire(context.inputs),
  }),
  write({ settings: { columns, as, spacer, nulls = "text", nullText, dropColumns } }) {
    if (nulls !== "text" || dropColumns === true) return null;
    return {
      colName: String(as),
      colList: names(columns),
      spacer: text(spacer),
      nullReplacement: text(nullText),
    };
  },
};

export const nullRows: GsFunction = {
  name: "gs_null_rows",
  types: ["remove-null-rows"],
  read: (parameters, context) => ({
    type: "remove-null-rows",
    settings: compact({ extended: parameters.flag("extended") }),
    inputs: oneWire(context.inputs),
  }),
  write: ({ settings: { extended, blank, columns } }) =>
    names(columns).length > 0 || blank === true ? null : { extended: extended === true ? "true" : undefined },
};
