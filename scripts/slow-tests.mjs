import { pythonEnvironment } from "./python-environment.mjs";
import { bin, runSteps } from "./run-steps.mjs";

/* The tests that install packages, those of real Spark among them; without Python or Java the latter are skipped. */

const { python, missing } = pythonEnvironment();
if (!python) console.warn(`No real Spark: ${missing}.`);
const env = python ? { TENON_SPARK_PYTHON: python } : {};
runSteps([{ name: "slow tests", ...bin("vitest", "run", "--project", "slow"), env }]);
