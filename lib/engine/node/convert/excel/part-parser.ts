import { SaxesParser } from "saxes";
import { DiagnosticError } from "../../../../model/diagnostic";
import type { Part } from "./zip-parts";

export interface PartHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Characters of one tag or text of a part. */
const MOST_AT_ONCE = 4 << 20;
const MOST_DEPTH = 100;

/**
 * Reads a part's XML without prefixes of names. No part of a workbook has a document type, so none is taken. Yields after
 * each piece; the handlers were called by then.
 */
export async function* parsePart(part: Part, handlers: PartHandlers): AsyncGenerator<number> {
  try {
    yield* parse(part.bytes(), handlers);
  } catch (error) {
    if (error instanceof DiagnosticError) throw error;
    const detail = (error as Error).message.replace(/^\d+:\d+: |\.$/g, "");
    throw new Error(`its part “${part.name}” is broken: ${detail}`);
  }
}

async function* parse(pieces: AsyncIterable<Buffer>, handlers: PartHandlers): AsyncGenerator<number> {
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  let last = 0;
  const local = (name: string) => name.slice(name.indexOf(":") + 1);
  parser.on("error", (error) => {
    throw new Error(error.message);
  });
  parser.on("doctype", () => {
    throw new Error("it declares a document type");
  });
  parser.on("opentag", ({ name, attributes }) => {
    last = parser.position;
    if (++depth > MOST_DEPTH) throw new Error("its elements nest too deep");
    handlers.open?.(local(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    last = parser.position;
    depth--;
    handlers.close?.(local(name));
  });
  const { text } = handlers;
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const piece of pieces) {
    parser.write(decoder.decode(piece, { stream: true }));
    if (parser.position - last > MOST_AT_ONCE) throw new Error("a text in it is too long");
    yield parser.position;
  }
  parser.write(decoder.decode()).close();
  yield parser.position;
}

/** Reads a part to its end. */
export async function readPart(part: Part, handlers: PartHandlers): Promise<void> {
  for await (const _ of parsePart(part, handlers));
}
