import { formatElsewhere } from "./reader-elsewhere";

/** ORC. */
export const orc = formatElsewhere({ name: "orc", title: "ORC", extensions: ["orc"] }, "read_orc");
