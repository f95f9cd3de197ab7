import type { z } from "zod";
import type { BoundScan, ScanPart } from "./bound-scan";

/**
 * Who works with the files of a format: the engine itself, the engine after a conversion here (`converted`), only
 * another engine (`elsewhere`), or nobody (`never`).
 */
export type FormatSupport = "engine" | "converted" | "elsewhere" | "never";

/** A file format: how DuckDB reads and writes it. One file each in `formats/`, listed in `formats.ts`. */
export interface FileFormat<Options extends z.ZodObject = z.ZodObject> {
  name: string;
  title: string;
  /** Without the dot; the first is what written files are called. */
  extensions: readonly string[];
  reads: FormatSupport;
  writes: FormatSupport;
  /** What it takes to work with it, where DuckDB cannot: after “It takes”. */
  elsewhere?: string;
  /** Options a source may choose. */
  readOptions: Options;
  /**
   * A table expression that reads one part: `read_parquet(['a.parquet'], union_by_name = true)`. For a format that is
   * converted, it is what is shown: the reader of a DuckDB extension, where there is one.
   */
  readSql(part: ScanPart, bound: BoundScan): string;
  /** The options of COPY … TO, without FORMAT: `["COMPRESSION zstd"]`. */
  copyOptions(options: Readonly<Record<string, unknown>>): string[];
  /** Ending of a written file, with the dot, given its options: `.csv.gz`. */
  extensionFor(options: Readonly<Record<string, unknown>>): string;
}
