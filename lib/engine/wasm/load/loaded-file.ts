import type { KindOptions } from "../../../connectors/value-kinds";
import type { Scan } from "../../../ir/rel";
import type { Column } from "../../../model/column";
import type { Diagnostic } from "../../../model/diagnostic";
import type { ScanFile } from "../../scan/session";

/** A file as a table that DuckDB takes in: an Arrow stream. */
export interface LoadedFile {
  file: ScanFile;
  /** Names in order; what stands in the stream. */
  names: readonly string[];
  arrow: Uint8Array;
  rows: number;
}

/** A column that was loaded as text, and what its values may turn out to be. */
export interface TextColumn {
  name: string;
  kinds: KindOptions;
}

/** What a loader makes of the files of a scan. */
export interface LoadedFiles {
  files: readonly LoadedFile[];
  /** Columns whose types the values say; all others have the type they were loaded with. */
  texts: readonly TextColumn[];
  /** Types that the loader knows better than the stream: text to be cast to them. */
  types: readonly Column[];
  diagnostics: readonly Diagnostic[];
}

/** Reads files of a format that the engine here does not read. */
export interface Loader {
  load(files: readonly { file: ScanFile; blob: Blob }[], scan: Scan): Promise<LoadedFiles>;
}

/** What the engine in the browser cannot read, in words; the engine of the studio may. */
export class NotReadHere extends Error {
  override readonly name = "NotReadHere";
}
