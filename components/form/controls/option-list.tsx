"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { Check } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { VisibleText } from "@/components/grid/grid-cell";
import { cn } from "@/components/ui/cn";
import { groupsOf, type Option } from "./options";

export interface OptionListProps {
  id: string;
  label: string;
  options: readonly Option[];
  /** Index of the option that Enter takes. */
  active: number;
  onActive: (index: number) => void;
  onPick: (option: Option) => void;
  /** Values that are chosen already. */
  chosen?: ReadonlySet<string>;
  mono?: boolean;
  empty?: ReactNode;
}

const HEIGHT = 28;

export const optionId = (list: string, index: number) => `${list}-option-${index}`;

/** A list of any length to choose from; the input that searches it keeps the focus. */
export function OptionList(props: OptionListProps) {
  const { id, options, active, chosen, mono = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const grouped = groupsOf(options);
  const list = useVirtualizer({
    count: options.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT,
    overscan: 6,
  });
  useEffect(() => {
    if (active >= 0 && active < options.length) list.scrollToIndex(active);
  }, [active, options.length, list]);

  return (
    <div ref={scroller} className="max-h-64 min-h-0 overflow-auto">
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={props.label}
        style={{ height: list.getTotalSize() }}
        className="relative"
      >
        {list.getVirtualItems().map(({ index, start }) => {
          const option = options[index];
          if (!option) return null;
          const { icon: Icon, group } = option;
          const isChosen = chosen?.has(option.value) ?? false;
          const detail =
            option.detail ?? (grouped && group !== options[index - 1]?.group ? group : undefined);
          return (
            <button
              type="button"
              key={option.value}
              id={optionId(id, index)}
              role="option"
              tabIndex={-1}
              aria-selected={isChosen}
              data-active={index === active || undefined}
              style={{ height: HEIGHT, transform: `translateY(${start}px)` }}
              onPointerMove={() => {
                if (index !== active) props.onActive(index);
              }}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => props.onPick(option)}
              className="absolute inset-x-0 top-0 flex w-full text-left cursor-default items-center gap-2 rounded-sm px-2 select-none data-active:bg-accent-bg"
            >
              {Icon ? (
                <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-faint" />
              ) : null}
              <span className={cn("min-w-0 truncate", mono && "font-mono text-sm")}>
                {option.label === "" ? (
                  <span className="text-faint">“”</span>
                ) : (
                  <VisibleText text={option.label} />
                )}
              </span>
              {detail ? (
                <span className="ml-auto max-w-[45%] truncate pl-3 font-mono text-xs text-faint">
                  {detail}
                </span>
              ) : null}
              {isChosen ? (
                <Check size={14} aria-hidden className={cn("shrink-0 text-accent", !detail && "ml-auto")} />
              ) : null}
            </button>
          );
        })}
      </div>
      {options.length === 0 ? (
        <p className="px-2 py-1.5 text-dim">{props.empty ?? "Nothing matches."}</p>
      ) : null}
    </div>
  );
}

/** Keys of a searched list; true when the key was one of them. */
export function listKey(
  event: React.KeyboardEvent,
  {
    count,
    active,
    onActive,
    onPick,
  }: { count: number; active: number; onActive: (index: number) => void; onPick: () => void },
): boolean {
  const to: Partial<Record<string, number>> = {
    ArrowDown: active >= count - 1 ? 0 : active + 1,
    ArrowUp: active <= 0 ? count - 1 : active - 1,
    PageDown: Math.min(count - 1, active + 8),
    PageUp: Math.max(0, active - 8),
  };
  const next = to[event.key];
  if (next !== undefined && !event.altKey) {
    if (count > 0) onActive(next);
  } else if (event.key === "Enter" && active >= 0 && active < count) onPick();
  else return false;
  event.preventDefault();
  return true;
}
