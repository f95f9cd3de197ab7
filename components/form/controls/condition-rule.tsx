"use client";

import { X } from "lucide-react";
import { shortType, typeIcon } from "@/components/grid/type-icon";
import { IconButton } from "@/components/ui/icon-button";
import { type ConditionOperator, type ConditionRule, operatorInfo } from "@/lib/sql/lens/condition-tree";
import { operatorsFor, withOperator, withRuleColumn } from "../condition-edit";
import { useFormNode } from "../form-context";
import { ConditionValues } from "./condition-values";
import { type RuleScope, type ScopedColumn, scopedName } from "./rule-scope";
import { SearchSelect } from "./search-select";

export interface ConditionRuleProps {
  rule: ConditionRule;
  scope: RuleScope;
  onChange: (rule: ConditionRule) => void;
  onRemove: () => void;
}

/** Column, operator, values. */
export function ConditionRuleRow({ rule, scope, onChange, onRemove }: ConditionRuleProps) {
  const { readOnly } = useFormNode();
  const known = find(scope, rule.column, rule.table);
  const { values } = operatorInfo(rule.operator);
  const below = values === 2 || values === "many";
  const options = scope.columns.map(({ column, table }) => ({
    value: scopedName(column.name, table),
    label: scopedName(column.name, table),
    detail: shortType(column.type),
    icon: typeIcon(column.type),
  }));
  const pick = (name: string) => {
    const next = scope.columns.find(({ column, table }) => scopedName(column.name, table) === name);
    if (!next) return onChange({ ...rule, column: name });
    const { table: _, ...rest } = rule;
    onChange(
      withRuleColumn({ ...rest, ...(next.table ? { table: next.table } : {}) }, next.column, known?.column),
    );
  };
  const operators = operatorsFor(known?.column.type);
  const offered = operators.includes(rule.operator) ? operators : [rule.operator, ...operators];
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1">
      <span className="min-w-0 flex-[1_1_84px]">
        <SearchSelect
          label="Column"
          value={rule.column === "" ? undefined : scopedName(known?.column.name ?? rule.column, rule.table)}
          options={options}
          onChange={pick}
          placeholder="column"
          mono
          free={options.length === 0}
          disabled={readOnly}
          invalid={options.length > 0 && rule.column !== "" && !known}
        />
      </span>
      <SearchSelect
        label="Operator"
        value={rule.operator}
        options={offered.map((name) => ({ value: name, label: operatorInfo(name).title }))}
        onChange={(name) => onChange(withOperator(rule, name as ConditionOperator))}
        disabled={readOnly}
        className={values === 1 ? "w-[62px] shrink-0" : "w-auto max-w-36 shrink-0"}
      />
      {below || values === 0 ? null : (
        <ConditionValues rule={rule} scope={scope} known={known} onChange={onChange} />
      )}
      {readOnly ? null : (
        <IconButton icon={X} label="Remove the rule" size="sm" className="size-5" onClick={onRemove} />
      )}
      {below ? (
        <div className="flex min-w-0 basis-full flex-wrap items-center gap-1 pl-3">
          <ConditionValues rule={rule} scope={scope} known={known} onChange={onChange} />
        </div>
      ) : null}
    </div>
  );
}

function find({ columns }: RuleScope, name: string, table: string | undefined): ScopedColumn | undefined {
  const wanted = scopedName(name, table).toLowerCase();
  return (
    columns.find((one) => scopedName(one.column.name, one.table).toLowerCase() === wanted) ??
    columns.find((one) => table === undefined && one.column.name.toLowerCase() === name.toLowerCase())
  );
}
