"use client";

import { List, Workflow } from "lucide-react";
import { Segmented } from "@/components/ui/segmented";
import { Canvas } from "../canvas/canvas";
import { NodePicker } from "../canvas/node-picker";
import { NodeList } from "./node-list";
import { useKeptChoice } from "./use-kept-choice";

const sides = ["canvas", "list"] as const;
const options = [
  { value: "canvas", label: "Canvas", icon: Workflow },
  { value: "list", label: "Nodes", icon: List },
] as const;

/** Half of a narrow window shows a graph too small to read. */
const fitting = () => (window.innerWidth < 1200 ? "list" : "canvas");

/** What stands beside the code: the canvas itself, or its nodes as a list. */
export function CodeSide() {
  const [side, setSide] = useKeptChoice("tenon.code.side", sides, fitting);
  return (
    <section aria-label="Beside the code" className="flex h-full min-w-0 flex-col bg-surface">
      <div className="flex h-9 shrink-0 items-center border-b border-line px-2">
        <Segmented
          label="Beside the code"
          value={side}
          onValueChange={setSide}
          options={options}
          className="w-44"
        />
      </div>
      <div className="relative min-h-0 flex-1">
        {side === "canvas" ? (
          <>
            <Canvas place="beside code" />
            <NodePicker />
          </>
        ) : (
          <NodeList />
        )}
      </div>
    </section>
  );
}
