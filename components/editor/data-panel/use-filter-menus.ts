"use client";

import { useMemo } from "react";
import type { GridMenus } from "@/components/grid/grid-types";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { addNode } from "@/lib/editor/commands/add-node";
import { insertAfter } from "@/lib/editor/commands/insert-after";
import { spliceNode } from "@/lib/editor/commands/splice-node";
import { spotAfter } from "@/lib/editor/geometry";
import type { Edge, NodeId, Pipeline } from "@/lib/model/pipeline";
import { newId } from "@/lib/util/ids";
import { useEditor, useEditorActions } from "../editor-store";
import { cellCondition, excludeCondition, keepCondition } from "./filter-condition";

/** Where a filter goes: after a node, before everything that reads it, or onto one wire. */
export type FilterPlace = { after: NodeId; output: string } | { edge: Edge };

/** “Keep” and “Exclude” for bars and cells: each adds a Filter node and shows its rows. */
export function useFilterMenus(place: FilterPlace | null): GridMenus | undefined {
  const actions = useEditorActions();
  const locked = useEditor(({ document }) => document.program !== null);
  return useMemo(() => {
    if (!place || locked) return undefined;
    const add = (label: string, condition: string) => {
      const id = newId("n");
      actions.apply(label, (pipeline) => withFilter(pipeline, place, id, condition));
      actions.select([id]);
      actions.announce("A Filter node was added.");
    };
    const entries = (where: string): MenuEntry[] => {
      const keep = keepCondition(where);
      const exclude = excludeCondition(where);
      return [
        { id: "keep", label: "Keep only these rows", detail: keep, onSelect: () => add("Keep rows", keep) },
        {
          id: "exclude",
          label: "Exclude these rows",
          detail: exclude,
          onSelect: () => add("Exclude rows", exclude),
        },
      ];
    };
    return {
      bar: (_, bar) => entries(bar.where),
      cell: (column, value) => {
        const where = cellCondition(column, value);
        return where === null ? [] : entries(where);
      },
    };
  }, [place, locked, actions]);
}

function withFilter(pipeline: Pipeline, place: FilterPlace, id: NodeId, condition: string): Pipeline {
  const settings = { condition };
  if ("after" in place) {
    const { after, output } = place;
    const position = spotAfter(pipeline, after, output);
    return insertAfter(pipeline, { id, type: "filter", position, settings, after, output, between: true });
  }
  const position = spotAfter(pipeline, place.edge.from, place.edge.output);
  const added = addNode(pipeline, { id, type: "filter", position, settings });
  const spliced = spliceNode(added, { id, edge: place.edge });
  return spliced.ok ? spliced.value : pipeline;
}
