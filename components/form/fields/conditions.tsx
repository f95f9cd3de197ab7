"use client";

import { useMemo, useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { sameName } from "@/lib/nodes/column-names";
import { parseCondition, printCondition } from "@/lib/sql/lens/condition";
import type { ConditionGroup } from "@/lib/sql/lens/condition-tree";
import { countRules, withItem } from "../condition-edit";
import { ConditionGroupView } from "../controls/condition-group";
import { LiveValues } from "../controls/live-values";
import type { RuleScope } from "../controls/rule-scope";
import { SqlInput } from "../controls/sql-input";
import { useFieldColumns, useFormNode } from "../form-context";
import { useFieldNames } from "../use-field-names";
import { asText, type WidgetProps } from "../widget-props";

const modes = [
  { value: "rules" as const, label: "Rules" },
  { value: "sql" as const, label: "SQL" },
];

/** A condition as rules and groups, or as SQL: two views of the same text. */
export function ConditionsField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { meta, initial, optional } = facts;
  const text = asText(value);
  const parsed = useMemo(() => parseCondition(text), [text]);
  // Rules that are not finished yet live here for as long as the text is what they print.
  const [draft, setDraft] = useState<{ text: string; tree: ConditionGroup } | null>(null);
  const tree = draft?.text === text ? draft.tree : parsed;
  const [wanted, setWanted] = useState<"rules" | "sql">(() => (optional ? "sql" : "rules"));
  const mode = tree === null ? "sql" : wanted;
  const names = useFieldNames(meta);
  const scope = useScope(meta.port, meta.otherPort);

  const write = (next: string) => onChange(next === "" && initial === undefined ? undefined : next);
  const edit = (next: ConditionGroup) => {
    const printed = printCondition(next);
    setDraft({ text: printed, tree: next });
    write(printed);
  };
  return (
    <div className="flex flex-col gap-1.5">
      {mode === "rules" && tree ? (
        <ConditionGroupView
          group={tree}
          path={[]}
          scope={scope}
          onItem={(path, item) => edit(withItem(tree, path, item))}
        />
      ) : (
        <SqlInput
          value={text}
          onChange={write}
          label={meta.title}
          names={names}
          diagnostics={diagnostics}
          placeholder={meta.placeholder ?? "a condition, such as delay > 60"}
          readOnly={readOnly}
        />
      )}
      <div className="flex min-w-0 items-center gap-2">
        <Segmented
          label="Edit as"
          value={mode}
          onValueChange={setWanted}
          options={modes.map((option) => ({
            ...option,
            disabled: option.value === "rules" && tree === null,
          }))}
          className="w-28 shrink-0"
        />
        {tree === null ? (
          <span className="min-w-0 text-sm text-dim">Rules cannot say this, so it stays SQL.</span>
        ) : mode === "sql" && countRules(tree) > 0 ? (
          <span className="min-w-0 truncate text-sm text-faint">
            {countRules(tree)} {countRules(tree) === 1 ? "rule" : "rules"}
          </span>
        ) : null}
      </div>
      {meta.otherPort ? null : (
        <LiveValues
          field={facts.key}
          port={meta.port}
          expression={text}
          expects="predicate"
          className="mt-0"
        />
      )}
    </div>
  );
}

/** Over two inputs a name that both have needs its alias; the others stand bare. */
function useScope(port: string | undefined, otherPort: string | undefined): RuleScope {
  const left = useFieldColumns(port);
  const right = useFieldColumns(otherPort ?? port);
  return useMemo(() => {
    if (otherPort === undefined) return { columns: left.map((column) => ({ column, port })) };
    const both = (name: string) =>
      [left, right].every((list) => list.some((column) => sameName(column.name, name)));
    const side = (list: typeof left, table: string, from: string | undefined) =>
      list.map((column) => ({ column, port: from, ...(both(column.name) ? { table } : {}) }));
    return { columns: [...side(left, "l", port), ...side(right, "r", otherPort)] };
  }, [left, right, port, otherPort]);
}
