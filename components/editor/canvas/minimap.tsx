"use client";

import { useReactFlow, useStoreApi } from "@xyflow/react";
import { type PointerEvent, useEffect, useRef } from "react";
import { useShownTheme } from "@/components/theme/theme";
import { NODE_HEIGHT, NODE_WIDTH } from "@/lib/editor/card-shape";
import { type Box, boundsOf, boxesOf } from "@/lib/editor/geometry";
import { isCollapsed } from "@/lib/editor/groups";
import type { Pipeline } from "@/lib/model/pipeline";
import { useEditor, useEditorStore } from "../editor-store";

const WIDTH = 132;
const HEIGHT = 72;
const MARGIN = 10;

/** The whole graph in a corner, drawn on one element however many nodes there are. Drag in it to look elsewhere. */
export function Minimap() {
  const theme = useShownTheme();
  const hasNodes = useEditor(({ document }) => Object.keys(document.pipeline.nodes).length > 0);
  // Another theme is another drawing: colours are read when it is made.
  return hasNodes ? <Drawing key={theme} /> : null;
}

function Drawing() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = useRef<Scale>({ factor: 1, x: 0, y: 0 });
  const flow = useStoreApi();
  const store = useEditorStore();
  const { setCenter, getZoom } = useReactFlow();

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const colours = coloursOf(element);
    let frame = 0;
    const draw = () => {
      frame = 0;
      const { transform, width, height } = flow.getState();
      const { document, selection } = store.getState();
      const [tx, ty, zoom] = transform;
      const view = { x: -tx / zoom, y: -ty / zoom, width: width / zoom, height: height / zoom };
      scale.current = paint(element, document.pipeline, view, new Set(selection), colours);
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    soon();
    const ends = [
      flow.subscribe((now, before) => {
        if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height)
          soon();
      }),
      store.subscribe((now, before) => {
        if (now.document.pipeline !== before.document.pipeline || now.selection !== before.selection) soon();
      }),
    ];
    return () => {
      cancelAnimationFrame(frame);
      for (const end of ends) end();
    };
  }, [flow, store]);

  const look = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const { factor, x, y } = scale.current;
    void setCenter((event.clientX - left - x) / factor, (event.clientY - top - y) / factor, {
      zoom: getZoom(),
    });
  };

  return (
    <canvas
      ref={canvas}
      aria-hidden
      onPointerDown={look}
      onPointerMove={look}
      style={{ width: WIDTH, height: HEIGHT }}
      className="canvas-map nopan nowheel absolute right-3.5 bottom-3.5 z-5 cursor-pointer rounded-[9px] border border-line bg-surface opacity-95"
    />
  );
}

interface Scale {
  factor: number;
  x: number;
  y: number;
}

interface Colours {
  plain: string;
  accent: string;
}

function paint(
  element: HTMLCanvasElement,
  pipeline: Pipeline,
  view: Box,
  selected: ReadonlySet<string>,
  { plain, accent }: Colours,
): Scale {
  const ratio = window.devicePixelRatio || 1;
  element.width = WIDTH * ratio;
  element.height = HEIGHT * ratio;
  const context = element.getContext("2d");
  const boxes = boxesOf(pipeline);
  const all = boundsOf(boxes) ?? { x: 0, y: 0, width: NODE_WIDTH, height: NODE_HEIGHT };
  const factor = Math.min((WIDTH - 2 * MARGIN) / all.width, (HEIGHT - 2 * MARGIN) / all.height, 0.09);
  const x = WIDTH / 2 - (all.x + all.width / 2) * factor;
  const y = HEIGHT / 2 - (all.y + all.height / 2) * factor;
  if (!context) return { factor, x, y };
  context.scale(ratio, ratio);
  context.fillStyle = accent;
  context.globalAlpha = 0.1;
  context.fillRect(x + view.x * factor, y + view.y * factor, view.width * factor, view.height * factor);
  context.globalAlpha = 1;
  // One path a colour: a thousand fills take longer than a frame.
  const isFrame = (id: string) => pipeline.nodes[id]?.type === "group" && !isCollapsed(pipeline, id);
  for (const box of boxes) {
    if (!isFrame(box.id)) continue;
    context.strokeStyle = selected.has(box.id) ? accent : plain;
    context.strokeRect(x + box.x * factor, y + box.y * factor, box.width * factor, box.height * factor);
  }
  const fill = (colour: string, shown: (id: string) => boolean) => {
    context.fillStyle = colour;
    context.beginPath();
    for (const box of boxes) {
      if (!shown(box.id) || isFrame(box.id)) continue;
      const height = Math.max(box.height * factor, 2);
      const width = Math.max(box.width * factor, 2);
      context.roundRect(x + box.x * factor, y + box.y * factor, width, height, Math.min(2, height / 2));
    }
    context.fill();
  };
  fill(plain, (id) => !selected.has(id));
  fill(accent, (id) => selected.has(id));
  return { factor, x, y };
}

/** A canvas does not know light-dark(): an element works it out, once, because to ask is to lay out the page. */
function coloursOf(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const read = (name: string) => {
    element.style.color = `var(${name})`;
    return style.color;
  };
  const colours = { plain: read("--line-2"), accent: read("--accent") };
  element.style.color = "";
  return colours;
}
