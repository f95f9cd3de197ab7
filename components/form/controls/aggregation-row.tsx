"use client";

import { Code, ListChecks, X } from "lucide-react";
import { useState } from "react";
import type { SqlNames } from "@/components/code-editor/sql-completion";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { Column } from "@/lib/model/column";
import type { Diagnostic } from "@/lib/model/diagnostic";
import { parseAggregation } from "@/lib/sql/lens/aggregation";
import {
  type Computed,
  columnsFor,
  functionOptions,
  functionValue,
  withColumn,
  withFunction,
  withPosition,
} from "../aggregation-form";
import { useFormNode } from "../form-context";
import { columnOptions } from "./column-select";
import { LiveValues } from "./live-values";
import { RenameInput } from "./rename-input";
import { SearchSelect } from "./search-select";
import { SqlInput } from "./sql-input";

export interface AggregationRowProps {
  field: string;
  index: number;
  row: Computed;
  port: string | undefined;
  columns: readonly Column[];
  names: SqlNames;
  diagnostics: readonly Diagnostic[];
  onChange: (row: Computed) => void;
  onRemove: () => void;
}

const ROWS = "";

/** One aggregate. Text that is no function of a column is edited as SQL. */
export function AggregationRow(props: AggregationRowProps) {
  const { field, index, row, columns, diagnostics, onChange } = props;
  const { readOnly } = useFormNode();
  const [asSql, setAsSql] = useState(false);
  const parsed = parseAggregation(row.expression);
  const called = row.name || `aggregate ${index + 1}`;
  const simple = parsed !== null && !asSql;
  const rowsOption = { value: ROWS, label: "rows", detail: "*" };
  return (
    <div className="flex min-w-0 flex-col gap-1 border-b border-line pb-2">
      <div className="flex min-w-0 items-start gap-1" data-path={`${field}.${index}.expression`}>
        {simple ? (
          <>
            <SearchSelect
              label={`Function of ${called}`}
              value={functionValue(parsed)}
              options={functionOptions(parsed)}
              onChange={(name) => onChange(withFunction(row, name, columns))}
              disabled={readOnly}
              className="w-[104px] shrink-0"
            />
            <SearchSelect
              label={`Column of ${called}`}
              value={parsed.column ?? ROWS}
              options={[
                ...(parsed.function === "count" && !parsed.distinct ? [rowsOption] : []),
                ...columnOptions(columnsFor(parsed.function, columns)),
              ]}
              placeholder={parsed.column === null ? "rows" : "column"}
              onChange={(name) => onChange(withColumn(row, name === ROWS ? null : name))}
              mono={parsed.column !== null}
              disabled={readOnly}
              invalid={diagnostics.some(({ severity }) => severity === "error")}
            />
            {parsed.function === "quantile" ? (
              <Input
                aria-label={`Position of ${called}, 0 to 1`}
                value={parsed.position ?? "0.5"}
                onChange={({ target }) => onChange(withPosition(row, target.value))}
                readOnly={readOnly}
                className="w-14 shrink-0"
              />
            ) : null}
          </>
        ) : (
          <div className="min-w-0 flex-1">
            <SqlInput
              value={row.expression}
              onChange={(expression) => onChange({ ...row, expression })}
              label={`Expression of ${called}`}
              names={props.names}
              diagnostics={diagnostics}
              placeholder="an aggregate, such as sum(a * b)"
              readOnly={readOnly}
            />
          </div>
        )}
        {readOnly ? null : (
          <IconButton
            icon={simple ? Code : ListChecks}
            label={
              simple ? "Write it as SQL" : parsed ? "Choose function and column" : "Only SQL can say this"
            }
            disabled={!simple && parsed === null}
            size="sm"
            onClick={() => setAsSql(simple)}
          />
        )}
      </div>
      <div className="flex items-center gap-1" data-path={`${field}.${index}.name`}>
        <span className="shrink-0 text-dim">as</span>
        <RenameInput
          field={field}
          value={row.name}
          onChange={(name) => onChange({ ...row, name })}
          label={`Name of ${called}`}
          placeholder="name"
          invalid={diagnostics.some((one) => one.field?.[2] === "name")}
        />
        {readOnly ? null : (
          <IconButton icon={X} label={`Remove ${called}`} size="sm" onClick={props.onRemove} />
        )}
      </div>
      <LiveValues
        field={`${field}.${index}`}
        port={props.port}
        expression={row.expression}
        expects="aggregate"
        className="mt-0"
      />
    </div>
  );
}
