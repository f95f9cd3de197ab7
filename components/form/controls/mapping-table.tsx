"use client";

import { Search } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { Column } from "@/lib/model/column";
import type { Diagnostic } from "@/lib/model/diagnostic";
import type { Mapping } from "@/lib/nodes/mapping";
import { mapColumn, mappingRows, moveMapping, unmappedColumns, withMapping } from "../mapping-edit";
import { columnOptions } from "./column-select";
import { MappingRowView } from "./mapping-row";
import { MultiPicker } from "./multi-picker";
import { SortableList } from "./sortable-list";

export interface MappingTableProps {
  field: string;
  title: string;
  mappings: readonly Mapping[];
  columns: readonly Column[];
  diagnostics: readonly Diagnostic[];
  readOnly: boolean;
  wide: boolean;
  onChange: (mappings: readonly Mapping[]) => void;
}

const ROW = 30;
const SEARCH_FROM = 9;

/** The output's columns in order: where each comes from, what it is called, and its type. */
export function MappingTable(props: MappingTableProps) {
  const { field, mappings, columns, diagnostics, readOnly, wide, onChange } = props;
  const [query, setQuery] = useState("");
  const rows = useMemo(() => mappingRows(mappings, columns), [mappings, columns]);
  const wanted = query.trim().toLowerCase();
  const shown = useMemo(
    () =>
      wanted === ""
        ? rows
        : rows.filter(({ mapping: { from, to } }) =>
            [...from, to].some((name) => name.toLowerCase().includes(wanted)),
          ),
    [rows, wanted],
  );
  const rest = unmappedColumns(columns, mappings);
  const listed = mappings.map(({ from }) => from[0] ?? "");
  const wrong = useMemo(
    () => new Set(diagnostics.map(({ field: at = [] }) => mappingPlace(at))),
    [diagnostics],
  );

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {rows.length >= SEARCH_FROM ? (
        <Input
          aria-label="Search the columns"
          placeholder="Search"
          prefix={<Search size={13} aria-hidden />}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
      ) : null}
      {rows.length > 0 ? (
        <SortableList
          label={props.title}
          items={shown}
          nameOf={({ mapping }) => mapping.to || mapping.from.join(".")}
          onMove={(from, to) => onChange(moveMapping(mappings, rows, from, to))}
          rowHeight={ROW}
          readOnly={readOnly || wanted !== ""}
          className="[&_ul]:gap-0"
        >
          {(row) => (
            <MappingRowView
              field={field}
              row={row}
              wide={wide}
              readOnly={readOnly}
              invalid={wrong.has(row.path.join("."))}
              onChange={(mapping) => onChange(withMapping(mappings, row.path, mapping))}
            />
          )}
        </SortableList>
      ) : null}
      {readOnly || columns.length === 0 ? null : (
        <div className="flex flex-wrap items-center gap-1.5">
          {rest.length > 0 ? (
            <Button
              size="sm"
              onClick={() => onChange([...mappings, ...rest.map(({ name }) => mapColumn(name))])}
            >
              Add all {rest.length === columns.length ? "" : `other ${rest.length} `}columns
            </Button>
          ) : null}
          <MultiPicker
            label="Choose columns"
            options={columnOptions(columns)}
            chosen={columns
              .filter(({ name }) => listed.some((from) => from.toLowerCase() === name.toLowerCase()))
              .map(({ name }) => name)}
            onChange={(chosen) =>
              onChange([
                ...mappings.filter(
                  ({ from }) =>
                    chosen.some((name) => name.toLowerCase() === (from[0] ?? "").toLowerCase()) ||
                    !columns.some(({ name }) => name.toLowerCase() === (from[0] ?? "").toLowerCase()),
                ),
                ...chosen
                  .filter((name) => !listed.some((from) => from.toLowerCase() === name.toLowerCase()))
                  .map(mapColumn),
              ])
            }
          />
          {rest.length > 0 && mappings.length > 0 ? (
            <span className="text-sm text-dim">
              {rest.length} {rest.length === 1 ? "column is" : "columns are"} left out.
            </span>
          ) : null}
        </div>
      )}
    </div>
  );
}

/** `mapping.1.children.0.to` → `1.0`: the line a diagnostic speaks of. */
const mappingPlace = (field: readonly (string | number)[]): string =>
  field.filter((part) => typeof part === "number").join(".");
