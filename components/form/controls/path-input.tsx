"use client";

import { useMemo, useState } from "react";
import { useFormNode } from "../form-context";
import { useFolder } from "../use-folder";
import { pathOptions } from "./path-options";
import { SuggestInput } from "./suggest-input";

export interface PathInputProps {
  value: string;
  onChange: (path: string) => void;
  label: string;
  /** Which files are offered; folders always are. */
  extensions: readonly string[];
  placeholder?: string;
  invalid?: boolean;
  /** Offers “everything in this folder” as well. */
  globs?: boolean;
}

/** A path of the workspace: typed freely, globs too, with the folder it is in as suggestions. */
export function PathInput({ value, onChange, label, extensions, globs = false, ...rest }: PathInputProps) {
  const { readOnly } = useFormNode();
  const [focused, setFocused] = useState(false);
  const slash = value.lastIndexOf("/");
  const folder = value.slice(0, Math.max(0, slash));
  const entries = useFolder(folder, focused && !/[*?[]/.test(folder));
  const options = useMemo(
    () => pathOptions(entries, { folder, typed: value.slice(slash + 1), extensions, globs }),
    [entries, folder, value, slash, extensions, globs],
  );
  return (
    <SuggestInput
      value={value}
      onChange={onChange}
      onPick={({ value: picked }) => {
        const isFolder = entries.some(({ path, kind }) => path === picked && kind === "folder");
        onChange(isFolder ? `${picked}/` : picked);
        return isFolder;
      }}
      options={options}
      searched
      label={label}
      mono
      disabled={readOnly}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      {...rest}
    />
  );
}
