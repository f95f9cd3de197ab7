import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Pipeline, PipelineNode } from "../../model/pipeline";
import { preview } from "../../runtime/preview";
import { readTexts } from "../../runtime/read-texts";
import { NodeEngine } from "./node-engine";

const data = fileURLToPath(new URL("../../../node_modules/vega-datasets/data/", import.meta.url));
let root: string;
let engine: NodeEngine;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "tenon-pivot-"));
  await copyFile(join(data, "seattle-weather.csv"), join(root, "weather.csv"));
  engine = new NodeEngine({
    root,
    scratch: join(root, "scratch"),
    memoryMb: 512,
    threads: 2,
    timeZone: "UTC",
  });
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true, force: true });
});

const job = (settings: PipelineNode["settings"]): Pipeline => ({
  version: 1,
  nodes: {
    weather: { type: "csv-source", name: "Weather", settings: { paths: ["weather.csv"] }, inputs: {} },
    month: {
      type: "derived-column",
      name: "Month",
      settings: { compute: [{ name: "month", expression: "month(date)" }] },
      inputs: { in: "weather" },
    },
    pivot: { type: "pivot", name: "Pivot", settings, inputs: { in: "month" } },
  },
  layout: {},
});

it("computes what DuckDB's own PIVOT computes", async () => {
  const settings = { columns: ["weather"], compute: "avg", values: ["wind"], by: ["month"] };
  const { head, arrow } = await preview(job(settings), engine, { node: "pivot", output: "out", limit: 100 });
  const columns = head.columns.map(({ name }) => name);
  expect(columns).toEqual(["month", "drizzle", "fog", "rain", "snow", "sun"]);
  const own = await engine.query(
    `SELECT ${columns.join(", ")} FROM (
      PIVOT (SELECT *, month(date) AS month FROM read_csv('${root}/weather.csv'))
      ON weather IN ('drizzle', 'fog', 'rain', 'snow', 'sun') USING avg(wind) GROUP BY month
    ) ORDER BY ALL`,
  );
  const rows = readTexts({ ...own, arrow }).sort((a, b) => Number(a[0]) - Number(b[0]));
  expect(rows).toHaveLength(12);
  expect(rows.map((row) => row.map((cell) => (cell === null ? null : Number(cell).toFixed(9))))).toEqual(
    readTexts(own).map((row) => row.map((cell) => (cell === null ? null : Number(cell).toFixed(9)))),
  );
});

it("keeps the columns of a list, whatever the rows hold", async () => {
  const settings = {
    columns: ["weather"],
    compute: "count",
    by: ["month"],
    from: "list",
    list: ["hail", "rain"],
  };
  const { head } = await preview(job(settings), engine, { node: "pivot", output: "out", limit: 100 });
  expect(head.columns.map(({ name }) => name)).toEqual(["month", "hail", "rain"]);
  expect(head.rows).toBe(12);
});
