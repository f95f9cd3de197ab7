import { apiFormat } from "./forms/api";
import { consoleFormat } from "./forms/console";
import { sourceControlFormat } from "./forms/source-control";
import { type GlueFormat, NotReadable } from "./glue-job";
import { isObject, type Json, type JsonObject } from "./json";

/** Every form of job files; a file has the first that matches. */
const FORMATS: readonly GlueFormat[] = [consoleFormat, sourceControlFormat, apiFormat];

export const glueFormat = (form: GlueFormat["form"]): GlueFormat =>
  FORMATS.find((format) => format.form === form) as GlueFormat;

/** A parsed job file, with the form it has. */
export interface GlueFile {
  format: GlueFormat;
  document: JsonObject;
  nodes: ReadonlyMap<string, Json>;
}

/** Whether a parsed file is a job of AWS Glue, in any of its forms. A job file of this studio is none. */
export const isGlueJob = (document: unknown): document is JsonObject =>
  isObject(document) && !("pipeline" in document) && FORMATS.some((format) => format.matches(document));

/** Reads the text of a job file. Throws `NotReadable`, in words, for one that holds no visual job. */
export function readGlueFile(text: string): GlueFile {
  const document = parse(text);
  const format = isGlueJob(document) ? FORMATS.find((one) => one.matches(document)) : undefined;
  if (!format || !isObject(document))
    throw new NotReadable(
      "This is no job of AWS Glue: it has neither CodeGenConfigurationNodes (API), nor codeGenConfigurationNodes (source control), nor a dag (console).",
    );
  const nodes = format.nodes(document);
  if (!nodes || nodes.size === 0)
    throw new NotReadable("This job has no visual nodes: it is a script, which cannot be drawn.");
  return { format, document, nodes };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new NotReadable(`The file is no JSON (${error instanceof Error ? error.message : error}).`);
  }
}
