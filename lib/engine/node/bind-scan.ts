import type { BoundScan } from "../../connectors/bound-scan";
import type { Scan } from "../../ir/rel";
import { hasErrors } from "../../model/diagnostic";
import { stableJson } from "../../util/stable-json";
import { bindCsv } from "./bind/bind-csv";
import { bindJson } from "./bind/bind-json";
import { bindParquet } from "./bind/bind-parquet";
import { type BindContext, type Binding, inputFile } from "./bind/binding";
import { TextFiles } from "./bind/text-files";
import { findFiles } from "./files";
import type { DuckDbSession } from "./session";

const BINDERS: ReadonlyMap<string, (context: BindContext) => Promise<Binding>> = new Map([
  ["csv", bindCsv],
  ["json", bindJson],
  ["parquet", bindParquet],
]);

const MAX_CACHED = 500;
const FULL_SCAN_BYTES = 1 << 30;

/** Looks at the files behind scans, and remembers what it saw while they stay as they are. */
export class ScanBinder {
  readonly #cache = new Map<string, Promise<BoundScan>>();
  readonly #texts: TextFiles;

  constructor(
    private readonly session: DuckDbSession,
    private readonly fullScanBytes = FULL_SCAN_BYTES,
  ) {
    this.#texts = new TextFiles(session.scratch, (copy, file, lines) =>
      session.showPath(copy, file.path, lines),
    );
  }

  /** What a scan yields. Problems of files are diagnostics; it does not throw for them. */
  async bind(scan: Scan): Promise<BoundScan> {
    const { files, diagnostics } = await findFiles(this.session.root, scan.paths);
    const key = stableJson([scan, files, diagnostics]);
    const known = this.#cache.get(key);
    if (known) return known;
    const binder = BINDERS.get(scan.format);
    if (!binder) throw new Error(`There is no reader for the format “${scan.format}”.`);
    const bound = binder({
      session: this.session,
      texts: this.#texts,
      scan,
      files,
      fullScanBytes: this.fullScanBytes,
    }).then((binding) => ({
      scan,
      columns: scan.columns ?? binding.columns,
      parts: binding.parts,
      files: files.map(inputFile),
      rows: hasErrors([...diagnostics, ...binding.diagnostics]) ? null : binding.rows,
      diagnostics: [...diagnostics, ...binding.diagnostics],
    }));
    this.#remember(key, bound);
    return bound;
  }

  #remember(key: string, bound: Promise<BoundScan>): void {
    this.#cache.set(key, bound);
    bound.catch(() => this.#cache.delete(key));
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > MAX_CACHED && oldest !== undefined) this.#cache.delete(oldest);
  }
}
