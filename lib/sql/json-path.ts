import { err, ok, type Result } from "../util/result";

/** `.name`, `['name']`, `["name"]`, `[0]`, `[-1]`, `[*]`; a name alone at the beginning. */
const STEP =
  /\.?([\p{L}\p{N}_$@-]+)|\.?\[\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(-?\d+|\*))\s*\]|\."((?:[^"\\]|\\.)*)"/uy;

/**
 * A JSON path as DuckDB takes it: of `$.a['b c'][0]`, or of `a.b` without the `$`. `many` paths give a list. The error
 * is the part that is not understood.
 */
export function jsonPath(path: string): Result<{ path: string; many: boolean }, string> {
  const text = path.trim();
  const steps: string[] = [];
  STEP.lastIndex = text.startsWith("$") ? 1 : 0;
  while (STEP.lastIndex < text.length) {
    const at = STEP.lastIndex;
    const found = STEP.exec(text);
    // Only at the beginning may a name stand without its dot.
    if (!found || (found[1] !== undefined && at > 0 && text[at] !== ".")) return err(text.slice(at));
    const [, name, single, double, place, quoted] = found;
    const key = name ?? unescaped(single ?? double ?? quoted ?? "");
    steps.push(place === undefined ? `."${key.replaceAll(/["\\]/g, "\\$&")}"` : `[${place}]`);
  }
  return steps.length > 0
    ? ok({ path: `$${steps.join("")}`, many: steps.includes("[*]") })
    : err(text || path);
}

const unescaped = (text: string): string => text.replaceAll(/\\(.)/gs, "$1");
