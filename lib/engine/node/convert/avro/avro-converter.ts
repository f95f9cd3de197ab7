import type { FileHandle } from "node:fs/promises";
import { DiagnosticError } from "../../../../model/diagnostic";
import { unreadable } from "../../../scan/unreadable";
import { openRegular, type WorkspaceFile } from "../../files";
import type { ConversionOutput, Converter } from "../converter";
import { unpackerOf } from "./avro-codec";
import { AvroCursor, AvroError } from "./avro-cursor";
import { AvroTypes } from "./avro-types";

/** Bytes of one block, and of the header. */
const MOST_BLOCK = 256 << 20;
const MOST_HEADER = 16 << 20;
const SYNC = 16;

/** Avro object container files: columns and types are the schema's. */
export const avroConverter: Converter = {
  place: "record",
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
      await handle.close();
    }
  },
};

const wordsOf = (error: Error): string => {
  if (error instanceof AvroError) return error.message;
  if (error instanceof SyntaxError) return "its schema is no JSON";
  return `a block is damaged (${error.message})`;
};

async function convert(file: WorkspaceFile, handle: FileHandle, out: ConversionOutput): Promise<void> {
  const { schema, codec, sync, end } = await readHeader(file, handle);
  const root = new AvroTypes().typeOf(schema);
  const unpack = unpackerOf(codec);
  const columns = root.fields ?? [{ name: "value", type: root }];
  await out.begin(columns.map(({ name, type }) => ({ name, type: type.type })));
  let record = 0;
  let block = 0;
  for (let at = end; at < file.bytes; ) {
    block++;
    const place = `block ${block}, at byte ${at.toLocaleString("en")}`;
    const head = new AvroCursor(await readAt(handle, at, 20));
    const cut = new AvroError(`it is cut off in ${place}`);
    const [count, size] = numbers(head, cut);
    if (count < 0 || size < 0 || size > MOST_BLOCK) throw new AvroError(`${place} has an impossible size`);
    const data = await readAt(handle, at + head.at, size + SYNC);
    if (data.length < size + SYNC) throw cut;
    if (!data.subarray(size).equals(sync))
      throw new AvroError(`${place} does not end in the file's mark: it is damaged`);
    try {
      const cursor = new AvroCursor(await unpack(data.subarray(0, size)));
      // Records of no bytes are possible; many of them are an attack.
      if (count > Math.max(1_000_000, cursor.bytes.length))
        throw new AvroError(`${count} records are said to be in ${cursor.bytes.length} bytes`);
      for (let index = 0; index < count; index++) {
        record++;
        const values = root.fields ? columns.map(({ type }) => type.read(cursor)) : [root.read(cursor)];
        out.row(values, record);
        if (index % 4096 === 4095) await out.breathe(at);
      }
      if (!cursor.done) throw new AvroError("bytes are left over");
    } catch (error) {
      throw new AvroError(`${place}, record ${record}: ${wordsOf(error as Error)}`);
    }
    at += head.at + size + SYNC;
    await out.breathe(at);
    if (out.enough) return;
  }
}

function numbers(cursor: AvroCursor, cut: AvroError): [count: number, size: number] {
  try {
    return [cursor.number(), cursor.number()];
  } catch {
    throw cut;
  }
}

async function readAt(handle: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(bytes);
  let size = 0;
  while (size < bytes) {
    const { bytesRead } = await handle.read(buffer, size, bytes - size, at + size);
    if (bytesRead === 0) break;
    size += bytesRead;
  }
  return buffer.subarray(0, size);
}

interface Header {
  schema: unknown;
  codec: string;
  sync: Buffer;
  /** Where the first block begins. */
  end: number;
}

async function readHeader(file: WorkspaceFile, handle: FileHandle): Promise<Header> {
  const magic = await readAt(handle, 0, 4);
  if (magic.toString("latin1") !== "Obj\u0001") throw new AvroError("it is no Avro file");
  const cursor = new AvroCursor(await readAt(handle, 0, Math.min(file.bytes, MOST_HEADER)));
  cursor.at = 4;
  const meta = new Map<string, Buffer>();
  try {
    for (let count = cursor.number(); count !== 0; count = cursor.number()) {
      if (count < 0) cursor.number();
      for (let index = 0; index < Math.abs(count); index++)
        meta.set(cursor.string(), cursor.take(cursor.number()));
    }
    const sync = Buffer.from(cursor.take(SYNC));
    const schema: unknown = JSON.parse(meta.get("avro.schema")?.toString("utf8") ?? "");
    return { schema, codec: meta.get("avro.codec")?.toString("utf8") || "null", sync, end: cursor.at };
  } catch (error) {
    if (error instanceof AvroError) throw new AvroError("it is cut off in its header");
    throw error;
  }
}
