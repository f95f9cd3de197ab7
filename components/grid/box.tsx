import type { ComponentProps } from "react";

/**
 * A box that plays a part of a grid. Table elements cannot be used: only the rows and columns on the screen exist, and
 * they are placed by hand. The grid holds the focus and names its active cell, so rows and cells take none.
 */
export function Box(
  props: ComponentProps<"div"> & {
    role: "grid" | "rowgroup" | "row" | "columnheader" | "rowheader" | "gridcell" | "textbox";
  },
) {
  return <div {...props} />;
}
