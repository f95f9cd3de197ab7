"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { PathInput } from "../controls/path-input";
import { Places } from "../controls/places";
import { UploadDrop } from "../controls/upload-drop";
import { useFormNode } from "../form-context";
import { diagnosticsAt, removedAt, replacedAt } from "../paths";
import { asTexts, type WidgetProps } from "../widget-props";

/** Files, folders and globs. */
export function PathsField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { title, extensions = [] } = facts.meta;
  const stored = asTexts(value);
  const rows = stored.length > 0 ? stored : [""];
  const change = (paths: readonly string[]) =>
    onChange(paths.length === 1 && paths[0] === "" ? undefined : [...paths]);
  return (
    <UploadDrop
      extensions={extensions}
      several
      disabled={readOnly}
      extra={
        rows.includes("") ? null : (
          <Button
            size="sm"
            variant="ghost"
            icon={Plus}
            className="-ml-2"
            onClick={() => change([...rows, ""])}
          >
            Add a path
          </Button>
        )
      }
      onStored={(paths) => change([...stored.filter((path) => path !== ""), ...paths])}
    >
      <Places items={rows}>
        {(path, index) => (
          <div data-path={`${facts.key}.${index}`} className="flex items-center gap-1">
            <PathInput
              value={path}
              onChange={(next) => change(replacedAt(rows, index, next))}
              label={rows.length > 1 ? `${title}, ${index + 1}` : title}
              extensions={extensions}
              globs
              placeholder={`lake/*.${extensions[0] ?? "parquet"}`}
              invalid={diagnosticsAt(diagnostics, [facts.key, index]).some(
                ({ severity }) => severity === "error",
              )}
            />
            {readOnly || rows.length < 2 ? null : (
              <IconButton
                icon={X}
                label={`Remove ${path}`}
                size="sm"
                onClick={() => change(removedAt(rows, index))}
              />
            )}
          </div>
        )}
      </Places>
    </UploadDrop>
  );
}
