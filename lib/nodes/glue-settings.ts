import type { Rel } from "../ir/rel";
import type { Column } from "../model/column";
import { asSql } from "../model/sql-text";
import { field, requiredText, schemaField } from "./fields";
import { jsonObject } from "./json-object";

/** What the nodes have that stand for an AWS Glue node this studio does not run. */
export const glueSettings = () => ({
  type: requiredText({ title: "AWS Glue node", help: "Its name in AWS Glue's API." }),
  reason: requiredText({ title: "Not supported here, because", help: "And what would run it." }),
  fields: field(jsonObject(), {
    title: "Its settings in AWS Glue",
    help: "JSON, written back as it is when the job is exported.",
    widget: "json",
  }).default({}),
});

/** Columns that the Glue node declares; this studio cannot find them by itself. */
export const declaredColumns = () =>
  schemaField({ title: "Columns", help: "As the AWS Glue job declares them." }).default([]);

/** Why a run is refused. */
export const unsupportedWords = ({ reason }: { reason: string }): string => reason.replace(/\.$/, "");

/** Has the columns, so that what follows can be drawn and bound, and fails as soon as its rows are asked for. */
export function withoutRows(columns: readonly Column[], type: string, reason: string): Rel {
  if (columns.length === 0)
    throw new Error(`The columns of this ${type} are not known: the AWS Glue job does not declare them.`);
  return {
    op: "check",
    input: { op: "values", columns, rows: [columns.map(() => null)] },
    condition: asSql("false"),
    message: `${type} is not supported here, because ${unsupportedWords({ reason })}.`,
  };
}
