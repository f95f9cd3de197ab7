import { bin, runSteps } from "./run-steps.mjs";

/** Every test there is: the quick check, the engine, the server, the command line, and journeys in a real browser. */
runSteps([
  { name: "check", command: "node", args: ["scripts/check.mjs"] },
  { name: "build", command: "node", args: ["scripts/build.mjs"] },
  { name: "engine tests", ...bin("vitest", "run", "--project", "engine") },
  { name: "server tests", ...bin("vitest", "run", "--project", "server") },
  { name: "slow tests, with real Spark", command: "node", args: ["scripts/slow-tests.mjs"] },
  { name: "journeys", command: "node", args: ["scripts/e2e.mjs"] },
]);
