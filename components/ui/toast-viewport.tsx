"use client";

import { CircleCheck, CircleX, Info, TriangleAlert, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { type ToastItem, toast, useToasts } from "./toast";

const icons = { info: Info, ok: CircleCheck, warn: TriangleAlert, bad: CircleX } as const;
const colours = { info: "text-dim", ok: "text-ok", warn: "text-warn", bad: "text-bad" } as const;

/** Mounted once, in Providers. The live region is there before the first toast, or it would not be read out. */
export function ToastViewport() {
  const items = useToasts((state) => state.items);
  const [held, setHeld] = useState(false);
  return (
    <section
      data-toasts
      aria-label="Notifications"
      aria-live="polite"
      aria-relevant="additions text"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed right-4 bottom-4 z-45 flex w-[min(360px,calc(100vw-32px))] flex-col gap-2"
    >
      {items.map((item) => (
        <Toast key={item.id} item={item} held={held} />
      ))}
    </section>
  );
}

function Toast({ item, held }: { item: ToastItem; held: boolean }) {
  const { id, tone, message, detail, action, duration } = item;
  useEffect(() => {
    if (duration === null || held) return;
    const timer = setTimeout(() => toast.dismiss(id), duration);
    return () => clearTimeout(timer);
  }, [id, duration, held]);

  const Icon = icons[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : undefined}
      className="pointer-events-auto flex animate-pop items-start gap-2 rounded-lg border border-line-2 bg-surface py-2 pr-2 pl-3 shadow-pop"
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden className={cn("mt-1 shrink-0", colours[tone])} />
      <div className="min-w-0 flex-1 py-0.5">
        <p className="break-words font-strong">{message}</p>
        {detail ? <p className="break-words text-sm text-dim">{detail}</p> : null}
        {action ? (
          <Button
            size="sm"
            className="mt-1.5"
            onClick={() => {
              action.onClick();
              toast.dismiss(id);
            }}
          >
            {action.label}
          </Button>
        ) : null}
      </div>
      <IconButton icon={X} label="Dismiss" size="sm" side="left" onClick={() => toast.dismiss(id)} />
    </div>
  );
}
