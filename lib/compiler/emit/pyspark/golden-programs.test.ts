import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const corpus = fileURLToPath(new URL("../../golden", import.meta.url));
const isThere = spawnSync("python3", ["--version"]).status === 0;

it.skipIf(!isThere)(
  isThere ? "every program of the corpus is Python" : "Python (skipped: there is no python3)",
  () => {
    const files = readdirSync(corpus)
      .map((folder) => join(corpus, folder, "job.py"))
      .filter((file) => existsSync(file));
    expect(files.length).toBeGreaterThan(150);
    const cache = mkdtempSync(join(tmpdir(), "tenon-pyc-"));
    const { status, stderr } = spawnSync("python3", ["-W", "error", "-m", "py_compile", ...files], {
      encoding: "utf8",
      env: { ...process.env, PYTHONPYCACHEPREFIX: cache },
    });
    rmSync(cache, { recursive: true });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  },
);
