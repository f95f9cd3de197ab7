import {
  Binary,
  Braces,
  CalendarClock,
  CircleDot,
  Hash,
  type LucideIcon,
  Type as TextIcon,
  ToggleLeft,
} from "lucide-react";
import { cn } from "@/components/ui/cn";
import { type TypeFamily, typeFamily } from "@/lib/model/column-type";

const icons: Record<TypeFamily, LucideIcon> = {
  number: Hash,
  text: TextIcon,
  time: CalendarClock,
  boolean: ToggleLeft,
  nested: Braces,
  binary: Binary,
  other: CircleDot,
};

export const typeIcon = (type: string): LucideIcon => icons[typeFamily(type)];

/** The kind of a column's values at a glance; the type itself stands beside it or in its title. */
export function TypeIcon({ type, className }: { type: string; className?: string }) {
  const Icon = typeIcon(type);
  return <Icon size={13} strokeWidth={1.75} aria-hidden className={cn("shrink-0 text-faint", className)} />;
}

/** A type as a header shows it: lower case, and short where it is nested. */
export function shortType(type: string): string {
  const nested = /^(struct|map|union|enum)\s*\(/i.exec(type);
  if (nested) return nested[1]?.toLowerCase() + (type.endsWith("]") ? "[]" : "");
  return type
    .toLowerCase()
    .replace("timestamp with time zone", "timestamptz")
    .replace("time with time zone", "timetz");
}
