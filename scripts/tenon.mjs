#!/usr/bin/env node
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/*
 * The command `tenon`: the built one, or the sources through tsx where there is none or it is older than they are.
 */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const built = path.join(root, "dist", "cli.mjs");

if (isCurrent()) await import(new URL("../dist/cli.mjs", import.meta.url).href);
else {
  const { register } = await import("tsx/esm/api");
  register();
  await import(new URL("../lib/worker/cli.ts", import.meta.url).href);
}

function isCurrent() {
  if (!existsSync(built)) return false;
  const builtAt = statSync(built).mtimeMs;
  const sources = path.join(root, "lib");
  if (!existsSync(sources)) return true;
  return readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test|test-d|slow)\.tsx?$/.test(entry.name))
    .every((entry) => statSync(path.join(entry.parentPath ?? entry.path, entry.name)).mtimeMs <= builtAt);
}
