import { buildWorkers } from "./build-workers.mjs";
import { bin, runSteps } from "./run-steps.mjs";

/*
 * node scripts/bench.mjs [row …]
 *
 * Measures what is promised and prints one table; ends with 1 when a promise is not kept. A row is a file of bench/rows.
 */
await buildWorkers();
runSteps([
  {
    name: "bench",
    ...bin("tsx", "--conditions=react-server", "bench/main.ts", ...process.argv.slice(2)),
    env: { NODE_ENV: "production" },
  },
]);
