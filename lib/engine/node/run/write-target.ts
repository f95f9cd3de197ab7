import type { FileFormat } from "../../../connectors/file-format";
import { fileFormat } from "../../../connectors/formats";
import type { CopyTo } from "../../../sql/script";

/** Where one COPY statement's rows go. */
export interface WriteTarget {
  statement: CopyTo;
  /** Counts the targets of a run from 1. */
  number: number;
  format: FileFormat;
  /** Ending of the files, with the dot. */
  extension: string;
  /** Relative to the workspace, normalised. */
  path: string;
  absolute: string;
  /** Whether `path` is one file rather than a folder. */
  singleFile: boolean;
}

/** A path that ends in one of the format's extensions, compressed or not, is one file. */
export function isSingleFile(format: FileFormat, path: string): boolean {
  const name = path.toLowerCase();
  return format.extensions.some((extension) =>
    ["", ".gz", ".zst"].some((compressed) => name.endsWith(`.${extension}${compressed}`)),
  );
}

/** Whether a file of this name is one that the format writes. */
export const isDataFile = (format: FileFormat, name: string): boolean => isSingleFile(format, name);

/** The target of a statement whose path was resolved. */
export function writeTarget(statement: CopyTo, number: number, path: string, absolute: string): WriteTarget {
  const format = fileFormat(statement.format);
  return {
    statement,
    number,
    format,
    extension: format.extensionFor(statement.options),
    path,
    absolute,
    singleFile: isSingleFile(format, path),
  };
}
