import type { Span } from "./tree";

/** A token as the parser sees it, whatever the dialect. */
export interface SyntaxToken extends Span {
  kind: "word" | "quoted" | "string" | "blob" | "number" | "operator" | "parameter" | "end";
  /** As it stands in the text. */
  text: string;
  /** The name or text it stands for; of a word and an operator, in small letters. */
  value: string;
}

/** Where a text cannot be read or translated, in words. */
export class SyntaxProblem extends Error {
  override readonly name = "SyntaxProblem";
  constructor(
    message: string,
    readonly span: Span,
  ) {
    super(message);
  }
}
