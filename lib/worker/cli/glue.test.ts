import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, jobFile, rowsOf, tenon, workspace } from "./testing";

const glue = (nodes: object, more: object = {}) =>
  JSON.stringify({ Job: { Name: "From Glue", Timeout: 5, CodeGenConfigurationNodes: nodes, ...more } });

const flights = {
  "node-1": {
    S3CsvSource: {
      Name: "Flights",
      Paths: ["s3://raw/flights.csv"],
      Separator: "comma",
      QuoteChar: "quote",
      WithHeader: true,
      OutputSchemas: [
        {
          Columns: [
            { Name: "origin", Type: "string" },
            { Name: "delay", Type: "bigint" },
          ],
        },
      ],
    },
  },
  "node-2": {
    Filter: {
      Name: "Late",
      Inputs: ["node-1"],
      LogicalOperator: "AND",
      Filters: [
        {
          Operation: "GT",
          Values: [
            { Type: "COLUMNEXTRACTED", Value: ["delay"] },
            { Type: "CONSTANT", Value: ["60"] },
          ],
        },
      ],
    },
  },
  "node-3": {
    S3GlueParquetTarget: { Name: "Out", Inputs: ["node-2"], Path: "s3://clean/late/", Compression: "snappy" },
  },
};
const maps = ["--map", "s3://raw=./lake", "--map", "s3://clean/=lake/out"];
const job = glue(flights);

describe("tenon and a job of AWS Glue", () => {
  it("checks it, compiles it and runs it", async () => {
    const root = await workspace({ "glue.json": job });
    expect(await tenon(root, "check", "glue.json", ...maps)).toMatchObject({
      code: 0,
      stdout: "From Glue: 3 nodes, ready to run.\n",
      stderr: "",
    });
    const { stdout: program } = await tenon(root, "compile", "glue.json", "--to", "typescript", ...maps);
    expect(program).toContain('flights.filter("Late", sql`delay > 60`)');
    expect(program).toContain('late.write.parquet("Out", { path: "lake/out/late" })');
    expect(await tenon(root, "run", "glue.json", ...maps)).toMatchObject({ code: 0, stderr: "" });
    expect(await rowsOf(root, "from read_parquet('$root/lake/out/late/*.parquet') order by all")).toEqual([
      ["JFK", "90"],
      ["LAX", "120"],
      ["SFO", "61"],
    ]);
  });

  it("says which place in S3 has no folder", async () => {
    const root = await workspace({ "glue.json": job });
    const { code, stderr } = await tenon(root, "check", "glue.json", "--map", "s3://rawer=lake");
    expect(code).toBe(1);
    expect(stderr).toContain("“s3://raw/flights.csv” is refused: it is in S3");
    expect(stderr).toContain("--map s3://raw=folder");
  });

  it.each([
    [["--map", "raw=lake"], "--map is s3://bucket=folder or s3://bucket=https://endpoint, not “raw=lake”."],
    [["--map", "s3://raw="], "--map is s3://bucket=folder or s3://bucket=https://endpoint, not “s3://raw=”."],
    [["--map", "s3://raw=ftp://localhost"], "an endpoint is https://host or http://host:port"],
    [["--map", "s3://raw=../elsewhere"], "“../elsewhere” is outside of the workspace"],
    [["--form", "api"], "“check” takes no --form."],
  ])("refuses %j", async (args, message) => {
    const root = await workspace({ "glue.json": job });
    const { code, stderr } = await tenon(root, "check", "glue.json", ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it("refuses to run what it keeps, and says why", async () => {
    const catalog = { CatalogSource: { Name: "Orders", Database: "d", Table: "t" } };
    const root = await workspace({ "glue.json": glue({ ...flights, "node-1": catalog }) });
    const { code, stderr } = await tenon(root, "run", "glue.json", ...maps);
    expect(code).toBe(1);
    expect(stderr).toContain(
      "“Orders”: Not supported here, because tables of the AWS Glue Data Catalog come later",
    );
    expect((await filesBelow(root)).sort()).toEqual(["glue.json", "lake/flights.csv"]);
  });

  it.each([
    [glue({}), "This job has no visual nodes"],
    [
      JSON.stringify({
        Jobs: [
          { Name: "a", Command: {} },
          { Name: "b", Command: {} },
        ],
      }),
      "The file holds 2 jobs: “a”, “b”",
    ],
    [
      '{"name": "x", "role": "r", "command": {}, "codeGenConfigurationNodes": "{"}',
      "codeGenConfigurationNodes is no JSON",
    ],
  ])("refuses %s", async (text, message) => {
    const root = await workspace({ "glue.json": text });
    const { code, stderr } = await tenon(root, "check", "glue.json");
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });

  it("writes it as a job of the studio and back", async () => {
    const root = await workspace({ "glue.json": job });
    const { stdout } = await tenon(root, "import", "glue.json", "job.json", ...maps);
    expect(stdout).toBe("Wrote job.json: 3 nodes.\n");
    const written = JSON.parse(await readFile(join(root, "job.json"), "utf8"));
    expect(written).toMatchObject({ name: "From Glue", settings: { timeoutMinutes: 5 } });
    expect(Object.keys(written.pipeline.layout)).toEqual(["node-1", "node-2", "node-3"]);
    expect(await tenon(root, "import", "glue.json", "job.json")).toMatchObject({ code: 2 });
    expect((await tenon(root, "run", "job.json")).code).toBe(0);

    expect(await tenon(root, "export", "job.json", "back.json", "--to", "glue")).toMatchObject({
      code: 0,
      stdout: "Wrote back.json, in the form of AWS Glue's API.\n",
      stderr: "",
    });
    expect(JSON.parse(await readFile(join(root, "back.json"), "utf8"))).toEqual(JSON.parse(job));
    await tenon(root, "export", "job.json", "console.json", "--to", "glue", "--form", "console");
    expect(JSON.parse(await readFile(join(root, "console.json"), "utf8"))).toMatchObject({
      jobConfig: { name: "From Glue" },
      dag: { "node-1": { type: "S3", format: "csv", separator: "comma" } },
    });
  });

  it("lets other folders stand for S3 later", async () => {
    const root = await workspace({ "glue.json": job });
    await tenon(root, "import", "glue.json", "job.json");
    expect((await tenon(root, "check", "job.json")).code).toBe(1);
    expect(await tenon(root, "run", "job.json", ...maps)).toMatchObject({ code: 0, stderr: "" });
  });

  it("writes a job of the studio in AWS Glue's terms, and says what those lack", async () => {
    const limit = { type: "limit", name: "Few", settings: { count: 3 }, inputs: { in: "late" } };
    const root = await workspace({ "job.json": jobFile({ limit }) });
    const { code, stderr } = await tenon(root, "export", "job.json", "glue.json", "--to", "glue");
    expect(code).toBe(0);
    expect(stderr).toContain("note: “Flights”: No place in S3 is known for its path");
    const { CodeGenConfigurationNodes: nodes } = JSON.parse(await readFile(join(root, "glue.json"), "utf8"));
    expect(nodes.late).toEqual({
      Filter: {
        Name: "Late",
        Inputs: ["flights"],
        LogicalOperator: "AND",
        Filters: [
          {
            Operation: "GT",
            Negated: false,
            Values: [
              { Type: "COLUMNEXTRACTED", Value: ["delay"] },
              { Type: "CONSTANT", Value: ["60"] },
            ],
          },
        ],
      },
    });
    expect(nodes.limit).toMatchObject({
      SparkSQL: { Name: "Few", Inputs: ["late"], SqlAliases: [{ From: "late", Alias: "late" }] },
    });
  });
});
