"use client";

import { Input } from "@/components/ui/input";
import { useFormNode } from "../form-context";
import { useRenaming } from "../rename-offer";

export interface RenameInputProps {
  /** Setting that holds the name. */
  field: string;
  value: string;
  onChange: (name: string) => void;
  label: string;
  /** Takes its name from a Field around it. */
  labelled?: boolean;
  placeholder?: string;
  invalid?: boolean;
  className?: string;
}

/** The name of a column that the node gives; a change of it can be carried downstream. */
export function RenameInput(props: RenameInputProps) {
  const { readOnly } = useFormNode();
  const { begin, end } = useRenaming();
  return (
    <Input
      value={props.value}
      {...(props.labelled ? {} : { "aria-label": props.label })}
      {...(props.invalid ? { "aria-invalid": true } : {})}
      placeholder={props.placeholder}
      mono
      readOnly={readOnly}
      spellCheck={false}
      autoComplete="off"
      onFocus={() => begin(props.value)}
      onBlur={() => end(props.field, props.value)}
      onChange={({ target }) => props.onChange(target.value)}
      className={props.className}
    />
  );
}
