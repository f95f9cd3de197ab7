import { asSql, type SqlText } from "../../model/sql-text";
import { isOperator, isWord, type Token, tokenize, withoutComments } from "./tokenize";

/** A call of a window function, or of an aggregate that can be one. */
export interface WindowCall {
  /** In lower case. */
  name: string;
  /** Where the call ends: its FILTER included, its OVER not. */
  end: number;
  /** Whether the text says OVER itself. */
  over: boolean;
}

/** Every function of the engine that takes OVER. */
export const WINDOW_FUNCTIONS: ReadonlySet<string> = new Set(
  (
    "any_value approx_count_distinct approx_quantile approx_top_k arbitrary arg_max arg_max_null arg_max_nulls_last " +
    "arg_min arg_min_null arg_min_nulls_last argmax argmin array_agg avg bit_and bit_or bit_xor bitstring_agg bool_and " +
    "bool_or corr count count_if count_star countif covar_pop covar_samp cume_dist dense_rank entropy favg fill first " +
    "first_value fsum group_concat histogram histogram_exact kahan_sum kurtosis kurtosis_pop lag last last_value lead " +
    "list listagg mad max max_by mean median min min_by mode nth_value ntile percent_rank product quantile " +
    "quantile_cont quantile_disc rank rank_dense regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope " +
    "regr_sxx regr_sxy regr_syy reservoir_quantile row_number sem skewness stddev stddev_pop stddev_samp string_agg " +
    "sum sum_no_overflow sumkahan var_pop var_samp variance"
  ).split(" "),
);

/**
 * The window calls of an expression, left to right. What stands in the arguments of one is part of it, and a query in
 * brackets has calls of its own.
 */
export function windowCalls(sql: string): WindowCall[] {
  const tokens = withoutComments(tokenize(sql));
  const calls: WindowCall[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (isOperator(token, "(") && ["select", "with", "from"].some((word) => isWord(tokens[at + 1], word))) {
      at = closing(tokens, at);
      continue;
    }
    const name = token.text.toLowerCase();
    if (token.kind !== "identifier" || !WINDOW_FUNCTIONS.has(name)) continue;
    if (!isOperator(tokens[at + 1], "(") || isOperator(tokens[at - 1], ".")) continue;
    let last = closing(tokens, at + 1);
    if (isWord(tokens[last + 1], "filter") && isOperator(tokens[last + 2], "("))
      last = closing(tokens, last + 2);
    const end = tokens[last]?.to ?? sql.length;
    calls.push({ name, end, over: isWord(tokens[last + 1], "over") });
    at = last;
  }
  return calls;
}

/** The expression with OVER after every window call that lacks it. `windowOf` names the window. */
export function withOver(sql: string, windowOf: (call: WindowCall) => string): SqlText {
  let result = "";
  let from = 0;
  for (const call of windowCalls(sql)) {
    if (call.over) continue;
    result += `${sql.slice(from, call.end)} OVER ${windowOf(call)}`;
    from = call.end;
  }
  return asSql(result + sql.slice(from));
}

/** The place of the text itself that a place of `withOver`'s answer stands for. */
export function placeBeforeOver(sql: string, window: string, place: number): number {
  let moved = 0;
  for (const { end, over } of windowCalls(sql)) {
    if (over || end + moved > place) continue;
    moved += Math.min(` OVER ${window}`.length, place - end - moved);
  }
  return place - moved;
}

/** The token that closes the bracket at `open`, or the last token. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const token = tokens[at];
    if (isOperator(token, "(")) depth++;
    else if (isOperator(token, ")") && --depth === 0) return at;
  }
  return tokens.length - 1;
}
