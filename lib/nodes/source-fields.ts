import { z } from "zod";
import type { Rejects, Scan } from "../ir/rel";
import type { Column } from "../model/column";
import { choiceField, field, pathsField, schemaField, textField, textsField, toggleField } from "./fields";
import { chosenOptions } from "./scan-options";

/** Endings of a format's files, compressed ones too. */
export const withCompressed = (extensions: readonly string[]): string[] =>
  ["", ".gz", ".zst", ".bz2"].flatMap((ending) => extensions.map((extension) => `${extension}${ending}`));

/** The settings every source of files begins with. */
export const fileFields = (
  extensions: readonly string[],
  help = "Files, folders or globs of the workspace.",
) => ({
  paths: pathsField({ title: "Files", help, extensions }),
});

/** Further settings of every source of files. */
export const folderFields = () => ({
  exclude: textsField({
    title: "Exclude",
    help: "Globs of files to leave out, by name or path: **.tmp, archive/**.",
    advanced: true,
  }).default([]),
  recurse: toggleField({
    title: "Folders in folders",
    help: "A folder stands for everything below it; without this, for its own files only.",
    advanced: true,
  }).default(true),
});

/** What AWS Glue knows of reading many files at once; kept for it, nothing here depends on it. */
export const groupFields = () => ({
  groupFiles: textField({
    title: "Group files",
    help: "For AWS Glue; kept, and without effect here.",
    advanced: true,
  }).optional(),
  groupSize: textField({
    title: "Group size",
    help: "For AWS Glue; kept, and without effect here.",
    advanced: true,
  }).optional(),
});

export const hiveField = () => ({
  hivePartitions: toggleField({
    title: "Folder names are columns",
    help: "Reads key=value folders as partition columns.",
  }).default(false),
});

export const columnsSetting = (help = "Fixes columns by name and type; empty takes what the files say.") => ({
  columns: schemaField({ title: "Columns", help, advanced: true }).default([]),
});

const ENCODINGS = {
  auto: "Detect",
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "latin-1": "Latin-1",
  "windows-1252": "Windows-1252",
  gbk: "GBK",
  shift_jis: "Shift JIS",
} as const;

export const encodingField = () => ({
  encoding: choiceField(Object.keys(ENCODINGS) as [keyof typeof ENCODINGS, ...(keyof typeof ENCODINGS)[]], {
    title: "Encoding",
    labels: ENCODINGS,
  }).default("auto"),
});

export const compressionField = () => ({
  compression: choiceField(["auto", "none", "gzip", "zstd", "bzip2"], {
    title: "Compression",
    labels: { auto: "By file name", none: "None", gzip: "gzip", zstd: "Zstandard", bzip2: "bzip2" },
    advanced: true,
  }).default("auto"),
});

/** How dates and numbers are written in text. */
export const valueFields = () => ({
  dateFormat: textField({
    title: "Date format",
    help: "As in strptime; empty detects it.",
    placeholder: "%d.%m.%Y",
    advanced: true,
  }).optional(),
  timestampFormat: textField({
    title: "Timestamp format",
    help: "As in strptime; empty detects it.",
    placeholder: "%Y-%m-%d %H:%M:%S",
    advanced: true,
  }).optional(),
  decimalSeparator: choiceField([".", ","], {
    title: "Decimal separator",
    labels: { ".": "1.5", ",": "1,5" },
    advanced: true,
  }).default("."),
});

const TOLERATE = /^(\d{1,15}|\d{1,3}(\.\d+)?%)$/;

/** How many rows may be rejected. */
export const rejectField = () => ({
  tolerate: field(z.string().regex(TOLERATE, "is a number of rows, or a percentage such as 0.5%"), {
    title: "Rows that may be rejected",
    help: "A number, or a percentage: 100, 0.5%. Empty: none, or without limit once “Rejected” is wired.",
    placeholder: "none",
    widget: "text",
    advanced: true,
  }).optional(),
});

/** The settings of a source as they are shared. */
interface SourceSettings {
  paths: readonly string[];
  hivePartitions?: boolean;
  columns?: readonly Column[];
  exclude?: readonly string[];
  recurse?: boolean;
  groupFiles?: string | undefined;
  groupSize?: string | undefined;
  tolerate?: string | undefined;
  [option: string]: unknown;
}

/** A scan of files. Settings that are not shared are the format's own options. */
export function lowerSource(format: string, schema: z.ZodObject, settings: SourceSettings): Scan {
  const {
    paths,
    hivePartitions = false,
    columns = [],
    exclude = [],
    recurse = true,
    groupFiles: _files,
    groupSize: _size,
    tolerate: _tolerate,
    ...options
  } = settings;
  return {
    op: "scan",
    format,
    paths,
    options: chosenOptions(schema, options),
    columns: columns.length > 0 ? columns : null,
    hivePartitions,
    ...(exclude.length > 0 ? { exclude } : {}),
    ...(recurse ? {} : { flat: true }),
  };
}

/** The rows of a source, and those that cannot be read; without anything that takes these, one is an error. */
export function lowerWithRejects(
  format: string,
  schema: z.ZodObject,
  settings: SourceSettings,
  read: ReadonlySet<string>,
): { out: Scan; rejected: Scan } {
  const scan = lowerSource(format, schema, settings);
  const kept = read.has("rejected");
  const most = limitOf(settings.tolerate);
  if (!kept && (most === null || ("rows" in most && most.rows === 0)))
    return { out: scan, rejected: { ...scan, rejected: true } };
  const out = { ...scan, rejects: { kept, most } };
  return { out, rejected: { ...out, rejected: true } };
}

function limitOf(tolerate: string | undefined): Rejects["most"] {
  if (tolerate === undefined || !TOLERATE.test(tolerate)) return null;
  return tolerate.endsWith("%") ? { percent: Number(tolerate.slice(0, -1)) } : { rows: Number(tolerate) };
}
