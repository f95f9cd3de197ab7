import fc from "fast-check";
import { expect, test } from "vitest";
import { edgesOf, type NodeId, Pipeline } from "../../model/pipeline";
import { allNodeDefinitions, nodeDefinition } from "../../nodes/registry";
import { jsonEqual } from "../../util/stable-json";
import { topologicalSort } from "../../util/topological-sort";
import { clipboardText, copyNodes, readClipboard } from "../clipboard";
import type { EditorDocument } from "../document";
import { memberNames, withMembers } from "../groups";
import { type History, record, redo, startHistory, undo } from "../history";
import { packHistory, unpackHistory } from "../pack-history";
import { kindOf, outputsOf, portOfKey } from "../ports";
import { anyPipeline } from "../testing";
import { addLinked } from "./add-linked";
import { addNode } from "./add-node";
import { ALIGNMENTS, align } from "./align";
import { changeType } from "./change-type";
import { connect } from "./connect";
import { deleteNodes } from "./delete-nodes";
import { disconnect } from "./disconnect";
import { dropNodes } from "./drop-nodes";
import { duplicate } from "./duplicate";
import { foldGroup } from "./fold-group";
import { groupNodes, joinGroup, leaveGroup } from "./group-nodes";
import { insertAfter } from "./insert-after";
import { moveNodes } from "./move-nodes";
import { paste } from "./paste";
import { pasteTable } from "./paste-table";
import { renameNode } from "./rename-node";
import { resizeNote } from "./resize-note";
import { spliceNode } from "./splice-node";
import { ungroup } from "./ungroup";
import { updateSettings } from "./update-settings";

/** One random edit: numbers choose among what is there when it runs. */
interface Step {
  command: number;
  a: number;
  b: number;
  text: string;
}

let ids = 0;
const freshId = (): NodeId => `n_${ids++}`;
const freshIds = (originals: readonly NodeId[]) => Object.fromEntries(originals.map((id) => [id, freshId()]));

function run(pipeline: Pipeline, { command, a, b, text }: Step): Pipeline {
  const nodes = Object.keys(pipeline.nodes);
  const node = nodes[a % Math.max(nodes.length, 1)] ?? "none";
  const other = nodes[b % Math.max(nodes.length, 1)] ?? "none";
  const edges = edgesOf(pipeline);
  const edge = edges[a % Math.max(edges.length, 1)] ?? {
    from: "x",
    output: "out",
    to: "y",
    port: "in",
    index: 0,
  };
  const type = allNodeDefinitions[b % allNodeDefinitions.length]?.type ?? "";
  const position = { x: a, y: b };
  const some = [...new Set([node, other])];
  const commands: (() => Pipeline)[] = [
    () => addNode(pipeline, { id: freshId(), type, position, name: text }),
    () => insertAfter(pipeline, { id: freshId(), type, position, after: node, between: a % 2 === 0 }),
    () => {
      const wired = connect(pipeline, { from: node, to: other });
      return wired.ok ? wired.value : pipeline;
    },
    () => disconnect(pipeline, { edge }),
    () => deleteNodes(pipeline, { ids: some }),
    () => {
      const spliced = spliceNode(pipeline, { id: other, edge });
      return spliced.ok ? spliced.value : pipeline;
    },
    () => moveNodes(pipeline, { to: { [node]: { x: a / 3, y: -b / 7 } } }),
    () => updateSettings(pipeline, { id: node, patch: { condition: text, limit: undefined } }),
    () => renameNode(pipeline, { id: node, name: text }),
    () => changeType(pipeline, { id: node, type }),
    () => duplicate(pipeline, { ids: freshIds(some) }),
    () => align(pipeline, { ids: nodes, to: ALIGNMENTS[a % ALIGNMENTS.length] ?? "left" }),
    () => {
      const clipboard = readClipboard(clipboardText(copyNodes(pipeline, some)));
      return clipboard
        ? paste(pipeline, { clipboard, ids: freshIds(Object.keys(clipboard.nodes)), at: position })
        : pipeline;
    },
    () =>
      pasteTable(pipeline, {
        id: freshId(),
        cells: [
          [text, "b"],
          ["1", text],
        ],
        position,
      }),
    () => updateSettings(pipeline, { id: node, patch: { groups: someGroups(a, b) } }),
    () => {
      const link = { kind: "after", node, output: outputAt(pipeline, node, b) } as const;
      return addLinked(pipeline, { id: freshId(), type, link, place: null });
    },
    () => groupNodes(pipeline, { id: freshId(), ids: some }),
    () => joinGroup(pipeline, { group: groupAt(pipeline, a), ids: some }),
    () => leaveGroup(pipeline, { ids: some }),
    () => ungroup(pipeline, { ids: some }),
    () => foldGroup(pipeline, { id: groupAt(pipeline, a), collapsed: b % 2 === 0 }),
    () => dropNodes(pipeline, { to: { [node]: position } }),
    () => resizeNote(pipeline, { id: node, width: a, height: b }),
    () => deleteNodes(pipeline, { ids: withMembers(pipeline, some) }),
    () => addNode(pipeline, { id: freshId(), type: "note", position, settings: { text } }),
  ];
  return commands[command % commands.length]?.() ?? pipeline;
}

/** Outputs that come, go and are called otherwise. */
const someGroups = (a: number, b: number) =>
  Array.from({ length: b % 4 }, (_, index) => ({ name: `g${(a + index) % 5}`, expression: "true" }));

const groupAt = (pipeline: Pipeline, index: number): NodeId => {
  const groups = Object.keys(pipeline.nodes).filter((id) => pipeline.nodes[id]?.type === "group");
  return groups[index % Math.max(groups.length, 1)] ?? "none";
};

const outputAt = (pipeline: Pipeline, id: NodeId, index: number): string | undefined => {
  const node = pipeline.nodes[id];
  const outputs = node ? outputsOf(node) : [];
  return outputs[index % Math.max(outputs.length, 1)]?.name;
};

const anySteps = fc.array(
  fc.record({
    command: fc.nat(24),
    a: fc.nat(400),
    b: fc.nat(400),
    text: fc.string({ unit: "binary", maxLength: 12 }),
  }),
  { maxLength: 40 },
);

const documentOf = (pipeline: Pipeline): EditorDocument => ({
  name: "Job",
  description: "",
  pipeline,
  program: null,
  settings: { timeoutMinutes: 480, memoryMb: 4096, threads: null, timeZone: "UTC" },
});

function play(start: Pipeline, steps: readonly Step[]): History {
  return steps.reduce(
    (history, step, at) => {
      const pipeline = run(history.present.pipeline, step);
      const next = pipeline === history.present.pipeline ? history.present : { ...history.present, pipeline };
      return record(history, next, { label: `step ${at}`, at });
    },
    startHistory(documentOf(start)),
  );
}

test("any sequence of commands leaves a document that parses, without circles, doubles or dangling wires", () => {
  fc.assert(
    fc.property(anyPipeline(6), anySteps, (start, steps) => {
      for (const document of [
        ...play(start, steps).past.map((step) => step.document),
        play(start, steps).present,
      ]) {
        const { pipeline } = document;
        expect(Pipeline.safeParse(JSON.parse(JSON.stringify(pipeline))).error).toBeUndefined();
        const names = Object.values(pipeline.nodes).map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(Object.keys(pipeline.layout).every((id) => pipeline.nodes[id])).toBe(true);
        const edges = edgesOf(pipeline);
        for (const { from, output, to, port } of edges) {
          const [source, reader] = [pipeline.nodes[from], pipeline.nodes[to]];
          const given = source && outputsOf(source).find(({ name }) => name === output);
          const taker = portOfKey(nodeDefinition(reader?.type ?? ""), port);
          expect(given && taker && kindOf(given) === kindOf(taker), `${from}.${output} > ${to}.${port}`).toBe(
            true,
          );
        }
        const inGroups = Object.values(pipeline.nodes).flatMap((node) =>
          node.type === "group" ? memberNames(node) : [],
        );
        expect(new Set(inGroups).size, "nodes are in one group").toBe(inGroups.length);
        for (const name of inGroups) expect(names, "members are there").toContain(name);
        const parents = (id: NodeId) => edges.filter(({ to }) => to === id).map(({ from }) => from);
        expect(topologicalSort(Object.keys(pipeline.nodes), parents).ok).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test("undoing everything returns the start, redoing everything the end", () => {
  fc.assert(
    fc.property(anyPipeline(6), anySteps, (start, steps) => {
      const end = play(start, steps);
      let history = end;
      while (history.past.length > 0) history = undo(history);
      expect(history.present.pipeline).toBe(start);
      while (history.future.length > 0) history = redo(history);
      expect(history.present).toBe(end.present);
    }),
  );
});

test("history survives storage, key order included", () => {
  fc.assert(
    fc.property(anyPipeline(6), anySteps, fc.nat(20), (start, steps, undos) => {
      let history = play(start, steps);
      for (let count = 0; count < undos; count++) history = undo(history);
      const back = unpackHistory(structuredClone(packHistory(history)));
      expect(back.past.length).toBe(history.past.length);
      expect(JSON.stringify({ ...back, burst: null })).toBe(JSON.stringify({ ...history, burst: null }));
    }),
  );
});

test("commands never change what they are given", () => {
  fc.assert(
    fc.property(anyPipeline(6), anySteps, (start, steps) => {
      const before = structuredClone(start);
      play(start, steps);
      expect(jsonEqual(start, before)).toBe(true);
    }),
    { numRuns: 50 },
  );
});
