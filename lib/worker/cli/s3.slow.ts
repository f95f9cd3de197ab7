import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesBelow, tenon, workspace } from "./testing";

/** A job of AWS Glue over a server that speaks the protocol of S3; `scripts/slow-tests.mjs` names the Python that has one. */
const given = process.env.TENON_SPARK_PYTHON ?? "python3";
const python = spawnSync(given, ["-c", "import moto.server"]).status === 0 ? given : null;

let server: ChildProcess;
let endpoint = "";
let client: S3Client;

const put = (Key: string, Body: string) => client.send(new PutObjectCommand({ Bucket: "raw", Key, Body }));
const keys = async (Bucket: string) =>
  ((await client.send(new ListObjectsV2Command({ Bucket }))).Contents ?? []).flatMap(({ Key }) => Key ?? []);

const job = JSON.stringify({
  Job: {
    Name: "From Glue",
    CodeGenConfigurationNodes: {
      "node-1": {
        S3CsvSource: {
          Name: "Flights",
          Paths: ["s3://raw/in/2024/"],
          Separator: "comma",
          QuoteChar: "quote",
          WithHeader: true,
        },
      },
      "node-2": {
        S3DirectTarget: { Name: "Out", Inputs: ["node-1"], Path: "s3://raw/out/", Format: "json" },
      },
    },
  },
});

describe.skipIf(!python)("tenon and an endpoint of S3", () => {
  beforeAll(async () => {
    const port = await freePort();
    endpoint = `http://127.0.0.1:${port}`;
    server = spawn(python ?? "", ["-m", "moto.server", "-H", "127.0.0.1", "-p", String(port)], {
      stdio: "ignore",
    });
    process.env.AWS_ACCESS_KEY_ID = "test";
    process.env.AWS_SECRET_ACCESS_KEY = "test";
    client = new S3Client({ endpoint, forcePathStyle: true, region: "us-east-1" });
    for (let attempt = 0; ; attempt++)
      try {
        await client.send(new CreateBucketCommand({ Bucket: "raw" }));
        break;
      } catch (error) {
        if (attempt > 100) throw error;
        await delay(200);
      }
    await put("in/2024/a.csv", "origin,delay\nSFO,61\n");
    await put("in/2024/more/b.csv", "origin,delay\nJFK,5\n");
    await put("in/2025/c.csv", "origin,delay\nLAX,1\n");
  });
  afterAll(() => {
    server.kill();
  });

  it("reads from there, writes back, and leaves nothing behind", async () => {
    const root = await workspace({ "glue.json": job });
    const run = await tenon(root, "run", "glue.json", "--map", `s3://raw=${endpoint}`, "--json");
    expect(run, run.stderr).toMatchObject({ code: 0 });
    expect(JSON.parse(run.stdout.trimEnd().split("\n").at(-1) ?? "")).toMatchObject({ state: "SUCCEEDED" });
    const [out] = (await keys("raw")).filter((key) => key.startsWith("out/"));
    const written = await client.send(new GetObjectCommand({ Bucket: "raw", Key: out ?? "" }));
    const rows = (await written.Body?.transformToString())
      ?.trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rows?.sort((a, b) => a.delay - b.delay)).toEqual([
      { origin: "JFK", delay: 5 },
      { origin: "SFO", delay: 61 },
    ]);
    expect(await filesBelow(root)).toEqual(["glue.json", "lake/flights.csv"]);

    // AWS Glue appends.
    expect(await tenon(root, "run", "glue.json", "--map", `s3://raw=${endpoint}`)).toMatchObject({ code: 0 });
    expect((await keys("raw")).filter((key) => key.startsWith("out/"))).toHaveLength(2);
  });

  it("compiles to places, and says what cannot be reached", async () => {
    const root = await workspace({ "glue.json": job });
    const compiled = await tenon(
      root,
      "compile",
      "glue.json",
      "--to",
      "sql",
      "--map",
      `s3://raw=${endpoint}`,
    );
    expect(compiled.stdout).toContain("read_csv('s3://raw/in/2024");
    const elsewhere = await tenon(root, "run", "glue.json", "--map", "s3://raw=http://127.0.0.1:9");
    expect(elsewhere.code).toBe(2);
    expect(elsewhere.stderr).toContain("s3://raw/in/2024");
    expect(await filesBelow(root)).toEqual(["glue.json", "lake/flights.csv"]);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
