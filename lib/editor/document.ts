import type { Job, JobContent } from "../model/job";
import type { Pipeline } from "../model/pipeline";
import { jsonEqual } from "../util/stable-json";

/** What the editor edits and saves: a job without its identity. Always treated as immutable. */
export type EditorDocument = JobContent;

export const documentOf = ({ name, description, pipeline, program, settings }: Job): EditorDocument => ({
  name,
  description,
  pipeline,
  program,
  settings,
});

/** The document with another pipeline, or the very same one when nothing changed. */
export const withPipeline = (document: EditorDocument, pipeline: Pipeline): EditorDocument =>
  pipeline === document.pipeline ? document : { ...document, pipeline };

/** Whether two documents would be saved alike. Shared parts are equal at a glance, so this is cheap after a small edit. */
export function sameDocument(a: EditorDocument, b: EditorDocument): boolean {
  if (a === b) return true;
  const { pipeline: before, ...fields } = a;
  const { pipeline: after, ...others } = b;
  return (
    jsonEqual(fields, others) &&
    before.version === after.version &&
    (before.imported === after.imported || jsonEqual(before.imported, after.imported)) &&
    sameRecord(before.nodes, after.nodes) &&
    sameRecord(before.layout, after.layout)
  );
}

function sameRecord<T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>): boolean {
  if (a === b) return true;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && jsonEqual(a[key], b[key]));
}
