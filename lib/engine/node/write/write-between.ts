import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { parquet } from "../../../connectors/formats/parquet";
import type { Column } from "../../../model/column";
import { parseColumnType } from "../../../model/column-type";
import { RunFailure } from "../../../runtime/run-failure";
import { quoteIdentifier, quoteText } from "../../../sql/quote";
import type { RawFile } from "../run/execute-statement";
import type { WriteTarget } from "../run/write-target";
import type { DuckDbSession } from "../session";
import { type FileWriter, type RowBatch, UnwritableError } from "./file-writer";

/** A target that is written as Parquet first, with columns that keep their values there. */
export async function parquetBefore(
  target: WriteTarget,
  writer: FileWriter,
  connection: DuckDBConnection,
): Promise<WriteTarget> {
  const { statement } = target;
  const described = await connection.runAndReadAll(`DESCRIBE ${statement.select}`);
  const folders = new Set(statement.partitionBy.map((name) => name.toLowerCase()));
  const changes = described.getRows().flatMap(([name, type]) => {
    const tree = parseColumnType(String(type));
    const quoted = quoteIdentifier(String(name));
    const changed = folders.has(String(name).toLowerCase()) || !tree ? null : writer.before(tree, quoted);
    return changed === null ? [] : [`${changed} AS ${quoted}`];
  });
  const select =
    changes.length === 0
      ? statement.select
      : `SELECT * REPLACE (${changes.join(", ")})\nFROM (\n${statement.select}\n)`;
  return {
    ...target,
    format: parquet,
    extension: ".parquet",
    statement: { ...statement, select, options: { compression: "lz4" } },
  };
}

/** Writes each Parquet file again in the target's own format, and removes it. */
export async function writeAgain(
  files: readonly RawFile[],
  target: WriteTarget,
  writer: FileWriter,
  { session, signal }: { session: DuckDbSession; signal: AbortSignal | undefined },
): Promise<RawFile[]> {
  const written: RawFile[] = [];
  for (const file of files) {
    const absolute = file.absolute.replace(/\.parquet$/, target.extension);
    try {
      const rows = await writeOne(session, file.absolute, absolute, { target, writer, signal });
      if (file.rows !== null && rows !== file.rows)
        throw new Error(`${rows} of ${file.rows} rows arrived in a file.`);
      written.push({ ...file, absolute, rows });
    } catch (error) {
      if (!(error instanceof UnwritableError)) throw error;
      const { node, path } = target.statement;
      throw new RunFailure("target/value", `“${path}” cannot be written: ${error.message}.`, node);
    }
    await rm(file.absolute);
  }
  return written;
}

async function writeOne(
  session: DuckDbSession,
  source: string,
  absolute: string,
  { target, writer, signal }: { target: WriteTarget; writer: FileWriter; signal: AbortSignal | undefined },
): Promise<number> {
  const sql = `SELECT * FROM read_parquet(${quoteText(source)}, hive_partitioning = false)`;
  return session.withConnection(async (connection) => {
    const described = await connection.runAndReadAll(`DESCRIBE ${sql}`);
    const columns: Column[] = described
      .getRows()
      .map(([name, type]) => ({ name: String(name), type: String(type) }));
    let rows = 0;
    const batches = async function* (): AsyncGenerator<RowBatch> {
      const result = await connection.stream(sql);
      for (
        let chunk = await result.fetchChunk();
        chunk && chunk.rowCount > 0;
        chunk = await result.fetchChunk()
      ) {
        signal?.throwIfAborted();
        rows += chunk.rowCount;
        yield { columns: chunk.getColumns(), rows: chunk.rowCount };
      }
    };
    const bytes = writer.bytes(batches(), columns, target.statement.options);
    await pipeline(Readable.from(gathered(bytes), { objectMode: false }), createWriteStream(absolute));
    return rows;
  }, signal);
}

const PIECE = 1 << 18;

/** Small pieces put together: each one that is written costs. */
async function* gathered(pieces: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    const bytes =
      typeof piece === "string"
        ? Buffer.from(piece)
        : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    waiting.push(bytes);
    size += bytes.length;
    if (size < PIECE) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}
