import { z } from "zod";
import { asSql, type SqlText } from "../model/sql-text";
import { quoteIdentifier } from "../sql/quote";
import { columnName, type FieldMeta, field } from "./fields";

/** How two values of a column are compared. Each gives a similarity from 0 to 1. */
export const COMPARISONS = ["exact", "jaro_winkler", "levenshtein", "jaccard", "number", "date"] as const;
export type ComparisonMethod = (typeof COMPARISONS)[number];

export const COMPARISON_LABELS: Readonly<Record<ComparisonMethod, string>> = {
  exact: "Equal",
  jaro_winkler: "Similar names",
  levenshtein: "Few edits",
  jaccard: "Shared words",
  number: "Near numbers",
  date: "Near days",
};

/** Methods that need to know how far is too far. */
export const NEEDS_WITHIN: ReadonlySet<string> = new Set(["number", "date"]);

const ComparisonSetting = z
  .strictObject({
    column: columnName(),
    method: z.enum(COMPARISONS).default("jaro_winkler"),
    /** How much it counts beside the others. */
    weight: z.number().gt(0, "is more than 0").max(1000).default(1),
    /** The distance, of numbers or in days, from which on two values have nothing in common. */
    within: z.number().gt(0, "is more than 0").nullable().default(null),
  })
  .superRefine(({ method, within }, context) => {
    if (NEEDS_WITHIN.has(method) && within === null)
      context.addIssue({ code: "custom", path: ["within"], message: "is required" });
  });
export type Comparison = z.output<typeof ComparisonSetting>;

/** Columns to compare, each with its method and its weight. */
export const comparisonsField = (meta: Omit<FieldMeta, "widget">) =>
  field(z.array(ComparisonSetting).min(1, "is required").max(100), { ...meta, widget: "comparisons" });

/** What a column's value is compared as; texts are alike in what case and accents they have where `plain`. */
export function comparedValue({ column, method }: Comparison, type: string, plain: boolean): SqlText {
  const name = quoteIdentifier(column);
  const text = `CAST(${name} AS VARCHAR)`;
  const written = plain ? `lower(strip_accents(trim(${text})))` : text;
  switch (method) {
    case "exact":
      return asSql(plain && /^(VARCHAR|ENUM)/i.test(type) ? written : name);
    case "jaro_winkler":
    case "levenshtein":
      return asSql(written);
    case "jaccard":
      return asSql(`list_distinct(regexp_extract_all(${written}, '[\\p{L}\\p{N}]+'))`);
    case "number":
      return asSql(`CAST(${name} AS DOUBLE)`);
    case "date":
      return asSql(`epoch(CAST(${name} AS TIMESTAMP)) / 86400`);
  }
}

/** The similarity of two such values, 0 to 1; NULL where one is NULL. */
export function similarity({ method, within }: Comparison, left: string, right: string): string {
  const equal = (otherwise: string) =>
    `CASE WHEN ${left} IS NULL OR ${right} IS NULL THEN NULL WHEN ${left} = ${right} THEN 1.0 ELSE ${otherwise} END`;
  switch (method) {
    case "exact":
      return equal("0.0");
    case "jaro_winkler":
      return equal(`jaro_winkler_similarity(${left}, ${right})`);
    // The engine counts edits in bytes.
    case "levenshtein":
      return equal(`1.0 - levenshtein(${left}, ${right}) / greatest(strlen(${left}), strlen(${right}))`);
    case "jaccard":
      return equal(
        `len(list_intersect(${left}, ${right})) / len(list_distinct(list_concat(${left}, ${right})))`,
      );
    case "number":
    case "date":
      return equal(`greatest(0.0, 1.0 - abs(${left} - ${right}) / ${within ?? 1})`);
  }
}
