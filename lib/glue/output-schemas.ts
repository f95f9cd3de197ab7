import type { Column } from "../model/column";
import { duckColumns, glueType } from "./column-types";
import { isObject, type Json, type JsonObject, own } from "./json";

/** The columns a node declares, one list for each of its tables; empty where it declares none. */
export function declaredTables(fields: JsonObject): Column[][] {
  const schemas = own(fields, "OutputSchemas");
  if (!Array.isArray(schemas)) return [];
  return schemas.map((schema: Json) => {
    const columns = isObject(schema) ? own(schema, "Columns") : undefined;
    if (!Array.isArray(columns)) return [];
    const named = columns.flatMap((column: Json) => {
      if (!isObject(column) || typeof column.Name !== "string" || column.Name === "") return [];
      return [{ name: column.Name, type: typeof column.Type === "string" ? column.Type : undefined }];
    });
    return duckColumns(withoutRepeats(named));
  });
}

/** DuckDB compares names without case, so only the first of such can be declared. */
function withoutRepeats<T extends { name: string }>(columns: readonly T[]): T[] {
  const seen = new Set<string>();
  return columns.filter(
    ({ name }) => seen.size !== seen.add(name.toLowerCase()).size && !name.includes("\0"),
  );
}

export const outputSchemas = (tables: readonly (readonly Column[])[]): Json =>
  tables.map((columns) => ({
    Columns: columns.map(({ name, type }) => ({ Name: name, Type: glueType(type) })),
  }));
