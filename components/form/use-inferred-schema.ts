"use client";

import { useState } from "react";
import { useEditorStore } from "@/components/editor/editor-store";
import { toast } from "@/components/ui/toast";
import { callApi } from "@/lib/api/client";
import type { Column } from "@/lib/model/column";
import { graphOf } from "@/lib/model/pipeline";
import { useFormNode } from "./form-context";

/** Asks what columns a source's files have by themselves: the source is bound without the columns fixed in `field`. */
export function useInferredSchema(field: string): {
  possible: boolean;
  busy: boolean;
  run: () => Promise<Column[] | null>;
} {
  const { id, definition, settings } = useFormNode();
  const store = useEditorStore();
  const [busy, setBusy] = useState(false);
  const possible =
    definition.category === "source" && Array.isArray(settings.paths) && settings.paths.length > 0;

  const run = async (): Promise<Column[] | null> => {
    const { pipeline } = store.getState().document;
    const node = pipeline.nodes[id];
    if (!node) return null;
    setBusy(true);
    try {
      const { [field]: _, ...others } = node.settings;
      const alone = graphOf(pipeline, { [id]: { ...node, settings: others } });
      const reply = await callApi("bind", { body: { pipeline: alone } });
      const columns = reply.nodes[id]?.[definition.outputs[0]?.name ?? "out"];
      if (columns) return columns;
      toast.bad("The files do not say their columns.", {
        detail: reply.diagnostics[0]?.message ?? "",
        id: "infer",
      });
    } catch (error) {
      toast.bad("The files could not be read.", {
        detail: error instanceof Error ? error.message : "",
        id: "infer",
      });
    } finally {
      setBusy(false);
    }
    return null;
  };
  return { possible, busy, run };
}
