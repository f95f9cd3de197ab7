import type { FileHandle } from "node:fs/promises";
import * as zlib from "node:zlib";
import {
  CompressionType,
  compressionRegistry,
  type RecordBatch,
  RecordBatchReader,
  type Schema,
} from "apache-arrow";
import { DiagnosticError, diagnose } from "../../../../model/diagnostic";
import { unreadable } from "../../../scan/unreadable";
import { openRegular, type WorkspaceFile } from "../../files";
import type { ConversionOutput, Converter } from "../converter";
import { ArrowMetadataError, checkFooter, checkMessage } from "./arrow-metadata";
import { ArrowTypeError, engineType, freeNames, wantedType } from "./arrow-types";
import { ArrowValueError, valueReader } from "./arrow-values";
import { Lz4Error, unlz4 } from "./lz4-frame";

/** Rows handed on before an answer is awaited. */
const BREATH = 8192;

/** Arrow IPC, as files (Feather) and as streams. */
export const arrowConverter: Converter = {
  place: "row",
  async convert(file, _, out) {
    const handle = await openRegular(file).catch((error: Error) => {
      throw new DiagnosticError([unreadable(file, error.message)]);
    });
    try {
      await convert(file, handle, out);
    } catch (error) {
      if (error instanceof DiagnosticError) throw error;
      throw new DiagnosticError([unreadable(file, wordsOf(error as Error))]);
    } finally {
      await handle.close().catch(() => {});
    }
  },
};

const OWN = [ArrowTypeError, ArrowMetadataError, ArrowValueError, Lz4Error];

/** The library's own words say little: what they mean is that bytes are missing or wrong. */
function wordsOf(error: Error): string {
  if (OWN.some((kind) => error instanceof kind)) return error.message;
  const [, unknown] = /^Unrecognized type: "(\w+)"/.exec(error.message) ?? [];
  return unknown
    ? `its type ${unknown} is not read here`
    : `it is damaged or cut off (${error.message.slice(0, 200)})`;
}

async function convert(file: WorkspaceFile, handle: FileHandle, out: ConversionOutput): Promise<void> {
  const source = new ReadFile(handle, file.bytes);
  const isFile = await looksLikeFile(source, file.bytes);
  registerCodecs();
  const reader = await RecordBatchReader.from(source as unknown as FileHandle);
  await reader.open();
  const { schema } = reader as { schema: Schema | undefined };
  if (!schema) throw new ArrowValueError("it is cut off: it has no schema");
  const names = freeNames(schema.fields.map(({ name }) => name as string));
  await out.begin(
    schema.fields.map(({ type }, index) => {
      const wants = wantedType(type);
      return { name: names[index] ?? "", type: engineType(type), ...(wants ? { wants } : {}) };
    }),
  );
  let [row, read] = [0, 0];
  for await (const batch of isFile ? batchesOfFile(reader) : (reader as AsyncIterable<RecordBatch>)) {
    if (batch.data.children.length !== names.length)
      throw new ArrowValueError("a batch is damaged: it has other columns");
    row = await putBatch(batch, row, read, out);
    read += batch.data.byteLength;
    if (out.enough) return;
  }
  if (!isFile) checkEnd(source, file, out);
}

/** One by one by their number: the library's own way passes over one that lies beyond the end, and may never come to one. */
async function* batchesOfFile(reader: RecordBatchReader): AsyncGenerator<RecordBatch> {
  const { numRecordBatches, readRecordBatch } = reader as unknown as {
    numRecordBatches: number;
    readRecordBatch(index: number): Promise<RecordBatch | null>;
  };
  for (let index = 0; index < numRecordBatches; index++) {
    const batch = await readRecordBatch.call(reader, index);
    if (!batch)
      throw new ArrowValueError(`it is damaged: it has not all of its ${numRecordBatches} batches of rows`);
    yield batch;
  }
}

/**
 * The handle as the library reads it: looks at metadata before the library does, remembers the last bytes that were read,
 * and never closes it.
 */
class ReadFile {
  last: Buffer = Buffer.alloc(0);
  /** Where a file's footer begins. */
  footer = -1;
  /** Where the last read ended. */
  at = 0;
  readonly fd = 0;

  constructor(
    private readonly handle: FileHandle,
    private readonly size: number,
  ) {}

  async read(buffer: Uint8Array, offset: number, length: number, position: number) {
    const found = await this.handle.read(buffer, offset, length, position);
    if (found.bytesRead === 0 && length > 0) throw new ArrowValueError("it was cut while it was read");
    const { last } = this;
    this.last = Buffer.from(buffer.buffer, buffer.byteOffset + offset, found.bytesRead);
    // Metadata comes after its size.
    if (last.length === 4 && last.readInt32LE(0) === found.bytesRead && position !== this.footer)
      checkMessage(this.last);
    this.at = position + found.bytesRead;
    return found;
  }

  async bytes(position: number, length: number): Promise<Buffer> {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, this.size - position)));
    if (buffer.length > 0) await this.handle.read(buffer, 0, buffer.length, position);
    return buffer;
  }

  stat = async () => ({ size: this.size });
  close = async () => {};
}

const MAGIC = "ARROW1";

/** Whether it is a file rather than a stream; of a file, its footer's size was looked at. */
async function looksLikeFile(source: ReadFile, size: number): Promise<boolean> {
  const start = (await source.bytes(0, 8)).toString("latin1");
  if (start.startsWith("FEA1"))
    throw new ArrowTypeError("it is a Feather file of version 1, which is not read here");
  if (start.startsWith("\xff\xff\xff\xff")) return false;
  if (!start.startsWith(MAGIC)) throw new ArrowTypeError("it is neither a file nor a stream of Arrow IPC");
  const end = await source.bytes(Math.max(0, size - 10), 10);
  if (size < 18 || end.toString("latin1", 4) !== MAGIC)
    throw new ArrowValueError("it is cut off: it does not end as an Arrow file does");
  const footer = end.readInt32LE(0);
  if (footer <= 0 || footer > size - 18)
    throw new ArrowValueError("it is damaged: its footer has an impossible size");
  source.footer = size - 10 - footer;
  checkFooter(await source.bytes(source.footer, footer));
  return true;
}

/** A stream ends with four zeros, or where its bytes end; whether these were all, nobody knows. */
function checkEnd(source: ReadFile, file: WorkspaceFile, out: ConversionOutput): void {
  const { last, at } = source;
  if (last.length === 4 && last.readInt32LE(0) === 0) {
    if (at < file.bytes)
      throw new ArrowValueError(`it goes on after the end of its stream, at byte ${at.toLocaleString("en")}`);
    return;
  }
  if (last.length <= 4) throw new ArrowValueError("it is cut off");
  const detail = "its stream has no end mark; if it was cut off, rows are missing";
  out.note(diagnose("file/left-out", { path: file.path, detail }, { field: ["paths"] }));
}

/** Rows of a batch that has fewer bits than rows. */
const MOST_EMPTY = 10_000_000;

async function putBatch(
  batch: RecordBatch,
  before: number,
  read: number,
  out: ConversionOutput,
): Promise<number> {
  if (batch.numRows > Math.max(MOST_EMPTY, batch.data.byteLength * 8))
    throw new ArrowValueError(`a batch is damaged: it says to hold ${batch.numRows} rows`);
  const readers = batch.data.children.map((data) => {
    if (data.length < batch.numRows)
      throw new ArrowValueError("a batch is damaged: a column is shorter than its rows");
    return valueReader(data);
  });
  for (let index = 0; index < batch.numRows; index++) {
    const number = before + index + 1;
    try {
      out.row(
        readers.map((value) => value(index)),
        number,
      );
    } catch (error) {
      if (!(error instanceof ArrowValueError)) throw error;
      throw new ArrowValueError(`row ${number}: ${error.message}`);
    }
    if (index % BREATH === BREATH - 1) await out.breathe(read);
  }
  await out.breathe(read + batch.data.byteLength);
  return before + batch.numRows;
}

/** Bytes a buffer may unpack to. */
const MOST_BYTES = 1 << 30;

let registered = false;

/** The library unpacks nothing by itself. Each buffer begins with its plain size, which it does not pass on. */
function registerCodecs(): void {
  if (registered) return;
  registered = true;
  compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: (bytes) => unlz4(bytes, sizeBefore(bytes)) });
  const { zstdDecompressSync } = zlib as unknown as {
    zstdDecompressSync?(data: Uint8Array, options: { maxOutputLength: number }): Buffer;
  };
  compressionRegistry.set(CompressionType.ZSTD, {
    decode: (bytes) => {
      if (zstdDecompressSync) return zstdDecompressSync(bytes, { maxOutputLength: MOST_BYTES });
      throw new ArrowTypeError(
        `Zstandard is not read by this Node (${process.version}); 22.15 and newer do, and LZ4 is read by all`,
      );
    },
  });
}

/** The eight bytes before a packed buffer say how many come of it. */
function sizeBefore(bytes: Uint8Array): number {
  if (bytes.byteOffset < 8) throw new Lz4Error("LZ4 data is damaged");
  const size = Number(new DataView(bytes.buffer, bytes.byteOffset - 8, 8).getBigInt64(0, true));
  if (size < 0 || size > MOST_BYTES) throw new Lz4Error("LZ4 data is damaged");
  return size;
}
