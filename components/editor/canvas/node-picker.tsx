"use client";

import { Command } from "cmdk";
import { CircleX } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { popPanel } from "@/components/ui/control";
import { NodeIcon } from "@/components/ui/node-icon";
import { fitsOf } from "@/lib/editor/commands/add-linked";
import { outputLabel } from "@/lib/editor/ports";
import { type Fits, searchNodeTypes } from "@/lib/editor/search-nodes";
import { choiceId, type NodeChoice } from "@/lib/editor/transform-choices";
import type { Pipeline } from "@/lib/model/pipeline";
import type { NodeSection } from "@/lib/nodes/node-sections";
import { useEditor, useEditorStore } from "../editor-store";
import { addFromPicker, goToAdded } from "../session/add-from-picker";
import { PICKER_WIDTH } from "../session/open-picker";
import { useSession, useUi } from "../session/session";
import type { PickerRequest } from "../session/ui-store";
import { useTransformChoices } from "../session/use-transforms";

/** The searchable list of node types, wherever it was asked for. */
export function NodePicker() {
  const request = useUi((ui) => ui.picker);
  const { ui, view } = useSession();
  if (!request) return null;
  const close = () => ui.setState({ picker: null });
  /** Placed a moment after it is mounted. */
  const measure = (panel: HTMLDivElement | null) => {
    if (!panel || ui.getState().pickerBox) return;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (panel.isConnected) ui.setState({ pickerBox: panel.getBoundingClientRect() });
      }),
    );
  };
  return (
    <Popover.Root open onOpenChange={(open) => (open ? undefined : close())}>
      <Popover.Anchor className="fixed size-0" style={{ left: request.at.x, top: request.at.y }} />
      <Popover.Portal>
        <Popover.Content
          ref={measure}
          align="start"
          collisionPadding={12}
          aria-label={request.purpose === "add" ? "Add a node" : "Change type"}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const target =
              request.target ?? (request.link && "node" in request.link ? request.link.node : null);
            // A pick has moved the keyboard to the new node already.
            if (target !== null && document.activeElement === document.body)
              view.current?.reveal(target, true);
          }}
          className={cn(popPanel, "overflow-hidden")}
          style={{ width: PICKER_WIDTH }}
        >
          <PickerList key={`${request.at.x},${request.at.y}`} request={request} close={close} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function PickerList({ request, close }: { request: PickerRequest; close: () => void }) {
  const [query, setQuery] = useState(request.query);
  const store = useEditorStore();
  const { ui, view } = useSession();
  const pipeline = useEditor(({ document }) => document.pipeline);
  const fits = fitting(request, pipeline);
  const presets = useTransformChoices();
  const sections = searchNodeTypes(query, fits, presets);
  const [value, setValue] = useState(firstOf(sections));
  const chosen = sections.flatMap(({ definitions }) => definitions).find((one) => choiceId(one) === value);

  const pick = (choice: NodeChoice) => {
    close();
    const id = addFromPicker(store, request, choice);
    if (id !== null) requestAnimationFrame(() => goToAdded(store, { ui, view }, id));
  };

  return (
    <Command shouldFilter={false} loop value={value} onValueChange={setValue} label="Node types">
      <div className="relative border-line border-b">
        {query === "" ? (
          <div aria-hidden className="pointer-events-none absolute inset-0 truncate px-3 py-2 text-dim">
            <Prompt request={request} pipeline={pipeline} />
          </div>
        ) : null}
        <Command.Input
          autoFocus
          value={query}
          onValueChange={(text) => {
            setQuery(text);
            setValue(firstOf(searchNodeTypes(text, fits, presets)));
          }}
          className="w-full bg-transparent px-3 py-2 outline-none"
        />
      </div>
      <Command.List className="max-h-[min(400px,calc(var(--radix-popover-content-available-height)-92px))] scroll-py-7 overflow-y-auto overscroll-contain pb-1">
        <Command.Empty className="px-3 py-4 text-center text-dim">
          {query === "" ? "No node fits here." : "No node is called that."}
        </Command.Empty>
        {sections.map(({ key, title, definitions }) => (
          <Command.Group
            key={key}
            heading={title === "" ? undefined : title}
            className={cn(title === "" && "pt-1", heading)}
          >
            {definitions.map((definition) => (
              <TypeRow key={choiceId(definition)} choice={definition} pick={pick} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      {chosen && sections.length > 0 ? (
        <div className="h-[45px] border-line border-t px-3 py-1.5">
          <p
            className={cn(
              "line-clamp-2 text-sm leading-4",
              chosen.preset?.problems.length ? "text-bad" : "text-dim",
            )}
          >
            {chosen.description}
          </p>
        </div>
      ) : null}
    </Command>
  );
}

const heading =
  "[&_[cmdk-group-heading]]:sticky [&_[cmdk-group-heading]]:top-0 [&_[cmdk-group-heading]]:z-1 " +
  "[&_[cmdk-group-heading]]:bg-surface [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 " +
  "[&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs";

function firstOf(sections: readonly NodeSection<NodeChoice>[]): string {
  const first = sections[0]?.definitions[0];
  return first ? choiceId(first) : "";
}

function TypeRow({ choice, pick }: { choice: NodeChoice; pick: (choice: NodeChoice) => void }) {
  const { title, icon, category, shortcut, preset } = choice;
  const isBroken = preset !== undefined && preset.problems.length > 0;
  return (
    <Command.Item
      value={choiceId(choice)}
      title={isBroken ? preset.problems.join("\n") : undefined}
      onSelect={() => pick(choice)}
      className="flex cursor-default items-center gap-[9px] px-3 py-1.5 data-[selected=true]:bg-accent-bg"
    >
      <NodeIcon name={icon} tone={category} />
      <span className="min-w-0 flex-1 truncate">{title}</span>
      {isBroken ? (
        <CircleX size={14} strokeWidth={1.75} role="img" aria-label="does not work" className="text-bad" />
      ) : null}
      {shortcut ? <span className="text-faint text-sm uppercase">{shortcut}</span> : null}
    </Command.Item>
  );
}

function Prompt({ request, pipeline }: { request: PickerRequest; pipeline: Pipeline }) {
  const { purpose, link, target } = request;
  const name = (id: string) => <b className="font-strong text-text">{pipeline.nodes[id]?.name}</b>;
  if (purpose === "change-type" && target !== null) return <>Make {name(target)} a…</>;
  if (link?.kind === "after") {
    const output = outputLabel(pipeline.nodes[link.node], link.output);
    return (
      <>
        Add after {name(link.node)}
        {output === null ? null : `, ${output}`}…
      </>
    );
  }
  if (link?.kind === "into") return <>Add before {name(link.node)}…</>;
  if (link?.kind === "edge") return <>Add after {name(link.edge.from)}…</>;
  return <>Add a node…</>;
}

function fitting({ purpose, link, implied, target }: PickerRequest, pipeline: Pipeline): Fits {
  if (purpose === "add") return { ...fitsOf(pipeline, link), loose: implied };
  const type = target === null ? undefined : pipeline.nodes[target]?.type;
  return type === undefined ? {} : { except: type };
}
