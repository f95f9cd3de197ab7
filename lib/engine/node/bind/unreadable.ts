import { type Diagnostic, diagnose } from "../../../model/diagnostic";
import type { WorkspaceFile } from "../files";

/** Why a file cannot be read. */
export const unreadable = (file: WorkspaceFile, detail: string): Diagnostic =>
  diagnose("file/unreadable", { path: file.path, detail }, { field: ["paths"] });
