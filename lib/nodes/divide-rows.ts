import type { Input, NamedExpression, Rel } from "../ir/rel";
import { asSql } from "../model/sql-text";
import { conditionsOnce } from "./conditions-once";
import type { BoundInput } from "./define-node";

/**
 * An output for each condition, with the rows for which it is true, and the output `rest` with those for which none is:
 * no row gets lost between them.
 */
export function divideRows(
  input: BoundInput,
  named: readonly NamedExpression[],
  rest: string,
  { read, own }: { read: ReadonlySet<string>; own(step: string): Input },
): Record<string, Rel> {
  const readers = [...named.map(({ name }) => name), rest].filter((output) => read.has(output)).length;
  const texts = named.map(({ expression }) => expression);
  const { steps, conditions, added, where } = conditionsOnce(input, texts, { readers, own });
  const any = conditions.join(" OR ");
  const none = asSql(`${conditions.length > 1 ? `(${any})` : any} IS NOT TRUE`);
  const isGiven = added.length === 0;
  return {
    ...steps,
    ...Object.fromEntries(
      named.map(({ name, expression }, index) => [
        name,
        where(isGiven ? expression : (conditions[index] ?? expression)),
      ]),
    ),
    [rest]: where(none),
  };
}
