import { NODE_HEIGHT } from "@/lib/editor/card-shape";
import { addFile, sourceTypeOf } from "@/lib/editor/commands/add-file";
import { ROW_GAP } from "@/lib/editor/geometry";
import { emptyPipeline } from "@/lib/model/pipeline";
import { newId } from "@/lib/util/ids";
import type { NewJob } from "./job-queries";
import { uploadFile } from "./upload-file";

/** Files that some source reads, and the names of those that none does. */
export function sortFiles(files: readonly File[]): { readable: File[]; refused: string[] } {
  const readable = files.filter(({ name }) => sourceTypeOf(name) !== null);
  const refused = files.filter(({ name }) => sourceTypeOf(name) === null).map(({ name }) => name);
  return { readable, refused };
}

/** Uploads files and gives a job with a source for each, named after the first. */
export async function jobFromFiles(files: readonly File[]): Promise<NewJob> {
  let pipeline = emptyPipeline();
  for (const [index, file] of files.entries()) {
    const { path } = await uploadFile(file);
    const position = { x: 0, y: index * (NODE_HEIGHT + ROW_GAP) };
    pipeline = addFile(pipeline, { id: newId("n"), path, position });
  }
  const [first] = Object.values(pipeline.nodes);
  return { name: first?.name ?? "Untitled job", pipeline };
}
