import { describe, expect, it } from "vitest";
import { DiagnosticError } from "../model/diagnostic";
import { emptyPipeline, type Pipeline } from "../model/pipeline";
import type { Engine, RunOptions } from "./engine";
import { type ExecuteHooks, executeProgram } from "./execute-program";

/** An engine that knows one table and remembers what it was asked to run. */
class StubEngine implements Engine {
  readonly name = "stub";
  runs: { written: string[]; options: RunOptions }[] = [];
  bindScan = async () => {
    throw new Error("this job reads no files");
  };
  describe = async () => [{ name: "code", type: "VARCHAR" }];
  probe = async () => {
    throw new Error("no columns depend on rows here");
  };
  query = async () => {
    throw new Error("a run asks nothing");
  };
  run: Engine["run"] = async ({ statements }, options) => {
    this.runs.push({
      written: statements.flatMap((one) => (one.kind === "copy" ? [one.path] : [])),
      options,
    });
    return { nodes: {}, outputs: [], accounting: { nodes: [], checks: [] }, ms: 1 };
  };
  close = async () => {};
}

const program = (body: string) => `import { defineJob, sql } from "tenon";

export default defineJob("Codes", async (job) => {
  const codes = job.inline("Codes", { columns: [{ name: "code", type: "VARCHAR" }], rows: [["a"]] });
  ${body}
});
`;

const writes = 'codes.write.csv("Out", { path: job.parameter("path", "out.csv") });';

async function run(
  body: string,
  {
    args = {},
    pipeline = emptyPipeline(),
    ...hooks
  }: Partial<ExecuteHooks> & { args?: Record<string, string>; pipeline?: Pipeline } = {},
) {
  const engine = new StubEngine();
  const logged: string[] = [];
  const order = { runId: "r1", attempt: 2, program: program(body), pipeline, arguments: args };
  const log = (level: string, message: string) => logged.push(`${level}: ${message}`);
  const failure = await executeProgram(order, engine, { log, ...hooks }).then(
    () => null,
    (error: unknown) => error,
  );
  return { failure, logged, run: engine.runs[0] };
}

const diagnosticsOf = (failure: unknown) => {
  if (!(failure instanceof DiagnosticError)) throw failure;
  return failure.diagnostics.map(({ code, node, line }) => ({ code, node, line }));
};

describe("executeProgram", () => {
  it("runs what the program builds, under the ids of the document", async () => {
    const node = (type: string, name: string) => ({ type, name, settings: {}, inputs: {} });
    const pipeline = {
      ...emptyPipeline(),
      nodes: { n1: node("inline-source", "Codes"), n2: node("csv-target", "Out") },
    };
    const { failure, run: done } = await run(writes, { pipeline });
    expect(failure).toBeNull();
    expect(done?.written).toEqual(["out.csv"]);
    expect(done?.options.plan.steps.map(({ node: id }) => id)).toEqual(["n1", "n2"]);
    expect([done?.options.runId, done?.options.attempt]).toEqual(["r1", 2]);
  });

  it("hands its hooks to the engine", async () => {
    const hooks = { signal: new AbortController().signal, onProgress: () => {}, commit: async () => {} };
    expect((await run(writes, hooks)).run?.options).toMatchObject(hooks);
  });

  it("gives the program its arguments", async () => {
    expect((await run(writes, { args: { path: "other.csv" } })).run?.written).toEqual(["other.csv"]);
  });

  it("captures what the program says", async () => {
    const says = `${writes} console.log("rows: %d", 3, { a: [1] }); console.error(new RangeError("x").message); job.log("done");`;
    expect((await run(says)).logged).toEqual(["info: rows: 3 { a: [ 1 ] }", "error: x", "info: done"]);
  });

  it("does not wait for a program that waits for ever once it is stopped", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const { failure, run: done } = await run("await new Promise(() => {});", { signal: stop.signal });
    expect(failure).toBe(stop.signal.reason);
    expect(done).toBeUndefined();
  });

  it("tells what the program built", async () => {
    const told: unknown[] = [];
    await run(writes, { onBuilt: (pipeline, name) => told.push(name, Object.keys(pipeline.nodes)) });
    expect(told).toEqual(["Codes", ["codes", "out"]]);
  });

  it.each([
    ['throw new TypeError("no");', "program/threw", undefined, 5],
    ["await Promise.resolve();\n  null.x;", "program/threw", undefined, 6],
    ['codes.limit("Few", -1);', "setting/invalid", "few", 5],
    ['codes.limit("Codes", 1);', "graph/duplicate-name", "codes_2", 5],
    ["const x = ;", "program/type", undefined, 5],
    ['await import("node:fs");', "program/import", undefined, 5],
    ['codes.limit("Few", 1);', "graph/no-target", undefined, undefined],
    [`${writes}\n  codes.write.csv("Again", { path: "out.csv" });`, "graph/same-path", "again", 6],
  ])("places what goes wrong in %s", async (body, code, node, line) => {
    const { failure, run: done } = await run(body);
    expect(diagnosticsOf(failure)).toEqual([{ code, node, line }]);
    expect(done).toBeUndefined();
  });
});
