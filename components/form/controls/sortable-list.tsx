"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { GripVertical } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { useEditorActions } from "@/components/editor/editor-store";
import { cn } from "@/components/ui/cn";

export interface SortableListProps<T> {
  label: string;
  items: readonly T[];
  /** Names an entry for screen readers: "state". */
  nameOf: (item: T, index: number) => string;
  onMove: (from: number, to: number) => void;
  children: (item: T, index: number) => ReactNode;
  /** Height of every row, for long lists: then only the rows on the screen exist. */
  rowHeight?: number;
  readOnly?: boolean;
  className?: string;
}

const LONG = 60;

/**
 * A list that is put in order by dragging, or with the arrow keys on a row's handle. Entries have no identity of their
 * own, so rows are keyed by place: what is typed belongs to the value, never to the row.
 */
export function SortableList<T>(props: SortableListProps<T>) {
  const { label, items, nameOf, onMove, rowHeight, readOnly = false } = props;
  const list = useRef<HTMLUListElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const { announce } = useEditorActions();
  const virtual = rowHeight !== undefined && items.length > LONG;
  const window = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight ?? 28,
    overscan: 10,
    enabled: virtual,
  });

  const move = (from: number, to: number) => {
    const item = items[from];
    if (to < 0 || to >= items.length || from === to || item === undefined) return;
    onMove(from, to);
    announce(`${nameOf(item, from)}: place ${to + 1} of ${items.length}`);
  };
  /** The place between rows that is nearest to the pointer, as an index to move to. */
  const placeAt = (y: number): number => {
    const rows = [...(list.current?.children ?? [])];
    const below = rows.find((row) => {
      const { top, height } = row.getBoundingClientRect();
      return y < top + height / 2;
    });
    const last = Number((rows.at(-1) as HTMLElement | undefined)?.dataset.index ?? -1) + 1;
    return below instanceof HTMLElement ? Number(below.dataset.index) : last;
  };
  const handle = (index: number) => ({
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from: index, to: index });
    },
    onPointerMove: (event: PointerEvent<HTMLButtonElement>) => {
      if (drag) setDrag({ from: drag.from, to: placeAt(event.clientY) });
    },
    onLostPointerCapture: () => {
      if (drag) move(drag.from, drag.to > drag.from ? drag.to - 1 : drag.to);
      setDrag(null);
    },
    onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => {
      const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: items.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      move(index, to);
      requestAnimationFrame(() => {
        list.current?.querySelector<HTMLElement>(`[data-index="${to}"] [data-handle]`)?.focus();
      });
    },
  });

  const row = (item: T, index: number, top?: number) => (
    <li
      key={index}
      data-index={index}
      style={top === undefined ? undefined : { position: "absolute", insetInline: 0, top, height: rowHeight }}
      className={cn(
        "group/row flex min-w-0 items-start gap-0.5",
        drag?.from === index && "opacity-40",
        drag && drag.to === index && drag.to !== drag.from && "shadow-[0_-2px_var(--accent)]",
        drag && drag.to === items.length && index === items.length - 1 && "shadow-[0_2px_var(--accent)]",
      )}
    >
      {readOnly || items.length < 2 ? null : (
        <button
          type="button"
          data-handle
          aria-label={`Move ${nameOf(item, index)}: arrow up or down`}
          title="Drag, or press arrow up or down"
          {...handle(index)}
          className="grid h-7 w-4 shrink-0 cursor-grab touch-none place-items-center rounded-xs text-faint opacity-60 group-hover/row:opacity-100 focus-visible:opacity-100 active:cursor-grabbing"
        >
          <GripVertical size={13} aria-hidden />
        </button>
      )}
      <div className="min-w-0 flex-1">{props.children(item, index)}</div>
    </li>
  );

  return (
    <div ref={scroller} className={cn(virtual && "max-h-[50vh] overflow-auto", props.className)}>
      <ul
        ref={list}
        aria-label={label}
        style={virtual ? { height: window.getTotalSize() } : undefined}
        className={cn("relative min-w-0", !virtual && "flex flex-col gap-1.5")}
      >
        {virtual
          ? window.getVirtualItems().map(({ index, start }) => {
              const item = items[index];
              return item === undefined ? null : row(item, index, start);
            })
          : items.map((item, index) => row(item, index))}
      </ul>
    </div>
  );
}
