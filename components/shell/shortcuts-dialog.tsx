"use client";

import { useEffect } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { isTyping, openShortcuts, type Shortcut, useShortcutStore } from "./shortcuts";

const everywhere: readonly Shortcut[] = [
  { keys: "?", label: "Show this list" },
  { keys: "alt+down", label: "To the next heading of a list" },
  { keys: "escape", label: "Close a menu or dialog" },
];

/** Mounted once, in Providers; it also binds the `?` key. */
export function ShortcutsDialog() {
  const open = useShortcutStore((state) => state.open);
  const groups = useShortcutStore((state) => state.groups);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.defaultPrevented || isTyping(event)) return;
      event.preventDefault();
      openShortcuts();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);

  return (
    <Dialog open={open} onOpenChange={openShortcuts} title="Keyboard shortcuts" size="lg">
      <div className="columns-1 gap-8 sm:columns-2">
        {groups.map((group) => (
          <Group key={group.id} title={group.title} shortcuts={group.shortcuts} />
        ))}
        <Group title="Everywhere" shortcuts={everywhere} />
      </div>
    </Dialog>
  );
}

function Group({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section className="mb-4 break-inside-avoid">
      <h3 className="mb-1">{title}</h3>
      <dl>
        {shortcuts.map(({ keys, label }) => (
          <div key={label} className="flex min-h-7 items-center gap-4 border-b border-line last:border-0">
            <dt className="min-w-0 flex-1 text-dim">{label}</dt>
            <dd className="flex shrink-0 gap-1">
              {(typeof keys === "string" ? [keys] : keys).map((combination) => (
                <Kbd key={combination} keys={combination} className="text-dim" />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
