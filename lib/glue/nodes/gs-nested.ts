import { compact, isObject } from "../json";
import { oneWire, Unfit } from "../mapping";
import type { GsFunction } from "./gs-function";

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

export const splitString: GsFunction = {
  name: "gs_split",
  types: ["split-string"],
  read: (parameters, context) => ({
    type: "split-string",
    settings: compact({
      column: parameters.needed("colName"),
      pattern: parameters.needed("pattern"),
      as: parameters.text("newColName"),
    }),
    inputs: oneWire(context.inputs),
  }),
  write: ({ settings: { column, pattern, kind = "regex", as } }) => ({
    colName: String(column),
    pattern: kind === "text" ? escaped(String(pattern)) : String(pattern),
    newColName: text(as),
  }),
};

const escaped = (pattern: string): string => pattern.replaceAll(/[\\^$.|?*+()[\]{}]/g, "\\$&");

export const arrayToColumns: GsFunction = {
  name: "gs_array_to_cols",
  types: ["array-to-columns"],
  read(parameters, context) {
    const places = parameters.names("arrayIndexes").map(Number);
    if (places.some((place) => !Number.isInteger(place)))
      throw new Unfit("its arrayIndexes are not whole numbers");
    const columns = parameters
      .names("colList")
      .map((name, index) => ({ name, number: places[index] ?? index + 1 }));
    return {
      type: "array-to-columns",
      settings: { column: parameters.needed("colName"), columns },
      inputs: oneWire(context.inputs),
    };
  },
  write({ settings: { column, columns, dropList } }) {
    const list = Array.isArray(columns) ? columns.filter(isObject) : [];
    if (dropList === true || list.some(({ name }) => String(name).includes(","))) return null;
    const places = list.map(({ number }) => number);
    const inOrder = places.every((place, index) => place === index + 1);
    return {
      colName: String(column),
      colList: list.map(({ name }) => String(name)).join(","),
      arrayIndexes: inOrder ? undefined : places.map(String).join(","),
    };
  },
};

export const explode: GsFunction = {
  name: "gs_explode",
  types: ["explode"],
  read: (parameters, context) => ({
    type: "explode",
    settings: compact({
      column: parameters.needed("colName"),
      as: parameters.text("newCol"),
      includeNulls: parameters.flag("outer"),
    }),
    inputs: oneWire(context.inputs),
  }),
  write({ settings: { column, as, keyAs, includeNulls, positionAs } }) {
    if (keyAs !== undefined || positionAs !== undefined) return null;
    return {
      colName: String(column),
      newCol: text(as) ?? String(column),
      outer: includeNulls === true ? "true" : undefined,
    };
  },
};

export const flatten: GsFunction = {
  name: "gs_flatten",
  types: ["flatten"],
  read(parameters, context) {
    const levels = parameters.text("maxLevels");
    const maxLevels = levels === undefined ? undefined : Number(levels);
    if (maxLevels !== undefined && !Number.isInteger(maxLevels))
      throw new Unfit("its maxLevels is not a whole number");
    const settings = {
      maxLevels: maxLevels === 0 ? undefined : maxLevels,
      separator: parameters.text("separator"),
    };
    return { type: "flatten", settings: compact(settings), inputs: oneWire(context.inputs) };
  },
  write({ settings: { maxLevels, separator, columns } }) {
    if (Array.isArray(columns) && columns.length > 0) return null;
    return {
      maxLevels: typeof maxLevels === "number" ? String(maxLevels) : undefined,
      separator: text(separator),
    };
  },
};
