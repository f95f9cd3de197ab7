import type { TextFile, Texts } from "../../scan/session";
import type { WorkspaceFile } from "../files";
import { type TextSourceOptions, textOf } from "./text-source";

/** A file's text as UTF-8, piece by piece, of which the beginning can be looked at before. */
export class TextBytes implements Pick<Texts, "start"> {
  /** How many bytes were read. */
  read = 0;
  /** Its size is known once its end was seen. */
  readonly text: TextFile;
  readonly #source: AsyncGenerator<string>;
  #start = Buffer.alloc(0);
  #ended = false;

  constructor(file: WorkspaceFile, options: TextSourceOptions) {
    this.#source = textOf(file, options);
    const bytes = () => (this.#ended ? this.#start.length : Number.MAX_SAFE_INTEGER);
    this.text = {
      absolute: file.absolute,
      get bytes() {
        return bytes();
      },
      bom: 0,
      copied: false,
    };
  }

  async start(_: TextFile, bytes: number): Promise<Uint8Array> {
    while (!this.#ended && this.#start.length <= bytes) {
      const chunk = await this.#pull();
      if (chunk) this.#start = Buffer.concat([this.#start, chunk]);
    }
    return this.#start.subarray(0, bytes);
  }

  /** Every piece from a place on that lies in what was looked at. */
  async *from(offset: number): AsyncGenerator<Uint8Array> {
    yield this.#start.subarray(offset);
    for (let chunk = await this.#pull(); chunk; chunk = await this.#pull()) yield chunk;
  }

  async close(): Promise<void> {
    await this.#source.return(undefined);
  }

  async #pull(): Promise<Buffer | null> {
    if (this.#ended) return null;
    const { done, value } = await this.#source.next();
    this.#ended = done === true;
    if (done) return null;
    const chunk = Buffer.from(value);
    this.read += chunk.length;
    return chunk;
  }
}
