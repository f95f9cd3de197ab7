import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goldenJobs } from "../compiler/print/testing/golden-jobs";
import { printProgram } from "../compiler/print/typescript";
import { emptyPipeline, type Pipeline } from "../model/pipeline";
import { type RecordOptions, recordProgram } from "./record-program";

let scratch = "";
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "tenon-record-"));
});
afterAll(async () => {
  expect(readdirSync(scratch)).toEqual([]);
  await rm(scratch, { recursive: true });
});

const record = (source: string, options: Partial<RecordOptions> = {}) =>
  recordProgram(source, { pipeline: emptyPipeline(), scratch, ...options });

/** A program with `body` as the body of its job, which starts at line 4. */
const program = (body: string, head = 'import { defineJob, sql } from "tenon";\n') =>
  `${head}
export default defineJob("Job", (job) => {
  ${body}
});
`;

const refusal = async (source: string) => {
  const { recorded, diagnostics } = await record(source);
  expect(recorded).toBeNull();
  return diagnostics.map(({ code, message, line, column }) => ({ code, message, line, column }));
};

const recordedOf = async (source: string, options?: Partial<RecordOptions>) => {
  const { recorded, diagnostics } = await record(source, options);
  expect(diagnostics).toEqual([]);
  if (!recorded) throw new Error("nothing was recorded");
  return recorded;
};

describe("recordProgram", () => {
  it("gives a printed document back, with its ids, its places and its lines", async () => {
    const job = goldenJobs.find(({ file }) => file === "diamond");
    if (!job) throw new Error("the diamond is gone");
    const layout = Object.fromEntries(
      Object.keys(job.pipeline.nodes).map((id, index) => [id, { x: index * 276, y: 0 }]),
    );
    const pipeline: Pipeline = { ...job.pipeline, layout };
    const { text, lines } = printProgram({ name: job.name, pipeline });
    expect(await recordedOf(text, { pipeline })).toEqual({
      name: job.name,
      pipeline,
      kind: "nodes",
      reasons: [],
      lines,
    });
  });

  it.each(goldenJobs)("finds only nodes in $file", async ({ file, pipeline }) => {
    const source = await readFile(new URL(`../compiler/golden/${file}/job.ts`, import.meta.url), "utf8");
    const recorded = await recordedOf(source, { pipeline });
    expect(recorded.reasons).toEqual([]);
    expect(recorded.pipeline).toEqual(pipeline);
  });

  it("runs the whole language, says what the canvas cannot hold, and finds the lines", async () => {
    const source = `import { defineJob, sql, type Table } from "tenon";

/** Keeps late flights. */
function late(flights: Table, minutes: number): Table {
  return flights.filter(\`Over \${minutes}\`, sql\`delay > \${minutes}\`);
}

export default defineJob("Late", (job) => {
  const flights = job.read.csv("Flights", { paths: [job.parameter("path", "lake/a.csv")] });
  for (const minutes of [30, 60]) {
    late(flights, minutes).write.csv(\`Out \${minutes}\`, {
      path: \`out/\${minutes}.csv\`,
    });
  }
});
`;
    const recorded = await recordedOf(source);
    expect(recorded.kind).toBe("program");
    expect(Object.values(recorded.pipeline.nodes).map(({ name }) => name)).toEqual([
      "Flights",
      "Over 30",
      "Out 30",
      "Over 60",
      "Out 60",
    ]);
    expect(recorded.pipeline.nodes.flights?.settings).toEqual({ paths: ["lake/a.csv"] });
    expect(recorded.reasons).toEqual(["types written out at line 4"]);
    expect(recorded.lines).toEqual({
      flights: { from: 9, to: 9 },
      over_30: { from: 5, to: 5 },
      out_30: { from: 11, to: 13 },
      over_60: { from: 5, to: 5 },
      out_60: { from: 11, to: 13 },
    });
    const withArgument = await recordedOf(source, { arguments: { path: "lake/b.csv" } });
    expect(withArgument.pipeline.nodes.flights?.settings).toEqual({ paths: ["lake/b.csv"] });
  });

  const flights = 'const flights = job.read.csv("Flights", { paths: ["a.csv"] });';
  it.each([
    [`${flights} // all`, ["a comment at line 4"]],
    [`for (const n of ["1"]) job.read.csv(n, { paths: [n] });`, ["a loop at line 4"]],
    [`if (Date.now() > 0) job.read.csv("A", { paths: ["a"] });`, ["a condition at line 4"]],
    [`job.read.csv("A", { paths: [job.parameter("p", "a")] });`, ["a run parameter at line 4"]],
    [`job.log("hello");`, ["a message to the log at line 4"]],
    [`console.log("hello");`, ["a message to the log at line 4"]],
    [`const paths = ["a"];\njob.read.csv("A", { paths });`, ["a variable of its own at line 4"]],
    [`job.read.csv("A" + 1, { paths: ["a"] });`, ["a computed value at line 4"]],
    [`job.read.csv("A", { paths: [...["a"]] });`, ["a spread at line 4"]],
    [`${flights}\nflights.filter("F", sql\`x > \${1}\`);`, ["SQL with values put in at line 5"]],
    [
      `function f() {\n return 1;\n}\nf();`,
      ["a helper function at line 4", "a call of a function at line 7"],
    ],
    [`${flights}\nflights.limit("A", 1).limit("B", 1).write.csv("C", { path: "o.csv" });`, []],
    [
      `let x = job.read.csv('A', { 'paths': ["a", \`b\`], skip: 0, delimiter: undefined }), y = x.limit("B", 1);\ny.limit("C", 2);`,
      [],
    ],
    [`job.read.csv("A", { paths: ["a"] }).union("B", [job.read.csv("C", { paths: ["c"] })]);`, []],
    [`${flights}\nflights.filter("F", sql("x > '\\r\\n'"));`, []],
  ])("of %s keeps %j", async (body, reasons) => {
    const recorded = await recordedOf(program(body));
    expect(recorded.reasons).toEqual(reasons);
    expect(recorded.kind).toBe(reasons.length > 0 ? "program" : "nodes");
  });

  it.each([
    [
      'job.read.csv("A", { path: "x" });',
      "program/type",
      "Object literal may only specify known properties, but 'path' does not exist in type 'CsvSourceSettings'. Did you mean to write 'paths'?",
      4,
      23,
    ],
    ['throw new Error("no luck");', "program/threw", "The program stopped: no luck", 4, 9],
    ['job.read.csv("A", { paths: [] });', "setting/missing", "Files is required.", 4, 12],
    [
      'job.read.csv("A", { paths: ["a"] });\n  job.read.csv("A", { paths: ["b"] });',
      "graph/duplicate-name",
      "Two nodes are called “A”. Names are unique in a job.",
      5,
      12,
    ],
    ["job.read.csv(\"A\", { paths: ['a' });", "program/type", 'Expected "]" but found "}".', 4, 35],
    [
      'job.inline("é", { columns: [] }).nothing;',
      "program/type",
      "Property 'nothing' does not exist on type 'Table'.",
      4,
      36,
    ],
  ])("refuses %s", async (body, code, message, line, column) => {
    expect(await refusal(program(body))).toEqual([{ code, message, line, column }]);
  });

  it("refuses other imports and programs without a job", async () => {
    expect(
      await refusal(
        program("", 'import { readFileSync } from "node:fs";\nimport { defineJob } from "tenon";'),
      ),
    ).toEqual([
      {
        code: "program/import",
        message: "“node:fs” cannot be imported here; only “tenon” can.",
        line: 1,
        column: 30,
      },
    ]);
    expect((await refusal("export const job = 1;\n")).map(({ code }) => code)).toEqual(["program/no-job"]);
    expect((await refusal("")).map(({ code }) => code)).toEqual(["program/no-job"]);
  });

  it("says when a call comes after the job was built", async () => {
    const late = program(
      'setTimeout(() => { try { job.read.csv("B", { paths: ["b"] }); } catch (error) { console.log(String(error)); } }, 1);',
    );
    const said: unknown[] = [];
    await record(late, { log: (_, message) => said.push(...message) });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(said).toEqual(["Error: The job is built already; “B” comes too late. Await what it waits for."]);
  });

  it("waits for what a program awaits", async () => {
    const source = program("").replace(
      "(job) => {",
      'async (job) => { await Promise.resolve(); job.read.csv("A", { paths: ["a"] });',
    );
    const recorded = await recordedOf(source);
    expect(Object.keys(recorded.pipeline.nodes)).toEqual(["a"]);
    expect(recorded.reasons).toEqual(["a wait for something at line 3"]);
  });
});
