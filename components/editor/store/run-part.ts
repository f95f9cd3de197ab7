import { ApiFailure } from "@/lib/api/client";
import { homeOf } from "@/lib/editor/job-home";
import { isTerminal, type JobRun } from "@/lib/model/job-run";
import { graphOf, type Pipeline } from "@/lib/model/pipeline";
import type { RunProgress } from "@/lib/runtime/engine";
import { newId } from "@/lib/util/ids";
import type { StoreContext } from "./context";
import type { EditorActions } from "./state";

type Part = Pick<EditorActions, "startRun" | "stopRun" | "setShownRun">;

/** Starting, following and stopping runs. */
export function runPart(context: StoreContext): Part {
  const { get, set, services, actions } = context;
  let unwatch: (() => void) | null = null;
  let stopHere: AbortController | null = null;
  context.endings.push(() => unwatch?.());

  const show = (run: JobRun) => {
    // Somebody may look at an older run meanwhile; the live one must not push it away.
    const shown = get().shownRun;
    if (shown === null || shown.id === run.id) set({ shownRun: run });
    if (!isTerminal(run.state)) return;
    unwatch?.();
    unwatch = null;
    if (get().activeRun === run.id) set({ activeRun: null, announcement: `Run ${run.state.toLowerCase()}` });
  };

  /** The document as it stood when a run began, where that is what is saved now. */
  const nodesOf = (run: JobRun) => (run.jobVersion === get().baseVersion ? get().saved.pipeline.nodes : null);

  const watch = (run: JobRun) => {
    unwatch?.();
    set({ activeRun: run.id, shownRun: run, shownRunNodes: nodesOf(run) });
    if (isTerminal(run.state)) return show(run);
    unwatch = services.watchRun(
      run.id,
      (event) => {
        if (event.kind === "run") show(event.run);
      },
      () => void services.getRun(run.id).then(show, () => set({ activeRun: null })),
    );
  };

  /** Runs in this page: nothing of it is known to the server. */
  const runHere = (pipeline: Pipeline): JobRun => {
    const { jobId, document, baseVersion } = get();
    const begun = new Date().toISOString();
    const controller = new AbortController();
    stopHere = controller;
    let run: JobRun = {
      id: newId("jr_here"),
      jobId,
      jobName: document.name,
      jobVersion: baseVersion,
      attempt: 0,
      state: "RUNNING",
      progress: null,
      arguments: {},
      nodes: {},
      outputs: [],
      accounting: null,
      error: null,
      peakMemory: null,
      queuedAt: begun,
      startedAt: begun,
      endedAt: null,
    };
    set({ activeRun: run.id, shownRun: run, shownRunNodes: nodesOf(run) });
    const onProgress = ({ fraction, nodes }: RunProgress) => {
      if (run.endedAt !== null) return;
      run = { ...run, progress: fraction, nodes };
      show(run);
    };
    void services.runHere(pipeline, { runId: run.id, signal: controller.signal, onProgress }).then((end) => {
      run = { ...run, ...end, progress: 1, endedAt: new Date().toISOString() };
      show(run);
    });
    return run;
  };

  return {
    startRun: async (args = {}) => {
      if (get().activeRun || get().starting) return null;
      set({ starting: true, saveError: null });
      try {
        if (!(await actions.save())) return null;
        const { pipeline } = get().document;
        const home = homeOf(pipeline);
        if (home.place === "nowhere") {
          set({ saveError: mixedWords(home) });
          return null;
        }
        if (home.place === "browser") return runHere(graphOf(pipeline));
        const run = await services.startRun(get().jobId, args);
        watch(run);
        return run;
      } catch (error) {
        set({ saveError: error instanceof ApiFailure ? error.message : "The studio does not answer." });
        return null;
      } finally {
        set({ starting: false });
      }
    },
    stopRun: async () => {
      const id = get().activeRun;
      if (id === null) return;
      if (isRunHere(id)) return stopHere?.abort();
      try {
        show(await services.stopRun(id));
      } catch (error) {
        set({ saveError: error instanceof ApiFailure ? error.message : "The studio does not answer." });
      }
    },
    setShownRun: (run) => {
      if (run && !isTerminal(run.state) && run.id !== get().activeRun) watch(run);
      else set({ shownRun: run, shownRunNodes: run && nodesOf(run) });
    },
  };
}

/** Whether a run is one of this page. */
export const isRunHere = (id: string): boolean => id.startsWith("jr_here");

/** Why a job of both homes does not run, and what the choices are. */
export const mixedWords = ({ others }: { others: readonly string[] }): string =>
  `The job reads files of this computer and, in ${others.map((name) => `“${name}”`).join(", ")}, of the server. Upload the files of this computer to run it on the server, or keep all its files here.`;

/** Shows the last run of the job as it is saved, and follows one that is going on. */
export function lastRunPart({ get, services, actions }: StoreContext): () => void {
  let ended = false;
  services.lastRun(get().jobId).then(
    (run) => {
      const { shownRun, activeRun, baseVersion } = get();
      if (ended || !run || shownRun || activeRun) return;
      if (run.jobVersion === baseVersion || !isTerminal(run.state)) actions.setShownRun(run);
    },
    () => {},
  );
  return () => {
    ended = true;
  };
}
