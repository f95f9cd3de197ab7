import { bin, runSteps } from "./run-steps.mjs";

/** Journeys in a real browser; arguments go to Playwright (a file name, `--headed`, `-g "name"`). */
runSteps([{ name: "journeys", ...bin("playwright", "test", ...process.argv.slice(2)) }]);
