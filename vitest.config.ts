import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const alias = [
  // Throws outside of React's server build; its job is done by the bundler.
  { find: /^server-only$/, replacement: here("./node_modules/server-only/empty.js") },
  { find: /^tenon$/, replacement: here("./lib/runtime/tenon.ts") },
  { find: /^@\//, replacement: here("./") },
];

/** Tests of processes and deadlines may miss one on a busy machine; a real fault fails every time. */
const retry = process.env.CI ? 2 : 0;

const engine = [
  "lib/engine/**/*.test.ts",
  "lib/worker/**/*.test.ts",
  "lib/server/*.test.ts",
  "lib/server/{db,jobs,runs,supervisor}/**/*.test.ts",
  "lib/compiler/emit/pyspark/golden-programs.test.ts",
  "lib/runtime/declarations.test.ts",
  "lib/glue/{corpus,own-jobs}.test.ts",
];
const server = ["lib/**/*.http.test.ts", "lib/**/*.built.test.ts"];

/**
 * unit: what is quick and keeps no state, so that files share their modules. engine: what works the real engine hard, forks processes, writes a catalog or runs a compiler.
 * slow: what installs packages from a registry. server: what needs the build: HTTP to a started studio, real workers.
 */
export default defineConfig({
  test: {
    maxWorkers: "100%",
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          retry,
          isolate: false,
          testTimeout: 20_000,
          include: ["lib/**/*.test.{ts,tsx}", "components/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
          exclude: [...engine, ...server],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "engine",
          retry,
          include: engine,
          exclude: server,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "slow",
          retry,
          include: ["lib/**/*.slow.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "server",
          retry,
          include: server,
          testTimeout: 60_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
