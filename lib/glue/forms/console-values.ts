import { isObject, type Json, type JsonObject, own } from "../json";
import { type GlueField, type GlueType, shapeFields } from "../schema/field-type";
import { pathText, readPath } from "./column-path";

/** Fields that are paths in the API and plain text in the console; lists of paths always are. */
const PATHS: ReadonlySet<string> = new Set(["Column", "SourcePath", "TargetPath"]);

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** The fields of a node, or of a structure in it, in the console's spelling. */
export function consoleFields(fields: JsonObject, types: ReadonlyMap<string, GlueField>): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const field = types.get(name);
      return field ? [camel(name), consoleValue(value, field.type, name)] : [name, value];
    }),
  );
}

function consoleValue(value: Json, type: GlueType, name: string): Json {
  if (name === "OutputSchemas" && Array.isArray(value)) return value.map(consoleSchema);
  if (isPath(type) && PATHS.has(name) && isTexts(value)) return pathText(value);
  if (type.kind === "list" && Array.isArray(value)) {
    const { item } = type;
    if (isPath(item)) return value.map((path: Json) => (isTexts(path) ? pathText(path) : path));
    return value.map((one: Json) => consoleValue(one, item, ""));
  }
  return type.kind === "shape" && isObject(value) ? consoleFields(value, shapeFields(type.name)) : value;
}

/** The fields of the API that the console's members stand for; members the API has no field for are left out. */
export function apiFields(node: JsonObject, types: ReadonlyMap<string, GlueField>): JsonObject {
  return Object.fromEntries(
    [...types].flatMap(([name, { type }]): [string, Json][] => {
      const value = own(node, camel(name));
      return value === undefined || value === null ? [] : [[name, apiValue(value, type, name)]];
    }),
  );
}

function apiValue(value: Json, type: GlueType, name: string): Json {
  if (name === "OutputSchemas" && Array.isArray(value)) return value.map(apiSchema);
  if (type.kind === "list" && typeof value === "string") return PATHS.has(name) ? readPath(value) : [value];
  if (type.kind === "list" && Array.isArray(value)) {
    const { item } = type;
    if (isPath(item)) return value.map((path: Json) => (typeof path === "string" ? readPath(path) : path));
    return value.map((one: Json) => apiValue(one, item, ""));
  }
  return type.kind === "shape" && isObject(value) ? apiFields(value, shapeFields(type.name)) : value;
}

const isPath = (type: GlueType): boolean => type.kind === "list" && type.item.kind === "text";
const isTexts = (value: Json): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

/** `{ Columns: [{ Name, Type }] }` as the console's list of keys. */
function consoleSchema(schema: Json): Json {
  const columns = isObject(schema) ? schema.Columns : undefined;
  if (!Array.isArray(columns)) return [];
  return columns.map((column: Json) => {
    const {
      Name: key = "",
      Type: type = null,
      GlueStudioType: glueStudioType = null,
    } = isObject(column) ? column : {};
    return { key, fullPath: [key], type, glueStudioType, children: null };
  });
}

function apiSchema(schema: Json): Json {
  if (!Array.isArray(schema)) return isObject(schema) ? schema : { Columns: [] };
  return {
    Columns: schema.flatMap((column: Json): JsonObject[] => {
      if (!isObject(column) || typeof column.key !== "string") return [];
      const { key, glueStudioType } = column;
      const type = consoleColumnType(column);
      return [
        {
          Name: key,
          ...(type === null ? {} : { Type: type }),
          ...(typeof glueStudioType === "string" ? { GlueStudioType: glueStudioType } : {}),
        },
      ];
    }),
  };
}

/** The type of a column of the console; that of a struct is made of its children. */
function consoleColumnType({ type, children }: JsonObject): string | null {
  if (typeof type !== "string") return null;
  if (type.toLowerCase() !== "struct" || !Array.isArray(children) || children.length === 0) return type;
  const fields = children.map((child: Json) =>
    isObject(child) && typeof child.key === "string"
      ? `\`${child.key.replaceAll("`", "``")}\`:${consoleColumnType(child) ?? "string"}`
      : "",
  );
  return `struct<${fields.filter(Boolean).join(",")}>`;
}
