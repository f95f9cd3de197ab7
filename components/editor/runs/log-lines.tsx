"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { LogLine } from "@/components/runs/state-line";
import { exactTime } from "@/components/runs/time-words";
import { cn } from "@/components/ui/cn";
import { clockTime, splitAt } from "./log-text";

type LogLinesProps = {
  lines: readonly LogLine[];
  search: string;
  follow: boolean;
  /** Scrolling up ends following, reaching the end begins it. */
  onFollow: (follow: boolean) => void;
};

const LINE = 20;
/** What scrolls must be reachable without a mouse. */
const reachable = { tabIndex: 0 };
const looks = {
  debug: { text: "text-faint", level: "text-faint" },
  info: { text: "", level: "text-dim" },
  warn: { text: "", level: "text-warn" },
  error: { text: "", level: "text-bad" },
};

/** Only the lines on the screen are rendered; long ones wrap. */
export function LogLines({ lines, search, follow, onFollow }: LogLinesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    getItemKey: (index) => lines[index]?.seq ?? index,
    overscan: 20,
    paddingStart: 6,
    paddingEnd: 6,
  });

  const last = lines.length - 1;
  useEffect(() => {
    if (follow && last >= 0) virtual.scrollToIndex(last, { align: "end" });
  }, [follow, last, virtual]);

  const scrolledByHand = () => {
    const element = scroller.current;
    if (!element) return;
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < LINE * 2;
    if (atEnd !== follow) onFollow(atEnd);
  };

  return (
    <section
      ref={scroller}
      aria-label="Log lines"
      {...reachable}
      // Only what a person does counts: following scrolls too.
      onWheel={() => requestAnimationFrame(scrolledByHand)}
      onPointerUp={scrolledByHand}
      onKeyUp={scrolledByHand}
      className="min-h-0 flex-1 overflow-auto font-mono text-sm focus-visible:-outline-offset-2"
    >
      <div className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={cn(
                "absolute top-0 left-0 flex w-full gap-3 px-3.5 leading-5 hover:bg-sunken",
                line.level === "error" && "bg-bad/7",
              )}
              style={{ transform: `translateY(${start}px)` }}
            >
              <time dateTime={line.at} title={exactTime(line.at)} className="shrink-0 text-faint">
                {clockTime(line.at)}
              </time>
              <span className={cn("w-9 shrink-0", looks[line.level].level)}>{line.level}</span>
              <span className={cn("min-w-0 flex-1 whitespace-pre-wrap break-words", looks[line.level].text)}>
                <Marked text={line.message} search={search} />
              </span>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function Marked({ text, search }: { text: string; search: string }) {
  const parts = splitAt(text, search);
  if (parts.length === 1) return text;
  let at = 0;
  return parts.map((part, index) => {
    at += part.length;
    if (index % 2 === 0) return part;
    return (
      <mark key={at} className="rounded-xs bg-warn/30 text-inherit">
        {part}
      </mark>
    );
  });
}
