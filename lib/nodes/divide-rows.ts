import { type Input, innerStep, type NamedExpression, type Rel } from "../ir/rel";
import { asSql, type SqlText } from "../model/sql-text";
import { freeName } from "../sql/free-name";
import { closed, quoteIdentifier } from "../sql/quote";
import { isVolatile } from "../sql/volatile";
import type { BoundInput } from "./define-node";

/** What `divideRows` takes of the context of lowering. */
interface Context {
  read: ReadonlySet<string>;
  own(step: string): Input;
}

/**
 * An output for each condition, with the rows for which it is true, and the output `rest` with those for which none is.
 * Where several of the outputs are read, conditions that change each time they are computed (`random() < 0.5`) are computed
 * once, in a step of their own: else a row could get into no output at all.
 */
export function divideRows(
  input: BoundInput,
  conditions: readonly NamedExpression[],
  rest: string,
  { read, own }: Context,
): Record<string, Rel> {
  const outputs = [...conditions.map(({ name }) => name), rest];
  const isSure = outputs.filter((output) => read.has(output)).length < 2;
  if (isSure || !conditions.some(({ expression }) => isVolatile(expression))) {
    return {
      ...Object.fromEntries(
        conditions.map(({ name, expression }) => [
          name,
          { op: "filter" as const, input: input.rel, condition: expression },
        ]),
      ),
      [rest]: {
        op: "filter",
        input: input.rel,
        condition: noneOf(conditions.map(({ expression }) => closed(expression))),
      },
    };
  }
  const names = input.columns.map(({ name }) => name);
  const flags = conditions.map(({ expression }, index) => {
    const name = freeName(`condition_${index + 1}`, names);
    return { name, expression };
  });
  const divided = innerStep("divided");
  const taken = (condition: SqlText): Rel => ({
    op: "project",
    input: { op: "filter", input: own(divided), condition },
    items: [{ kind: "all", except: flags.map(({ name }) => name), replace: [], rename: [] }],
  });
  return {
    [divided]: {
      op: "project",
      input: input.rel,
      items: [
        { kind: "all", except: [], replace: [], rename: [] },
        ...flags.map((flag) => ({ kind: "column" as const, ...flag })),
      ],
    },
    ...Object.fromEntries(
      conditions.map(({ name }, index) => [name, taken(quoteIdentifier(flags[index]?.name ?? name))]),
    ),
    [rest]: taken(noneOf(flags.map(({ name }) => quoteIdentifier(name)))),
  };
}

/** Whether none of the conditions is true. */
function noneOf(conditions: readonly string[]): SqlText {
  const any = conditions.map((condition) => `(${condition})`).join(" OR ");
  return asSql(`${conditions.length > 1 ? `(${any})` : any} IS NOT TRUE`);
}
