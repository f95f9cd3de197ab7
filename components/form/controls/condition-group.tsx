"use client";

import { FolderPlus, Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
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

const senses = [
  { value: "and", label: "All of these" },
  { value: "or", label: "Any of these" },
  { value: "not and", label: "Not all of these" },
  { value: "not or", label: "None of these" },
] as const;
type Sense = (typeof senses)[number]["value"];

const withSense = ({ rules }: ConditionGroup, sense: Sense): ConditionGroup => ({
  combinator: sense.endsWith("or") ? "or" : "and",
  ...(sense.startsWith("not") ? { not: true } : {}),
  rules,
});

/** Rules that all hold, or of which any holds; groups inside groups. */
export function ConditionGroupView({ group, path, scope, onItem }: ConditionGroupProps) {
  const { readOnly } = useFormNode();
  const isRoot = path.length === 0;
  const { combinator, not, rules } = group;
  const set = (next: ConditionGroup) => onItem(path, next);
  const add = (item: ConditionGroup["rules"][number]) => set({ ...group, rules: [...rules, item] });
  const sense: Sense = `${not ? "not " : ""}${combinator}`;
  const showJoin = rules.length > 1 || !isRoot || not;
  return (
    <fieldset
      aria-label={`${senses.find(({ value }) => value === sense)?.label}: ${rules.length} rules`}
      disabled={readOnly}
      className={cn(
        "flex min-w-0 flex-col gap-1.5",
        !isRoot && "rounded-md border border-line bg-sunken/50 p-1.5",
      )}
    >
      {showJoin ? (
        <div className="flex items-center gap-1.5">
          <Select
            label="How the rules count"
            value={sense}
            onValueChange={(next) => set(withSense(group, next))}
            options={senses}
            className="h-6 w-auto border-transparent bg-transparent px-1 text-dim"
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
        <div className={cn("flex gap-1", isRoot && "-ml-2")}>
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
