"use client";

import { ArrowDown, ArrowUp, Code, Columns3, X } from "lucide-react";
import { useState } from "react";
import type { SqlNames } from "@/components/code-editor/sql-completion";
import { Button } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { Column } from "@/lib/model/column";
import type { Diagnostic } from "@/lib/model/diagnostic";
import { writeIdentifier } from "@/lib/sql/lens/identifier";
import { identifierName, tokenize } from "@/lib/sql/lens/tokenize";
import { useFormNode } from "../form-context";
import { ColumnSelect } from "./column-select";
import { SqlInput } from "./sql-input";

export interface SortKey {
  expression: string;
  direction: "asc" | "desc";
  nulls: "first" | "last";
}

export interface SortKeyRowProps {
  index: number;
  sortKey: SortKey;
  columns: readonly Column[];
  names: SqlNames;
  diagnostics: readonly Diagnostic[];
  onChange: (key: SortKey) => void;
  onRemove: () => void;
}

/** A column or an expression, its direction, and where NULL goes. */
export function SortKeyRow(props: SortKeyRowProps) {
  const { index, sortKey, columns, diagnostics, onChange } = props;
  const { readOnly } = useFormNode();
  const [asSql, setAsSql] = useState(false);
  const column = columnOf(sortKey.expression);
  const simple = column !== null && !asSql;
  const ascending = sortKey.direction === "asc";
  const called = sortKey.expression || `key ${index + 1}`;
  return (
    <div className="flex min-w-0 items-start gap-1">
      <div className="min-w-0 flex-1">
        {simple ? (
          <ColumnSelect
            value={column}
            columns={columns}
            onChange={(name) => onChange({ ...sortKey, expression: writeIdentifier(name) })}
            label={`Sort key ${index + 1}`}
            disabled={readOnly}
            invalid={diagnostics.some(({ severity }) => severity === "error")}
          />
        ) : (
          <SqlInput
            value={sortKey.expression}
            onChange={(expression) => onChange({ ...sortKey, expression })}
            label={`Sort key ${index + 1}`}
            names={props.names}
            diagnostics={diagnostics}
            placeholder="an expression"
            readOnly={readOnly}
          />
        )}
      </div>
      <IconButton
        icon={ascending ? ArrowUp : ArrowDown}
        label={`${called}: ${ascending ? "ascending" : "descending"}`}
        disabled={readOnly}
        onClick={() => onChange({ ...sortKey, direction: ascending ? "desc" : "asc" })}
      />
      <DropdownMenu
        align="end"
        trigger={
          <Button
            size="sm"
            variant="ghost"
            disabled={readOnly}
            aria-label={`NULL ${sortKey.nulls} in ${called}`}
            className="h-7 px-1 font-normal"
          >
            NULL {sortKey.nulls}
          </Button>
        }
        items={(["last", "first"] as const).map((nulls) => ({
          id: nulls,
          label: `NULL ${nulls}`,
          checked: sortKey.nulls === nulls,
          onSelect: () => onChange({ ...sortKey, nulls }),
        }))}
      />
      {readOnly ? null : (
        <>
          <IconButton
            icon={simple ? Code : Columns3}
            label={simple ? "Write it as SQL" : column === null ? "Only SQL can say this" : "Choose a column"}
            disabled={!simple && column === null}
            size="sm"
            className="h-7"
            onClick={() => setAsSql(simple)}
          />
          <IconButton
            icon={X}
            label={`Remove ${called}`}
            size="sm"
            className="h-7"
            onClick={props.onRemove}
          />
        </>
      )}
    </div>
  );
}

/** The column that text is nothing but the name of; "" for no text yet, null for an expression. */
function columnOf(expression: string): string | null {
  const [token, ...more] = tokenize(expression);
  if (!token) return "";
  const isName =
    more.length === 0 && token.terminated && (token.kind === "identifier" || token.kind === "quoted");
  return isName ? identifierName(token) : null;
}
