import { File, FileText, Folder } from "lucide-react";
import { bytesWords } from "@/components/runs/size-words";
import type { FileEntry } from "@/lib/api/schemas";
import type { Option } from "./options";

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
