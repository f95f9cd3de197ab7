"use client";

import { type KeyboardEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { outlineOf } from "@/lib/editor/walk";
import { workingNodes } from "@/lib/nodes/working-nodes";
import { EmptyCanvas } from "../canvas/empty-canvas";
import { Toolbar } from "../canvas/toolbar";
import { useEditor } from "../editor-store";
import { CANVAS_REGION } from "../session/keyboard";
import { useEditorPort } from "../session/session";
import { OutlineRow } from "./outline-row";

/** The graph as a list, each node after what it reads: for screen readers, keyboards and narrow windows. */
export function Outline() {
  const pipeline = useEditor(({ document }) => document.pipeline);
  const port = useEditorPort();
  const list = useRef<HTMLUListElement>(null);
  const entries = outlineOf(pipeline);
  const count = workingNodes(pipeline).length;

  /** Up and down go from row to row; in a row, Tab goes from button to button. */
  const move = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement));
    const next = rows[at + (event.key === "ArrowDown" ? 1 : -1)];
    event.preventDefault();
    event.stopPropagation();
    next?.focus();
  };

  return (
    <section
      aria-label="Nodes of the job"
      className="relative size-full bg-sunken"
      {...{ [CANVAS_REGION]: "" }}
    >
      {entries.length === 0 ? (
        <EmptyCanvas />
      ) : (
        <div className="size-full overflow-auto">
          <div className="mx-auto max-w-3xl p-4 pb-16">
            <div className="mb-2 flex items-center gap-2">
              <h2 className="flex-1">
                {count} {count === 1 ? "node" : "nodes"}
              </h2>
              <Button size="sm" onClick={() => port.openPicker("add")}>
                Add a node
              </Button>
            </div>
            <ul ref={list} className="divide-y divide-line rounded-lg border border-line bg-surface">
              {entries.map(({ id, members }) => (
                <li key={id}>
                  <OutlineRow id={id} onKeyDown={move} />
                  {members && members.length > 0 ? (
                    <ul
                      aria-label={`In ${pipeline.nodes[id]?.name}`}
                      className="ml-6 divide-y divide-line border-line border-t border-l"
                    >
                      {members.map((member) => (
                        <li key={member}>
                          <OutlineRow id={member} onKeyDown={move} />
                        </li>
                      ))}
                    </ul>
                  ) : null}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <Toolbar />
    </section>
  );
}
