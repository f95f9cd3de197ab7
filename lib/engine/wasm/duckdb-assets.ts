/** Where the browser finds DuckDB: files of our own origin, copied from its package when the studio is built. */
export interface DuckDbAssets {
  worker: string;
  wasm: string;
}

/** Under `public`; `scripts/copy-engine.mjs` puts them there. */
export const DUCKDB_ASSETS: DuckDbAssets = {
  worker: "/duckdb/duckdb-browser-eh.worker.js",
  wasm: "/duckdb/duckdb-eh.wasm",
};
