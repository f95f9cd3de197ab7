"use client";

import { useState } from "react";
import { typeIcon } from "@/components/grid/type-icon";
import { Chip } from "@/components/ui/chip";
import { typeFamily } from "@/lib/model/column-type";
import {
  type ConditionRule,
  type ConditionValue,
  isNumberText,
  operatorInfo,
} from "@/lib/sql/lens/condition-tree";
import { textOf, typedValue, valueHint } from "../condition-edit";
import { useFormNode } from "../form-context";
import { removedAt } from "../paths";
import { useColumnValues } from "../use-column-values";
import type { Option } from "./options";
import { Places } from "./places";
import { type RuleScope, type ScopedColumn, scopedName } from "./rule-scope";
import { SuggestInput } from "./suggest-input";

export interface ConditionValuesProps {
  rule: ConditionRule;
  scope: RuleScope;
  known: ScopedColumn | undefined;
  onChange: (rule: ConditionRule) => void;
}

const COLUMN = "\u0000column:";

/** As many values as the operator takes: typed, suggested from the data, or another column. */
export function ConditionValues({ rule, scope, known, onChange }: ConditionValuesProps) {
  const { readOnly } = useFormNode();
  const [focused, setFocused] = useState(false);
  const [adding, setAdding] = useState("");
  const type = known?.column.type;
  const suggested = useColumnValues(known?.port, rule.column, focused);
  const { values: count } = operatorInfo(rule.operator);
  const others = scope.columns.filter(
    ({ column }) =>
      column.name !== rule.column && (type === undefined || typeFamily(column.type) === typeFamily(type)),
  );
  const options: Option[] = [
    ...suggested,
    ...others.map(({ column, table }) => ({
      value: `${COLUMN}${scopedName(column.name, table)}`,
      label: scopedName(column.name, table),
      detail: "column",
      icon: typeIcon(column.type),
    })),
  ];
  const read = (text: string): ConditionValue => {
    const other =
      text.startsWith(COLUMN) &&
      others.find((one) => scopedName(one.column.name, one.table) === text.slice(COLUMN.length));
    if (!other) return typedValue(text, type);
    return { type: "column", column: other.column.name, ...(other.table ? { table: other.table } : {}) };
  };
  const put = (index: number, value: ConditionValue | null) => {
    const values = Array.from(
      { length: count === 2 ? 2 : 1 },
      (_, at): ConditionValue => rule.values[at] ?? { type: "null" },
    );
    values[index] = value ?? { type: "null" };
    onChange({ ...rule, values });
  };
  const common = {
    options,
    placeholder: valueHint(type),
    mono: true,
    disabled: readOnly,
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
  };

  if (count === "many") {
    const add = (text: string) => {
      if (text !== "") onChange({ ...rule, values: [...rule.values, read(text)] });
      setAdding("");
    };
    return (
      <>
        <Places items={rule.values}>
          {(value, index) => (
            <Chip
              removeLabel={`Remove ${textOf(value)}`}
              {...(readOnly
                ? {}
                : { onRemove: () => onChange({ ...rule, values: removedAt(rule.values, index) }) })}
            >
              {textOf(value) === "" ? "“”" : textOf(value)}
            </Chip>
          )}
        </Places>
        <SuggestInput
          {...common}
          label="Add a value"
          value={adding}
          onChange={setAdding}
          onPick={({ value }) => {
            add(value);
            return false;
          }}
          onEnter={() => add(adding)}
          onBlur={() => {
            setFocused(false);
            add(adding);
          }}
          className="min-w-20"
        />
      </>
    );
  }
  const places = count === 2 ? ["from", "to"] : ["value"];
  return places.map((place, index) => {
    const value = rule.values[index];
    if (value?.type === "column")
      return (
        <Chip
          key={place}
          tone="accent"
          removeLabel="A value instead"
          {...(readOnly ? {} : { onRemove: () => put(index, null) })}
        >
          {scopedName(value.column, value.table)}
        </Chip>
      );
    return (
      <span key={place} className="min-w-0 flex-[1_1_72px]">
        <SuggestInput
          {...common}
          label={count === 2 ? (index === 0 ? "From" : "To") : "Value"}
          value={textOf(value)}
          onChange={(text) => put(index, read(text))}
          onPick={({ value: picked }) => {
            put(index, read(picked));
            return false;
          }}
          invalid={value?.type === "number" && value.value !== "" && !isNumberText(value.value)}
        />
      </span>
    );
  });
}
