import type { LucideIcon } from "lucide-react";

/** Something to choose from a list that is searched. */
export interface Option {
  value: string;
  label: string;
  /** A dim word at the right end: a type, a size. */
  detail?: string;
  icon?: LucideIcon;
  /** Groups stand together under their name. */
  group?: string;
}

/** The options that hold the words of the query: those that begin with it first, else in their order. */
export function matchOptions(options: readonly Option[], query: string): readonly Option[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  const rank = (label: string): number =>
    label === query.toLowerCase() ? 0 : label.startsWith(words[0] ?? "") ? 1 : 2;
  return options
    .flatMap((option) => {
      const label = option.label.toLowerCase();
      const text = `${label} ${option.group?.toLowerCase() ?? ""}`;
      return words.every((word) => text.includes(word)) ? [{ option, rank: rank(label) }] : [];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option);
}

export const groupsOf = (options: readonly Option[]): boolean =>
  options.some(({ group }) => group !== undefined);
