import { compact } from "../json";
import { type GlueMapping, oneWire, Unfit } from "../mapping";
import { asPaths, columnOf, columnsOf, numberOf, pathsOf, textsOf } from "../read-fields";

const names = (columns: unknown): string[] => (Array.isArray(columns) ? columns.map(String) : []);

/** A path into a struct rebuilds the struct from the chosen fields, as a change of schema does. */
export const selectFields: GlueMapping = {
  glue: "SelectFields",
  types: ["select-fields"],
  read(fields, context) {
    const paths = pathsOf(fields, "Paths");
    const inputs = oneWire(context.inputs);
    if (paths.every((path) => path.length === 1))
      return { type: "select-fields", settings: { columns: columnsOf(fields, "Paths") }, inputs };
    return { type: "change-schema", settings: { mapping: chosen(paths) }, inputs };
  },
  write: ({ settings: { columns } }) => ({ Paths: asPaths(names(columns)) }),
};

interface Chosen {
  from: [string];
  to: string;
  children?: Chosen[];
}

function chosen(paths: readonly (readonly string[])[]): Chosen[] {
  const roots = [...new Set(paths.map(([root = ""]) => root))];
  return roots.map((root) => {
    const inner = paths.filter(([first]) => first === root).map(([, ...rest]) => rest);
    const whole = inner.some((path) => path.length === 0);
    return { from: [root], to: root, ...(whole ? {} : { children: chosen(inner) }) };
  });
}

export const dropFields: GlueMapping = {
  glue: "DropFields",
  types: ["drop-fields"],
  read: (fields, context) => ({
    type: "drop-fields",
    settings: { columns: columnsOf(fields, "Paths") },
    inputs: oneWire(context.inputs),
  }),
  write: ({ settings: { columns } }) => ({ Paths: asPaths(names(columns)) }),
};

export const renameField: GlueMapping = {
  glue: "RenameField",
  types: ["rename-field"],
  read(fields, context) {
    const [from, to] = [textsOf(fields, "SourcePath"), textsOf(fields, "TargetPath")];
    if (from.length > 1 || to.length > 1) {
      const path = (from.length > 1 ? from : to).join(".");
      throw new Unfit(`it renames a field inside a struct, “${path}”`);
    }
    return {
      type: "rename-field",
      settings: { from: from[0] ?? "", to: to[0] ?? "" },
      inputs: oneWire(context.inputs),
    };
  },
  write: ({ settings: { from = "", to = "" } }) => ({ SourcePath: [from], TargetPath: [to] }),
};

export const splitFields: GlueMapping = {
  glue: "SplitFields",
  types: ["split-fields"],
  read: (fields, context) => ({
    type: "split-fields",
    settings: { columns: columnsOf(fields, "Paths") },
    inputs: oneWire(context.inputs),
  }),
  write: ({ settings: { columns } }) => ({ Paths: asPaths(names(columns)) }),
};

export const selectFromCollection: GlueMapping = {
  glue: "SelectFromCollection",
  types: ["select-from-collection"],
  read: (fields, context) => ({
    type: "select-from-collection",
    settings: { index: numberOf(fields, "Index") ?? 0 },
    inputs: oneWire(context.inputs),
  }),
  write: ({ settings: { index = 0 } }) => ({ Index: index }),
};

/** Which of the equal rows stays is left open in Spark; here it is the first by the other columns. */
export const dropDuplicates: GlueMapping = {
  glue: "DropDuplicates",
  types: ["drop-duplicates"],
  read(fields, context) {
    const columns = pathsOf(fields, "Columns").map(columnOf);
    if (columns.length > 0)
      context.note(
        "assumed",
        "Of rows with equal keys the first by the other columns stays; AWS Glue leaves open which.",
      );
    return { type: "drop-duplicates", settings: { columns }, inputs: oneWire(context.inputs) };
  },
  write({ settings: { columns, order } }) {
    if (Array.isArray(order) && order.length > 0) return null;
    const keys = names(columns);
    return compact({ Columns: keys.length > 0 ? asPaths(keys) : undefined });
  },
};
