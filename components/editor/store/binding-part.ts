import type { StoreApi } from "zustand/vanilla";
import { BindingMemory, type Rebound } from "@/lib/compiler/rebind";
import { homeOf } from "@/lib/editor/job-home";
import type { Diagnostic } from "@/lib/model/diagnostic";
import { graphOf } from "@/lib/model/pipeline";
import type { StoreContext } from "./context";
import type { Binding, EditorState } from "./state";

const DEBOUNCE_MS = 150;
/** A server that takes longer is said to. */
const SLOW_MS = 2_000;

/** What benchmarks read: from an edit to what the engine of this page says of it. */
export const BIND_MEASURE = "tenon.bind";

/**
 * Columns and diagnostics after each edit of the nodes. The page knows most of them, and its engine tells the rest at
 * once; the server is asked only for what those cannot tell for certain. The latest question wins.
 */
export function bindingPart({ get, set, services }: StoreContext, store: StoreApi<EditorState>): () => void {
  const memory = new BindingMemory();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let slow: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;
  let ended = false;

  const tell = (patch: Partial<Binding>) => set({ binding: { ...get().binding, ...patch } });

  const ask = async () => {
    asked?.abort();
    const controller = new AbortController();
    asked = controller;
    clearTimeout(slow);
    const { revision, document } = get();
    const pipeline = graphOf(document.pipeline);
    const isHere = homeOf(pipeline).place !== "server";
    if (!isHere) slow = setTimeout(() => tell({ server: "slow" }), SLOW_MS);
    try {
      const bind = isHere ? services.bindHere : services.bind;
      const { nodes, diagnostics } = await bind(pipeline, controller.signal);
      if (controller.signal.aborted) return;
      if (!isHere) memory.learn(pipeline, { nodes, diagnostics });
      tell({ nodes, diagnostics, pending: get().revision !== revision, for: revision, server: "answers" });
    } catch {
      // Columns of before stay: an answer that is late or absent must not empty every form.
      if (!controller.signal.aborted) tell({ pending: false, server: isHere ? "answers" : "silent" });
    } finally {
      if (asked === controller) clearTimeout(slow);
    }
  };

  /** What this page can tell; whether that is all there is to tell. */
  const near = async (): Promise<boolean> => {
    const started = performance.now();
    const { revision, document } = get();
    if (homeOf(document.pipeline).place !== "server") return false;
    const describer = services.describer();
    const rebound = await memory.rebind(graphOf(document.pipeline), describer);
    if (ended || get().revision !== revision) return true;
    const isCertain = rebound.open.size === 0;
    if (!describer && !isCertain) return false;
    tell({ ...withFormer(rebound, get().binding), pending: !isCertain, for: revision });
    performance.measure(BIND_MEASURE, { start: started, end: performance.now() });
    return isCertain;
  };

  const soon = (mustAsk: boolean) => {
    clearTimeout(timer);
    asked?.abort();
    if (!get().binding.pending) tell({ pending: true });
    const isAnswered = near().catch(() => false);
    timer = setTimeout(async () => {
      const { revision } = get();
      const answered = await isAnswered;
      if ((mustAsk || !answered) && !ended && get().revision === revision) await ask();
    }, DEBOUNCE_MS);
  };

  void ask();
  const unsubscribe = store.subscribe((state, before) => {
    const changed = state.rebinds !== before.rebinds;
    if (changed) memory.clear();
    if (changed || state.revision !== before.revision) soon(changed);
  });
  return () => {
    ended = true;
    unsubscribe();
    clearTimeout(timer);
    clearTimeout(slow);
    asked?.abort();
  };
}

/** Of nodes that nothing is known of, what was known before. */
function withFormer(
  { nodes, diagnostics, unknown }: Rebound,
  before: Binding,
): Pick<Binding, "nodes" | "diagnostics"> {
  const former = [...unknown].flatMap((id) => {
    const columns = before.nodes[id];
    return columns ? [[id, columns] as const] : [];
  });
  const isFormer = ({ node }: Diagnostic) => node !== undefined && unknown.has(node);
  const all = { ...nodes, ...Object.fromEntries(former) };
  return {
    nodes: Object.fromEntries(
      Object.entries(all).map(([id, outputs]) => [
        id,
        Object.fromEntries(Object.entries(outputs).map(([port, columns]) => [port, [...columns]])),
      ]),
    ),
    diagnostics: [...diagnostics, ...before.diagnostics.filter(isFormer)],
  };
}
