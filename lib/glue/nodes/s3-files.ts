import type { JsonObject } from "../json";
import { compact, own } from "../json";
import type { KeptNode, ReadContext, WriteContext } from "../mapping";
import { booleanOf, numberOf, objectOf, textsOf } from "../read-fields";

/** What the sources of files in S3 have in common: which files they read. */
export function readFiles(fields: JsonObject, context: ReadContext): { paths: string[] } | KeptNode {
  if (textsOf(fields, "Exclusions").length > 0)
    return {
      kept: "it leaves files out by patterns (Exclusions), which sources here cannot do yet; AWS Glue can",
    };
  const options = objectOf(fields, "AdditionalOptions");
  if (numberOf(options, "BoundedSize") || numberOf(options, "BoundedFiles"))
    return {
      kept: "it takes in a part of its files at a time (bounded execution), which comes later, with bookmarks; AWS Glue does it",
    };
  const places = textsOf(fields, "Paths");
  if (places.length === 0 && own(fields, "Paths.$") !== undefined)
    context.note(
      "assumed",
      "Its paths are filled in from outside (Paths.$). Choose its files to run it here.",
    );
  for (const place of places.filter((one) => one.includes("${")))
    context.note(
      "assumed",
      `“${place}” holds a placeholder. Let a folder stand for it, or choose the files.`,
    );
  if (booleanOf(fields, "Recurse") !== true && places.some((place) => place.endsWith("/")))
    context.note(
      "assumed",
      "Folders below are read as well; AWS Glue reads just the folder, unless “recursive” is on.",
    );
  return { paths: places.map((place) => context.path(place)) };
}

/** The files of a source as AWS Glue names them: a folder stands for all that is in it. */
export function writeFiles(paths: unknown, context: WriteContext): JsonObject {
  const list = Array.isArray(paths) ? paths.filter((path): path is string => typeof path === "string") : [];
  const folders = list.map((path) => path.replace(/\/\*{1,2}(\/\*)?(\.\w+)*$/, "/"));
  const globs = folders.filter((path) => /[*?[{]/.test(path));
  if (globs.length > 0)
    context.note(`AWS Glue may not understand the pattern ${globs.map((path) => `“${path}”`).join(", ")}.`);
  return { Paths: folders.map((path) => context.place(path)), Recurse: true };
}

const COMPRESSIONS: Readonly<Record<string, string>> = { gzip: "gzip", bzip2: "bzip2" };

export const readCompression = (type: string | undefined): string | undefined =>
  type === undefined || type === "" ? undefined : COMPRESSIONS[type];

/** Compressed files are recognised by their names in AWS Glue too. */
export const writeCompression = (compression: unknown): JsonObject =>
  compact({ CompressionType: typeof compression === "string" ? COMPRESSIONS[compression] : undefined });
