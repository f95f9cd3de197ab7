import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { goldenJobs } from "../compiler/print/testing/golden-jobs";
import { JobSettings } from "../model/job";
import { projectFiles, projectName, type RuntimeSources } from "./export-project";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { runtimeSources } = (await import(
  new URL("../../scripts/runtime-sources.mjs", import.meta.url).href
)) as {
  runtimeSources(root: string): RuntimeSources;
};
const sources = runtimeSources(root);
const job = {
  ...goldenJobs[0],
  name: "Late  \n flights?",
  description: "",
  program: null,
  settings: JobSettings.parse({}),
};

describe("runtimeSources", () => {
  it("holds what a project needs, and nothing of the studio or of tests", () => {
    const paths = sources.files.map(({ path }) => path);
    expect(paths).toContain("runtime/tenon.ts");
    expect(paths).toContain("engine/node/node-engine.ts");
    expect(paths.filter((path) => /server|\.test|golden|testing/.test(path))).toEqual([]);
    expect(Object.keys(sources.dependencies)).toEqual(
      expect.arrayContaining(["@duckdb/node-api", "tsx", "zod"]),
    );
    for (const version of Object.values(sources.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it("has every file that one of its files imports", () => {
    const known = new Set(sources.files.map(({ path }) => path));
    for (const { path, text } of sources.files) {
      for (const [, specifier] of text.matchAll(/from "(\.[^"]+)"/g)) {
        const target = new URL(`${specifier}.ts`, `file:///${path}`).pathname.slice(1);
        expect(known, `${path} imports ${specifier}`).toContain(target);
      }
    }
  });
});

describe("projectFiles", () => {
  const textOf = (
    path: string,
    files = projectFiles({ ...job, pipeline: goldenJobs[0]?.pipeline ?? never() }, sources),
  ) => files.find((file) => file.path === path)?.text ?? "";

  it("starts the program with the job's own settings", () => {
    expect(textOf("job.ts")).toMatch(/^import \{ defineJob/);
    expect(textOf("tenon/settings.ts")).toContain(
      '  memoryMb: 4096,\n  threads: null,\n  timeZone: "UTC",\n',
    );
    expect(JSON.parse(textOf("package.json"))).toMatchObject({
      name: "late-flights",
      scripts: { start: "tsx tenon/main.ts job.ts" },
    });
    expect(textOf("README.md")).toMatch(/^# Late flights\?\n/);
  });

  it("keeps a program that is more than its nodes", () => {
    const files = projectFiles(
      { ...job, pipeline: goldenJobs[0]?.pipeline ?? never(), program: "// mine\n" },
      sources,
      { sql: "select 1;\n" },
    );
    expect(textOf("job.ts", files)).toBe("// mine\n");
    expect(textOf("job.sql", files)).toBe("select 1;\n");
  });

  it("takes the custom transforms along that its program names", () => {
    const transforms = [{ name: "class", json: "{}", source: "export {};" }];
    const files = projectFiles(
      { ...job, pipeline: goldenJobs[0]?.pipeline ?? never(), program: "// mine\n" },
      sources,
      { transforms },
    );
    expect(textOf("transforms/class.json", files)).toBe("{}");
    expect(textOf("transforms/class.ts", files)).toBe("export {};");
    const main = textOf("tenon/settings.ts", files);
    expect(main).toContain('import * as transform_class from "../transforms/class";');
    expect(main).toContain("class: { description: description_class, module: transform_class }");
  });

  it("has a test where there is a sample, a row on a line", () => {
    const columns = [{ name: "a", type: "VARCHAR" }];
    const rows = [["]}\n"], [null]];
    const sample = { inputs: { In: { out: { columns, rows } } }, outputs: { Out: { columns, rows: null } } };
    const files = projectFiles({ ...job, pipeline: goldenJobs[0]?.pipeline ?? never() }, sources, { sample });
    expect(JSON.parse(textOf("sample.json", files))).toEqual(sample);
    expect(textOf("sample.json", files)).toContain("\n          [null]\n");
    expect(JSON.parse(textOf("package.json", files)).scripts.test).toContain("job.test.ts");
    expect(textOf("README.md", files)).toContain("npm test");
    expect(textOf("job.test.ts")).toBe("");
    expect(textOf("README.md")).not.toContain("npm test");
  });

  it("names a project whatever its job is called", () => {
    expect(["Late flights", "成田", "../../x"].map((name) => projectName({ name }))).toEqual([
      "late-flights",
      "job",
      "x",
    ]);
  });
});

function never(): never {
  throw new Error("there are no golden jobs");
}
