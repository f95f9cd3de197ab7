import type { Doc } from "../../print/layout";
import type { Described } from "./described";
import type { Expressions } from "./expressions";
import type { Frame } from "./python";
import type { Remarks } from "./remarks";

/** What the statements of one node can ask for. */
export interface NodeContext {
  expressions: Expressions;
  remarks: Remarks;
  /** The variable that holds another step's rows. */
  variable(step: { node: string; output: string }): string;
  /** Puts a statement before the one that is being written, and gives its variable, called after what it holds. */
  hoist(value: Frame, holds?: string): string;
  /** Puts a line before the statement that is being written. */
  before(line: Doc): void;
  source(described: Described): Frame;
  /** What DuckDB gives for cells that only it can read, by row. */
  cells(described: Described): readonly (readonly (string | null)[])[];
}
