import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parquet } from "../../../connectors/formats/parquet";
import { REJECTED_COLUMNS } from "../../../connectors/scan-output";
import { quoteIdentifier, quoteText } from "../../../sql/quote";
import { escapeGlob } from "../../scan/glob";
import type { TextFile } from "../../scan/session";
import type { WorkspaceFile } from "../files";
import { JsonScanner } from "./json-records";
import { chunksOf, Utf8Check } from "./text-chunks";
import type { WorkspaceContext } from "./workspace-context";

/** Text of a rejected line that is kept. */
const MOST_RAW = 100_000;

/** A file of one record a line without the lines that are none. */
export interface GoodLines {
  text: TextFile;
  /** A Parquet file of the others. */
  rejected: { path: string; rows: number };
}

/** Sets lines aside that are no record; null for a file of which no line is one: it has another layout. */
export async function setBadLinesAside(
  { texts, session }: WorkspaceContext,
  file: WorkspaceFile,
  text: TextFile,
): Promise<GoodLines | null> {
  const absolute = await texts.derive(file, "records", (target) =>
    write(target, linesOf(text), ({ bytes, problem }) => (problem === null ? bytes : null)),
  );
  const { size } = await stat(absolute);
  if (size === 0) return null;
  const lines = await texts.derive(file, "no records", (target) =>
    write(target, linesOf(text), ({ bytes, line, problem }) => {
      if (problem === null) return null;
      const raw = bytes.toString("utf8").slice(0, MOST_RAW);
      return Buffer.from(JSON.stringify({ file: file.path, line, reason: problem, raw }));
    }),
  );
  const path = await texts.derive(file, "no records, as a table", async (target) => {
    const columns = REJECTED_COLUMNS.map(({ name, type }) => `${quoteIdentifier(name)}: ${quoteText(type)}`);
    const read = `read_json(${quoteText(escapeGlob(lines))}, format = 'newline_delimited', columns = {${columns.join(", ")}})`;
    await session.rows(`COPY (SELECT * FROM ${read}) TO ${quoteText(target)} (FORMAT ${parquet.name})`);
  });
  const [[rows] = []] = await session.rows(
    `SELECT count(*) FROM read_parquet(${quoteText(escapeGlob(path))})`,
  );
  return {
    text: { absolute, bytes: size, bom: 0, copied: true },
    rejected: { path, rows: Number(rows) },
  };
}

interface Line {
  bytes: Buffer;
  line: number;
  /** Why it is no record. */
  problem: string | null;
}

function write(
  target: string,
  lines: AsyncIterable<Line>,
  written: (line: Line) => Buffer | null,
): Promise<void> {
  const content = async function* (): AsyncGenerator<Buffer> {
    for await (const line of lines) {
      const bytes = written(line);
      if (bytes) yield Buffer.concat([bytes, LF]);
    }
  };
  return pipeline(Readable.from(content()), createWriteStream(target));
}
const LF = Buffer.from("\n");

/** Lines that are not blank. */
async function* linesOf(text: TextFile): AsyncGenerator<Line> {
  let rest = Buffer.alloc(0);
  let line = 1;
  for await (const chunk of chunksOf(text.absolute, text.bom)) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const bytes = Buffer.concat([rest, chunk.subarray(from, at)]);
      if (!isBlank(bytes)) yield { bytes, line, problem: problemOf(bytes) };
      rest = Buffer.alloc(0);
      from = at + 1;
      line++;
    }
    rest = Buffer.concat([rest, chunk.subarray(from)]);
  }
  if (!isBlank(rest)) yield { bytes: rest, line, problem: problemOf(rest) };
}

const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);

function problemOf(bytes: Buffer): string | null {
  const utf8 = new Utf8Check();
  utf8.push(bytes);
  if (!utf8.finish()) return "it is not UTF-8";
  const scanner = new JsonScanner();
  scanner.push(bytes);
  scanner.finish();
  if (scanner.problem) return scanner.problem.detail;
  return scanner.layout === "array" || scanner.records !== 1 ? "it is not one record" : null;
}
