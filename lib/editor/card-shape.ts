import type { PipelineNode } from "../model/pipeline";
import type { InputPort, OutputPort } from "../nodes/define-node";
import { nodeDefinition } from "../nodes/registry";
import { outputsOf } from "./ports";

/** Width of every card, and height of one whose outputs need no rows of their own. */
export const NODE_WIDTH = 204;
export const NODE_HEIGHT = 56;
const ROW = 20;
const FOOT = 6;
const STEP = 16;

export interface PlacedPort<Port> {
  port: Port;
  /** Middle of the port, from the top of the card. */
  y: number;
}

/** Where the ports of a card are; known without drawing it, so that headless code can lay out, align and hit. */
export interface CardShape {
  height: number;
  inputs: readonly PlacedPort<InputPort>[];
  outputs: readonly PlacedPort<OutputPort>[];
  /** Each output has a row below the name of the node, with its title. */
  rows: boolean;
}

const shapes = new WeakMap<PipelineNode, CardShape>();

/** Nodes are immutable, so each is measured once. */
export function cardShape(node: PipelineNode): CardShape {
  const known = shapes.get(node);
  if (known) return known;
  const shape = makeShape(nodeDefinition(node.type)?.inputs ?? [], outputsOf(node));
  shapes.set(node, shape);
  return shape;
}

/**
 * One output leaves the middle of a card, and one that is optional leaves below it; of several, each has a row. So a
 * card with one main output looks the same whatever else it could give.
 */
function makeShape(inputs: readonly InputPort[], outputs: readonly OutputPort[]): CardShape {
  const rows = outputs.filter(({ optional }) => !optional).length > 1;
  const optional = rows ? [] : outputs.filter((port) => port.optional);
  const height = Math.max(
    NODE_HEIGHT + (rows ? outputs.length * ROW + FOOT : Math.max(0, optional.length - 1) * STEP),
    inputs.length > 3 ? (inputs.length + 1) * STEP : 0,
  );
  const place = (port: OutputPort, index: number): number => {
    if (rows) return NODE_HEIGHT + ROW * (index + 0.5);
    return port.optional
      ? height - 9 - STEP * (optional.length - 1 - optional.indexOf(port))
      : NODE_HEIGHT / 2;
  };
  return {
    height,
    rows,
    inputs: inputs.map((port, index) => ({ port, y: inputY(inputs.length, index) })),
    outputs: outputs.map((port, index) => ({ port, y: place(port, index) })),
  };
}

function inputY(count: number, index: number): number {
  if (count === 1) return NODE_HEIGHT / 2;
  if (count === 2) return index === 0 ? 18.5 : 37.5;
  return count === 3 ? ((index + 1) * NODE_HEIGHT) / 4 : (index + 1) * STEP;
}

/** Middle of a port by its name; of the card's head where it has no such port. */
export function portY(node: PipelineNode, side: "inputs" | "outputs", name: string | undefined): number {
  const ports: readonly PlacedPort<{ name: string }>[] = cardShape(node)[side];
  return (ports.find(({ port }) => port.name === name) ?? ports[0])?.y ?? NODE_HEIGHT / 2;
}
