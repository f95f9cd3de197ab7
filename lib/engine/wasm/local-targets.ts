import type { FileFormat } from "../../connectors/file-format";
import { fileFormat } from "../../connectors/formats";
import { isSingleFile } from "../../connectors/target-path";
import { type Diagnostic, DiagnosticError, diagnose } from "../../model/diagnostic";
import type { CopyTo } from "../../sql/script";
import { inputReason, type PlannedRun, samePaths } from "../target-rules";
import type { LocalFiles } from "./local-files";

/** Where one statement's rows go among the files of the page. */
export interface LocalTarget {
  statement: CopyTo;
  format: FileFormat;
  extension: string;
  path: string;
  singleFile: boolean;
}

/** Targets of a script, by the rules of the workspace. Throws `DiagnosticError` for those that would destroy data. */
export function checkLocalTargets(
  statements: readonly CopyTo[],
  files: LocalFiles,
  context: PlannedRun,
): LocalTarget[] {
  const diagnostics: Diagnostic[] = [];
  const targets = statements.map((statement): LocalTarget => {
    const format = fileFormat(statement.format);
    const path = statement.path
      .split("/")
      .filter((name) => name !== "" && name !== ".")
      .join("/");
    const target = {
      statement,
      format,
      extension: format.extensionFor(statement.options),
      path,
      singleFile: isSingleFile(format, path),
    };
    const problem = problemOf(target, files, context);
    if (problem) diagnostics.push({ ...problem, node: statement.node, field: ["path"] });
    return target;
  });
  diagnostics.push(...samePaths(targets, context));
  if (diagnostics.length > 0) throw new DiagnosticError(diagnostics);
  return targets;
}

function problemOf(target: LocalTarget, files: LocalFiles, context: PlannedRun): Diagnostic | null {
  const { path, singleFile, statement } = target;
  const refuse = (reason: string) => diagnose("file/refused", { path, reason });
  if (path.split("/").includes("..")) return refuse("it leaves the workspace");
  if (path === "") return refuse("it is the workspace itself");
  const there = files.list().some((file) => file.path === path || file.path.startsWith(`${path}/`));
  if (!there) return null;
  if (statement.mode === "append") return singleFile ? diagnose("target/one-file", { path }) : null;
  if (statement.mode === "fail") return diagnose("target/exists", { path });
  const reason = inputReason(target, context);
  return reason === null ? null : diagnose("target/unsafe", { path, reason });
}
