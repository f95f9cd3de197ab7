import { foldGroup } from "../commands/fold-group";
import { groupNodes, leaveGroup } from "../commands/group-nodes";
import { ungroup } from "../commands/ungroup";
import type { CommandState, EditorPort } from "../editor-port";
import { foldedInto, groupsOf, isCollapsed } from "../groups";
import { defineEntries, editable, onCanvas, selectedGroups, some } from "./entry";

const isGroup = ({ pipeline }: CommandState, id: string): boolean => pipeline.nodes[id]?.type === "group";
const isGrouped = ({ pipeline, selection }: CommandState): boolean =>
  selection.some((id) => groupsOf(pipeline.nodes).groupOf.has(id));

export const groupCommands = defineEntries({
  group: {
    title: "Group",
    group: "Arrange",
    shortcuts: ["mod+g"],
    when: (state) => editable(state) && state.selection.some((id) => !isGroup(state, id)),
    run: groupSelection,
  },
  ungroup: {
    title: "Ungroup",
    group: "Arrange",
    shortcuts: ["mod+shift+g"],
    when: (state) => editable(state) && selectedGroups(state).length > 0,
    run: (editor) => {
      const state = editor.state();
      const ids = selectedGroups(state);
      const members = ids.flatMap((id) => groupsOf(state.pipeline.nodes).members.get(id) ?? []);
      editor.apply("Ungroup", (pipeline) => ungroup(pipeline, { ids }));
      editor.select([...new Set([...state.selection.filter((id) => !isGroup(state, id)), ...members])]);
      editor.announce("Ungrouped");
    },
  },
  "leave-group": {
    title: "Take out of the group",
    group: "Arrange",
    when: (state) => editable(state) && isGrouped(state),
    run: (editor) => {
      const { selection: ids } = editor.state();
      editor.apply("Take out of the group", (pipeline) => leaveGroup(pipeline, { ids }));
      editor.announce("Taken out of the group");
    },
  },
  fold: {
    title: "Fold the group to a card",
    group: "Arrange",
    shortcuts: ["shift+f"],
    when: (state) => onCanvas(state) && some(state) && foldable(state, false).length > 0,
    run: (editor) => fold(editor, true),
  },
  unfold: {
    title: "Unfold the group",
    group: "Arrange",
    shortcuts: ["shift+u"],
    when: (state) => onCanvas(state) && some(state) && foldable(state, true).length > 0,
    run: (editor) => fold(editor, false),
  },
});

function groupSelection(editor: EditorPort): void {
  const { selection: ids, outline } = editor.state();
  const id = editor.newId();
  editor.apply("Group", (pipeline) => groupNodes(pipeline, { id, ids }));
  if (!editor.state().pipeline.nodes[id]) return;
  editor.select([id]);
  editor.announce("Grouped");
  // A group is its name: it is asked for at once.
  if (!outline) editor.startRename(id);
}

/** The groups that the selection is, or is in, which are folded or not. */
function foldable(state: CommandState, collapsed: boolean): string[] {
  const { pipeline, selection } = state;
  const { groupOf } = groupsOf(pipeline.nodes);
  const all = new Set(selection.flatMap((id) => (isGroup(state, id) ? id : (groupOf.get(id) ?? []))));
  return [...all].filter((id) => isCollapsed(pipeline, id) === collapsed);
}

function fold(editor: EditorPort, collapsed: boolean): void {
  const state = editor.state();
  const ids = foldable(state, !collapsed);
  editor.apply(collapsed ? "Fold the group" : "Unfold the group", (pipeline) =>
    ids.reduce((current, id) => foldGroup(current, { id, collapsed }), pipeline),
  );
  const { pipeline } = editor.state();
  if (collapsed) editor.select([...new Set(state.selection.map((id) => foldedInto(pipeline, id) ?? id))]);
  editor.announce(collapsed ? "Folded" : "Unfolded");
}
