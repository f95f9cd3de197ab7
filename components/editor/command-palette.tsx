"use client";

import { Command } from "cmdk";
import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { dialogOverlay, dialogPanel } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { NodeIcon } from "@/components/ui/node-icon";
import { cardOf } from "@/lib/editor/card";
import { runCommand } from "@/lib/editor/command-catalogue";
import { searchPalette } from "@/lib/editor/search-palette";
import { choiceId, type NodeChoice } from "@/lib/editor/transform-choices";
import { nodeDefinition } from "@/lib/nodes/registry";
import { useEditor, useEditorStore } from "./editor-store";
import { addFromPicker, goToAdded } from "./session/add-from-picker";
import { commandIcons } from "./session/command-menu";
import { openPicker } from "./session/open-picker";
import { useSession, useUi } from "./session/session";
import { useTransformChoices } from "./session/use-transforms";

/** Every command, node and setting, by its name. */
export function CommandPalette() {
  const open = useUi((ui) => ui.palette);
  const { ui } = useSession();
  return (
    <Dialog.Root open={open} onOpenChange={(palette) => ui.setState({ palette })}>
      <Dialog.Portal>
        <Dialog.Overlay className={dialogOverlay} />
        <Dialog.Content aria-describedby={undefined} className={cn(dialogPanel, "max-w-[560px]")}>
          <Dialog.Title className="sr-only">Find a command, a node or a setting</Dialog.Title>
          <PaletteList close={() => ui.setState({ palette: false })} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteList({ close }: { close: () => void }) {
  const [query, setQuery] = useState("");
  const store = useEditorStore();
  const { port, ui, view } = useSession();
  const pipeline = useEditor(({ document }) => document.pipeline);
  const found = searchPalette(query, port.state(), useTransformChoices());

  /** The list goes first, so that what a command opens keeps the focus. */
  const leave = (act: () => void) => {
    close();
    requestAnimationFrame(act);
  };
  const addType = (choice: NodeChoice) => {
    port.setTab("canvas");
    openPicker(store, ui, view.current, { purpose: "add" });
    const request = ui.getState().picker;
    ui.setState({ picker: null });
    const id = request && addFromPicker(store, request, choice);
    if (id) goToAdded(store, { ui, view }, id);
  };

  return (
    <Command shouldFilter={false} loop label="Commands" className="flex min-h-0 flex-col">
      <Command.Input
        autoFocus
        value={query}
        onValueChange={setQuery}
        placeholder="Find a command, a node or a setting"
        className="h-11 shrink-0 border-line border-b bg-transparent px-4 text-lg outline-none"
      />
      <Command.List className="min-h-0 flex-1 overflow-y-auto p-1.5">
        <Command.Empty className="py-8 text-center text-dim">Nothing is called that.</Command.Empty>
        <Section title="In this job">
          {found.nodes.map((id) => {
            const node = pipeline.nodes[id];
            if (!node) return null;
            const { icon, tone, summary } = cardOf(node);
            return (
              <Row
                key={id}
                value={`node ${id}`}
                icon={<NodeIcon name={icon} tone={tone} />}
                detail={summary}
                onSelect={() =>
                  leave(() => {
                    port.setTab("canvas");
                    requestAnimationFrame(() => port.reveal(id));
                  })
                }
              >
                {node.name}
              </Row>
            );
          })}
        </Section>
        <Section title="Commands">
          {found.commands.map((command) => {
            const Icon = commandIcons[command.id];
            const [shortcut] = command.shortcuts;
            return (
              <Row
                key={command.id}
                value={`command ${command.id}`}
                icon={Icon ? <Icon size={16} strokeWidth={1.75} aria-hidden className="text-dim" /> : null}
                onSelect={() => leave(() => void runCommand(port, command.id))}
                extra={shortcut ? <Kbd keys={shortcut} className="border-0" /> : null}
              >
                {command.title}
              </Row>
            );
          })}
        </Section>
        <Section title="Settings">
          {found.settings.map(({ node, field, title, nodeName }) => (
            <Row
              key={`${node}.${field}`}
              value={`setting ${node} ${field}`}
              icon={<NodeIcon name={nodeDefinition(pipeline.nodes[node]?.type ?? "")?.icon ?? "box"} />}
              detail={nodeName}
              onSelect={() => leave(() => store.actions.goTo(node, [field]))}
            >
              {title}
            </Row>
          ))}
        </Section>
        <Section title="Add a node">
          {found.types.map((choice) => (
            <Row
              key={choiceId(choice)}
              value={`type ${choiceId(choice)}`}
              icon={<NodeIcon name={choice.icon} tone={choice.category} />}
              detail={choice.description}
              onSelect={() => leave(() => addType(choice))}
            >
              {choice.title}
            </Row>
          ))}
        </Section>
      </Command.List>
    </Command>
  );
}

function Section({ title, children }: { title: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <Command.Group
      heading={title}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-sm"
    >
      {children}
    </Command.Group>
  );
}

type RowProps = {
  value: string;
  icon: ReactNode;
  detail?: string;
  extra?: ReactNode;
  onSelect: () => void;
  children: ReactNode;
};

function Row({ value, icon, detail, extra, onSelect, children }: RowProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-8 cursor-default items-center gap-2.5 rounded-sm px-2 data-[selected=true]:bg-accent-bg"
    >
      <span className="grid size-4 shrink-0 place-items-center">{icon}</span>
      <span className="shrink-0">{children}</span>
      {detail ? <span className="min-w-0 truncate text-dim text-sm">{detail}</span> : null}
      {extra ? <span className="ml-auto">{extra}</span> : null}
    </Command.Item>
  );
}
