import { oneLine } from "./diagnostic-text";
import type { RunResult } from "./run-messages";

/** Prints how a run ended: for people, or as one line of JSON. */
export function printResult(name: string, result: RunResult, isJson: boolean): void {
  for (const { text } of result.errors) console.error(text);
  if (isJson) {
    console.log(JSON.stringify(jsonOf(result)));
    return;
  }
  const files = result.outputs.map(
    ({ path, rows, bytes }) => `  ${oneLine(path)}  ${amount(rows, "row")}, ${amount(bytes, "byte")}`,
  );
  for (const line of files) console.log(line);
  console.log(
    `${oneLine(name)}: ${WORDS[result.state] ?? result.state} in ${(result.ms / 1000).toFixed(2)} s.`,
  );
}

const WORDS: Partial<Record<RunResult["state"], string>> = {
  SUCCEEDED: "succeeded",
  FAILED: "failed, nothing was written,",
  STOPPED: "stopped, nothing was written,",
  TIMEOUT: "timed out, nothing was written,",
};

/** `{"state", "rows", "accounting", "ms"}`; a run that did not succeed adds its first `error`. */
function jsonOf({ state, nodes, accounting, ms, errors }: RunResult): object {
  const rows = Object.entries(nodes).flatMap(([id, node]) =>
    node.rows === null ? [] : [[id, node.rows] as const],
  );
  const [first] = errors;
  const error = first && { code: first.code, message: first.message, node: first.nodeName, line: first.line };
  return {
    state,
    rows: Object.fromEntries(rows),
    ...(accounting && { accounting }),
    ms,
    ...(error && { error }),
  };
}

const amount = (count: number | null, what: string): string =>
  count === null ? `${what}s unknown` : `${count.toLocaleString("en-US")} ${what}${count === 1 ? "" : "s"}`;
