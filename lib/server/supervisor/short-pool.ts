import "server-only";
import type { ShortCallName, ShortCalls } from "../../api/work";
import type { Workspace } from "../workspace";
import { callFaults } from "./call-faults";
import { ShortSlot } from "./short-slot";

/** Where a call belongs: a newer call of the same name and channel takes its place. */
export interface CallOptions {
  channel?: string;
  signal?: AbortSignal;
}

/** Asks a worker. Rejects with a `Fault`, or a `DiagnosticError` for what the user can mend. */
export interface ShortCaller {
  call<Name extends ShortCallName>(
    name: Name,
    request: ShortCalls[Name]["request"],
    options?: CallOptions,
  ): Promise<{ head: ShortCalls[Name]["head"]; arrow: Uint8Array | null }>;
}

export interface ShortPoolOptions {
  workspace: Workspace;
  /** The bundled worker. */
  entry: string;
  size?: number;
  /** Resident memory at which a worker is ended. */
  memoryMb: number;
  /** Milliseconds a call may take. */
  budgets?: Partial<Record<ShortCallName, number>>;
  /** Milliseconds between the request to cancel and the kill. */
  grace?: number;
}

export interface ShortPool extends ShortCaller {
  stop(): void;
}

/** Generous: the workers keep tighter budgets of their own; this is for when they do not. */
const BUDGETS: Record<ShortCallName, number> = {
  bind: 20_000,
  preview: 60_000,
  profile: 60_000,
  evaluate: 15_000,
  types: 15_000,
  transforms: 20_000,
  compile: 20_000,
  // Executes a program, which may never end.
  record: 10_000,
  importGlue: 60_000,
  exportGlue: 30_000,
  inputs: 30_000,
  sample: 120_000,
  readOutput: 30_000,
};

/** Warm workers for the requests of the editor. A worker that crashes or hangs takes only its own calls with it. */
export function createShortPool({
  workspace,
  entry,
  size = 2,
  memoryMb,
  budgets = {},
  grace = 2000,
}: ShortPoolOptions): ShortPool {
  const slots = Array.from({ length: size }, () => new ShortSlot({ workspace, entry, memoryMb, grace }));
  const channels = new Map<string, { slot: ShortSlot; cancel: () => void }>();

  const leastBusy = (): ShortSlot => slots.reduce((best, slot) => (slot.load < best.load ? slot : best));

  return {
    async call(name, request, { channel, signal } = {}) {
      if (signal?.aborted) throw callFaults.cancelled();
      const key = channel === undefined ? null : `${name}\n${channel}`;
      const previous = key === null ? undefined : channels.get(key);
      previous?.cancel();
      // The same worker as before: it hears of the cancellation first.
      const slot = previous?.slot ?? leastBusy();
      const call = slot.call(name, request, { ...BUDGETS, ...budgets }[name]);
      const entry = { slot, cancel: () => call.cancel(callFaults.superseded()) };
      if (key !== null) channels.set(key, entry);
      const leave = () => call.cancel(callFaults.cancelled());
      signal?.addEventListener("abort", leave, { once: true });
      try {
        return await call.answer;
      } finally {
        signal?.removeEventListener("abort", leave);
        if (key !== null && channels.get(key) === entry) channels.delete(key);
      }
    },

    stop() {
      for (const slot of slots) slot.stop();
    },
  };
}
