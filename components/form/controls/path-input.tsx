"use client";

import { File, FileText, Folder } from "lucide-react";
import { useMemo, useState } from "react";
import { bytesWords } from "@/components/runs/size-words";
import type { FileEntry } from "@/lib/api/schemas";
import { useFormNode } from "../form-context";
import { useFolder } from "../use-folder";
import type { Option } from "./options";
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

interface Asked {
  folder: string;
  typed: string;
  extensions: readonly string[];
  globs: boolean;
}

/** Folders first, then the files that can be read; where there are several, all of them at once. */
export function pathOptions(
  entries: readonly FileEntry[],
  { folder, typed, extensions, globs }: Asked,
): Option[] {
  const wanted = typed.toLowerCase();
  const readable = entries.filter(
    ({ kind, name }) =>
      kind === "folder" ||
      extensions.length === 0 ||
      extensions.some((end) => name.toLowerCase().endsWith(`.${end}`)),
  );
  const prefix = folder === "" ? "" : `${folder}/`;
  const endings = extensions.filter(
    (end) =>
      readable.filter(({ kind, name }) => kind === "file" && name.toLowerCase().endsWith(`.${end}`)).length >
      1,
  );
  const all = globs
    ? endings.map((end) => ({
        value: `${prefix}*.${end}`,
        label: `*.${end}`,
        detail: "all of them",
        icon: File,
      }))
    : [];
  const found = readable
    .filter(({ name, path }) => name.toLowerCase().includes(wanted) && path !== `${prefix}${typed}`)
    .toSorted(
      (a, b) => Number(b.kind === "folder") - Number(a.kind === "folder") || a.name.localeCompare(b.name),
    );
  return [
    ...all.filter(({ label }) => label.includes(wanted)),
    ...found.map(({ name, path, kind, bytes }) => ({
      value: path,
      label: kind === "folder" ? `${name}/` : name,
      icon: kind === "folder" ? Folder : FileText,
      ...(bytes === null ? {} : { detail: bytesWords(bytes) }),
    })),
  ];
}
