import { bin, runSteps } from "./run-steps.mjs";

/** What every commit needs, in under a minute: types, style, the layer table, unit and golden tests. */
runSteps([
  { name: "generate", command: "node", args: ["scripts/generate.mjs"] },
  { name: "types", ...bin("tsc", "--noEmit") },
  { name: "style", ...bin("biome", "check", ".") },
  { name: "layers", ...bin("tsx", "scripts/check-layers.ts") },
  { name: "unit and golden tests", ...bin("vitest", "run", "--project", "unit") },
]);
