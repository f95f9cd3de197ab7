import type { ScanOptions } from "../../compiler/binder";
import type { BoundScan } from "../../connectors/bound-scan";
import type { FileFormat } from "../../connectors/file-format";
import { fileFormat } from "../../connectors/formats";
import type { Scan } from "../../ir/rel";
import { diagnose, hasErrors } from "../../model/diagnostic";
import { stableJson } from "../../util/stable-json";
import { bindCsv } from "../scan/bind-csv";
import { type Binding, inputFile } from "../scan/binding";
import { bindConverted } from "./bind/bind-converted";
import { bindJson } from "./bind/bind-json";
import { bindParquet } from "./bind/bind-parquet";
import { bindTolerantCsv } from "./bind/bind-tolerant-csv";
import { TextFiles } from "./bind/text-files";
import type { WorkspaceContext } from "./bind/workspace-context";
import { Conversions } from "./convert/conversions";
import { converterOf } from "./convert/converters";
import { findFiles } from "./files";
import type { DuckDbSession } from "./session";

const BINDERS: ReadonlyMap<string, (context: WorkspaceContext) => Promise<Binding>> = new Map([
  ["csv", (context) => (context.scan.rejects ? bindTolerantCsv(context) : bindCsv(context))],
  ["json", bindJson],
  ["parquet", bindParquet],
]);

const MAX_CACHED = 500;

/** How much is looked at before an answer is given. */
export interface ScanLimits {
  /** Values of up to this many bytes of text, all files together, are all looked at; of more, the first. */
  fullScanBytes: number;
  /** Of files that must be converted, this much text is enough for a look. */
  lookBytes: number;
}
const LIMITS: ScanLimits = { fullScanBytes: 1 << 30, lookBytes: 32 << 20 };

/** Looks at the files behind scans, and remembers what it saw while they stay as they are. */
export class ScanBinder {
  readonly #cache = new Map<string, Promise<BoundScan>>();
  readonly #texts: TextFiles;
  readonly #conversions: Conversions;
  readonly #limits: ScanLimits;

  constructor(
    private readonly session: DuckDbSession,
    limits: Partial<ScanLimits> = {},
  ) {
    this.#limits = { ...LIMITS, ...limits };
    this.#texts = new TextFiles(session.scratch, (copy, file, lines) =>
      session.showPath(copy, file.path, lines),
    );
    this.#conversions = new Conversions(session);
  }

  /** What a scan yields. Problems of files are diagnostics; it does not throw for them. */
  async bind(scan: Scan, { whole }: ScanOptions = { whole: true }): Promise<BoundScan> {
    const format = fileFormat(scan.format);
    if (format.reads !== "engine" && format.reads !== "converted") return unreadableHere(scan, format);
    const found = await findFiles(this.session.root, scan.paths, { exclude: scan.exclude, flat: scan.flat });
    const key = stableJson([scan, found]);
    const known = this.#cache.get(key);
    if (known) return known;
    // What was only looked at serves another look.
    const glance = `${key} beginning`;
    const glanced = whole ? undefined : this.#cache.get(glance);
    if (glanced) return glanced;
    const bound = this.#bind(scan, found, whole);
    this.#remember(whole ? key : glance, bound);
    if (!whole)
      void bound.then(
        ({ partial }) => {
          if (!partial) this.#remember(key, bound);
        },
        () => {},
      );
    return bound;
  }

  async #bind(
    scan: Scan,
    { files, diagnostics }: Awaited<ReturnType<typeof findFiles>>,
    whole: boolean,
  ): Promise<BoundScan> {
    const context: WorkspaceContext = {
      session: this.session,
      texts: this.#texts,
      conversions: this.#conversions,
      scan,
      files,
      fullScanBytes: this.#limits.fullScanBytes,
      enough: whole ? null : this.#limits.lookBytes,
    };
    const converter = converterOf(scan.format);
    const binder = BINDERS.get(scan.format);
    if (!converter && !binder) throw new Error(`There is no reader for the format “${scan.format}”.`);
    const binding = converter ? await bindConverted(context, converter) : await binder?.(context);
    const { columns, parts, rows, rejected, partial } = binding as Binding;
    const all = [...diagnostics, ...(binding as Binding).diagnostics];
    return {
      scan,
      columns: scan.columns ?? columns,
      parts,
      files: files.map(inputFile),
      rows: hasErrors(all) ? null : rows,
      diagnostics: all,
      ...(rejected ? { rejected } : {}),
      ...(partial ? { partial } : {}),
    };
  }

  #remember(key: string, bound: Promise<BoundScan>): void {
    this.#cache.set(key, bound);
    bound.catch(() => this.#cache.delete(key));
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > MAX_CACHED && oldest !== undefined) this.#cache.delete(oldest);
  }
}

/** A scan of a format that only another engine reads: what its columns are is known only where they are fixed. */
function unreadableHere(scan: Scan, { title, elsewhere = "another engine" }: FileFormat): BoundScan {
  const refused = `${title} is not read by DuckDB, which runs jobs here; it takes ${elsewhere}.`;
  const detail = `the columns of ${title} are not known here; fix them`;
  const path = scan.paths[0] ?? "";
  return {
    scan,
    columns: scan.columns ?? [],
    parts: [],
    files: [],
    rows: null,
    diagnostics: scan.columns ? [] : [diagnose("file/header", { path, detail }, { field: ["columns"] })],
    refused,
  };
}
