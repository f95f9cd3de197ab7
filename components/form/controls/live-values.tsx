"use client";

import { CellContent } from "@/components/grid/grid-cell";
import { shortType } from "@/components/grid/type-icon";
import { cn } from "@/components/ui/cn";
import { useEvaluate } from "../use-evaluate";
import { Places } from "./places";

export interface LiveValuesProps {
  /** Tells the places of one form apart. */
  field: string;
  port: string | undefined;
  expression: string;
  expects: "scalar" | "predicate" | "aggregate";
  className?: string;
}

/** What an expression gives for the first rows, while it is typed. Its room is kept, so that nothing jumps. */
export function LiveValues({ field, port, expression, expects, className }: LiveValuesProps) {
  const reply = useEvaluate(field, port, expression, expects);
  if (expression.trim() === "") return null;
  return (
    <div
      className={cn(
        "mt-[5px] flex h-[17px] min-w-0 items-baseline gap-2 overflow-hidden text-sm text-dim",
        className,
      )}
    >
      {reply ? (
        <>
          <span className="shrink-0">{reply.type ? shortType(reply.type) : ""}</span>
          <span className="flex min-w-0 gap-2 overflow-hidden font-mono whitespace-pre text-text">
            {reply.values.length === 0 ? <span className="font-sans text-dim">no rows</span> : null}
            <Places items={reply.values}>
              {(value) => (
                <span className="max-w-28 shrink-0 truncate border-l border-line pl-2 first:border-0 first:pl-0">
                  <CellContent value={value} search="" />
                </span>
              )}
            </Places>
          </span>
        </>
      ) : null}
    </div>
  );
}
