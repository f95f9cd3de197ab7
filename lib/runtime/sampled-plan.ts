import type { Plan } from "../ir/rel";
import { rewrite } from "../ir/rewrite";

/** The plan over the first `rows` rows of each source: what a preview falls back on when the whole takes too long. */
export const sampledPlan = (plan: Plan, rows: number): Plan => ({
  steps: plan.steps.map((step) => ({
    ...step,
    rel: rewrite(step.rel, (rel) =>
      rel.op === "scan" || rel.op === "values" ? { op: "limit", input: rel, count: rows, offset: 0 } : rel,
    ),
  })),
});
