import { formatElsewhere } from "./reader-elsewhere";

/** Delta Lake: a table is a folder. */
export const delta = formatElsewhere({ name: "delta", title: "Delta Lake" }, "delta_scan");
