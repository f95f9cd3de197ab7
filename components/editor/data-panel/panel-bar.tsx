"use client";

import { ChevronDown, ChevronUp, ListFilter, RefreshCw, Rows3, X } from "lucide-react";
import { count } from "@/components/grid/numbers";
import { Badge, type BadgeState } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { OutputPort } from "@/lib/nodes/define-node";
import { useEditorActions } from "../editor-store";
import type { PanelView } from "./panel-view";

export interface PanelBarProps {
  name: string;
  open: boolean;
  badge?: { state: BadgeState; text: string };
  view?: PanelView;
  views?: readonly PanelView[];
  onView?: (view: PanelView) => void;
  /** Names of the inputs to choose from, when there are several. */
  inputs?: readonly string[];
  input?: number;
  onInput?: (index: number) => void;
  outputs?: readonly OutputPort[];
  output?: string;
  onOutput?: (name: string) => void;
  /** Null while nobody searches. */
  search?: string | null;
  onSearch?: (text: string | null) => void;
  limit?: number;
  onLimit?: (rows: number) => void;
  onRefresh?: () => void;
}

const titles: Record<PanelView, string> = { out: "Out", both: "In | Out", diff: "Diff", schema: "Schema" };
const LIMITS = [200, 1000, 10_000] as const;

/** What is shown, how exact it is, and the ways to look at it. */
export function PanelBar(props: PanelBarProps) {
  const { name, open, badge, views = [], view = "out", inputs = [], outputs = [], search = null } = props;
  const { setPanel } = useEditorActions();
  return (
    <div className="@container flex h-9 shrink-0 items-center gap-2.5 border-b border-line px-3">
      <h2 className="max-w-[40%] truncate font-semibold">{name}</h2>
      {badge ? (
        <span role="status" className="flex min-w-0">
          <Badge state={badge.state}>{badge.text}</Badge>
        </span>
      ) : null}
      <span className="flex-1" />
      {open && props.onSearch ? (
        <>
          {outputs.length > 0 ? (
            <Select
              label="Output"
              value={props.output}
              onValueChange={(next) => props.onOutput?.(next)}
              options={outputs.map((port) => ({ value: port.name, label: port.title }))}
              className="h-[26px] w-auto max-w-40"
            />
          ) : null}
          {inputs.length > 0 ? (
            <Select
              label="Input"
              value={String(props.input ?? 0)}
              onValueChange={(next) => props.onInput?.(Number(next))}
              options={inputs.map((label, index) => ({ value: String(index), label: `In: ${label}` }))}
              className="h-[26px] w-auto max-w-44"
            />
          ) : null}
          {views.length > 1 ? (
            <Segmented
              label="View"
              value={view}
              onValueChange={(next) => props.onView?.(next)}
              options={views.map((value) => ({ value, label: titles[value] }))}
              className="w-[190px] shrink-0 @max-3xl:w-[170px]"
            />
          ) : null}
          {search === null ? (
            <Button
              size="sm"
              className="h-[26px] px-2.5 text-base"
              icon={ListFilter}
              onClick={() => props.onSearch?.("")}
            >
              <span className="@max-3xl:sr-only">Filter</span>
            </Button>
          ) : (
            <Search text={search} onSearch={props.onSearch} />
          )}
          <DropdownMenu
            align="end"
            trigger={<IconButton icon={Rows3} label="Rows to show" size="sm" />}
            items={LIMITS.map((rows) => ({
              id: String(rows),
              label: `First ${count(rows)} rows`,
              checked: rows === props.limit,
              onSelect: () => props.onLimit?.(rows),
            }))}
          />
          <IconButton icon={RefreshCw} label="Compute again" size="sm" onClick={() => props.onRefresh?.()} />
        </>
      ) : null}
      <IconButton
        icon={open ? ChevronDown : ChevronUp}
        label={open ? "Hide the data" : "Show the data"}
        size="sm"
        aria-expanded={open}
        onClick={() => setPanel("data", !open)}
      />
    </div>
  );
}

function Search({ text, onSearch }: { text: string; onSearch: (text: string | null) => void }) {
  return (
    <span className="w-48">
      <Input
        autoFocus
        aria-label="Search in the sample"
        placeholder="Search in the sample"
        value={text}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          onSearch(null);
        }}
        suffix={
          <IconButton
            icon={X}
            label="End the search"
            size="sm"
            className="size-5"
            onClick={() => onSearch(null)}
          />
        }
        className="h-[26px]"
      />
    </span>
  );
}
