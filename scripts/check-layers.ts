import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";

/**
 * The layer table: a folder imports folders with a smaller number, never its own row (another folder in it), never a
 * larger one. `packages` is what it may import from npm, beside Node's own modules where `node` says so.
 */
interface Layer {
  rank: number;
  folder: string;
  packages: readonly RegExp[] | "any";
  node?: boolean;
}

export const LAYERS: readonly Layer[] = [
  { rank: 0, folder: "lib/util", packages: [] },
  { rank: 1, folder: "lib/model", packages: [/^zod$/] },
  { rank: 2, folder: "lib/ir", packages: [] },
  { rank: 2, folder: "lib/api", packages: [/^zod$/] },
  { rank: 3, folder: "lib/sql", packages: [/^zod$/] },
  { rank: 4, folder: "lib/connectors", packages: [/^zod$/] },
  { rank: 5, folder: "lib/nodes", packages: [/^zod$/] },
  { rank: 6, folder: "lib/compiler", packages: [/^zod$/] },
  { rank: 6, folder: "lib/glue", packages: [] },
  {
    rank: 7,
    folder: "lib/runtime",
    packages: [/^zod$/, /^apache-arrow$/, /^acorn$/, /^acorn-walk$/, /^esbuild$/, /^fflate$/],
    node: true,
  },
  { rank: 7, folder: "lib/editor", packages: [/^zod$/, /^elkjs/] },
  {
    rank: 9,
    folder: "lib/engine/node",
    packages: [/^@duckdb\/node-api$/, /^apache-arrow$/, /^iconv-lite$/, /^saxes$/, /^yauzl$/, /^yazl$/],
    node: true,
  },
  {
    rank: 9,
    folder: "lib/engine/wasm",
    packages: [/^@duckdb\/duckdb-wasm$/, /^apache-arrow$/, /^hyparquet(-compressors|-writer)?$/, /^fflate$/],
  },
  // What both adapters share.
  { rank: 8, folder: "lib/engine", packages: [] },
  { rank: 10, folder: "lib/server", packages: "any", node: true },
  { rank: 10, folder: "lib/worker", packages: [/^zod$/, /^esbuild$/, /^@aws-sdk\/client-s3$/], node: true },
  { rank: 11, folder: "components", packages: "any" },
  { rank: 12, folder: "app", packages: "any", node: true },
];

/** Packages that stay behind one door, whatever the table allows. */
const DOORS: readonly { pattern: RegExp; only: RegExp; why: string }[] = [
  { pattern: /^@duckdb\//, only: /^lib\/engine\//, why: "DuckDB is reached through the Engine port" },
  {
    pattern: /^@prisma\/|prisma\/generated/,
    only: /^lib\/server\/(db\/|.*\/repository(\.test)?\.ts$|.*-repository\.ts$)|^prisma/,
    why: "Prisma stays behind the repositories",
  },
  {
    pattern: /^next(\/|$)/,
    only: /^(app|components|lib\/server\/http)\//,
    why: "the framework stays at the edge",
  },
];

/** Folders a layer may not import although its number allows it. */
const FORBIDDEN: readonly { from: RegExp; to: RegExp; why: string }[] = [
  {
    from: /^components\//,
    to: /^lib\/(server|worker)\/|^lib\/engine\/node\//,
    why: "a component runs in the browser",
  },
  { from: /^(app|lib\/server)\//, to: /^lib\/engine\//, why: "the studio server never opens an engine" },
  { from: /^app\//, to: /^lib\/worker\//, why: "the studio server never runs a worker's code" },
];

const IMPORT =
  /(?:^|[\s;])(?:import|export)\s+(?:type\s+)?(?:[^"'`;]*?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;

export interface Violation {
  file: string;
  imports: string;
  why: string;
}

/** Every import of `source` that the table forbids. */
export function violationsOf(file: string, source: string): Violation[] {
  const layer = layerOf(file);
  if (!layer) return [];
  const isTest = /\.(test|test-d|slow)\.tsx?$|[/-](fixtures|testing|contract)(\/|\.tsx?$)/.test(file);
  return importsOf(source).flatMap((specifier): Violation[] => {
    const target = resolve(file, specifier);
    const refused = (why: string): Violation[] => [{ file, imports: specifier, why }];
    const door = DOORS.find(({ pattern }) => pattern.test(target ?? specifier));
    if (door && !door.only.test(file) && !isTest) return refused(door.why);
    if (target === null) {
      if (isTest) return [];
      if (specifier.startsWith("node:"))
        return layer.node ? [] : refused(`${layer.folder} also runs in the browser`);
      if (layer.packages === "any" || layer.packages.some((allowed) => allowed.test(specifier))) return [];
      return refused(`${layer.folder} may not import this package`);
    }
    const other = layerOf(target);
    if (!other || other.folder === layer.folder) return [];
    const forbidden = FORBIDDEN.find(({ from, to }) => from.test(file) && to.test(target));
    if (forbidden) return refused(forbidden.why);
    if (isTest) return [];
    return other.rank < layer.rank
      ? []
      : refused(`${layer.folder} (${layer.rank}) is not above ${other.folder} (${other.rank})`);
  });
}

const layerOf = (path: string): Layer | undefined =>
  LAYERS.find(({ folder }) => path.startsWith(`${folder}/`));

export const importsOf = (source: string): string[] => {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  return [...code.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? "");
};

/** The repository path of a relative or aliased import; null for a package. */
function resolve(file: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier === "tenon") return "lib/runtime/tenon";
  return specifier.startsWith(".") ? normalize(join(dirname(file), specifier)) : null;
}

/** Every TypeScript file below the folders of the table, relative to `root`. */
export function sourceFiles(root: string): string[] {
  return [...new Set(LAYERS.map(({ folder }) => folder.split("/")[0] as string))].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .filter((path) => !path.includes("/golden/")),
  );
}

/** Import cycles among the files, each as the path around it. */
export function cyclesOf(root: string, files: readonly string[]): string[][] {
  const known = new Set(files);
  const find = (target: string) =>
    [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((path) => known.has(path));
  const edges = new Map(
    files.map((file) => [
      file,
      importsOf(readFileSync(join(root, file), "utf8")).flatMap(
        (specifier) => find(resolve(file, specifier) ?? "") ?? [],
      ),
    ]),
  );
  const state = new Map<string, "open" | "done">();
  const cycles: string[][] = [];
  for (const start of files) {
    if (state.has(start)) continue;
    const path: { file: string; next: number }[] = [{ file: start, next: 0 }];
    state.set(start, "open");
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const target = edges.get(top.file)?.[top.next++];
      if (target === undefined) {
        state.set(top.file, "done");
        path.pop();
      } else if (state.get(target) === "open") {
        const names = path.map(({ file }) => file);
        cycles.push([...names.slice(names.indexOf(target)), target]);
      } else if (!state.has(target)) {
        state.set(target, "open");
        path.push({ file: target, next: 0 });
      }
    }
  }
  return cycles;
}

if (process.argv[1]?.endsWith("check-layers.ts")) {
  const root = process.cwd();
  const files = sourceFiles(root);
  if (files.length === 0) throw new Error("The layer check looked at no file.");
  const violations = files.flatMap((file) => violationsOf(file, readFileSync(join(root, file), "utf8")));
  const cycles = cyclesOf(root, files);
  for (const { file, imports, why } of violations) console.error(`${file} imports ${imports}: ${why}`);
  for (const cycle of cycles) console.error(`cycle: ${cycle.join(" → ")}`);
  console.log(`${files.length} files, ${violations.length} violations, ${cycles.length} cycles`);
  process.exit(violations.length + cycles.length > 0 ? 1 : 0);
}
