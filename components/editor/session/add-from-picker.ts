import { addLinked } from "@/lib/editor/commands/add-linked";
import { changeType } from "@/lib/editor/commands/change-type";
import { groupNodes } from "@/lib/editor/commands/group-nodes";
import { updateSettings } from "@/lib/editor/commands/update-settings";
import type { NodeChoice } from "@/lib/editor/transform-choices";
import type { NodeId, Pipeline } from "@/lib/model/pipeline";
import { isAnnotation } from "@/lib/nodes/registry";
import { newId } from "@/lib/util/ids";
import type { EditorStore } from "../store/context";
import type { Session } from "./session-type";
import type { PickerRequest } from "./ui-store";

/** Puts the keyboard where what was added goes on: on the card, into the text of a note, into the name of a group. */
export function goToAdded(store: EditorStore, { ui, view }: Pick<Session, "ui" | "view">, id: NodeId): void {
  const isNamed =
    isAnnotation(store.getState().document.pipeline.nodes[id]?.type ?? "") && !ui.getState().outline;
  if (isNamed) ui.setState({ renaming: id });
  view.current?.reveal(id, !isNamed);
}

/** Does what a picker was opened for, with what was picked; gives the node. */
export function addFromPicker(store: EditorStore, request: PickerRequest, choice: NodeChoice): NodeId | null {
  const { actions } = store;
  const { type, title, preset } = choice;
  if (request.purpose === "change-type") {
    const { target } = request;
    if (target === null) return null;
    actions.apply(`Change type to ${title}`, (pipeline) => {
      const changed = changeType(pipeline, { id: target, type });
      return preset ? updateSettings(changed, { id: target, patch: preset.settings }) : changed;
    });
    actions.announce(`Changed to ${title}`);
    return target;
  }
  const id = newId("n");
  const { selection, document } = store.getState();
  if (
    type === "group" &&
    request.implied &&
    selection.some((one) => document.pipeline.nodes[one]?.type !== "group")
  ) {
    actions.apply("Group", (pipeline) => groupNodes(pipeline, { id, ids: selection }));
    actions.select([id]);
    actions.announce("Grouped");
    return id;
  }
  const before = store.getState().document.pipeline;
  actions.apply(`Add ${title}`, (pipeline) =>
    addLinked(pipeline, {
      id,
      type,
      link: request.link,
      place: request.place,
      ...(preset ? { name: title, settings: preset.settings } : {}),
    }),
  );
  const { pipeline } = store.getState().document;
  if (pipeline === before || !pipeline.nodes[id]) return null;
  actions.select([id]);
  actions.announce(words(pipeline, id, request));
  return id;
}

function words(pipeline: Pipeline, id: NodeId, { link }: PickerRequest): string {
  const name = pipeline.nodes[id]?.name ?? "Node";
  const other = (node: NodeId) => pipeline.nodes[node]?.name ?? "";
  if (link?.kind === "after") return `${name} added after ${other(link.node)}`;
  if (link?.kind === "into") return `${name} added before ${other(link.node)}`;
  if (link?.kind === "edge")
    return `${name} added between ${other(link.edge.from)} and ${other(link.edge.to)}`;
  return `${name} added`;
}
