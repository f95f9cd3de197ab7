import type { Call, Expression, Span } from "../../syntax/tree";

/** A plain call of a function, for what the text writes in another way. */
export function callOf(text: string, args: readonly Expression[], { from, to }: Span): Call {
  return {
    kind: "call",
    name: { text, quoted: false, from, to },
    qualifier: [],
    args: args.map((value) => ({ name: null, value, from: value.from, to: value.to })),
    distinct: false,
    order: [],
    nulls: null,
    filter: null,
    within: [],
    over: null,
    from,
    to,
  };
}
