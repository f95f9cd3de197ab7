import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { writeRuntimeSources } from "./runtime-sources.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

const BUNDLES = [
  { entry: "lib/worker/short-worker.ts", out: "dist/workers/short-worker.mjs" },
  { entry: "lib/worker/run-worker.ts", out: "dist/workers/run-worker.mjs" },
  { entry: "lib/worker/cli.ts", out: "dist/cli.mjs" },
];

/** What a process outside of the studio server must never hold. */
const FORBIDDEN = /(?:^|\/)(?:lib\/server|prisma\/generated|node_modules\/(?:next|@prisma|@libsql))\//;

/**
 * Bundles the worker processes and the command line into `dist`, and collects there what an exported project carries.
 * Native and large packages stay in node_modules.
 */
export async function buildWorkers() {
  const bundles = BUNDLES.filter(({ entry }) => existsSync(path.join(root, entry)));
  const results = await Promise.all(
    bundles.map(({ entry, out }) =>
      build({
        absWorkingDir: root,
        entryPoints: [entry],
        outfile: out,
        bundle: true,
        platform: "node",
        format: "esm",
        target: "node20.19",
        external: ["@aws-sdk/*", "@duckdb/*", "elkjs", "esbuild", "typescript"],
        alias: { tenon: "./lib/runtime/tenon.ts" },
        // Bundled CommonJS packages ask for Node's own modules at run time.
        banner: {
          js: 'import { createRequire as tenonCreateRequire } from "node:module"; const require = tenonCreateRequire(import.meta.url);',
        },
        // Every worker holds its source text in memory.
        minify: true,
        sourcemap: "linked",
        sourcesContent: false,
        legalComments: "none",
        logLevel: "warning",
        metafile: true,
      }),
    ),
  );
  for (const { metafile } of results) {
    const stray = Object.keys(metafile.inputs).find((input) => FORBIDDEN.test(input));
    if (stray) throw new Error(`A worker bundle holds ${stray}: workers never open the catalog.`);
  }
  return [...bundles.map(({ out }) => out), path.relative(root, writeRuntimeSources(root))];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const out of await buildWorkers()) console.log(out);
}
