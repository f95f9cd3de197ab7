import { pipeline, Readable } from "node:stream";
import { DiagnosticError, diagnose } from "../../../model/diagnostic";
import { unreadable } from "../../scan/unreadable";
import { Decoder, EncodingError } from "../bind/decoder";
import { bytesOf, compressionOf, damage, decompressors, readStart } from "../bind/decompress";
import { openRegular, type WorkspaceFile } from "../files";

export interface TextSourceOptions {
  compression?: string | undefined;
  encoding?: string | undefined;
}

/** A line longer than this is no line of text. */
const MAX_LINE = 16 << 20;

/**
 * The text of a file piece by piece, unpacked and decoded on the way, without a copy. Throws `DiagnosticError` for a
 * file that is damaged or not in its encoding: nothing is replaced or left out.
 */
export async function* textOf(
  file: WorkspaceFile,
  { compression: chosen, encoding }: TextSourceOptions,
): AsyncGenerator<string> {
  const handle = await openRegular(file).catch((error: Error) => {
    throw new DiagnosticError([unreadable(file, error.message)]);
  });
  try {
    const compression = compressionOf(file, await readStart(handle), chosen);
    if (!compression.ok) throw new DiagnosticError([compression.error]);
    const streams = [
      Readable.from(bytesOf(handle, file.bytes)),
      ...decompressors(compression.value, file.bytes),
      new Decoder(encoding),
    ];
    // Errors arrive at the last stream, which is read.
    const last = pipeline(streams as [Readable, Decoder], () => {}) as Decoder;
    const decoder = new TextDecoder("utf-8", { fatal: true });
    try {
      for await (const chunk of last) yield decoder.decode(chunk as Buffer, { stream: true });
      yield decoder.decode();
    } catch (error) {
      if (error instanceof TypeError || error instanceof EncodingError) {
        const name = error instanceof EncodingError ? error.encoding : "UTF-8";
        throw new DiagnosticError([
          diagnose("file/encoding", { path: file.path, encoding: name }, { field: ["encoding"] }),
        ]);
      }
      throw new DiagnosticError([unreadable(file, damage(compression.value, error as Error))]);
    }
  } finally {
    await handle.close();
  }
}

/** Lines without their breaks, and the number of the first of them. */
export interface Lines {
  lines: string[];
  first: number;
}

/** Cuts text into lines at LF, CRLF and CR. What follows the last break is a line when it is not empty. */
export async function* linesOf(file: WorkspaceFile, text: AsyncIterable<string>): AsyncGenerator<Lines> {
  let rest = "";
  let first = 1;
  for await (const chunk of text) {
    rest += chunk;
    // A CR at the end may be the first half of a CRLF.
    const held = rest.endsWith("\r") ? 1 : 0;
    const lines = rest.slice(0, rest.length - held).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? "") + (held ? "\r" : "");
    if (rest.length > MAX_LINE)
      throw new DiagnosticError([
        unreadable(
          file,
          `line ${first + lines.length} is longer than ${(MAX_LINE >> 20).toLocaleString("en")} million characters`,
        ),
      ]);
    if (lines.length > 0) yield { lines, first };
    first += lines.length;
  }
  const last = rest.endsWith("\r") ? rest.slice(0, -1) : rest;
  if (rest !== "") yield { lines: [last], first };
}
