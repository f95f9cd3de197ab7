import { annotationCommands } from "./catalogue/annotation-commands";
import { arrangeCommands } from "./catalogue/arrange-commands";
import { editCommands } from "./catalogue/edit-commands";
import type { Entry } from "./catalogue/entry";
import { groupCommands } from "./catalogue/group-commands";
import { runCommands } from "./catalogue/run-commands";
import { viewCommands } from "./catalogue/view-commands";
import type { CommandState, EditorPort } from "./editor-port";

export { COMMAND_GROUPS, type CommandGroup } from "./catalogue/entry";

/**
 * Every action of the editor, once: menus, keys, the command palette and the list of shortcuts are made from it. To add
 * one: an entry in `catalogue/`, and a file in `commands/` where it edits the graph.
 */
const entries = {
  ...runCommands,
  ...editCommands,
  ...arrangeCommands,
  ...groupCommands,
  ...annotationCommands,
  ...viewCommands,
};

export type CommandId = keyof typeof entries;
export type Command = Required<Omit<Entry, "when">> & { id: CommandId; when(state: CommandState): boolean };

export const commands: readonly Command[] = Object.entries<Entry>(entries).map(([id, entry]) => ({
  shortcuts: [],
  scope: "canvas",
  whileTyping: false,
  native: false,
  hidden: false,
  when: () => true,
  ...entry,
  id: id as CommandId,
}));

const byId = new Map(commands.map((command) => [command.id, command]));

export function commandOf(id: CommandId): Command {
  const command = byId.get(id);
  if (!command) throw new Error(`No command “${id}”.`);
  return command;
}

/** Runs a command if it can run now. */
export function runCommand(editor: EditorPort, id: CommandId): boolean {
  const command = commandOf(id);
  if (!command.when(editor.state())) return false;
  command.run(editor);
  return true;
}
