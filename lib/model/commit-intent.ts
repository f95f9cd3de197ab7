import { z } from "zod";

/**
 * What a run is about to make visible, recorded before it does: enough to publish again after a crash. All paths are
 * relative to the workspace; `from` is below `staging`.
 */
export const CommitIntent = z.strictObject({
  runId: z.string(),
  attempt: z.number().int(),
  staging: z.string(),
  targets: z.array(
    z.strictObject({
      node: z.string(),
      path: z.string(),
      mode: z.enum(["append", "overwrite", "fail"]),
      /** True when `path` is one file rather than a folder. */
      singleFile: z.boolean(),
      /** `to` is below `path`, or `path` itself for a single file. */
      files: z.array(
        z.strictObject({
          from: z.string(),
          to: z.string(),
          bytes: z.number().int(),
          rows: z.number().int().nullable(),
          sha256: z.string(),
        }),
      ),
    }),
  ),
  inputs: z.array(z.strictObject({ path: z.string(), bytes: z.number(), mtimeMs: z.number() })),
});
export type CommitIntent = z.infer<typeof CommitIntent>;
