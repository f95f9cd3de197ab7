import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analyse } from "../../compiler/compile";
import { printScript } from "../../compiler/emit/duckdb/print-script";
import { writtenScans } from "../../compiler/emit/duckdb/scans";
import { printProgram } from "../../compiler/print/typescript";
import { DiagnosticError } from "../../model/diagnostic";
import { emptyPipeline, type Pipeline, type PipelineNode } from "../../model/pipeline";
import { declarations } from "../../runtime/declarations";
import { evaluate } from "../../runtime/evaluate";
import { executeProgram } from "../../runtime/execute-program";
import { expandCode } from "../../runtime/expand-code";
import { preview } from "../../runtime/preview";
import { profile } from "../../runtime/profile";
import { recordProgram } from "../../runtime/record-program";
import { TypeServer } from "../../runtime/type-server";
import { NodeEngine } from "./node-engine";

let root = "";
let engine: NodeEngine;
const logged: unknown[][] = [];
const types = new TypeServer(declarations);
let checks = 0;
const expander = expandCode({
  types: {
    check: (text) => {
      checks++;
      return types.check(text);
    },
  },
  transforms: null,
  context: { arguments: {}, log: (message) => logged.push([...message]) },
});

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "tenon-code-"));
  engine = new NodeEngine({
    root,
    scratch: join(root, ".tenon/scratch"),
    memoryMb: 1024,
    threads: 2,
    timeZone: "UTC",
  });
});
afterAll(async () => {
  await types.close();
  await engine.close();
  await rm(root, { recursive: true });
});

const orders: PipelineNode = {
  type: "inline-source",
  name: "Orders",
  settings: {
    columns: [
      { name: "id", type: "INTEGER" },
      { name: "state", type: "VARCHAR" },
      { name: "total", type: "INTEGER" },
    ],
    rows: [
      ["1", "CA", "250"],
      ["2", "NY", "99"],
      ["3", "CA", "1200"],
      ["4", null, null],
    ],
  },
  inputs: {},
};

const jobWith = (code: string, settings: PipelineNode["settings"] = {}, output = "out"): Pipeline => ({
  version: 1,
  nodes: {
    orders,
    code: {
      type: "custom-code",
      name: "Code",
      settings: { code, ...settings },
      inputs: { orders: "orders" },
    },
    out: {
      type: "csv-target",
      name: "Out",
      settings: { path: "out.csv", mode: "overwrite" },
      inputs: { in: output === "out" ? "code" : { node: "code", output } },
    },
  },
  layout: {},
});

const bind = (pipeline: Pipeline) => analyse(pipeline, engine, "draft", { expander });

const problems = async (code: string, settings?: PipelineNode["settings"], output?: string) => {
  const pipeline = jobWith(code, settings, output);
  const { diagnostics } = await bind(pipeline);
  return diagnostics.map(({ message, node, field, range }) => ({
    message,
    node,
    field: field?.join("."),
    at: range && code.slice(range.from, range.to),
  }));
};
const messages = async (code: string, settings?: PipelineNode["settings"], output?: string) =>
  (await problems(code, settings, output)).map(({ message }) => message);

describe("custom code", () => {
  it("knows the columns of its inputs, and has columns like any other node", async () => {
    const { bound, diagnostics } = await bind(
      jobWith(`({ orders }) => orders.selectFields("Last", [orders.columns.at(-1)?.name ?? ""])`),
    );
    expect(diagnostics).toEqual([]);
    expect(bound?.columns.get("code")).toEqual({ out: [{ name: "total", type: "INTEGER" }] });
  });

  it("may call all that gives tables, code in code among it, and hand an input on", async () => {
    const code = `({ orders }, job) => {
      const codes = job.inline("Codes", { columns: [{ name: "state", type: "VARCHAR" }], rows: [["CA"]] });
      const some = job.sql("Some", { o: orders, c: codes }, sql\`select o.* from o join c using (state)\`);
      return job.customCode("Inner", { some }, ({ some }) => {
        console.log(some.columns.length);
        return some.filter("Large", sql\`total > 300\`).filter("Same name as an input: some", sql\`true\`);
      });
    }`;
    expect(await problems(code)).toEqual([]);
    const { head } = await preview(jobWith(code), engine, {
      node: "code",
      output: "out",
      limit: 10,
      expander,
    });
    expect(head.rows).toBe(1);
    expect(logged).toEqual([[3]]);
    expect(await problems("({ orders }) => orders")).toEqual([]);
    expect(await problems('({ orders }) => orders.limit("orders", 1)')).toEqual([]);
  });

  it("is refused with the compiler's words, at the place", async () => {
    expect(await problems("({ orders }) =>\n  orders.filtr('x', sql`true`)")).toEqual([
      {
        message: expect.stringContaining("Line 2: Property 'filtr' does not exist on type 'InputTable'"),
        node: "code",
        field: "code",
        at: "filtr",
      },
    ]);
    expect(await messages("({ orders }) => orders.columns.length")).toEqual([
      "Line 1: Type 'number' is not assignable to type 'Table'.",
    ]);
    expect(await messages("({ customers }) => customers")).toEqual([
      expect.stringContaining("Property 'customers' does not exist on type"),
    ]);
    expect(await messages("async ({ orders }) => orders")).toEqual([
      expect.stringContaining("'Promise<InputTable>'"),
    ]);
    expect(await messages("({ orders }) => orders.filter('x', sql`total > $\u007blimit}`)")).toEqual([
      "Line 1: Cannot find name 'limit'.",
    ]);
    expect(await messages("({ orders }) => { fetch('http://x'); return orders; }")).toEqual([
      expect.stringContaining("Cannot find name 'fetch'"),
    ]);
    expect(await messages("({ orders }) => { const a = ; return orders; }")).toEqual([
      "Line 1: Expression expected.",
    ]);
    expect(await messages("({ orders }) => orders, 1")).toEqual([
      "Function: it is one function, such as ({ orders }) => orders.",
    ]);
  });

  it("is refused where it does not give what it says", async () => {
    expect(await messages("({ orders }) => ({ a: orders, b: orders }) as never")).toEqual([
      "The function gives several tables (a, b). List their names under Outputs.",
    ]);
    expect(await messages("({ orders }) => 1 as never")).toEqual([
      "The function gives a number; a table is expected.",
    ]);
    const outputs = { outputs: ["a", "b"] };
    expect(await messages("({ orders }) => ({ a: orders, c: orders }) as never", outputs, "a")).toEqual([
      "The function gives no table “b”; there are a, c.",
    ]);
    expect(await messages("({ orders }) => orders as never", outputs, "a")).toEqual([
      "The function gives no table “a”; it gives one table.",
    ]);
    expect(await messages("({ orders }) => orders", { outputs: ["a"] }, "a")).toContain(
      "Outputs: names two outputs at least; one needs no name.",
    );
  });

  it("says what is wrong with the nodes it builds, at their lines", async () => {
    expect(
      await problems(`({ orders }) => {
  const late = orders.filter("Late", sql\`totl > 3\`);
  return late;
}`),
    ).toMatchObject([
      { message: "Line 2, “Late”: “orders” has no column “totl”. The nearest is “total”.", at: "filter" },
    ]);
    expect(await messages('({ orders }) => orders.limit("A", 1).limit("A", -1)')).toEqual([
      expect.stringMatching(/^Line 1, “A”: .*at least 0/),
      "Line 1, “A”: Two nodes are called “A”. Names are unique in a job.",
    ]);
    expect(
      await messages(`({ orders }) => {
  orders.write.csv("Beside", { path: "beside.csv" });
  return orders;
}`),
    ).toEqual([
      "Line 2, “Beside”: “Beside” writes. Give the table back instead, and wire the output to a target.",
    ]);
  });

  it("is ended when it does not end, and says what it threw", { timeout: 20_000 }, async () => {
    const started = performance.now();
    expect(await messages("({ orders }) => { while (true); }")).toEqual([
      "The function did not end within 2 s.",
    ]);
    expect(performance.now() - started).toBeLessThan(8_000);
    expect(
      await problems("({ orders }) => {\n  throw new Error(`no $\u007borders.columns[0]?.name}`);\n}"),
    ).toMatchObject([{ message: "Line 2: The function stopped: no id", at: "new" }]);
  });

  it("is evaluated once for a text and the columns of its inputs", async () => {
    const code = '({ orders }) => orders.limit("Few", 2) // once';
    const before = checks;
    for (let round = 0; round < 3; round++) expect(await problems(code)).toEqual([]);
    const other = jobWith(code);
    other.nodes.orders = { ...orders, settings: { columns: [{ name: "a", type: "DATE" }] } };
    const { bound } = await bind(other);
    expect(bound?.columns.get("code")?.out).toEqual([{ name: "a", type: "DATE" }]);
    expect(checks - before).toBe(1);
  });

  it("is previewed, profiled and evaluated over as any node is", async () => {
    const pipeline = jobWith('({ orders }) => orders.filter("Big", sql`total > 100`)');
    const asked = { node: "code", output: "out", expander };
    expect((await preview(pipeline, engine, { ...asked, limit: 1 })).head).toMatchObject({
      rows: 1,
      exact: true,
    });
    expect(await profile(pipeline, engine, asked)).toMatchObject({ rows: 2 });
    pipeline.nodes.more = { type: "filter", name: "More", settings: {}, inputs: { in: "code" } };
    const request = {
      node: "more",
      port: "in",
      expression: "total * 2",
      expects: "scalar" as const,
      expander,
    };
    expect(await evaluate(pipeline, engine, request)).toMatchObject({
      type: "INTEGER",
      values: ["500", "2400"],
    });
  });

  it("says at which node rows fail", async () => {
    const pipeline = jobWith(
      "({ orders }) => orders.deriveColumns('Cast', { n: sql`cast(state as integer)` })",
    );
    const failure = await preview(pipeline, engine, {
      node: "code",
      output: "out",
      limit: 5,
      expander,
    }).catch((error: unknown) => error);
    expect((failure as DiagnosticError).diagnostics).toMatchObject([
      { node: "code", message: expect.stringContaining("Could not convert string 'CA'") },
    ]);
  });

  it("has all the lines of its parts in the SQL", async () => {
    const { bound } = await bind(
      jobWith('({ orders }) => orders.filter("Big", sql`total > 100`).limit("Few", 3)'),
    );
    const { text, lines } = printScript(bound?.plan ?? { steps: [] }, writtenScans);
    const own = text.split("\n").slice((lines.code?.from ?? 1) - 1, lines.code?.to);
    expect(own[0]).toBe('"big" AS (');
    expect(own.join("\n")).toContain('"few" AS (');
    expect(own.join("\n")).toContain('"code" AS (');
  });
});

describe("a program with custom code", () => {
  const head =
    'import { defineJob, sql, type Table } from "tenon";\n\nexport default defineJob("Job", (job) => {\n';
  const program = (body: string) => `${head}  const orders = job.inline("Orders", {
    columns: [
      { name: "id", type: "INTEGER" },
      { name: "total", type: "INTEGER" },
    ],
    rows: [["1", "5"], ["2", "50"], ["3", "500"]],
  });
${body}
});
`;
  const run = (text: string, args: Record<string, string> = {}) =>
    executeProgram(
      { runId: "jr_code", attempt: 0, program: text, pipeline: emptyPipeline(), arguments: args },
      engine,
      { log: () => {} },
    );

  it("records the function exactly as it is written, types and all", async () => {
    const code = `// Keeps
    ({ orders }): Table => {
      const big = (table: Table): Table => table.filter("Big", sql\`total > 10\`);

      return big(orders); // as they are
    }`;
    const text = program(
      `  const kept = job.customCode(\n    "Kept",\n    { orders },\n    ${code},\n  );\n  kept.write.csv("Out", { path: "out.csv" });`,
    );
    const { recorded, diagnostics } = await recordProgram(text, { pipeline: emptyPipeline() });
    expect(diagnostics).toEqual([]);
    expect(recorded?.reasons).toEqual([]);
    expect(recorded?.pipeline.nodes.kept?.settings.code).toBe(code.replaceAll("\n    ", "\n"));
    const printed = printProgram({ name: "Job", pipeline: recorded?.pipeline ?? emptyPipeline() }).text;
    const again = await recordProgram(printed, { pipeline: recorded?.pipeline ?? emptyPipeline() });
    expect(again.recorded?.pipeline).toEqual(recorded?.pipeline);
    expect(again.recorded?.kind).toBe("nodes");
    expect(printed).toContain(code);
  });

  it("is kept as a program where a function needs what is around it, and runs so", async () => {
    const text = program(`  const limit = Number(job.parameter("limit", "10"));
  const keep = ({ orders }: { orders: Table }) => orders.filter("Big", sql\`total > \${limit}\`);
  const kept = job.customCode("Kept", { orders }, ({ orders }) => orders.filter("Big", sql\`total > \${limit}\`));
  const more = job.customCode("More", { orders: kept }, keep);
  more.write.csv("Out", { path: "out.csv", mode: "overwrite" });`);
    const { recorded } = await recordProgram(text, { pipeline: emptyPipeline() });
    expect(recorded?.kind).toBe("program");
    expect(recorded?.reasons).toContain("a function that uses “limit” from around it at line 13");
    expect(recorded?.pipeline.nodes.more?.settings.code).toContain('.filter("Big"');
    const outcome = await run(text, { limit: "40" });
    expect(await readFile(join(root, "out.csv"), "utf8")).toBe("id,total\n2,50\n3,500\n");
    expect(outcome.nodes).toMatchObject({
      orders: { rows: 3 },
      kept: { state: "done" },
      more: { state: "done", rows: 2 },
      out: { rows: 2 },
    });
    expect(Object.keys(outcome.nodes).sort()).toEqual(["kept", "more", "orders", "out"]);
  });

  it("fails at the line of the program where its code is wrong", async () => {
    const failure = async (body: string) => {
      const error = await run(program(body)).catch((reason: unknown) => reason);
      if (!(error instanceof DiagnosticError)) throw error;
      return error.diagnostics.map(({ message, line, node }) => ({ message, line, node }));
    };
    expect(
      await failure(`  const kept = job.customCode("Kept", { orders }, ({ orders }) => {
    return orders.filter("Big", sql\`totl > 3\`);
  });
  kept.write.csv("Out", { path: "out.csv", mode: "overwrite" });`),
    ).toEqual([
      { message: "“Big”: “orders” has no column “totl”. The nearest is “total”.", line: 12, node: "kept" },
    ]);
    expect(
      await failure(`  const kept = job.customCode("Kept", { orders }, ({ orders }) => {
    throw new Error("not today");
  });
  kept.write.csv("Out", { path: "out.csv", mode: "overwrite" });`),
    ).toEqual([{ message: "The program stopped: not today", line: 12, node: "kept" }]);
  });

  it("runs in loops, with a name for each node", async () => {
    const outcome = await run(
      program(`  for (const limit of [1, 100]) {
    const { small, large } = job.customCode(
      \`Split \${limit}\`,
      { orders },
      ({ orders }) => ({
        small: orders.filter("Small", sql\`total <= \${limit}\`),
        large: orders.filter("Large", sql\`total > \${limit}\`),
      }),
      { outputs: ["small", "large"] },
    );
small.write.csv("Small " + limit, { path: \`out/small\${limit}.csv\`, mode: "overwrite" });
    large.write.csv("Large " + limit, { path: \`out/large\${limit}.csv\`, mode: "overwrite" });
  }`),
    );
    expect(outcome.nodes).toMatchObject({
      split_1: { rows: 3, outputs: { small: 0, large: 3 } },
      split_100: { rows: 3, outputs: { small: 2, large: 1 } },
    });
  });
});
