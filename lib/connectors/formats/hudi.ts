import { formatElsewhere } from "./reader-elsewhere";

/** Apache Hudi: a table is a folder. */
export const hudi = formatElsewhere({ name: "hudi", title: "Hudi" }, "hudi_scan");
