import { type Diagnostic, diagnose } from "../../model/diagnostic";
import type { ScanFile } from "./session";

/** Why a file cannot be read. */
export const unreadable = (file: ScanFile, detail: string): Diagnostic =>
  diagnose("file/unreadable", { path: file.path, detail }, { field: ["paths"] });
