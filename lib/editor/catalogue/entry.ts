import type { NodeId } from "../../model/pipeline";
import { isAnnotation } from "../../nodes/registry";
import type { CommandState, EditorPort } from "../editor-port";

export const COMMAND_GROUPS = ["Run", "Add", "Edit", "Arrange", "Move around", "View"] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export interface Entry {
  title: string;
  group: CommandGroup;
  /** As `Kbd` takes them; several are alternatives. */
  shortcuts?: readonly string[];
  /** Where the keys count: on the canvas alone, as usual, or anywhere in the editor. */
  scope?: "canvas" | "editor";
  /** The keys work in text fields too. */
  whileTyping?: boolean;
  /** The browser tells of these keys by an event of its own. */
  native?: boolean;
  /** Kept out of the palette: it only makes sense as a key. */
  hidden?: boolean;
  when?(state: CommandState): boolean;
  run(editor: EditorPort): void;
}

export const defineEntries = <const Id extends string>(entries: Record<Id, Entry>): Record<Id, Entry> =>
  entries;

export const onCanvasTab = ({ tab }: CommandState): boolean => tab === "canvas";
export const onCanvas = ({ tab, outline }: CommandState): boolean => tab === "canvas" && !outline;
export const editable = ({ tab, locked }: CommandState): boolean => tab === "canvas" && !locked;
export const some = ({ selection, tab }: CommandState): boolean => tab === "canvas" && selection.length > 0;
export const one = ({ selection, tab }: CommandState): boolean => tab === "canvas" && selection.length === 1;
export const several = ({ selection, tab }: CommandState): boolean =>
  tab === "canvas" && selection.length > 1;

/** A note or a group is among what is selected. */
export const selectsAnnotation = ({ selection, pipeline }: CommandState): boolean =>
  selection.some((id) => isAnnotation(pipeline.nodes[id]?.type ?? ""));

export const selectedGroups = ({ selection, pipeline }: CommandState): NodeId[] =>
  selection.filter((id) => pipeline.nodes[id]?.type === "group");
export const selectedNotes = ({ selection, pipeline }: CommandState): NodeId[] =>
  selection.filter((id) => pipeline.nodes[id]?.type === "note");
