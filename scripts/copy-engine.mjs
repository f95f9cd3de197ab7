import { copyFileSync, existsSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** What the browser fetches of DuckDB: `lib/engine/wasm/duckdb-assets.ts` names it. */
const FILES = ["duckdb-browser-eh.worker.js", "duckdb-eh.wasm"];

/** Puts the engine of the browser where the studio serves it from: our own origin, without a network. */
export function copyEngine() {
  const from = path.join(root, "node_modules", "@duckdb", "duckdb-wasm", "dist");
  const to = path.join(root, "public", "duckdb");
  mkdirSync(to, { recursive: true });
  for (const name of FILES) {
    const source = statSync(path.join(from, name));
    const copy = path.join(to, name);
    const same =
      existsSync(copy) && statSync(copy).size === source.size && statSync(copy).mtimeMs >= source.mtimeMs;
    if (!same) copyFileSync(path.join(from, name), copy);
  }
}
