import type { Job, JobContent } from "../model/job";
import type { Pipeline } from "../model/pipeline";

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
