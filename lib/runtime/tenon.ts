/** What `import … from "tenon"` gives a program. */
export { type DefinedJob, defineJob } from "./define-job";
export { ident, type Sql, type SqlValue, sql } from "./sql";
export type { Collection, Job, Table } from "./table";
