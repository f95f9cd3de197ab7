import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Where an exported project starts from; everything it needs is reachable from here. */
const ENTRIES = ["worker/export/main.ts", "worker/export/check-sample.ts", "runtime/tenon.ts"];

/** Imports as the formatter leaves them: at the start of a line, in double quotes. Type imports count, for `tsc`. */
const IMPORT = /^(?:import|export)\s(?:[^"'`;]*?\sfrom\s)?"([^"]+)";$/gm;
const DYNAMIC = /\bimport\("([^"]+)"\)/g;

/**
 * The library's sources that an exported project carries, and the packages they need with their exact versions: the
 * content of `dist/runtime-sources.json`.
 */
export function runtimeSources(root) {
  const lib = path.join(root, "lib");
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const files = new Map();
  const packages = new Set(["tsx"]);
  const open = [...ENTRIES];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue;
    const text = readFileSync(path.join(lib, file), "utf8");
    files.set(file, text);
    for (const [, specifier] of [...text.matchAll(IMPORT), ...text.matchAll(DYNAMIC)]) {
      if (specifier.startsWith(".")) open.push(resolve(lib, file, specifier));
      else if (!specifier.startsWith("node:")) packages.add(packageOf(specifier));
    }
  }
  return {
    files: [...files]
      .map(([file, text]) => ({ path: file, text }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    dependencies: versions(packages, manifest.dependencies),
    devDependencies: versions(["typescript", "@types/node", ...typings(packages, manifest)], {
      ...manifest.dependencies,
      ...manifest.devDependencies,
    }),
    engines: manifest.engines,
  };
}

function resolve(lib, from, specifier) {
  const stem = path.posix.join(path.posix.dirname(from), specifier);
  const found = [`${stem}.ts`, stem].find((file) => existsSync(path.join(lib, file)));
  if (!found || found.startsWith(".."))
    throw new Error(`${from} imports ${specifier}, which is no file of lib.`);
  return found;
}

const packageOf = (specifier) =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** Packages of types for those that bring none. */
const typings = (packages, { devDependencies }) =>
  [...packages]
    .map((name) => `@types/${name.replace(/^@(.*)\//, "$1__")}`)
    .filter((name) => name in devDependencies);

function versions(names, known) {
  return Object.fromEntries(
    [...names].sort().map((name) => {
      if (!/^\d/.test(known[name] ?? "")) throw new Error(`package.json has no exact version of ${name}.`);
      return [name, known[name]];
    }),
  );
}

/** Writes the manifest into `dist`, for processes that do not have the sources at hand. */
export function writeRuntimeSources(root) {
  const out = path.join(root, "dist", "runtime-sources.json");
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(out, JSON.stringify(runtimeSources(root)));
  return out;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  console.log(writeRuntimeSources(path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")));
}
