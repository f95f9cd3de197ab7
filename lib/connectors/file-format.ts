import type { z } from "zod";
import type { BoundScan, ScanPart } from "./bound-scan";

/** A file format: how DuckDB reads and writes it. One file each in `formats/`, listed in `formats.ts`. */
export interface FileFormat<Options extends z.ZodObject = z.ZodObject> {
  name: string;
  title: string;
  /** Without the dot; the first is what written files are called. */
  extensions: readonly string[];
  /** Options a source may choose. */
  readOptions: Options;
  /** A table expression that reads one part: `read_parquet(['a.parquet'], union_by_name = true)`. */
  readSql(part: ScanPart, bound: BoundScan): string;
  /** The options of COPY … TO, without FORMAT: `["COMPRESSION zstd"]`. */
  copyOptions(options: Readonly<Record<string, unknown>>): string[];
  /** Ending of a written file, with the dot, given its options: `.csv.gz`. */
  extensionFor(options: Readonly<Record<string, unknown>>): string;
}
