import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The bundled `crash-child.ts`, where its packages are found. */
export const crashChild = fileURLToPath(
  new URL(`../../../../node_modules/.cache/tenon-crash-child-${process.pid}.mjs`, import.meta.url),
);

/** Bundles the child: a process that loads many small files takes its time. */
export async function bundleCrashChild(): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL("./crash-child.ts", import.meta.url))],
    outfile: crashChild,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "error",
  });
}

export const removeCrashChild = (): Promise<void> => rm(crashChild, { force: true });
