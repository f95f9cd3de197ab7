import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/* Prints a Python that has what scripts/python-requirements.txt lists, in a virtual environment that is made once. */

const home = fileURLToPath(new URL("..", import.meta.url));
const requirements = join(home, "scripts/python-requirements.txt");

/** A Python with real Spark, or why there is none. `TENON_SPARK_PYTHON` names one that is there. */
export function pythonEnvironment() {
  const given = process.env.TENON_SPARK_PYTHON;
  if (given) return { python: given };
  if (!runs("java", ["-version"])) return { missing: "there is no Java (openjdk-17-jre-headless)" };
  if (!runs("python3", ["-c", "import ensurepip, venv"]))
    return { missing: "there is no python3 with venv (python3-venv)" };
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const cache = join(home, "node_modules/.cache");
  const folder = join(cache, `tenon-python-${hash}`);
  const python = join(folder, "bin/python");
  if (existsSync(join(folder, "whole"))) return { python };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  must("python3", ["-m", "venv", folder]);
  must(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]);
  must(python, ["-c", `open(${JSON.stringify(join(folder, "part"))}, "w").close()`]);
  renameSync(join(folder, "part"), join(folder, "whole"));
  return { python };
}

const runs = (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;

function must(command, args) {
  const { status, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0)
    throw new Error(`${command} ${args.join(" ")} ended with ${status}: ${stderr.slice(-2000)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = pythonEnvironment();
  if (found.python) console.info(found.python);
  else {
    console.error(`No real Spark: ${found.missing}.`);
    process.exitCode = 1;
  }
}
