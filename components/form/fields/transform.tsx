"use client";

import { CircleX } from "lucide-react";
import { useTransforms } from "@/components/editor/session/use-transforms";
import { SearchSelect } from "../controls/search-select";
import { useFormNode } from "../form-context";
import { asText, type WidgetProps } from "../widget-props";

/** One of the workspace's custom transforms. Another one starts with a form of its own. */
export function TransformField({ facts, value, diagnostics }: WidgetProps) {
  const { readOnly, patch } = useFormNode();
  const transforms = useTransforms();
  const name = asText(value);
  const options = (transforms ?? []).map((one) => ({
    value: one.name,
    label: one.title,
    ...(one.problems.length > 0 ? { detail: "does not work", icon: CircleX } : { detail: one.name }),
  }));
  return (
    <>
      <SearchSelect
        value={name === "" ? undefined : name}
        options={options}
        onChange={(transform) => patch({ transform, parameters: {} })}
        label={facts.meta.title}
        placeholder="Choose a transform"
        disabled={readOnly}
        invalid={diagnostics.some(({ severity }) => severity === "error")}
      />
      {transforms?.length === 0 ? (
        <p className="mt-[5px] text-sm text-dim">
          There is none yet. A transform is two files of the workspace: <code>transforms/name.json</code> and{" "}
          <code>transforms/name.ts</code>.
        </p>
      ) : null}
    </>
  );
}
