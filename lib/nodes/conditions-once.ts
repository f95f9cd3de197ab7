import { type Input, innerStep, type Rel } from "../ir/rel";
import { asSql, type SqlText } from "../model/sql-text";
import { freeName } from "../sql/free-name";
import { closed, quoteIdentifier } from "../sql/quote";
import { isVolatile } from "../sql/volatile";
import type { BoundInput } from "./define-node";

/** Conditions over the rows of an input, for several steps of a node to ask. */
export interface ConditionsOnce {
  /** What lowering gives beside the outputs. */
  steps: Readonly<Record<string, Rel>>;
  /** Each as SQL over `rows`, in parentheses. */
  conditions: readonly SqlText[];
  /** The input's rows, with the conditions where they are computed before. */
  rows: Rel;
  /** Columns of `rows` that the input lacks. */
  added: readonly string[];
  /** The input's rows for which a condition over `rows` is true. */
  where(condition: SqlText): Rel;
}

/**
 * Conditions that change each time they are computed (`random() < 0.5`) are computed once, in a step of their own, where
 * several steps ask for them: what one of them takes and the other leaves must be the same.
 */
export function conditionsOnce(
  input: BoundInput,
  conditions: readonly SqlText[],
  { readers, own }: { readers: number; own(step: string): Input },
): ConditionsOnce {
  if (readers < 2 || !conditions.some(isVolatile))
    return {
      steps: {},
      conditions: conditions.map((condition) => asSql(`(${closed(condition)})`)),
      rows: input.rel,
      added: [],
      where: (condition) => ({ op: "filter", input: input.rel, condition }),
    };
  const names = input.columns.map(({ name }) => name);
  const added = conditions.map((_, index) => freeName(`condition_${index + 1}`, names));
  const step = innerStep("conditions");
  return {
    steps: {
      [step]: {
        op: "project",
        input: input.rel,
        items: [
          { kind: "all", except: [], replace: [], rename: [] },
          ...conditions.map((expression, index) => ({
            kind: "column" as const,
            name: added[index] ?? "",
            expression,
          })),
        ],
      },
    },
    conditions: added.map((name) => asSql(`(${quoteIdentifier(name)})`)),
    rows: own(step),
    added,
    where: (condition) => ({
      op: "project",
      input: { op: "filter", input: own(step), condition },
      items: [{ kind: "all", except: added, replace: [], rename: [] }],
    }),
  };
}
