import { type Describer, NotHere } from "@/lib/compiler/rebind";
import type { WasmEngine } from "@/lib/engine/wasm/wasm-engine";
import { nearFiles } from "../local/local-files";

/** The engine of this page. It is large, so it is fetched when it is first of use, which is after the editor is. */
let starting: Promise<WasmEngine> | null = null;
let started: WasmEngine | null = null;

/** The engine, once it has started. A start that failed is tried anew the next time. */
export function nearEngine(): Promise<WasmEngine> {
  starting ??= import("@/lib/engine/wasm/wasm-engine")
    .then(async ({ WasmEngine }) => {
      const engine = new WasmEngine(nearFiles);
      await engine.start();
      started = engine;
      return engine;
    })
    .catch((error: unknown) => {
      starting = null;
      throw error;
    });
  return starting;
}

/** What only the server can judge, by the kinds of a `SqlError`. */
const ELSEWHERE = new Set(["missing-extension", "engine-lost", "out-of-memory"]);

const describer: Describer = {
  describe: async (sql) => {
    try {
      return await (await nearEngine()).describe(sql);
    } catch (error) {
      if (ELSEWHERE.has(String((error as { kind?: unknown }).kind))) throw new NotHere();
      throw error;
    }
  },
};

/** Binds in this page, once the engine is there; asking starts it. */
export function nearDescriber(): Describer | null {
  if (started) return describer;
  nearEngine().catch(() => {});
  return null;
}
