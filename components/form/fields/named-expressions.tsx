"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { portNameProblem } from "@/lib/editor/names";
import { sameName } from "@/lib/nodes/column-names";
import type { FieldMeta } from "@/lib/nodes/fields";
import { LiveValues } from "../controls/live-values";
import { PortNameInput } from "../controls/port-name-input";
import { RenameInput } from "../controls/rename-input";
import { SortableList } from "../controls/sortable-list";
import { SqlInput } from "../controls/sql-input";
import { useFormNode } from "../form-context";
import { diagnosticsAt, moved, removedAt, replacedAt } from "../paths";
import { useFieldNames } from "../use-field-names";
import { asPairs, asText, type WidgetProps } from "../widget-props";

/**
 * New columns, each a name and an expression over the input; or outputs, each a name and a condition; or what else the
 * field says an entry is.
 */
export function NamedExpressionsField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly, definition } = useFormNode();
  const { key, meta } = facts;
  const isOutput = definition.outputs.some(({ each }) => each === key);
  const words = isOutput ? outputWords : meta.entry === undefined ? columnWords : entryWords(meta);
  const fixed = definition.outputs.filter(({ each }) => each === undefined).map((port) => port.name);
  const names = useFieldNames(meta);
  const pairs = asPairs(value, "name", "expression").map((pair) => ({
    name: asText(pair.name),
    expression: asText(pair.expression),
  }));
  const change = (next: typeof pairs) =>
    onChange(next.length === 0 && facts.initial === undefined ? undefined : next);
  return (
    <div className="flex flex-col gap-2">
      {pairs.length > 0 ? (
        <SortableList
          label={meta.title}
          items={pairs}
          nameOf={({ name }, index) => name || `${words.item} ${index + 1}`}
          onMove={(from, to) => change(moved(pairs, from, to))}
          readOnly={readOnly}
        >
          {(pair, index) => (
            <div className="flex min-w-0 flex-col gap-1 border-b border-line pb-2">
              <div className="flex items-center gap-1" data-path={`${key}.${index}.name`}>
                {isOutput ? (
                  <PortNameInput
                    label={`Name of output ${index + 1}`}
                    value={pair.name}
                    problemOf={(name) =>
                      portNameProblem(name, [...fixed, ...removedAt(pairs, index).map((other) => other.name)])
                    }
                    onChange={(name) => change(replacedAt(pairs, index, { ...pair, name }))}
                    readOnly={readOnly}
                  />
                ) : words !== columnWords ? (
                  <Input
                    value={pair.name}
                    aria-label={`Name of ${words.item} ${index + 1}`}
                    aria-invalid={diagnosticsAt(diagnostics, [key, index, "name"]).length > 0 || undefined}
                    placeholder="name"
                    readOnly={readOnly}
                    spellCheck={false}
                    onChange={({ target }) =>
                      change(replacedAt(pairs, index, { ...pair, name: target.value }))
                    }
                  />
                ) : (
                  <RenameInput
                    field={key}
                    value={pair.name}
                    onChange={(name) => change(replacedAt(pairs, index, { ...pair, name }))}
                    label={`Name of column ${index + 1}`}
                    placeholder="name"
                    invalid={diagnosticsAt(diagnostics, [key, index, "name"]).length > 0}
                  />
                )}
                {readOnly ? null : (
                  <IconButton
                    icon={X}
                    label={`Remove ${pair.name || `${words.item} ${index + 1}`}`}
                    size="sm"
                    onClick={() => change(removedAt(pairs, index))}
                  />
                )}
              </div>
              <div data-path={`${key}.${index}.expression`}>
                <SqlInput
                  value={pair.expression}
                  onChange={(expression) => change(replacedAt(pairs, index, { ...pair, expression }))}
                  label={`${words.expression} of ${pair.name || `${words.item} ${index + 1}`}`}
                  names={names}
                  diagnostics={diagnosticsAt(diagnostics, [key, index, "expression"])}
                  placeholder={
                    meta.expects === "window"
                      ? "a window function, such as delay - lag(delay)"
                      : words.placeholder
                  }
                  readOnly={readOnly}
                />
                {meta.expects === "window" ? null : (
                  <LiveValues
                    field={`${key}.${index}`}
                    port={meta.port}
                    expression={pair.expression}
                    expects="scalar"
                  />
                )}
              </div>
            </div>
          )}
        </SortableList>
      ) : null}
      {readOnly ? null : (
        <Button
          size="sm"
          variant="ghost"
          icon={Plus}
          className="-ml-2 w-fit"
          onClick={() => change([...pairs, { name: words.firstName(pairs), expression: "" }])}
        >
          {words.add}
        </Button>
      )}
    </div>
  );
}

interface Words {
  item: string;
  expression: string;
  placeholder: string;
  add: string;
  /** A wire needs a name to hold on to; a column is named by who adds it. */
  firstName: (pairs: readonly { name: string }[]) => string;
}

const columnWords: Words = {
  item: "column",
  expression: "Expression",
  placeholder: "an expression, such as distance / 1.6",
  add: "Add a column",
  firstName: () => "",
};

/** “Add a condition”: named, but neither a column nor an output. */
const entryWords = ({ entry = "an entry", expects }: Pick<FieldMeta, "entry" | "expects">): Words => ({
  ...(expects === "predicate" ? outputWords : columnWords),
  item: entry.replace(/^an? /, ""),
  add: `Add ${entry}`,
  firstName: () => "",
});

const outputWords: Words = {
  item: "output",
  expression: "Condition",
  placeholder: "a condition, such as delay > 60",
  add: "Add an output",
  firstName: (pairs) => {
    let number = pairs.length + 1;
    while (pairs.some(({ name }) => sameName(name, `group_${number}`))) number++;
    return `group_${number}`;
  },
};
