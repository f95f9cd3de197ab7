import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { analyse } from "../../compiler/compile";
import type { Pipeline } from "../../model/pipeline";
import { declarations } from "../../runtime/declarations";
import { executeProgram } from "../../runtime/execute-program";
import { expandCode } from "../../runtime/expand-code";
import { preview } from "../../runtime/preview";
import { transformsOf } from "../../runtime/transform-files";
import { TransformFolder } from "../../runtime/transform-folder";
import { TypeServer } from "../../runtime/type-server";
import { NodeEngine } from "./node-engine";

let root = "";
let engine: NodeEngine;
let folder: TransformFolder;
const types = new TypeServer(declarations);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "tenon-transforms-"));
  const scratch = join(root, ".tenon/scratch");
  engine = new NodeEngine({ root, scratch, memoryMb: 1024, threads: 2, timeZone: "UTC" });
});
beforeEach(async () => {
  await rm(join(root, "transforms"), { recursive: true, force: true });
  await mkdir(join(root, "transforms"));
  folder = new TransformFolder(root, { types });
});
afterAll(async () => {
  await types.close();
  await engine.close();
  await rm(root, { recursive: true });
});

const write = (file: string, text: string) => writeFile(join(root, "transforms", file), text);

const describeLimit = (more: object = {}) =>
  JSON.stringify({
    name: "first_rows",
    displayName: "First rows",
    functionName: "firstRows",
    parameters: [{ name: "count", type: "int" }],
    ...more,
  });
const limit = `import type { Table } from "tenon";
export function firstRows(table: Table, { count }: { count: number }): Table {
  return table.limit("First", count);
}
`;

const jobWith = (transform: string, parameters: Record<string, unknown>): Pipeline => ({
  version: 1,
  nodes: {
    rows: {
      type: "inline-source",
      name: "Rows",
      settings: { columns: [{ name: "City", type: "VARCHAR" }], rows: [["a"], ["b"], ["c"]] },
      inputs: {},
    },
    own: {
      type: "custom-transform",
      name: "Own",
      settings: { transform, parameters: parameters as Record<string, string> },
      inputs: { in: "rows" },
    },
  },
  layout: {},
});

const problems = async (transform: string, parameters: Record<string, unknown>) => {
  const expander = expandCode({ types, transforms: folder });
  const { diagnostics } = await analyse(jobWith(transform, parameters), engine, "draft", { expander });
  return diagnostics.map(({ message, field }) => `${field?.join(".") ?? "-"} ${message}`);
};

const listed = async () =>
  (await folder.list()).transforms.map(({ name, problems: wrong }) => [name, ...wrong].join(" | "));

describe("the folder transforms", () => {
  it("is noticed as it changes: added, wrong, mended, removed", async () => {
    expect(await folder.list()).toMatchObject({ transforms: [] });
    await write("first_rows.json", describeLimit());
    expect(await listed()).toEqual(["first_rows | There is no first_rows.ts beside it."]);
    await write("first_rows.ts", limit);
    expect(await listed()).toEqual(["first_rows"]);
    const { version } = await folder.list();
    expect(await problems("first_rows", { count: 2 })).toEqual([]);
    await write("first_rows.ts", limit.replace("table.limit", "table.limt"));
    expect((await folder.list()).version).not.toBe(version);
    expect(await listed()).toEqual([
      expect.stringContaining("first_rows.ts, line 3: Property 'limt' does not exist"),
    ]);
    expect(await problems("first_rows", { count: 2 })).toEqual([
      expect.stringContaining(
        "transform The transform “first_rows” does not work: first_rows.ts, line 3: Property",
      ),
    ]);
    await write("first_rows.ts", limit);
    expect(await problems("first_rows", { count: 2 })).toEqual([]);
    await rm(join(root, "transforms"), { recursive: true });
    expect(await listed()).toEqual([]);
    expect(await problems("first_rows", { count: 2 })).toEqual([
      "transform There is no transform “first_rows” in the workspace's folder transforms.",
    ]);
  });

  it("holds each error apart", async () => {
    await write("first_rows.json", describeLimit());
    await write("first_rows.ts", limit);
    await write("a_json.json", "{ name: 1");
    await write("a_json.ts", limit);
    await write(
      "b_shape.json",
      JSON.stringify({ name: "b_shape", parameters: [{ name: "x y", type: "text" }] }),
    );
    await write("b_shape.ts", limit);
    await write("c_name.json", describeLimit());
    await write("c_name.ts", limit);
    await write("d_function.json", describeLimit({ name: "d_function", functionName: "missing" }));
    await write("d_function.ts", limit);
    await write("e_fit.json", describeLimit({ name: "e_fit", parameters: [{ name: "count", type: "str" }] }));
    await write("e_fit.ts", limit);
    await write("f_loop.json", describeLimit({ name: "f_loop" }));
    await write("f_loop.ts", `while (true);\n${limit}`);
    await write(
      "g_rule.json",
      describeLimit({ name: "g_rule", parameters: [{ name: "count", type: "int", validationRule: "(" }] }),
    );
    await write("g_rule.ts", limit);
    await write("h_import.json", describeLimit({ name: "h_import" }));
    await write(
      "h_import.ts",
      `import { readFileSync } from "node:fs";\nreadFileSync("/etc/passwd");\n${limit}`,
    );
    await write("i_alone.ts", limit);
    await symlink("/etc/passwd", join(root, "transforms", "j_link.json"));
    const found = new Map(
      (await folder.list()).transforms.map(({ name, problems: wrong }) => [name, wrong.join(" ")]),
    );
    expect(found.get("first_rows")).toBe("");
    expect(found.get("a_json")).toMatch(/^a_json\.json is no JSON: /);
    expect(found.get("b_shape")).toMatch(
      /functionName.*parameters\.0\.name: a parameter's name is letters.*parameters\.0\.type/,
    );
    expect(found.get("c_name")).toBe("c_name.json calls itself “first_rows”; the name of the file counts.");
    expect(found.get("d_function")).toBe("d_function.ts exports no function “missing”.");
    expect(found.get("e_fit")).toMatch(/^e_fit\.ts: firstRows does not fit its parameters\. /);
    expect(found.get("f_loop")).toContain("did not end within 2 s");
    expect(found.get("g_rule")).toBe("g_rule.json, parameter “count”: ( is no regular expression.");
    expect(found.get("h_import")).toContain(
      "h_import.ts, line 1: “node:fs” cannot be imported here; only “tenon” can.",
    );
    expect(found.get("i_alone")).toBe("There is no i_alone.json beside it.");
    expect(found.get("j_link")).toBe("j_link.json is no plain file.");
    expect(await problems("first_rows", { count: 2 })).toEqual([]);
    for (const name of ["../first_rows", "first_rows/../first_rows", "/etc/passwd"])
      expect(await folder.find(name)).toBeUndefined();
  });

  it("validates the values of the form, each at its parameter", async () => {
    const parameters = [
      { name: "column", displayName: "The column", type: "str", listOptions: "column" },
      { name: "mode", type: "str", listOptions: ["up", { label: "Down", value: "down" }] },
      { name: "sizes", type: "list", listType: "int", listOptions: [1, 2, 3], isOptional: true },
      { name: "share", type: "float", isOptional: true },
      { name: "sure", type: "bool" },
      {
        name: "code",
        type: "str",
        isOptional: true,
        validationType: "RegularExpression",
        validationRule: "^[A-Z]{2}$",
        validationMessage: "two capitals",
      },
    ];
    await write("all.json", JSON.stringify({ name: "all", functionName: "all", parameters }));
    await write(
      "all.ts",
      `import { sql, ident, type InputTable, type Table } from "tenon";
interface Parameters { column: string; mode: "up" | "down"; sizes?: readonly (1 | 2 | 3)[]; share?: number; sure: boolean; code?: string }
export const all = (table: InputTable, values: Parameters): Table =>
  table.deriveColumns("All", { said: sql\`\${JSON.stringify(values)} || \${ident(values.column)}\` });
`,
    );
    expect(await listed()).toEqual(["all"]);
    expect(await problems("all", {})).toEqual([
      "parameters.column The column is required.",
      "parameters.mode mode is required.",
    ]);
    expect(
      await problems("all", {
        column: "Cty",
        mode: "left",
        sizes: [1, 4],
        share: "a",
        sure: 1,
        code: "abc",
        colum: 1,
      }),
    ).toEqual([
      "parameters.column The column: the input has no column “Cty”.",
      "parameters.mode mode: “left” is none of its options.",
      "parameters.sizes sizes: “4” is none of its options.",
      "parameters.share share: it is a number.",
      "parameters.sure sure: it is true or false.",
      "parameters.code code: two capitals.",
      "parameters.colum The transform has no parameter “colum”.",
    ]);
    const expander = expandCode({ types, transforms: folder });
    const given = { column: "city", mode: "down", sizes: [2], share: 0.5, code: "AB" };
    const { head } = await preview(jobWith("all", given), engine, {
      node: "own",
      output: "out",
      limit: 5,
      expander,
    });
    expect(head).toMatchObject({ rows: 3, columns: [{ name: "City" }, { name: "said" }] });
  });

  it("may call other transforms and code, but not itself for ever", async () => {
    await write("first_rows.json", describeLimit());
    await write("first_rows.ts", limit);
    await write("outer.json", JSON.stringify({ name: "outer", functionName: "outer" }));
    await write(
      "outer.ts",
      `import type { Table } from "tenon";
export const outer = (table: Table): Table => table.customTransform("Inner", "first_rows", { count: 1 });
`,
    );
    await write("again.json", JSON.stringify({ name: "again", functionName: "again" }));
    await write(
      "again.ts",
      `import type { Table } from "tenon";\nexport const again = (table: Table): Table => table.customTransform("Again", "again", {});\n`,
    );
    expect(await listed()).toEqual(["again", "first_rows", "outer"]);
    const expander = expandCode({ types, transforms: folder });
    const { head } = await preview(jobWith("outer", {}), engine, {
      node: "own",
      output: "out",
      limit: 5,
      expander,
    });
    expect(head.rows).toBe(1);
    expect(await problems("again", {})).toEqual([
      expect.stringContaining("Code calls code more than 16 deep."),
    ]);
    expect((await transformsOf('t.customTransform("X", "outer", {})', root)).map(({ name }) => name)).toEqual(
      ["first_rows", "outer"],
    );
  });

  it("says where a transform's own nodes are wrong", async () => {
    await write("first_rows.json", describeLimit());
    await write(
      "first_rows.ts",
      limit.replace('table.limit("First", count)', 'table.selectFields("Some", ["Town"])'),
    );
    expect(await problems("first_rows", { count: 1 })).toEqual([
      "- first_rows.ts, line 3, “Some”: “in” has no column “Town”.",
    ]);
  });

  it("runs in the program of a job, with what the run was given", async () => {
    await cp(
      fileURLToPath(new URL("../../../examples/transforms", import.meta.url)),
      join(root, "transforms"),
      {
        recursive: true,
      },
    );
    const program = `import { defineJob } from "tenon";
export default defineJob("Job", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "city", type: "VARCHAR" }], rows: [["  Köln  am Rhein "], [" "]] });
  rows
    .customTransform("Tidy", "tidy_text", { columns: ["city"], letters: "upper", empty_to_null: true })
    .write.csv("Out", { path: "out.csv", mode: "overwrite" });
});
`;
    const order = {
      runId: "r",
      attempt: 0,
      program,
      pipeline: { version: 1 as const, nodes: {}, layout: {} },
      arguments: {},
    };
    const transforms = new TransformFolder(root, { types: null });
    const outcome = await executeProgram(order, engine, { transforms, log: () => {} });
    expect(outcome.nodes).toMatchObject({ tidy: { rows: 2 }, out: { rows: 2 } });
    const failure = await executeProgram(
      { ...order, program: program.replace('"upper"', '"wide"') },
      engine,
      { transforms, log: () => {} },
    ).catch((error: Error) => error);
    expect(failure).toMatchObject({
      diagnostics: [
        { message: "Letters: “wide” is none of its options.", line: 5, field: ["parameters", "letters"] },
      ],
    });
  });
});
