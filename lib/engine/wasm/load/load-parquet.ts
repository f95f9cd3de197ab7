import type { SchemaTree } from "hyparquet";
import { parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import type { Column } from "../../../model/column";
import type { Diagnostic } from "../../../model/diagnostic";
import { unreadable } from "../../scan/unreadable";
import { arrowColumn, arrowStream } from "./arrow-column";
import { type LoadedFile, type Loader, NotReadHere } from "./loaded-file";
import { parquetValues, withoutAnnotation } from "./parquet-type";

/** Reads Parquet column by column, every value as it is stored. */
export const parquetLoader: Loader = {
  async load(files) {
    const diagnostics: Diagnostic[] = [];
    const loaded: LoadedFile[] = [];
    const types = new Map<string, Column>();
    for (const { file, blob } of files) {
      try {
        const one = await readFile(blob);
        loaded.push({ file, names: one.names, arrow: one.arrow, rows: one.rows });
        for (const cast of one.casts) types.set(cast.name.toLowerCase(), cast);
      } catch (error) {
        const detail =
          error instanceof NotReadHere
            ? error.message
            : `it is no whole Parquet file (${(error as Error).message})`;
        diagnostics.push(unreadable(file, blob.size === 0 ? "it is empty" : detail));
      }
    }
    return { files: loaded, texts: [], types: [...types.values()], diagnostics };
  },
};

async function readFile(
  blob: Blob,
): Promise<{ names: string[]; arrow: Uint8Array; rows: number; casts: Column[] }> {
  const file = {
    byteLength: blob.size,
    slice: (from: number, to?: number) => blob.slice(from, to).arrayBuffer(),
  };
  const metadata = await parquetMetadataAsync(file, { geoparquet: false });
  const rows = Number(metadata.num_rows);
  const columns = (parquetSchema(metadata).children as SchemaTree[]).map((tree) => ({
    name: tree.element.name,
    ...parquetValues(tree),
  }));
  const raw = { ...metadata, schema: metadata.schema.map(withoutAnnotation) };
  const options = {
    file,
    metadata: raw,
    compressors,
    utf8: false,
    geoparquet: false,
    parsers: { timestampFromNanoseconds: (nanos: bigint) => nanos },
  };
  const data = [];
  for (const { name, arrow, value } of columns) {
    const values = new Array<unknown>(rows).fill(null);
    if (rows > 0)
      await parquetRead({
        ...options,
        columns: [name],
        onChunk: ({ columnData, rowStart }) => {
          for (let at = 0; at < columnData.length; at++) {
            const stored = columnData[at];
            if (stored !== null && stored !== undefined) values[rowStart + at] = value(stored);
          }
        },
      });
    data.push(arrowColumn(arrow, values));
  }
  return {
    names: columns.map(({ name }) => name),
    arrow: arrowStream(data, rows),
    rows,
    casts: columns.flatMap(({ name, cast }) => (cast ? [{ name, type: cast }] : [])),
  };
}
