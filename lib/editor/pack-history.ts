import type { Imported, NodePlace, Pipeline, PipelineNode } from "../model/pipeline";
import type { EditorDocument } from "./document";
import { type History, type HistoryStep, startHistory } from "./history";

/**
 * History for storage: each document as what differs from its neighbour. Documents share the parts that did not change,
 * so comparing by identity finds the differences, and 200 steps of a graph of 1,000 nodes stay small.
 */
export interface PackedHistory {
  format: "tenon-history/1";
  present: EditorDocument;
  /** Newest first, each against the one after it. */
  past: PackedStep[];
  /** Nearest first, each against the one before it. */
  future: PackedStep[];
}

interface PackedStep {
  label: string;
  /** Fields of the document other than the pipeline. */
  fields: Partial<Omit<EditorDocument, "pipeline">>;
  nodes: PackedRecord<PipelineNode>;
  layout: PackedRecord<NodePlace>;
  /** What the job was imported from, where that changed; null when it had been nothing. */
  imported?: Imported | null;
}

interface PackedRecord<T> {
  set: Record<string, T>;
  gone: string[];
  /** All keys in order, where putting `set` after what stays would order them differently. */
  order: string[] | null;
}

export function packHistory({ past, present, future }: History): PackedHistory {
  const backwards = [...past].reverse();
  return {
    format: "tenon-history/1",
    present,
    past: packSteps(present, backwards),
    future: packSteps(present, future),
  };
}

export function unpackHistory(packed: PackedHistory): History {
  return {
    ...startHistory(packed.present),
    past: unpackSteps(packed.present, packed.past).reverse(),
    future: unpackSteps(packed.present, packed.future),
  };
}

function packSteps(start: EditorDocument, steps: readonly HistoryStep[]): PackedStep[] {
  let from = start;
  return steps.map(({ document, label }) => {
    const step = packStep(from, document, label);
    from = document;
    return step;
  });
}

function unpackSteps(start: EditorDocument, steps: readonly PackedStep[]): HistoryStep[] {
  let document = start;
  return steps.map(({ label, fields, nodes, layout, imported: packed }) => {
    const { imported: kept, ...rest } = document.pipeline;
    const imported = packed === undefined ? kept : (packed ?? undefined);
    const pipeline: Pipeline = {
      ...rest,
      nodes: unpackRecord(rest.nodes, nodes),
      layout: unpackRecord(rest.layout, layout),
      ...(imported ? { imported } : {}),
    };
    document = { ...document, ...fields, pipeline };
    return { document, label };
  });
}

const packStep = (from: EditorDocument, to: EditorDocument, label: string): PackedStep => {
  const { pipeline: _, ...fields } = to;
  return {
    label,
    fields: Object.fromEntries(
      Object.entries(fields).filter(([key, value]) => from[key as keyof typeof fields] !== value),
    ),
    nodes: packRecord(from.pipeline.nodes, to.pipeline.nodes),
    layout: packRecord(from.pipeline.layout, to.pipeline.layout),
    ...(from.pipeline.imported === to.pipeline.imported ? {} : { imported: to.pipeline.imported ?? null }),
  };
};

type Dictionary<T> = Readonly<Record<string, T>>;

function packRecord<T>(from: Dictionary<T>, to: Dictionary<T>): PackedRecord<T> {
  if (from === to) return { set: {}, gone: [], order: null };
  const set = Object.fromEntries(Object.entries(to).filter(([key, value]) => from[key] !== value));
  const gone = Object.keys(from).filter((key) => !Object.hasOwn(to, key));
  const keys = Object.keys(to);
  const rebuilt = Object.keys(unpackRecord(from, { set, gone, order: null }));
  return { set, gone, order: keys.every((key, index) => rebuilt[index] === key) ? null : keys };
}

function unpackRecord<T>(from: Dictionary<T>, { set, gone, order }: PackedRecord<T>): Record<string, T> {
  if (gone.length === 0 && order === null && Object.keys(set).length === 0) return from;
  const merged: Record<string, T> = { ...from, ...set };
  for (const key of gone) delete merged[key];
  if (!order) return merged;
  return Object.fromEntries(
    order.flatMap((key) => (Object.hasOwn(merged, key) ? [[key, merged[key] as T]] : [])),
  );
}
