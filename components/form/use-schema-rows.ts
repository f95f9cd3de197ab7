"use client";

import type { Column } from "@/lib/model/column";
import { useFormNode } from "./form-context";
import { fieldFacts } from "./schema-facts";
import { addColumn, type InlineTable, moveColumn, removeColumn } from "./table-edit";
import { asList, asRecord, asText, type SettingValue } from "./widget-props";

/** Edits of a schema that carry the node's rows along, where it holds some. */
export function useSchemaRows(schemaKey: string) {
  const { table, write } = useInlineTable(schemaKey);
  return {
    add: (column: Column) => write(addColumn(table, column)),
    remove: (at: number) => write(removeColumn(table, at)),
    move: (from: number, to: number) => write(moveColumn(table, from, to)),
  };
}

/** The columns and rows of a node as one table; both settings change in one step. */
export function useInlineTable(schemaKey: string): {
  table: InlineTable;
  write: (table: InlineTable) => void;
} {
  const { definition, settings, patch } = useFormNode();
  const facts = fieldFacts(definition);
  const rowsKey = facts.find(({ meta }) => meta.widget === "rows")?.key;
  const optional = facts.find(({ key }) => key === schemaKey)?.optional ?? false;
  const table: InlineTable = {
    columns: asList(settings[schemaKey])
      .map(asRecord)
      .map(({ name, type }) => ({ name: asText(name), type: asText(type) })),
    rows:
      rowsKey === undefined
        ? []
        : asList(settings[rowsKey]).map((row) =>
            asList(row).map((cell) => (cell === null ? null : asText(cell))),
          ),
  };
  const write = ({ columns, rows }: InlineTable) =>
    patch({
      [schemaKey]: columns.length === 0 && optional ? undefined : columns.map((column) => ({ ...column })),
      ...(rowsKey === undefined ? {} : { [rowsKey]: rows.length === 0 ? undefined : (rows as SettingValue) }),
    });
  return { table, write };
}
