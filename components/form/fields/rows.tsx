"use client";

import { ClipboardPaste, Columns3, Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { readTableText } from "@/lib/editor/table-text";
import { CellGrid } from "../controls/cell-grid";
import { Expandable } from "../controls/expandable";
import { useFormNode } from "../form-context";
import { fieldFacts } from "../schema-facts";
import { addColumn, addRow, freeName, pasteCells } from "../table-edit";
import { useInlineTable } from "../use-schema-rows";
import type { WidgetProps } from "../widget-props";

/** Rows under the node's columns, typed or pasted. */
export function RowsField({ facts }: WidgetProps) {
  const { definition, readOnly } = useFormNode();
  const schema = fieldFacts(definition).find(({ meta }) => meta.widget === "schema");
  const { table, write } = useInlineTable(schema?.key ?? "columns");
  const pasteAll = async () => {
    try {
      const cells = readTableText(await navigator.clipboard.readText(), { singleColumn: true });
      if (cells) write(pasteCells(table, cells, table.rows.length, 0));
      else toast.info("The clipboard holds no table.", { id: "paste" });
    } catch {
      toast.info("The browser keeps the clipboard to itself.", {
        detail: "Press Ctrl+V in a cell instead.",
        id: "paste",
      });
    }
  };
  return (
    <Expandable title={facts.meta.title}>
      {(wide) => (
        <div className="flex flex-col gap-1.5">
          {table.columns.length > 0 ? (
            <CellGrid table={table} onChange={write} readOnly={readOnly} tall={wide} />
          ) : null}
          {readOnly ? null : (
            <div className="flex flex-wrap gap-1.5">
              <Button
                size="sm"
                variant="ghost"
                icon={Plus}
                disabled={table.columns.length === 0}
                onClick={() => write(addRow(table))}
              >
                Row
              </Button>
              <Button
                size="sm"
                variant="ghost"
                icon={Columns3}
                onClick={() => write(addColumn(table, { name: freeName(table.columns), type: "VARCHAR" }))}
              >
                Column
              </Button>
              <Button size="sm" variant="ghost" icon={ClipboardPaste} onClick={() => void pasteAll()}>
                Paste a table
              </Button>
            </div>
          )}
        </div>
      )}
    </Expandable>
  );
}
