import type { ProbeLimits, ProbeQuery } from "../../../compiler/binder";
import { compile } from "../../../compiler/compile";
import type { Scan } from "../../../ir/rel";
import type { Engine } from "../../../runtime/engine";
import { runPipeline } from "../../../runtime/run-pipeline";
import { WasmEngine } from "../wasm-engine";

/**
 * What the test's page runs: the engine as the studio's pages have it. Calls and answers are JSON; bytes travel in
 * base64, and a signal is a number that can be stopped.
 */
const engine = new WasmEngine();
const stops = new Map<number, AbortController>();

const base64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

const bytesOf = async (blob: Blob | undefined): Promise<Uint8Array> =>
  blob ? new Uint8Array(await blob.arrayBuffer()) : new Uint8Array(0);

const told = (error: unknown): { failed: Record<string, unknown> } => {
  const { name, message, kind, position, candidates, diagnostics, code, node } = error as Error &
    Record<string, unknown>;
  return { failed: { name, message, kind, position, candidates, diagnostics, code, node } };
};

const calls = {
  start: () => engine.start(),
  describe: (sql: string) => engine.describe(sql),
  query: async (sql: string, prepare: string[] | undefined, signal: AbortSignal | undefined) => {
    const result = await engine.query(sql, {
      ...(prepare ? { prepare } : {}),
      ...(signal ? { signal } : {}),
    });
    return { ...result, arrow: base64(result.arrow) };
  },
  probe: (query: ProbeQuery, ms: number | null, signal: AbortSignal | undefined) =>
    engine.probe(query, { ms, signal } satisfies ProbeLimits),
  bindScan: (scan: Scan) => engine.bindScan(scan),
  put: (path: string, content: string) =>
    engine.files.put({ path, blob: new Blob([fromBase64(content)]), lastModified: Date.now() }),
  runJob: async (pipeline: unknown, runId: string) => {
    const outcome = await runPipeline(pipeline, engine, { runId, attempt: 0 });
    const files = await Promise.all(
      outcome.outputs.map(async ({ path }) => ({
        path,
        bytes: base64(await bytesOf(engine.files.get(path)?.blob)),
      })),
    );
    return { outcome, files };
  },
  check: async (pipeline: unknown) => (await compile(pipeline, engine)).diagnostics,
  removeBelow: (path: string) => engine.files.removeBelow(path),
  close: () => engine.close(),
};
export type PageCalls = typeof calls;
export type PageEngine = Engine;

Object.assign(globalThis, {
  call: async (name: keyof PageCalls, args: unknown[], stop: number | null) => {
    const controller = new AbortController();
    if (stop !== null) stops.set(stop, controller);
    const given = stop === null ? args : [...args, controller.signal];
    try {
      const call = calls[name] as (...args: unknown[]) => unknown;
      return { value: (await call(...given)) ?? null };
    } catch (error) {
      return told(error);
    } finally {
      if (stop !== null) stops.delete(stop);
    }
  },
  stop: (number: number) => stops.get(number)?.abort(),
});
