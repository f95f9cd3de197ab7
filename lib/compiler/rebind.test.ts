import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NodeEngine } from "../engine/node/node-engine";
import type { Pipeline, PipelineNode } from "../model/pipeline";
import { analyse } from "./compile";
import { type Binding, BindingMemory, NotHere } from "./rebind";

/** A source, and a chain of filters behind it; the server is the engine in Node with all its files. */
const chain = (length: number, change: Record<string, string> = {}): Pipeline => {
  const nodes: Record<string, PipelineNode> = {
    source: { type: "csv-source", name: "Source", settings: { paths: ["a.csv"] }, inputs: {} },
  };
  for (let at = 1; at <= length; at++)
    nodes[`n${at}`] = {
      type: "filter",
      name: `Step ${at}`,
      settings: { condition: change[`n${at}`] ?? `id > ${at}` },
      inputs: { in: at === 1 ? "source" : `n${at - 1}` },
    };
  return { version: 1, nodes, layout: {} };
};

describe("binding near at hand", () => {
  let root: string;
  let server: NodeEngine;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "tenon-rebind-"));
    await mkdir(join(root, "ws"));
    await writeFile(join(root, "ws/a.csv"), "id,name\n1,a\n");
    server = new NodeEngine({
      root: join(root, "ws"),
      scratch: join(root, "scratch"),
      memoryMb: 512,
      threads: 1,
      timeZone: "UTC",
    });
  });
  afterAll(async () => {
    await server.close();
    await rm(root, { recursive: true });
  });

  const ask = async (pipeline: Pipeline): Promise<Binding> => {
    const { bound, diagnostics } = await analyse(pipeline, server, "draft");
    return { nodes: Object.fromEntries(bound?.columns ?? []), diagnostics };
  };
  const counting = () => {
    const asked: string[] = [];
    return {
      asked,
      describe: (sql: string) => {
        asked.push(sql);
        return server.describe(sql);
      },
    };
  };

  it("says what the server says, and asks for the touched node alone", async () => {
    const memory = new BindingMemory();
    memory.learn(chain(100), await ask(chain(100)));
    const unchanged = counting();
    expect((await memory.rebind(chain(100), unchanged)).open.size).toBe(0);
    expect(unchanged.asked).toEqual([]);

    const edited = chain(100, { n50: "id > 1000 and name is not null" });
    const near = counting();
    const { nodes, diagnostics, open } = await memory.rebind(edited, near);
    expect({ nodes, diagnostics: [...diagnostics] }).toEqual(await ask(edited));
    expect(open.size).toBe(0);
    // The expression by itself, and the node: what follows has the same columns, and is the same question.
    expect(near.asked.filter((sql) => sql.includes("1000"))).toHaveLength(2);
  });

  it("tells an error at its place, and leaves the last word to the server", async () => {
    const memory = new BindingMemory();
    memory.learn(chain(3), await ask(chain(3)));
    const edited = chain(3, { n2: "idd > 1" });
    const { diagnostics, open, nodes } = await memory.rebind(edited, counting());
    expect(diagnostics).toEqual((await ask(edited)).diagnostics);
    expect(diagnostics[0]).toMatchObject({ node: "n2", code: "column/unknown", choices: ["id"] });
    expect(open.has("n2")).toBe(true);
    expect(Object.keys(nodes)).toEqual(["source", "n1"]);
  });

  it("leaves open what an engine near at hand does not have, and new sources", async () => {
    const memory = new BindingMemory();
    memory.learn(chain(2), await ask(chain(2)));
    const here = { describe: () => Promise.reject(new NotHere()) };
    expect([...(await memory.rebind(chain(2, { n1: "id = 7" }), here)).unknown]).toEqual(["n1", "n2"]);
    const other = chain(1);
    other.nodes.source = { ...(other.nodes.source as PipelineNode), settings: { paths: ["b.csv"] } };
    expect([...(await memory.rebind(other, counting())).unknown]).toEqual(["source", "n1"]);
  });

  it("forgets when something outside of the job changed", async () => {
    const memory = new BindingMemory();
    memory.learn(chain(1), await ask(chain(1)));
    memory.clear();
    expect((await memory.rebind(chain(1), counting())).unknown.has("source")).toBe(true);
  });
});
