import { formatElsewhere } from "./reader-elsewhere";

/** Apache Iceberg: a table is a folder. */
export const iceberg = formatElsewhere({ name: "iceberg", title: "Iceberg" }, "iceberg_scan");
