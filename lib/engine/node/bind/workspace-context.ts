import type { BindContext } from "../../scan/binding";
import type { Conversions } from "../convert/conversions";
import type { WorkspaceFile } from "../files";
import type { DuckDbSession } from "../session";
import type { TextFiles } from "./text-files";

/** What binders of a workspace's files work with. */
export interface WorkspaceContext extends BindContext {
  session: DuckDbSession;
  texts: TextFiles;
  conversions: Conversions;
  files: readonly WorkspaceFile[];
  /** Of files that are converted, this much text is enough; null converts all of it. */
  enough: number | null;
}
