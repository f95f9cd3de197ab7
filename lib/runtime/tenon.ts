/** What `import … from "tenon"` gives a program. */

export type { Column } from "../model/column";
export { type DefinedJob, defineJob } from "./define-job";
export { ident, type Sql, type SqlValue, sql } from "./sql";
export type {
  CodeFunction,
  CodeJob,
  CodeMethod,
  CodeResult,
  Collection,
  InputTable,
  Job,
  Table,
  TransformFunction,
} from "./table";
