"use client";

import type { Edge as AnyEdge, Connection, FinalConnectionState, OnConnectStartParams } from "@xyflow/react";
import { useMemo } from "react";
import { toast } from "@/components/ui/toast";
import { connect } from "@/lib/editor/commands/connect";
import { disconnect } from "@/lib/editor/commands/disconnect";
import { wireEnds } from "@/lib/editor/wire-ends";
import type { NodeId } from "@/lib/model/pipeline";
import { useEditorStore } from "../editor-store";
import { openPicker } from "../session/open-picker";
import { useSession } from "../session/session";
import type { FlowEdge } from "./flow-graph";

/** Wires drawn by hand: onto a port, onto a card, onto another port, or into empty space. */
export function useConnections() {
  const store = useEditorStore();
  const { ui, view } = useSession();
  return useMemo(() => {
    const { actions } = store;
    const name = (id: NodeId) => store.getState().document.pipeline.nodes[id]?.name ?? id;
    const locked = () => store.getState().document.program !== null;

    const draw = (from: NodeId, output: string | null, to: NodeId, port: string | null) => {
      const wire = { from, to, output: output ?? undefined, port: port ?? undefined };
      const problem = actions.attempt("Connect", (pipeline) => connect(pipeline, wire));
      if (problem) toast.warn(problem.message, { id: "connect" });
      else actions.announce(`${name(from)} connected to ${name(to)}`);
    };

    return {
      onConnect: ({ source, sourceHandle, target, targetHandle }: Connection) =>
        draw(source, sourceHandle, target, targetHandle),

      onReconnect: (old: FlowEdge, { source, sourceHandle, target, targetHandle }: Connection) => {
        const edge = old.data?.edge;
        if (!edge) return;
        const wire = {
          from: source,
          output: sourceHandle ?? undefined,
          to: target,
          port: targetHandle ?? undefined,
        };
        const problem = actions.attempt("Rewire", (pipeline) =>
          connect(disconnect(pipeline, { edge }), wire),
        );
        if (problem) toast.warn(problem.message, { id: "connect" });
      },

      isValidConnection: ({ source, sourceHandle, target, targetHandle }: Connection | AnyEdge) => {
        const wire = {
          from: source,
          output: sourceHandle ?? undefined,
          to: target,
          port: targetHandle ?? undefined,
        };
        return !locked() && connect(store.getState().document.pipeline, wire).ok;
      },

      onConnectStart: (
        _: MouseEvent | TouchEvent,
        { nodeId, handleId, handleType }: OnConnectStartParams,
      ) => {
        if (nodeId === null || handleId === null) return;
        const side = handleType === "target" ? "inputs" : "outputs";
        const { pipeline } = store.getState().document;
        ui.setState({ wireEnds: wireEnds(pipeline, { node: nodeId, side, port: handleId }) });
      },

      onConnectEnd: (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
        ui.setState({ wireEnds: null });
        const { fromNode, fromHandle, toHandle, isValid } = state;
        if (isValid || !fromNode || !fromHandle || locked()) return;
        const point = "changedTouches" in event ? event.changedTouches[0] : event;
        if (!point) return;
        const at = { x: point.clientX, y: point.clientY };
        const forward = fromHandle.type === "source";
        const under = document.elementFromPoint(at.x, at.y);
        const card = under?.closest<HTMLElement>(".react-flow__node:not(.react-flow__node-frame)")?.dataset
          .id;
        if (toHandle && toHandle.type !== fromHandle.type && toHandle.nodeId !== fromNode.id) {
          // A port that was aimed at refuses in words; on a card alone, a port that takes the wire is looked for.
          const [out, into] = forward ? [fromHandle, toHandle] : [toHandle, fromHandle];
          draw(out.nodeId, out.id ?? null, into.nodeId, into.id ?? null);
        } else if (card !== undefined) {
          if (card === fromNode.id) return;
          if (forward) draw(fromNode.id, fromHandle.id ?? null, card, null);
          else draw(card, null, fromNode.id, fromHandle.id ?? null);
        } else if (under?.closest(".react-flow")) {
          openPicker(store, ui, view.current, {
            purpose: "add",
            at,
            placeHere: true,
            link: forward
              ? { kind: "after", node: fromNode.id, output: fromHandle.id ?? undefined }
              : { kind: "into", node: fromNode.id, port: fromHandle.id ?? "in" },
          });
        }
      },
    };
  }, [store, ui, view]);
}
