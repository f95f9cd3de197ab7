import { describe, expect, it } from "vitest";
import { cardOf } from "./card";
import { clipboardText, copyNodes, readClipboard } from "./clipboard";
import { addFile, sourceTypeOf } from "./commands/add-file";
import { paste } from "./commands/paste";
import { renameColumnDownstream } from "./commands/rename-column";
import { edgeUnderNode } from "./edge-hit";
import { freeSpot } from "./geometry";
import { pipelineOf } from "./testing";
import { neighbour, readingOrder } from "./walk";

const delays = pipelineOf({
  out: { type: "csv-target", inputs: { in: "joined" }, at: [900, 60] },
  flights: { type: "parquet-source", at: [0, 0], settings: { paths: ["flights"] } },
  airports: { type: "csv-source", at: [0, 120] },
  joined: { type: "join", inputs: { left: "flights", right: "airports" }, at: [300, 60] },
  late: { type: "filter", inputs: { in: "joined" }, at: [600, 0] },
  early: { type: "filter", inputs: { in: "joined" }, at: [600, 160] },
});

describe("arrow keys", () => {
  it("walk along the wires", () => {
    expect(neighbour(delays, "joined", "left")).toBe("flights");
    expect(neighbour(delays, "flights", "right")).toBe("joined");
    expect(neighbour(delays, "joined", "right")).toBe("out");
    expect(neighbour(delays, "flights", "left")).toBeNull();
  });

  it("walk among siblings", () => {
    expect(neighbour(delays, "flights", "down")).toBe("airports");
    expect(neighbour(delays, "airports", "up")).toBe("flights");
    expect(neighbour(delays, "late", "down")).toBe("out");
    expect(neighbour(delays, "out", "down")).toBe("early");
  });
});

it("the list reads each node after what it reads", () => {
  expect(readingOrder(delays)).toEqual(["flights", "airports", "joined", "out", "late", "early"]);
});

describe("a dragged node", () => {
  it("finds the wire under its middle", () => {
    const loose = {
      ...delays,
      nodes: { ...delays.nodes, x: { type: "limit", name: "X", settings: {}, inputs: {} } },
    };
    expect(edgeUnderNode(loose, "x", { x: 252 - 102, y: 23 + 20 - 28 })?.to).toBe("joined");
    expect(edgeUnderNode(loose, "x", { x: 252 - 102, y: 400 })).toBeNull();
  });

  it("finds a free place below others", () => {
    expect(freeSpot(delays, { x: 10, y: 10 })).toEqual({ x: 10, y: 216 });
    expect(freeSpot(delays, { x: 2000, y: 10 })).toEqual({ x: 2000, y: 10 });
  });
});

describe("the clipboard", () => {
  it("carries nodes with the wires among them, also into another job", () => {
    const text = clipboardText(copyNodes(delays, ["joined", "late"]));
    expect(JSON.parse(text).tenon).toBe("nodes/1");
    const clipboard = readClipboard(text);
    if (!clipboard) throw new Error("unreadable");
    const other = pipelineOf({ z: { type: "filter", name: "Late" } });
    const { nodes, layout } = paste(other, {
      clipboard,
      ids: { joined: "p1", late: "p2" },
      at: { x: 1000, y: 1000 },
    });
    expect(nodes.p1).toMatchObject({ name: "Joined", inputs: {} });
    expect(nodes.p2).toMatchObject({ name: "Late 2", inputs: { in: "p1" } });
    expect(layout.p2).toEqual({ x: 1048, y: 942 });
  });

  it.each([
    "",
    "hello",
    '{"tenon":"nodes/1"}',
    '{"tenon":"nodes/1","nodes":{"1":{}},"layout":{}}',
    '"nodes/1"',
  ])("reads nothing from %j", (text) => {
    expect(readClipboard(text)).toBeNull();
  });
});

describe("a dropped file", () => {
  it("becomes the source that reads it", () => {
    expect(sourceTypeOf("a/b/Sales.CSV")).toBe("csv-source");
    expect(sourceTypeOf("x.ndjson.gz")).toBe("json-source");
    expect(sourceTypeOf("x.parquet")).toBe("parquet-source");
    expect(sourceTypeOf("x.docx")).toBeNull();
    const { nodes } = addFile(delays, {
      id: "n",
      path: "uploads/my-sales_2024.csv",
      position: { x: 0, y: 0 },
    });
    expect(nodes.n).toEqual({
      type: "csv-source",
      name: "My sales 2024",
      settings: { paths: ["uploads/my-sales_2024.csv"] },
      inputs: {},
    });
  });
});

describe("a card", () => {
  it("is not configured while a required setting is missing", () => {
    const card = (settings: object) =>
      cardOf({ type: "filter", name: "F", settings: settings as Record<string, never>, inputs: {} });
    expect(card({}).configured).toBe(false);
    expect(card({ condition: "a > 1" })).toMatchObject({
      configured: true,
      summary: "a > 1",
      tone: "transform",
    });
    expect(card({ condition: 7 }).configured).toBe(true);
  });

  it("stands for a type that nobody knows", () => {
    expect(cardOf({ type: "gone", name: "G", settings: {}, inputs: {} }).title).toBe("gone");
  });
});

describe("a renamed column", () => {
  const graph = pipelineOf({
    src: { type: "csv-source" },
    f: { type: "filter", settings: { condition: "delay > 60" }, inputs: { in: "src" } },
    s: { type: "sql", settings: { query: "select f.delay as late, delay from f" }, inputs: { f: "f" } },
    g: {
      type: "aggregate",
      settings: { by: ["state"], compute: [{ name: "delay", expression: "max(delay)" }] },
      inputs: { in: "f" },
    },
    t: { type: "sort", settings: { keys: [{ expression: "delay" }] }, inputs: { in: "g" } },
    u: { type: "filter", settings: { condition: "delay = 1" } },
  });
  const columns = () => [{ name: "delay", type: "BIGINT" }];
  const { nodes } = renameColumnDownstream(graph, { id: "src", from: "delay", to: "minutes", columns });

  it("is followed by all that read it, through what passes it on", () => {
    expect(nodes.f?.settings.condition).toBe("minutes > 60");
    expect(nodes.s?.settings.query).toBe("select f.minutes as late, minutes from f");
    expect(nodes.g?.settings.compute).toEqual([{ name: "delay", expression: "max(minutes)" }]);
  });

  it("ends where a node makes a column of the old name itself, and leaves others alone", () => {
    expect(nodes.t).toBe(graph.nodes.t);
    expect(nodes.u).toBe(graph.nodes.u);
  });

  it("ends where a node makes it by default", () => {
    const graph = pipelineOf({
      src: { type: "csv-source" },
      n: { type: "row-number", settings: { order: [{ expression: "id" }] }, inputs: { in: "src" } },
      f: { type: "filter", settings: { condition: "id > 60" }, inputs: { in: "n" } },
    });
    const columns = () => [{ name: "id", type: "BIGINT" }];
    const { nodes } = renameColumnDownstream(graph, { id: "src", from: "id", to: "key", columns });
    expect(nodes.n?.settings).toEqual({ order: [{ expression: "key" }] });
    expect(nodes.f).toBe(graph.nodes.f);
  });
});
