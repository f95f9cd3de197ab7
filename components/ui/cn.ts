import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** The theme's own scales, so that `text-sm text-dim` keeps both and `shadow-card` is not read as a shadow colour. */
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["xs", "sm", "base", "lg", "xl", "2xl"],
      "font-weight": ["strong"],
      shadow: ["card", "pop"],
      animate: ["fade", "pop", "spin", "pulse", "slide"],
    },
  },
});

export function cn(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}
