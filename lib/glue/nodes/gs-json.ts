import { jsonPath } from "../../sql/json-path";
import { compact, isObject } from "../json";
import { oneWire, Unfit } from "../mapping";
import type { GsFunction } from "./gs-function";

/** Values of JSON by their paths. Without names for the columns, each takes that of the last key. */
export const extractJson: GsFunction = {
  name: "gs_extract_json",
  types: ["extract-json-path"],
  read(parameters, context) {
    const paths = parameters.names("jsonPaths");
    const names = parameters.names("colList");
    if (paths.length === 0) throw new Unfit("its parameter jsonPaths is missing");
    const wrong = paths.find((path) => !jsonPath(path).ok);
    if (wrong !== undefined) throw new Unfit(`its JSON path “${wrong}” is not understood`);
    if (names.length > 0 && names.length !== paths.length)
      throw new Unfit(`it has ${paths.length} JSON paths for ${names.length} columns`);
    const columns = paths.map((text, index) => ({ name: names[index] ?? lastKey(text), text }));
    return {
      type: "extract-json-path",
      settings: { column: parameters.needed("colName"), columns, dropColumn: parameters.flag("dropCol") },
      inputs: oneWire(context.inputs),
    };
  },
  write({ settings: { column, columns, dropColumn, onError = "null" } }) {
    const list = Array.isArray(columns) ? columns.filter(isObject) : [];
    const hasComma = list.some(({ name, text }) => `${name}${text}`.includes(","));
    if (onError !== "null" || list.length === 0 || hasComma) return null;
    return {
      colName: String(column),
      jsonPaths: list.map(({ text }) => String(text)).join(","),
      colList: list.map(({ name }) => String(name)).join(","),
      dropCol: dropColumn === true ? "true" : undefined,
    };
  },
};

const lastKey = (path: string): string => path.match(/[^.[\]'"$]+(?=['"\]]*$)/)?.[0] ?? path;

/** Structs and lists of JSON, their type found in the rows. */
export const parseJson: GsFunction = {
  name: "gs_parse_json",
  types: ["parse-json-column"],
  read: (parameters, context) => ({
    type: "parse-json-column",
    settings: { column: parameters.needed("colName") },
    inputs: oneWire(context.inputs),
  }),
  write: ({ settings: { column, type, as, onError = "null" } }) =>
    type !== undefined || (as !== undefined && as !== column) || onError !== "null"
      ? null
      : { colName: String(column) },
};

/** Its parameters are not documented: it is read, and never written. */
export const regexExtractor: GsFunction = {
  name: "gs_regex_extractor",
  types: [],
  read(parameters, context) {
    const pattern = ["regex", "pattern", "regexp"].flatMap((name) => parameters.text(name) ?? [])[0];
    if (pattern === undefined)
      throw new Unfit("its parameters are not documented, and no regex is among them");
    const names = ["colList", "newColNames", "newCols", "newColName"].flatMap((name) =>
      parameters.names(name),
    );
    context.note(
      "assumed",
      "The parameters of gs_regex_extractor are not documented: colName is the column, regex what it is searched for, and the new columns take its groups in order.",
    );
    const columns = names.map((name, index) => ({ name, number: index + 1 }));
    return {
      type: "regex-extractor",
      settings: compact({ column: parameters.needed("colName"), pattern, columns }),
      inputs: oneWire(context.inputs),
    };
  },
  write: () => null,
};
