"use client";

import { useMemo } from "react";
import { shortType, typeIcon } from "@/components/grid/type-icon";
import type { Column } from "@/lib/model/column";
import type { Option } from "./options";
import { SearchSelect } from "./search-select";

export const columnOptions = (columns: readonly Column[], group?: string): Option[] =>
  columns.map(({ name, type }) => ({
    value: name,
    label: name,
    detail: shortType(type),
    icon: typeIcon(type),
    ...(group === undefined ? {} : { group }),
  }));

export interface ColumnSelectProps {
  value: string;
  columns: readonly Column[];
  onChange: (name: string) => void;
  label: string;
  placeholder?: string;
  invalid?: boolean;
  disabled?: boolean;
  compact?: boolean;
}

/** One of an input's columns, by name or by search; while they are not known, any name can be typed. */
export function ColumnSelect({
  value,
  columns,
  onChange,
  label,
  placeholder = "column",
  ...rest
}: ColumnSelectProps) {
  const options = useMemo(() => columnOptions(columns), [columns]);
  // The name as the input has it; DuckDB does not mind the case.
  const actual = columns.find(({ name }) => name.toLowerCase() === value.toLowerCase())?.name ?? value;
  return (
    <SearchSelect
      value={actual === "" ? undefined : actual}
      options={options}
      onChange={onChange}
      label={label}
      placeholder={placeholder}
      free={columns.length === 0}
      mono
      {...rest}
      invalid={
        rest.invalid || (columns.length > 0 && actual !== "" && !columns.some(({ name }) => name === actual))
      }
    />
  );
}
