"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { Popover } from "@/components/ui/popover";
import type { Column } from "@/lib/model/column";
import { Box } from "./box";
import { type CellValue, cellText, prettyText } from "./cell-value";
import { VisibleText } from "./grid-cell";
import type { Spot } from "./grid-menu";
import { counted } from "./numbers";
import { TypeIcon } from "./type-icon";

export interface OpenValue {
  spot: Spot;
  column: Column;
  value: CellValue;
  /** What stood there before the node, where it changed the cell. */
  before: CellValue | undefined;
}

const LONGEST = 100_000;

/** A whole value: long text, nested values laid out, and what stood there before. */
export function ValuePopover({ open, onClose }: { open: OpenValue | null; onClose: () => void }) {
  if (!open) return null;
  const { spot, column, value, before } = open;
  const text = value === null ? "" : cellText(value);
  return (
    <Popover
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      label={`Value of ${column.name}`}
      anchor={<span aria-hidden className="pointer-events-none fixed" style={{ ...spot }} />}
      className="flex w-[min(520px,90vw)] flex-col gap-2"
    >
      {/* First in the document, so that the text and not a button takes the focus. */}
      <Value value={value} type={column.type} />
      <div className="order-first flex items-center gap-1.5">
        <TypeIcon type={column.type} />
        <span className="min-w-0 truncate font-strong">{column.name}</span>
        <span className="min-w-0 shrink-[2] truncate font-mono text-xs text-faint">{column.type}</span>
        <span className="ml-auto shrink-0 text-sm text-dim">
          {typeof value === "string" ? counted([...value].length, "character") : ""}
        </span>
        <CopyButton text={text} label="Copy value" size="sm" />
      </div>
      {before === undefined ? null : (
        <>
          <span className="text-sm text-dim">Before this node</span>
          <Value value={before} type={column.type} />
        </>
      )}
    </Popover>
  );
}

function Value({ value, type }: { value: CellValue; type: string }) {
  const text = value === null ? "" : prettyText(value, type);
  const lines = text.slice(0, LONGEST).split("\n");
  // Spaces that layout put in front of a line are not the value's.
  const laidOut = value !== null && text !== cellText(value);
  let at = 0;
  return (
    <Box
      role="textbox"
      tabIndex={0}
      aria-readonly
      aria-multiline
      aria-label="Value"
      className="max-h-[min(320px,50vh)] min-h-8 overflow-auto rounded-md border border-line bg-sunken p-2 font-mono text-sm break-words whitespace-pre-wrap focus-visible:-outline-offset-2"
    >
      {value === null ? <span className="text-faint italic">NULL</span> : null}
      {value !== null && text === "" ? <span className="text-faint">empty text</span> : null}
      {lines.map((line) => {
        const key = at;
        at += line.length + 1;
        return (
          <span key={key}>
            {laidOut ? /^ */.exec(line)?.[0] : ""}
            <VisibleText text={laidOut ? line.trimStart() : line} />
            {at <= text.length ? "\n" : ""}
          </span>
        );
      })}
      {text.length > LONGEST ? "…" : null}
    </Box>
  );
}
