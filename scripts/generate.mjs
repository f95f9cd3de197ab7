import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { copyEngine } from "./copy-engine.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const output = path.join(root, "prisma", "generated");
const stamp = path.join(output, "stamp.txt");

/**
 * Copies the browser's engine, and writes the catalog's client into `prisma/generated`, when they changed. Needs no network: generating
 * never runs the schema engine, so any existing executable stands in for the one Prisma would download.
 */
export function generate() {
  copyEngine();
  const require = createRequire(import.meta.url);
  const hash = createHash("sha256")
    .update(readFileSync(path.join(root, "prisma", "schema.prisma")))
    .update(require("prisma/package.json").version)
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  const cli = path.join(path.dirname(require.resolve("prisma/package.json")), "build", "index.js");
  const done = spawnSync(process.execPath, [cli, "generate"], {
    cwd: root,
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
    encoding: "utf8",
  });
  if (done.status !== 0) throw new Error(`prisma generate failed:\n${done.stdout}${done.stderr}`);
  writeFileSync(stamp, hash);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) generate();
