import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { HOSTILE_TEXTS } from "../../print/testing/hostile";
import { comment, pathText, pythonText, pythonTexts } from "./python";

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

it.skipIf(!isThere)("texts come back from Python as they were, and none breaks out of its place", () => {
  const texts = [
    ...HOSTILE_TEXTS,
    '"""',
    'ends in "',
    'it\'s "both"',
    "a\\",
    "\r\n\t\0\u0085",
    "\ud800",
    "{workspace}",
  ];
  const workspace = "/work space";
  const program = [
    "import json, sys",
    `workspace = ${pythonText(workspace)}`,
    "read = []",
    ...texts.flatMap((text) => [
      comment(text),
      `read.append([${pythonText(text)}, ${pythonTexts(text)}, ${pathText(`x/${text}`)}])`,
    ]),
    "print(json.dumps(read))",
  ].join("\n");
  const { stdout, stderr } = spawnSync("python3", ["-"], { input: program, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual(texts.map((text) => [text, text, `${workspace}/x/${text}`]));
});
