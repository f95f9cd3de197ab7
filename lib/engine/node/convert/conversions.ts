import { createHash } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Scan } from "../../../ir/rel";
import { stableJson } from "../../../util/stable-json";
import type { WorkspaceFile } from "../files";
import type { DuckDbSession } from "../session";
import { type ConversionLimits, type ConvertedFile, convertFile } from "./convert-file";
import type { Converter } from "./converter";

/** Ways to read one file that are remembered: the sheets of a workbook, each read by a node. */
const MAX_WAYS = 64;

interface Conversion {
  /** The file and how it is read. */
  state: string;
  /** How much of its text is enough; null for all of it. */
  enough: number | null;
  folder: string;
  result: Promise<ConvertedFile>;
}

/**
 * Converted files, each made once for as long as the file and the way it is read stay the same. They lie in `scratch`
 * below their workspace path, so that partition folders still read.
 */
export class Conversions {
  /** By path, the newest first. */
  readonly #known = new Map<string, Conversion[]>();
  #count = 0;

  constructor(private readonly session: DuckDbSession) {}

  /** Throws `DiagnosticError`. */
  async convert(
    converter: Converter,
    file: WorkspaceFile,
    scan: Scan,
    limits: ConversionLimits,
  ): Promise<ConvertedFile> {
    const { enough, tolerant, known: columns } = limits;
    const raw = tolerant && converter.keepsRaw?.(scan) === true;
    const state = stableJson([file, scan.format, scan.options, tolerant, raw, columns]);
    const ofFile = this.#known.get(file.path) ?? [];
    const known = ofFile.find((one) => one.state === state && (one.enough === null || one.enough === enough));
    if (known) return known.result;
    const folder = this.#folder(state, file);
    const result = mkdir(folder, { recursive: true }).then(() =>
      convertFile(this.session, converter, { file, scan, folder }, limits),
    );
    const conversion: Conversion = { state, enough, folder, result };
    this.#remember(file, [conversion, ...ofFile]);
    try {
      const converted = await result;
      // What is complete anyway serves those who need all of it.
      if (!converted.partial) conversion.enough = null;
      return converted;
    } catch (error) {
      this.#remember(
        file,
        (this.#known.get(file.path) ?? []).filter((one) => one !== conversion),
      );
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Keeps the newest conversions of a file as it is now, and removes the folders of others. */
  #remember(file: WorkspaceFile, conversions: Conversion[]): void {
    const now = stableJson(file);
    const kept = conversions.filter(({ state }) => state.startsWith(`[${now},`)).slice(0, MAX_WAYS);
    this.#known.set(file.path, kept);
    for (const { folder, result } of conversions)
      if (!kept.some((one) => one.folder === folder))
        void result.catch(() => {}).then(() => rm(folder, { recursive: true, force: true }).catch(() => {}));
  }

  #folder(state: string, file: WorkspaceFile): string {
    const hash = createHash("sha256").update(state).digest("hex").slice(0, 24);
    // A file's own name is no partition, even when it reads like one.
    const name = basename(file.path).replaceAll("=", "_");
    return join(this.session.scratch, "converted", `${hash}-${this.#count++}`, dirname(file.path), name);
  }
}
