"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { setTheme, type ThemeChoice, useThemeChoice } from "./theme";

const choices = [
  { id: "system", label: "Like the system", icon: Monitor },
  { id: "light", label: "Light", icon: Sun },
  { id: "dark", label: "Dark", icon: Moon },
] as const satisfies readonly { id: ThemeChoice; label: string; icon: typeof Sun }[];

export function ThemeSwitch({ className }: { className?: string }) {
  const current = useThemeChoice();
  const icon = choices.find(({ id }) => id === current)?.icon ?? Monitor;
  return (
    <DropdownMenu
      side="right"
      align="end"
      trigger={<IconButton icon={icon} label="Theme" side="right" {...(className ? { className } : {})} />}
      items={choices.map((choice) => ({
        ...choice,
        checked: choice.id === current,
        onSelect: () => setTheme(choice.id),
      }))}
    />
  );
}
