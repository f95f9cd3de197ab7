"use client";

import { FolderPlus, Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { type ConditionGroup, isGroup } from "@/lib/sql/lens/condition-tree";
import { type ItemPath, newRule } from "../condition-edit";
import { useFormNode } from "../form-context";
import { ConditionRuleRow } from "./condition-rule";
import { Places } from "./places";
import type { RuleScope } from "./rule-scope";

export interface ConditionGroupProps {
  group: ConditionGroup;
  path: ItemPath;
  scope: RuleScope;
  /** Replaces the item at a path; null takes it out. */
  onItem: (path: ItemPath, item: ConditionGroup["rules"][number] | null) => void;
}

const joins = [
  { value: "and" as const, label: "all" },
  { value: "or" as const, label: "any" },
];

/** Rules that all hold, or of which any holds; groups inside groups. */
export function ConditionGroupView({ group, path, scope, onItem }: ConditionGroupProps) {
  const { readOnly } = useFormNode();
  const isRoot = path.length === 0;
  const { combinator, not, rules } = group;
  const set = (next: ConditionGroup) => onItem(path, next);
  const add = (item: ConditionGroup["rules"][number]) => set({ ...group, rules: [...rules, item] });
  const negate = () => {
    const { not: _, ...rest } = group;
    set(not ? rest : { ...rest, not: true });
  };
  const showJoin = rules.length > 1 || !isRoot || not;
  return (
    <fieldset
      aria-label={`${not ? "Not " : ""}${combinator === "and" ? "all" : "any"} of ${rules.length} rules`}
      disabled={readOnly}
      className={cn(
        "flex min-w-0 flex-col gap-1.5",
        !isRoot && "rounded-md border border-line bg-sunken/50 p-1.5",
      )}
    >
      {showJoin ? (
        <div className="flex items-center gap-1.5">
          <Button
            size="sm"
            variant="ghost"
            aria-pressed={Boolean(not)}
            onClick={negate}
            className={cn("px-1.5", not && "text-bad")}
          >
            {not ? "not" : "is"}
          </Button>
          <Segmented
            label="All or any of the rules"
            value={combinator}
            onValueChange={(next) => set({ ...group, combinator: next })}
            options={joins}
            className="w-24"
          />
          {isRoot || readOnly ? null : (
            <IconButton
              icon={X}
              label="Remove the group"
              size="sm"
              className="ml-auto"
              onClick={() => onItem(path, null)}
            />
          )}
        </div>
      ) : null}
      <Places items={rules}>
        {(item, index) =>
          isGroup(item) ? (
            <ConditionGroupView group={item} path={[...path, index]} scope={scope} onItem={onItem} />
          ) : (
            <ConditionRuleRow
              rule={item}
              scope={scope}
              onChange={(rule) => onItem([...path, index], rule)}
              onRemove={() => onItem([...path, index], null)}
            />
          )
        }
      </Places>
      {readOnly ? null : (
        <div className="flex gap-1">
          <Button
            size="sm"
            variant="ghost"
            icon={Plus}
            onClick={() => add(newRule(scope.columns[0]?.column))}
          >
            Rule
          </Button>
          <Button
            size="sm"
            variant="ghost"
            icon={FolderPlus}
            onClick={() =>
              add({
                combinator: combinator === "and" ? "or" : "and",
                rules: [newRule(scope.columns[0]?.column)],
              })
            }
          >
            Group
          </Button>
        </div>
      )}
    </fieldset>
  );
}
