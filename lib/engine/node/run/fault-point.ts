/**
 * Points at which a test ends this process or makes it fail: `FAULT=<point>[#<n>][:<signal or errno>]`, for example
 * `FAULT=mid-publish#2:SIGKILL` or `FAULT=staged:ENOSPC`. Honoured only when NODE_ENV is `test`.
 */
export type FaultPoint =
  | "staged"
  | "fsynced"
  | "before-intent"
  | "after-intent"
  | "mid-publish"
  | "mid-overwrite"
  | "before-mark";

const reached = new Map<FaultPoint, number>();
let asked = "";

/** Does nothing, except in a test that asked for a fault here. */
export function faultPoint(point: FaultPoint): void {
  const { NODE_ENV, FAULT = "" } = process.env;
  if (NODE_ENV !== "test") return;
  if (FAULT !== asked) reached.clear();
  asked = FAULT;
  const [, name, nth = "1", effect = "SIGKILL"] = /^([a-z-]+)(?:#(\d+))?(?::(\w+))?$/.exec(FAULT) ?? [];
  if (name !== point) return;
  const count = (reached.get(point) ?? 0) + 1;
  reached.set(point, count);
  if (count !== Number(nth)) return;
  if (effect.startsWith("SIG")) process.kill(process.pid, effect);
  else throw Object.assign(new Error(`${effect}: injected at ${point}`), { code: effect });
}
