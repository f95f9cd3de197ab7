import fc from "fast-check";
import type { Pipeline, PipelineNode } from "../model/pipeline";
import { allNodeDefinitions } from "../nodes/registry";
import { addNode } from "./commands/add-node";
import { connect } from "./commands/connect";

/** Graphs for the tests of this folder. */

type Sketch = Partial<PipelineNode> & { type: string; at?: readonly [number, number] };

/** A pipeline in few words; a node's name is its id, capitalised, unless given. */
export function pipelineOf(sketch: Readonly<Record<string, Sketch>>): Pipeline {
  const entries = Object.entries(sketch);
  return {
    version: 1,
    nodes: Object.fromEntries(
      entries.map(([id, { type, name = title(id), settings = {}, inputs = {} }]) => [
        id,
        { type, name, settings, inputs },
      ]),
    ),
    layout: Object.fromEntries(entries.map(([id, { at = [0, 0] }]) => [id, { x: at[0], y: at[1] }])),
  };
}

const title = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);

/** Any graph of up to `most` nodes of any types. */
export const anyPipeline = (most: number): fc.Arbitrary<Pipeline> =>
  fc
    .record({
      types: fc.array(fc.constantFrom(...allNodeDefinitions.map(({ type }) => type)), {
        minLength: 1,
        maxLength: most,
      }),
      wires: fc.array(fc.tuple(fc.nat(most), fc.nat(most)), { maxLength: most * 2 }),
      places: fc.array(fc.tuple(fc.integer({ min: -500, max: 900 }), fc.integer({ min: -500, max: 900 })), {
        minLength: most,
        maxLength: most,
      }),
    })
    .map(({ types, wires, places }) => {
      let pipeline: Pipeline = { version: 1, nodes: {}, layout: {} };
      for (const [index, type] of types.entries()) {
        const [x, y] = places[index] ?? [0, 0];
        pipeline = addNode(pipeline, { id: `n${index}`, type, position: { x, y } });
      }
      for (const [from, to] of wires) {
        const wired = connect(pipeline, { from: `n${from % types.length}`, to: `n${to % types.length}` });
        if (wired.ok) pipeline = wired.value;
      }
      return pipeline;
    });
