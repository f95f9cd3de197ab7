import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildWorkers } from "./build-workers.mjs";
import { generate } from "./generate.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const distDir = process.env.TENON_DIST_DIR || ".next";

/** What the build is made from; tests and documents are not. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "prisma/schema.prisma",
  "public",
  "scripts/build.mjs",
  "scripts/build-workers.mjs",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.js",
  "postcss.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
/** `public/duckdb` is copied from a package, which package-lock.json fixes. */
const IGNORED =
  /^public\/duckdb\/|\.(?:test|slow|test-d)\.tsx?$|\.http\.test\.ts$|(?:^|\/)(?:fixtures|golden)\//;

/** Hash of all sources, which a build is remembered by. */
function sourceHash() {
  const hash = createHash("sha256").update(process.version);
  for (const source of SOURCES) {
    for (const file of filesBelow(source))
      hash
        .update(file)
        .update("\0")
        .update(readFileSync(path.join(root, file)))
        .update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(source) {
  const absolute = path.join(root, source);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [source];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path
        .relative(root, path.join(entry.parentPath ?? entry.path, entry.name))
        .split(path.sep)
        .join("/"),
    )
    .filter((file) => !IGNORED.test(file))
    .sort();
}

const stampFile = path.join(
  root,
  "dist",
  distDir === ".next" ? "build-stamp" : `build-stamp-${distDir.replace(/\W+/g, "-")}`,
);

/** Whether what stands in `dist` and `.next` was built from the sources as they are. */
export function isBuilt() {
  if (!existsSync(stampFile) || !existsSync(path.join(root, distDir, "BUILD_ID"))) return false;
  return readFileSync(stampFile, "utf8") === sourceHash();
}

/** Builds everything: catalog client, workers, command line, pages. Throws when a step fails. */
export async function buildAll() {
  const hash = sourceHash();
  rmSync(stampFile, { force: true });
  generate();
  await buildWorkers();
  const done = spawnSync(
    process.execPath,
    [path.join(root, "node_modules", "next", "dist", "bin", "next"), "build"],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
    },
  );
  if (done.status !== 0) throw new Error("next build failed.");
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await buildAll();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
