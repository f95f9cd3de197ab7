import type { PreviewHead, ProfileReply } from "../api/schemas";
import type { ShortCallName, ShortCalls, WorkerSetup } from "../api/work";
import type { Bound } from "../compiler/bind";
import { analyse } from "../compiler/compile";
import { printScript } from "../compiler/emit/duckdb/print-script";
import { writtenScans } from "../compiler/emit/duckdb/scans";
import { printPyspark } from "../compiler/emit/pyspark/print-pyspark";
import type { Expander } from "../compiler/expander";
import { printProgram } from "../compiler/print/typescript";
import { NodeEngine } from "../engine/node/node-engine";
import { NotReadable } from "../glue/glue-job";
import type { S3Folders } from "../glue/s3-folders";
import { type Diagnostic, DiagnosticError, diagnose, hasErrors } from "../model/diagnostic";
import { askTypes } from "../runtime/ask-types";
import { declarations } from "../runtime/declarations";
import type { Engine } from "../runtime/engine";
import { evaluate } from "../runtime/evaluate";
import { expandCode } from "../runtime/expand-code";
import { sampleOf } from "../runtime/job-sample";
import { type Preview, preview } from "../runtime/preview";
import { profile } from "../runtime/profile";
import { recordProgram } from "../runtime/record-program";
import { TransformFolder } from "../runtime/transform-folder";
import { TypeServer } from "../runtime/type-server";
import { LruCache } from "../util/lru-cache";
import { exportGlue } from "./glue/export-glue";
import { importGlue } from "./glue/import-glue";
import { readOutput } from "./read-output";

export type ShortCallHandlers = {
  [Name in ShortCallName]: (
    request: ShortCalls[Name]["request"],
    signal: AbortSignal,
  ) => Promise<{ head: ShortCalls[Name]["head"]; arrow: Uint8Array | null }>;
};

const PREVIEW_CACHE_BYTES = 128 * 1024 * 1024;
const PROFILE_CACHE_ENTRIES = 200;

/** The calls a short worker answers, over one engine with its caches. Errors a user can act on are `DiagnosticError`s. */
export function createShortCalls(setup: WorkerSetup): ShortCallHandlers {
  const engine: Engine = new NodeEngine({ ...setup, threads: setup.threads ?? undefined });
  const types = new TypeServer(declarations, { scratch: setup.scratch });
  const transforms = new TransformFolder(setup.root, { types });
  const expander = expandCode({ types, transforms });
  const previews = new LruCache<string, Preview>(PREVIEW_CACHE_BYTES, ({ arrow }) => arrow.byteLength + 1024);
  const profiles = new LruCache<string, ProfileReply>(PROFILE_CACHE_ENTRIES);
  return {
    bind: async ({ pipeline }, signal) => {
      const { bound, diagnostics } = await analyse(pipeline, engine, "draft", { signal, expander });
      const nodes = Object.fromEntries(
        [...(bound?.columns ?? [])].map(([id, outputs]) => [
          id,
          Object.fromEntries(Object.entries(outputs).map(([port, columns]) => [port, [...columns]])),
        ]),
      );
      return { head: { nodes, diagnostics: [...diagnostics] }, arrow: null };
    },
    preview: async ({ pipeline, node, output, limit }, signal) =>
      preview(pipeline, engine, { node, output, limit, signal, expander, cache: previews }),
    profile: async ({ pipeline, node, output }, signal) => ({
      head: await profile(pipeline, engine, { node, output, signal, expander, cache: profiles }),
      arrow: null,
    }),
    evaluate: async ({ pipeline, ...request }, signal) => ({
      head: await evaluate(pipeline, engine, { ...request, signal, expander }),
      arrow: null,
    }),
    transforms: async () => ({ head: await transforms.list(), arrow: null }),
    types: async (request) => ({ head: await askTypes(types, request), arrow: null }),
    compile: async (request, signal) => ({
      head: await printCode(request, engine, { signal, expander }),
      arrow: null,
    }),
    record: async ({ program, pipeline }) => ({
      head: await recordProgram(program, { pipeline, scratch: setup.scratch }),
      arrow: null,
    }),
    importGlue: async ({ text, folders }) => ({ head: await importHead(text, folders, engine), arrow: null }),
    exportGlue: async ({ job, form }, signal) => ({
      head: await exportGlue(job, form, engine, { signal, expander }),
      arrow: null,
    }),
    inputs: async ({ pipeline }, signal) => {
      const { bound } = await analyse(pipeline, engine, "draft", { signal, expander });
      const found = [...(bound?.scans.values() ?? [])].flatMap(({ files }) => files);
      const byPath = new Map(found.map(({ path, bytes }) => [path, { path, bytes }]));
      return { head: { files: [...byPath.values()] }, arrow: null };
    },
    sample: async ({ pipeline }, signal) => ({
      head: { sample: await sampleOf(pipeline, engine, { signal, expander }) },
      arrow: null,
    }),
    readOutput: async (request, signal): Promise<{ head: PreviewHead; arrow: Uint8Array }> =>
      readOutput(engine, request, signal),
  };
}

async function importHead(
  text: string,
  folders: S3Folders,
  engine: Engine,
): Promise<ShortCalls["importGlue"]["head"]> {
  try {
    const { title: _, ...head } = await importGlue(text, { folders }, engine);
    return head;
  } catch (error) {
    if (!(error instanceof NotReadable)) throw error;
    throw new DiagnosticError([diagnose("glue/unreadable", { detail: error.message })]);
  }
}

async function printCode(
  { name, pipeline, pyspark }: ShortCalls["compile"]["request"],
  engine: Engine,
  options: { signal: AbortSignal; expander: Expander },
): Promise<ShortCalls["compile"]["head"]> {
  const { bound, diagnostics } = await analyse(pipeline, engine, "draft", options);
  const printed = printSafely(() => printProgram({ name, pipeline }));
  const sound = bound && !hasErrors(diagnostics) ? bound : null;
  return {
    typescript: printed.code,
    sql: sound && printScript(sound.plan, writtenScans),
    pyspark: pyspark && sound ? await printForSpark(name, sound, engine) : null,
    diagnostics: [
      ...diagnostics,
      ...printed.diagnostics.filter(
        (one) => !diagnostics.some((other) => other.message === one.message && other.node === one.node),
      ),
    ],
  };
}

async function printForSpark(
  name: string,
  bound: Bound,
  engine: Engine,
): Promise<NonNullable<ShortCalls["compile"]["head"]["pyspark"]>> {
  const printed = await printPyspark({ name, ...bound }, engine);
  return printed.ok
    ? { code: printed.program, diagnostics: [] }
    : { code: null, diagnostics: [...printed.diagnostics] };
}

function printSafely<Code>(print: () => Code): { code: Code | null; diagnostics: readonly Diagnostic[] } {
  try {
    return { code: print(), diagnostics: [] };
  } catch (error) {
    if (error instanceof DiagnosticError) return { code: null, diagnostics: error.diagnostics };
    throw error;
  }
}
