import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DiagnosticError } from "../../model/diagnostic";
import { arbitraryPipeline } from "./testing/arbitrary-pipeline";
import { goldenJobs } from "./testing/golden-jobs";
import { anyText } from "./testing/hostile";
import { printProgram } from "./typescript";

const biome = join(
  dirname(createRequire(import.meta.url).resolve("@biomejs/biome/package.json")),
  "bin",
  "biome",
);

/** The texts as the formatter leaves them. */
function formatted(texts: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "tenon-print-"));
  try {
    const formatter = { indentStyle: "space", indentWidth: 2, lineWidth: 110 };
    writeFileSync(join(folder, "biome.json"), JSON.stringify({ formatter, files: { maxSize: 10_000_000 } }));
    for (const [index, text] of texts.entries()) writeFileSync(join(folder, `p${index}.ts`), text);
    const { status, stderr } = spawnSync(process.execPath, [biome, "format", "--write", "."], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(status, stderr).toBe(0);
    expect(readdirSync(folder)).toHaveLength(texts.length + 1);
    return texts.map((_, index) => readFileSync(join(folder, `p${index}.ts`), "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("printProgram", () => {
  it.each(goldenJobs)("prints $file", async (job) => {
    await expect(printProgram(job).text).toMatchFileSnapshot(`../golden/${job.file}/job.ts`);
  });

  it("has no golden file without a job", () => {
    const folders = readdirSync(new URL("../golden", import.meta.url));
    expect(folders.sort()).toEqual(goldenJobs.map(({ file }) => file).sort());
  });

  it("says which lines are whose", () => {
    for (const job of goldenJobs) {
      const { text, lines } = printProgram(job);
      const all = text.split("\n");
      for (const [id, node] of Object.entries(job.pipeline.nodes)) {
        const { from, to } = lines[id] as { from: number; to: number };
        const statement = all.slice(from - 1, to).join("\n");
        expect(statement.trimStart()).toMatch(/^(const \w+ =|\w+\.)/);
        expect(statement.endsWith(";"), `${node.name}: ${statement}`).toBe(true);
      }
    }
  });

  it("is left alone by the formatter", { timeout: 60_000 }, () => {
    const random = fc.sample(fc.record({ name: anyText, pipeline: arbitraryPipeline }), {
      numRuns: 300,
      seed: 7,
    });
    // Custom code stands as it was written.
    const plain = random.filter(({ pipeline }) =>
      Object.values(pipeline.nodes).every(({ type }) => type !== "custom-code"),
    );
    expect(plain.length).toBeGreaterThan(100);
    const texts = [...goldenJobs, ...plain].map((job) => printProgram(job).text);
    expect(formatted(texts)).toEqual(texts);
  });

  it("prints the same text for the same document", () => {
    fc.assert(
      fc.property(arbitraryPipeline, (pipeline) => {
        const copy = JSON.parse(JSON.stringify(pipeline));
        expect(printProgram({ name: "Job", pipeline: copy }).text).toBe(
          printProgram({ name: "Job", pipeline }).text,
        );
      }),
    );
  });

  it("refuses a draft, and says where", () => {
    const nodes = {
      a: { type: "csv-source", name: "A", settings: {}, inputs: {} },
      b: { type: "filter", name: "B", settings: { condition: "true" }, inputs: {} },
      c: { type: "nothing", name: "C", settings: {}, inputs: {} },
    };
    const print = () => printProgram({ name: "Draft", pipeline: { version: 1, nodes, layout: {} } });
    expect(print).toThrow(DiagnosticError);
    try {
      print();
    } catch (error) {
      const found = (error as DiagnosticError).diagnostics.map(({ code, node }) => [code, node]);
      expect(found).toEqual([
        ["setting/missing", "a"],
        ["graph/missing-input", "b"],
        ["node/unknown-type", "c"],
      ]);
    }
  });
});
