"use client";

import { Blocks, House, Keyboard, type LucideIcon, Workflow } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { ThemeSwitch } from "@/components/theme/theme-switch";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Tooltip } from "@/components/ui/tooltip";
import { openShortcuts } from "./shortcuts";

type Section = { href: string; label: string; icon: LucideIcon };

/** One line adds a section, once it exists. */
const sections: readonly Section[] = [
  { href: "/", label: "Home", icon: House },
  { href: "/jobs", label: "Jobs", icon: Workflow },
  { href: "/nodes", label: "Nodes", icon: Blocks },
];

const place = "grid size-[34px] place-items-center rounded-[8px]";

export function Rail() {
  const path = usePathname();
  return (
    <nav
      aria-label="Sections"
      className="flex min-h-0 flex-col items-center gap-1 border-r border-line bg-surface py-2"
    >
      <span
        aria-hidden
        className="mb-2.5 grid size-7 shrink-0 place-items-center rounded-md bg-text font-semibold text-bg"
      >
        T
      </span>
      {sections.map(({ href, label, icon: Icon }) => {
        const on = href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
        return (
          <Tooltip key={href} label={label} side="right">
            <Link
              href={href}
              aria-label={label}
              aria-current={on ? "page" : undefined}
              className={cn(
                place,
                "transition-colors",
                on ? "bg-accent-bg text-accent" : "text-dim hover:bg-sunken hover:text-text",
              )}
            >
              <Icon size={16} strokeWidth={1.75} aria-hidden />
            </Link>
          </Tooltip>
        );
      })}
      <span className="flex-1" />
      <IconButton
        icon={Keyboard}
        label="Keyboard shortcuts"
        shortcut="?"
        side="right"
        onClick={() => openShortcuts()}
        className={place}
      />
      <ThemeSwitch className={place} />
    </nav>
  );
}
