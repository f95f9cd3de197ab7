"use client";

import { typeIcon } from "@/components/grid/type-icon";
import { parseColumnType } from "@/lib/model/column-type";
import { useFormNode } from "../form-context";
import type { Option } from "./options";
import { SuggestInput } from "./suggest-input";

const TYPES: readonly (readonly [type: string, about: string])[] = [
  ["VARCHAR", "text"],
  ["BIGINT", "64-bit integer"],
  ["INTEGER", "32-bit integer"],
  ["DOUBLE", "64-bit float"],
  ["DECIMAL(18,2)", "exact number"],
  ["BOOLEAN", "true or false"],
  ["DATE", "day"],
  ["TIMESTAMP", "day and time"],
  ["TIMESTAMP WITH TIME ZONE", "moment"],
  ["TIME", "time of day"],
  ["INTERVAL", "span of time"],
  ["SMALLINT", "16-bit integer"],
  ["TINYINT", "8-bit integer"],
  ["HUGEINT", "128-bit integer"],
  ["UBIGINT", "64 bits, no sign"],
  ["UINTEGER", "32 bits, no sign"],
  ["FLOAT", "32-bit float"],
  ["UUID", "identifier"],
  ["BLOB", "bytes"],
  ["JSON", "JSON text"],
  ["VARCHAR[]", "list of texts"],
  ["STRUCT(name VARCHAR)", "named fields"],
  ["MAP(VARCHAR, VARCHAR)", "keys and values"],
];
const options: readonly Option[] = TYPES.map(([value, detail]) => ({
  value,
  label: value,
  detail,
  icon: typeIcon(value),
}));

export interface TypeInputProps {
  value: string;
  onChange: (type: string) => void;
  label: string;
  placeholder?: string;
  className?: string;
}

/** A type by its name in DuckDB, any of them; text that is no type is marked. */
export function TypeInput({ value, onChange, label, placeholder = "type", className }: TypeInputProps) {
  const { readOnly } = useFormNode();
  return (
    <SuggestInput
      value={value}
      onChange={onChange}
      options={options}
      label={label}
      placeholder={placeholder}
      mono
      disabled={readOnly}
      invalid={value.trim() !== "" && parseColumnType(value) === null}
      {...(className ? { className } : {})}
    />
  );
}
