import type { FileFormat } from "../../../connectors/file-format";
import { fileFormat } from "../../../connectors/formats";
import { isSingleFile } from "../../../connectors/target-path";
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
