import { JobName, JobSettings } from "../model/job";
import type { GlueForm } from "../model/pipeline";
import type { Json, JsonObject } from "./json";

/** One node of a visual job, as AWS Glue's API has it whatever the file's form. */
export interface GlueNode {
  /** Its type in the API; a name of the console where the API has none. */
  type: string;
  fields: JsonObject;
}

/** What this studio knows of a job beside its nodes. */
export interface JobDetails {
  name: string;
  description: string;
  timeoutMinutes: number;
}

/** A job's details as a document can have them; what a file does not say is as usual. */
export function jobDetails({ name, description = "", timeoutMinutes }: Partial<JobDetails>): JobDetails {
  const usual = JobSettings.parse({}).timeoutMinutes;
  return {
    name: JobName.safeParse(name).data ?? "Imported job",
    description: description.slice(0, 10_000),
    timeoutMinutes: JobSettings.shape.timeoutMinutes.safeParse(timeoutMinutes).data ?? usual,
  };
}

/** What is said of a job's script, when its nodes may not be the whole truth. */
export type ScriptState = "generated" | "edited";

/** A form of job files: how its parts are found, read and written. `document` is the parsed file. */
export interface GlueFormat {
  form: GlueForm;
  title: string;
  /** Whether a parsed file has this form, with nodes or without. */
  matches(document: JsonObject): boolean;
  details(document: JsonObject): Partial<JobDetails>;
  script(document: JsonObject): ScriptState;
  /** The nodes as they stand in the file, by id; null for a job that has none. Throws `NotReadable`. */
  nodes(document: JsonObject): ReadonlyMap<string, Json> | null;
  readNode(raw: Json): GlueNode;
  writeNode(id: string, node: GlueNode): Json;
  /** A file with these nodes and details, everything else as in the original; a new file where there is none. */
  write(
    details: Partial<JobDetails>,
    nodes: ReadonlyMap<string, Json>,
    original: JsonObject | null,
  ): JsonObject;
}

/** A file that cannot be read as a visual job; the message says why, for a user. */
export class NotReadable extends Error {
  override readonly name = "NotReadable";
}
