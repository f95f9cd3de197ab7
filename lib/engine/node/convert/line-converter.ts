import type { DuckDBValue } from "@duckdb/node-api";
import type { Scan } from "../../../ir/rel";
import type { WorkspaceFile } from "../files";
import type { ConversionOutput, ConvertedColumn, Converter } from "./converter";
import { type Lines, linesOf, type TextSourceOptions, textOf } from "./text-source";

/** Lines looked at before an answer is awaited. */
const BREATH = 10_000;

/** How lines become rows. */
export interface LineReader {
  columns: readonly ConvertedColumn[];
  /** The values of a line; why it cannot be read; or null for a line that is no row. */
  read(line: string, number: number): readonly DuckDBValue[] | string | null;
}

/** A converter of text in which a line is a row. `open` may look at the first lines. */
export const lineConverter = (
  open: (scan: Scan, first: readonly string[], file: WorkspaceFile) => LineReader,
  more: Pick<Converter, "keepsRaw" | "typed"> = {},
): Converter => ({
  ...more,
  async convert(file, scan, out) {
    const options = scan.options as TextSourceOptions & { skip?: number };
    const { skip = 0 } = options;
    let reader: LineReader | null = null;
    let read = 0;
    for await (const { lines, first } of linesOf(file, textOf(file, options))) {
      const from = Math.max(0, skip + 1 - first);
      if (!reader && from < lines.length) {
        reader = open(scan, lines.slice(from), file);
        await out.begin(reader.columns);
      }
      if (reader) read += await readLines({ lines, first }, from, reader, out, read);
      if (out.enough) return;
    }
    if (!reader) await out.begin(open(scan, [], file).columns);
  },
});

/** Reads some lines; gives the number of their characters. */
async function readLines(
  { lines, first }: Lines,
  from: number,
  reader: LineReader,
  out: ConversionOutput,
  before: number,
): Promise<number> {
  let characters = 0;
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] as string;
    characters += line.length + 1;
    const values = reader.read(line, first + index);
    if (typeof values === "string") out.reject(first + index, values, line);
    else if (values !== null) out.row(values, first + index, line);
    if (index % BREATH === 0) await out.breathe(before + characters);
  }
  await out.breathe(before + characters);
  return characters;
}
